"""What kinds are made of: typed fields, questions, and templates with holes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.errors import Origin
    from quizgen.model.values import FieldType

EACH_PARTS = ("item", "key", "value", "gap")


@dataclass(frozen=True, slots=True)
class Hole:
    """A `{field.part:style}` in a template."""

    field: str
    part: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Words and holes in turn, and the holes alone; data only, never run."""

    pieces: tuple[str | Hole, ...]
    text: str
    origin: Origin
    holes: tuple[Hole, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for at every item; frozen dataclasses are filled in so.
        object.__setattr__(self, "holes", tuple(piece for piece in self.pieces if isinstance(piece, Hole)))


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

    `asks` names a field, `name`, or a part of a field (`members.item`, `parts.key`, `parts.value`, `text.gap`). From
    these follow `holes`, all that stem, statement and answer mention; `about`, their fields, the one that is asked for
    first; `given`, the holes that the question fills in; and `per_part`, the field over whose members, pairs or gaps
    the question makes a card each, or ''.
    """

    name: str
    stem: Template
    asks: Hole
    statement: Template | None
    forms: tuple[str, ...]
    formerly: tuple[str, ...] = ()
    holes: tuple[Hole, ...] = field(init=False, repr=False, compare=False)
    given: tuple[Hole, ...] = field(init=False, repr=False, compare=False)
    about: tuple[str, ...] = field(init=False, repr=False, compare=False)
    per_part: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        statement = self.statement.holes if self.statement else ()
        holes = (*self.stem.holes, *statement, self.asks)
        given = (hole for hole in holes if hole.field != "name" and not self._is_asked(hole))
        parts = (hole.field for hole in holes if hole.part in EACH_PARTS)
        object.__setattr__(self, "holes", holes)
        fields = dict.fromkeys(hole.field for hole in (self.asks, *holes) if hole.field != "name")
        object.__setattr__(self, "about", tuple(fields))
        object.__setattr__(self, "given", tuple(dict.fromkeys(replace(hole, style="") for hole in given)))
        object.__setattr__(self, "per_part", next(parts, ""))

    def _is_asked(self, hole: Hole) -> bool:
        return hole.field == self.asks.field and hole.part in {self.asks.part, ""}


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of subject: its fields and its questions."""

    name: str
    noun: str
    fields: Mapping[str, FieldSpec]
    questions: Mapping[str, Question]
