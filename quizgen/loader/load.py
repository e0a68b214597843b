"""From a folder to a deck: header, kinds, subjects, in that order; every problem of all files in one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.errors import Origin, Problem
from quizgen.kinds import read_kinds, standard_kinds
from quizgen.loader.header import read_header
from quizgen.loader.subjects import SubjectReader, check_names, gather
from quizgen.loader.versions import Versions
from quizgen.model import Deck
from quizgen.reading import Reading
from quizgen.source import Node, read_file

if TYPE_CHECKING:
    from pathlib import Path


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
    shown = (shown if shown is not None else str(folder)).rstrip("/")
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
    nodes = [_read(reading, path, f"{shown}/facts/{path.name}") for path in files]
    raw = gather(reading, [node for node in nodes if node is not None], kinds)
    reader = SubjectReader(reading, header, kinds, raw)
    subjects = [subject for each in raw.values() if (subject := reader.subject(each)) is not None]
    check_names(reading, subjects)
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
        subjects=Versions({subject.key: subject for subject in subjects}, kinds, header.synonyms).compared(),
        synonyms=header.synonyms,
        waivers=header.waivers,
    )
    problems = sorted(dict.fromkeys(reading.problems), key=lambda problem: problem.origin)
    return Loaded(deck, tuple(problems))


def _read(reading: Reading, path: Path, shown: str) -> Node | None:
    node, problems = read_file(path, shown)
    reading.problems += problems
    return node
