"""Decks and their subjects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.errors import Origin, Problem
    from quizgen.model.kinds import Kind
    from quizgen.model.values import Citation, Fact, SubjectKey, Text


@dataclass(frozen=True, slots=True)
class Subject:
    """One entry of a kind, with its facts by field."""

    key: SubjectKey
    name: Text
    aliases: tuple[str, ...]
    topic: str
    facts: Mapping[str, tuple[Fact, ...]]
    citation: Citation
    origin: Origin
    confusable: tuple[SubjectKey, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a deck names the passages of a work: by sections, parts of them, and paragraphs counted within.

    `sections` and `parts` give for each name the words with which it begins. `digest` is the SHA-256 of the text.
    """

    sections: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    paragraph: str = "paragraph"
    opening: str = "opening"
    note: str = "note"
    digest: str = ""


NUMBERED = Numbering()  # paragraphs counted from the first to the last


@dataclass(frozen=True, slots=True)
class Work:
    """Something that a deck cites."""

    id: str
    title: str
    author: str = ""
    year: str = ""
    url: str = ""
    numbering: Numbering = NUMBERED


@dataclass(frozen=True, slots=True)
class Waiver:
    """A warning of the linter's that the author has judged and lets stand, with the reason.

    `on` confines it to a subject (`kind/id`), a question (`kind/question`) or the cards whose ids begin so.
    """

    code: str
    reason: str
    origin: Origin
    on: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A folder of facts, checked and typed."""

    uid: str
    name: str
    path: str
    title: str
    description: str
    language: str
    licence: str
    version: str
    works: Mapping[str, Work]
    topics: Mapping[str, str]
    kinds: Mapping[str, Kind]
    subjects: Mapping[SubjectKey, Subject]
    synonyms: tuple[frozenset[str], ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be built of a deck (None where `deck.yaml` cannot be read) and everything wrong with it."""

    deck: Deck | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity == "error")
