"""What a learner did with an item, and what is said to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option, by its place among those shown, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Typed:
    """Words as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Selected:
    """All the options that were marked, by their places from 0 (multi)."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The options in the order in which they were put, by their places as shown (order)."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """For each prompt the place of the option that was put to it, or -1 (match)."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """The members of a list as they were typed (recall)."""

    texts: tuple[str, ...]


Response: TypeAlias = Chosen | Typed | Selected | Arranged | Matched | Recalled


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a response is right, how much of it (0 to 1), what was missing, and what more there is to say.

    What is right has the whole score: 1 needs no telling, and less cannot be told.
    """

    right: bool
    note: str = ""
    score: float = 0.0
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.right:
            object.__setattr__(self, "score", 1.0)


WRONG = Verdict(right=False)
