"""From a folder to a deck: header, kinds, subjects, in that order; every problem of all files in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.collector import no_collection
from quizgen.errors import Origin
from quizgen.files import facts_of, header_of
from quizgen.kinds import read_kinds, standard_kinds
from quizgen.loader.across import check_circles, check_names, check_questions, check_values
from quizgen.loader.facts import Facts
from quizgen.loader.header import read_header
from quizgen.loader.ids import Ids
from quizgen.loader.versions import Versions
from quizgen.model import Deck, Loaded
from quizgen.reading import Reading
from quizgen.source import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quizgen.loader.header import Header
    from quizgen.model import Kind
    from quizgen.nodes import Node


def load(folder: Path, shown: str | None = None) -> Loaded:
    """Load the deck in `folder`; problems name files as `shown`/... (the folder's path unless told otherwise)."""
    with no_collection():  # in a growing deck nothing is garbage
        return _load(folder, (shown if shown is not None else str(folder)).rstrip("/"))


def _load(folder: Path, shown: str) -> Loaded:
    reading = Reading()
    root = _read(reading, header_of(folder), f"{shown}/deck.yaml")
    if root is None:
        return Loaded(None, tuple(reading.problems))
    header = read_header(reading, root, fallback=folder.name)
    kinds = standard_kinds()
    if header.kinds is not None:
        kinds = read_kinds(reading, header.kinds, kinds)
    files = facts_of(folder)
    if not files:
        message = "the deck has no facts; expected files facts/*.yaml"
        reading.note("no-facts", message, Origin(f"{shown}/deck.yaml", 1, 1))
    facts = _facts(reading, header, kinds, [(path, f"{shown}/facts/{path.name}") for path in files])
    deck = Deck(
        uid=header.uid,
        name=folder.resolve().name,
        path=str(folder),
        title=header.title,
        description=header.description,
        language=header.language,
        licence=header.licence,
        version=header.version,
        works=header.works,
        topics=header.topics,
        kinds=kinds,
        subjects=Versions(facts.subjects, kinds, header.synonyms).compared(),
        synonyms=header.synonyms,
        waivers=header.waivers,
    )
    check_names(reading, deck)
    check_values(reading, deck)
    check_circles(reading, deck)
    if header.kinds is not None and files and facts.is_whole:  # else what is missing may stand where nothing was read
        check_questions(reading, deck, header.kinds, facts.filled)
    problems = sorted(dict.fromkeys(reading.problems), key=lambda problem: problem.origin)
    return Loaded(deck, tuple(problems))


def _facts(reading: Reading, header: Header, kinds: Mapping[str, Kind], files: Sequence[tuple[Path, str]]) -> Facts:
    before = len(reading.problems)
    ids = Ids()
    facts = Facts(reading, header, kinds, ids)
    facts.read(files)
    if not ids.suffice_for(facts.places):
        del reading.problems[before:]
        facts = Facts(reading, header, kinds, Ids(facts.places))
        facts.read(files)
    return facts


def _read(reading: Reading, path: Path, shown: str) -> Node | None:
    node, problems = read_file(path, shown)
    reading.problems += problems
    return node
