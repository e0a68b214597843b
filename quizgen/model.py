"""The nouns: decks, kinds, subjects, facts, cards and items, as frozen values. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizgen.dates import Date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from quizgen.errors import Origin


class FieldType(StrEnum):
    """What a field holds; it decides how a scalar in the YAML reads."""

    NAME = "name"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    REF = "ref"
    LIST = "list"
    MAP = "map"
    QUOTE = "quote"
    MEDIA = "media"


class SubjectKey(NamedTuple):
    """The permanent name of a subject inside its deck."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Text:
    """Words, with further spellings to accept and near-misses to reject when typed."""

    text: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """An exact amount, as the author wrote it, with its unit."""

    amount: Decimal
    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """Another subject of the deck."""

    target: SubjectKey


Scalar: TypeAlias = Text | Date | Number | Ref


@dataclass(frozen=True, slots=True)
class Members:
    """A list: a set of members; `ordered` where the order is the source's and may be asked for."""

    items: tuple[Text | Ref, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """A map: who or what plays which part."""

    items: tuple[tuple[Text | Ref, Text | Ref], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, with the stretches that may be blanked as (start, end) offsets."""

    text: str
    gaps: tuple[tuple[int, int], ...] = ()


Value: TypeAlias = Scalar | Members | Pairs | Quote


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands: a work of the deck's `sources` and a passage in it."""

    work: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One (subject, field, value) with its provenance; a field with many values gives many facts."""

    field: str
    value: Value
    citation: Citation
    origin: Origin


@dataclass(frozen=True, slots=True)
class Hole:
    """A `{field.part:style}` in a template."""

    field: str
    part: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Words and holes in turn; data only, never run."""

    pieces: tuple[str | Hole, ...]
    text: str
    origin: Origin

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Give the holes, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Hole))


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A typed attribute of a kind.

    A closed field tells the whole truth: a value that is not listed for a subject is false of it. A field with
    one value is closed unless it says otherwise; a field with many is open unless it says otherwise. `alike` names
    a field in which two subjects must agree for their values to stand side by side as options.
    """

    name: str
    type: FieldType
    to: str = ""
    many: bool = False
    closed: bool = True
    unit: str = ""
    part_of: bool = False
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A template on a kind: the stem, what it asks for, and the statement that the right answer makes true.

    `asks` names a field, `name`, or a part of a field (`members.item`, `parts.key`, `parts.value`, `text.gap`).
    """

    name: str
    stem: Template
    asks: Hole
    statement: Template | None
    forms: tuple[str, ...]
    formerly: tuple[str, ...] = ()

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Give every hole of stem and statement and what is asked."""
        return (*self.stem.holes, *(self.statement.holes if self.statement else ()), self.asks)

    @property
    def per_part(self) -> str:
        """Name the field over whose members, pairs or gaps the question makes a card each; else ''."""
        return next((hole.field for hole in self.holes if hole.part in EACH_PARTS), "")


EACH_PARTS = ("item", "key", "value", "gap")


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of subject: its fields and its questions."""

    name: str
    noun: str
    fields: Mapping[str, FieldSpec]
    questions: Mapping[str, Question]


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
class Work:
    """Something that a deck cites."""

    id: str
    title: str
    author: str = ""
    year: str = ""
    url: str = ""


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


@dataclass(frozen=True, slots=True)
class Card:
    """Subject x question (x part): the thing that is remembered and scheduled."""

    deck: str
    subject: SubjectKey
    question: str
    part: str = ""

    @property
    def id(self) -> str:
        """Give the permanent id, `deck/kind/subject/question` or `deck/kind/subject/question.part`."""
        question = f"{self.question}.{self.part}" if self.part else self.question
        return f"{self.deck}/{self.subject.kind}/{self.subject.id}/{question}"


@dataclass(frozen=True, slots=True)
class Option:
    """A key or a distractor, as shown; `why` says why a distractor is wrong and is empty for a key."""

    text: str
    right: bool
    why: str = ""


GAP = "_____"


@dataclass(frozen=True, slots=True)
class Item:
    """Card x form x seed: the thing that is shown.

    `key` is the right answer as text. `options` are in the order shown; they are empty where the answer is typed.
    `accepts` are the typed forms that count as right, `rejects` near-misses that do not. `explanation` is a true
    sentence made from the fact. `gap` is the text before and after the blank of a cloze.
    """

    card: Card
    form: str
    seed: int
    topic: str
    stem: str
    key: str
    explanation: str
    citation: Citation
    source: str
    difficulty: float
    options: tuple[Option, ...] = ()
    accepts: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    date: Date | None = None
    gap: tuple[str, str] | None = field(default=None)

    @property
    def correct(self) -> tuple[int, ...]:
        """Give the indexes of the right options."""
        return tuple(index for index, option in enumerate(self.options) if option.right)
