"""How dates and numbers may be written in a source, as the words to look for."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from quizgen.dates import MONTHS, Point, Precision, spellings
from quizgen.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from quizgen.dates import Date

Spelling = tuple[str, ...]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = (("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12))


def of_date(date: Date) -> tuple[Spelling, ...]:
    """List the usual ways to write a date of just this precision, the month first, the day first, or ISO 8601."""
    first, last = date.first, date.last
    found = [words(text) for text in spellings(date)]
    if not date.is_interval:
        found += _point(first)
    elif Precision.DAY in (first.precision, last.precision) and first.year == last.year:
        found += [(*one, *other, year) for one, other in product(_days(first), _days(last)) for year in _years(first)]
        if first.month == last.month:
            for one, other, month in product(_day(first), _day(last), _months(first)):
                found += [(*body, str(first.year)) for body in ((month, one, other), (one, other, month))]
        found += [(*one, *other) for one, other in product(_point(first), _point(last))]
    else:
        found += [(*one, *other) for one, other in product(_point(first), _point(last))]
        if first.precision is Precision.YEAR:
            found.append((str(first.year), f"{last.year % 100:02d}"))
        elif first.year == last.year:
            found += [(one, other, str(first.year)) for one, other in product(_months(first), _months(last))]
    return tuple(dict.fromkeys(found))


def _point(point: Point) -> list[Spelling]:
    if not point.month:
        return [(year,) for year in _years(point)]
    if not point.day:
        return [(month, year) for month, year in product(_months(point), _years(point))]
    return [(*body, year) for body, year in product(_days(point), _years(point))]


def _days(point: Point) -> list[Spelling]:
    """Write a day without its year."""
    pairs = product(_months(point), _day(point))
    return [spelling for month, day in pairs for spelling in ((month, day), (day, month))]


def _day(point: Point) -> list[str]:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(point.day % 10 if point.day not in (11, 12, 13) else 0, "th")
    return [str(point.day), f"{point.day:02d}", f"{point.day}{ending}"]


def _months(point: Point) -> list[str]:
    name = MONTHS[point.month - 1].casefold()
    return [name, name[:3], *(["sept"] if point.month == 9 else [])]


def _years(point: Point) -> list[str]:
    return [str(point.year)]


def of_number(amount: Decimal) -> tuple[Spelling, ...]:
    """List the usual ways to write a number: digits, words to 99, and with `thousand` or `million`."""
    found = list(dict.fromkeys(map(words, _digits(amount))))
    if amount == int(amount) and 20 < amount < 100:
        tens, ones = divmod(int(amount), 10)
        word = _TENS[tens - 2]
        found.append(words(f"{word}-{ones}") if ones else words(word))
        if ones:
            found.append((*words(word), str(ones)))
    for scale, power in _SCALES:
        scaled = amount.scaleb(-power)
        if 1 <= abs(scaled) < 1000 and len(_written(scaled)) <= 7:
            found.append((*words(_written(scaled)), scale))
    return tuple(dict.fromkeys(found))


def _digits(amount: Decimal) -> Iterator[str]:
    if abs(amount.adjusted()) < 60:  # a longer number is not written out
        yield _written(amount)
    yield str(amount)


def _written(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
