"""What a learner did, judged: a chosen option by its place, a typed answer by every accepted spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from quizgen.dates import Date, Precision, read_typed
from quizgen.wording import normal

if TYPE_CHECKING:
    from quizgen.model import Item


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option, by its place among those shown, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Typed:
    """Words as they were typed."""

    text: str


Response: TypeAlias = Chosen | Typed


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a response is right, and a note where there is more to say than that."""

    right: bool
    note: str = ""


def grade(item: Item, response: Response) -> Verdict:
    """Judge a response.

    Case, spacing, accents, punctuation, articles and number words do not matter in typed answers; dates pass in every
    usual form, and also where they are finer than was asked.
    """
    match response:
        case Chosen(index):
            return Verdict(0 <= index < len(item.options) and item.options[index].right)
        case Typed(text):
            return _typed(item, text)
        case _:
            assert_never(response)


def _typed(item: Item, text: str) -> Verdict:
    typed = normal(text)
    if typed in {normal(reject) for reject in item.rejects}:
        return Verdict(right=False, note="close, but not the same")
    if typed in {normal(accept) for accept in item.accepts}:
        return Verdict(right=True)
    if item.date is not None:
        return _date(item.date, read_typed(text))
    return Verdict(right=False)


_ASKED = {Precision.YEAR: "year", Precision.MONTH: "month", Precision.DAY: "day"}


def _date(key: Date, typed: Date | None) -> Verdict:
    if typed is None:
        return Verdict(right=False, note="write a date such as 15 April 2014")
    if typed == key:
        return Verdict(right=True)
    # "November 2013" answers "in which year", and "2013" says too little where the day is asked.
    finer = typed.precision > key.precision or (typed.is_interval and not key.is_interval)
    if finer and typed.coarsened(key.precision) == key:
        return Verdict(right=True)
    for precision in (Precision.MONTH, Precision.YEAR):
        coarse = key.coarsened(precision)
        if precision < key.precision and coarse is not None and coarse == typed.coarsened(precision):
            return Verdict(right=False, note=f"the {_ASKED[precision]} is right; the {_ASKED[key.precision]} is asked")
    return Verdict(right=False)
