"""What facts hold: texts, dates, numbers, references, lists, maps and quotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizgen.dates import Date

if TYPE_CHECKING:
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
    """Words, with further spellings to accept and near-misses to reject when typed.

    `evidence` are words of the cited passage that stand for a member of a list or map put in other words.
    """

    text: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    evidence: tuple[str, ...] = field(default=(), compare=False)


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
    """One (subject, field, value) with its provenance; a field with many values gives many facts.

    `valid` says when it held, where the author says so. `evidence` are words of the cited passage that stand for a
    value which the author has put in other words.
    """

    field: str
    value: Value
    citation: Citation
    origin: Origin
    valid: Date | None = None
    evidence: tuple[str, ...] = ()
