"""Typed dates, judged: every usual form passes, and also a finer date than was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.dates import MONTHS, Precision, read_typed
from quizgen.grading.responses import Verdict
from quizgen.grading.spelling import nearest_misspelled
from quizgen.grading.usual import usual

if TYPE_CHECKING:
    from quizgen.dates import Date

_ASKED = {Precision.YEAR: "year", Precision.MONTH: "month", Precision.DAY: "day"}
_WORD = re.compile(r"[^\W\d_]{5,12}")


def grade_date(key: Date, text: str) -> Verdict:
    """Judge a typed date; only the name of a month may be misspelled."""
    text = usual(text)
    typed = read_typed(text)
    if typed is not None:
        return _judged(key, typed)
    mended, months = _mended(text)
    typed = read_typed(mended) if months else None
    if typed is None:
        return Verdict(right=False, note="write a date such as 15 April 2014")
    verdict = _judged(key, typed)
    return Verdict(right=True, note=f"spelled '{' and '.join(months)}'") if verdict.right else verdict


def _judged(key: Date, typed: Date) -> Verdict:
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


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a text with its misspelled months put right, and those months."""
    months: list[str] = []

    def mend(match: re.Match[str]) -> str:
        month = nearest_misspelled(match[0], MONTHS, ())
        if month is None or match[0].lower() == month.lower():
            return match[0]
        months.append(month)
        return month

    return _WORD.sub(mend, text[:200]), tuple(months)
