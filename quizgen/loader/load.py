"""From a folder to a deck: header, kinds, subjects, in that order; every problem of all files in one run."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.errors import Origin, Problem
from quizgen.kinds import read_kinds, standard_kinds
from quizgen.loader.facts import Facts
from quizgen.loader.header import read_header
from quizgen.loader.ids import Ids
from quizgen.loader.subjects import check_names
from quizgen.model import Deck
from quizgen.reading import Reading
from quizgen.source import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quizgen.loader.header import Header
    from quizgen.model import Kind
    from quizgen.nodes import Node


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be built of a deck (None where `deck.yaml` cannot be read) and everything wrong with it."""

    deck: Deck | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def load(folder: Path, shown: str | None = None) -> Loaded:
    """Load the deck in `folder`; problems name files as `shown`/... (the folder's path unless told otherwise)."""
    with _without_collector():
        return _load(folder, (shown if shown is not None else str(folder)).rstrip("/"))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from going, again and again, through a growing deck in which nothing is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(folder: Path, shown: str) -> Loaded:
    reading = Reading()
    root = _read(reading, folder / "deck.yaml", f"{shown}/deck.yaml")
    if root is None:
        return Loaded(None, tuple(reading.problems))
    header = read_header(reading, root, fallback=folder.name)
    kinds = standard_kinds()
    if header.kinds is not None:
        kinds = read_kinds(reading, header.kinds, kinds)
    files = sorted(path for path in (folder / "facts").glob("*.y*ml") if not path.name.startswith("."))
    if not files:
        message = "the deck has no facts; expected files facts/*.yaml"
        reading.note("no-facts", message, Origin(f"{shown}/deck.yaml", 1, 1))
    facts = _facts(reading, header, kinds, [(path, f"{shown}/facts/{path.name}") for path in files])
    check_names(reading, facts.subjects.values())
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
        subjects=facts.subjects,
        synonyms=header.synonyms,
        waivers=header.waivers,
    )
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
