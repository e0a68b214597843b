"""Dates as EDTF (ISO 8601-2) writes them: precision, overlap, and how they stand in a sentence.

Years, months and days of the proleptic Gregorian calendar (-9999 to 9999), and intervals of them
(`2013-11-09/2013-11-12`). Not read: times, uncertainty marks, unspecified digits, seasons, open ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Precision(IntEnum):
    """How finely a date is known; a larger value is finer."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A year, a month or a day; month and day are 0 where they are not known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> Precision:
        """Give the finest part that is known."""
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    def cut(self, precision: Precision) -> Point:
        """Give the point without the parts finer than `precision`."""
        return Point(
            self.year,
            self.month if precision >= Precision.MONTH else 0,
            self.day if precision >= Precision.DAY else 0,
        )

    def __str__(self) -> str:
        year = f"{self.year:05d}" if self.year < 0 else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date or interval: both ends are inclusive, and equal where it is no interval.

    `start` and `end` number its first and last day, counting from 1970-01-01.
    """

    first: Point
    last: Point
    start: int = field(init=False, repr=False, compare=False)
    end: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Dates are compared much more often than they are made; frozen dataclasses are filled in so.
        first, last = self.first, self.last
        month = last.month or 12
        day = last.day or _month_length(last.year, month)
        object.__setattr__(self, "start", _day_number(first.year, first.month or 1, first.day or 1))
        object.__setattr__(self, "end", _day_number(last.year, month, day))

    @property
    def precision(self) -> Precision:
        """Give the coarser precision of the two ends."""
        return min(self.first.precision, self.last.precision)

    @property
    def is_interval(self) -> bool:
        """Tell whether the date was written with two ends."""
        return self.first != self.last

    def overlaps(self, other: Date) -> bool:
        """Tell whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def coarsened(self, precision: Precision) -> Date | None:
        """Give the one year, month or day that holds the whole date, or None where there is no such one."""
        if precision > self.precision:
            return None
        first, last = self.first.cut(precision), self.last.cut(precision)
        return Date(first, last) if first == last else None

    def __str__(self) -> str:
        return f"{self.first}/{self.last}" if self.is_interval else str(self.first)


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def _day_number(year: int, month: int, day: int) -> int:
    """Count days from 1970-01-01 for any year (Howard Hinnant, days_from_civil)."""
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def parse(text: str) -> Date:
    """Read an EDTF date or interval.

    Raises:
        ValueError: with a sentence that says what was found and what was expected.
    """
    ends = text.strip().split("/")
    if len(ends) > 2:
        raise ValueError(f"'{text}' has more than one '/'; expected one date or first/last")
    first, last = _point(ends[0]), _point(ends[-1])
    date = Date(first, last)
    if date.start > date.end:
        raise ValueError(f"'{text}' ends before it begins")
    return date


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD")
    point = Point(*(int(part or 0) for part in match.groups()))
    if _real(point, has_month=match[2] is not None, has_day=match[3] is not None):
        return point
    raise ValueError(f"'{text}' does not exist in the calendar")


def _real(point: Point, *, has_month: bool, has_day: bool) -> bool:
    month_is_real = not has_month or 1 <= point.month <= 12
    return month_is_real and (not has_day or 1 <= point.day <= _month_length(point.year, point.month))


# ------------------------------------------------------------------------------------------ in sentences


def in_words(date: Date) -> str:
    """Write a date as a name: `April 15, 2014`, `November 9–12, 2013`, `2021–2025`."""
    return _range(date, dash="–")


def with_preposition(date: Date) -> str:
    """Write a date as it follows a verb: `on April 15, 2014`, `from November 9 to 12, 2013`, `in 2012`."""
    if date.is_interval:
        return f"from {_range(date, dash=' to ')}"
    return f"{'on' if date.precision is Precision.DAY else 'in'} {in_words(date)}"


def question_word(date: Date) -> str:
    """Give the words that ask for a date of this precision: `On what date`, `In which month and year`, ..."""
    if date.is_interval:
        return "When"
    return {Precision.DAY: "On what date", Precision.MONTH: "In which month and year", Precision.YEAR: "In which year"}[
        date.precision
    ]


def _range(date: Date, dash: str) -> str:
    first, last = date.first, date.last
    if first == last:
        return _point_in_words(first)
    if first.year != last.year or first.precision != last.precision:
        return f"{_point_in_words(first)}{_wide(dash)}{_point_in_words(last)}"
    if first.month != last.month:
        return f"{_point_in_words(first).removesuffix(_year_tail(first))}{_wide(dash)}{_point_in_words(last)}"
    return f"{MONTHS[first.month - 1]} {first.day}{dash}{last.day}, {_year(first.year)}"


def _wide(dash: str) -> str:
    return dash if dash.startswith(" ") else f" {dash} "


def _year_tail(point: Point) -> str:
    return f", {_year(point.year)}" if point.day else f" {_year(point.year)}"


def _point_in_words(point: Point) -> str:
    if not point.month:
        return _year(point.year)
    month = MONTHS[point.month - 1]
    return f"{month} {point.day}, {_year(point.year)}" if point.day else f"{month} {_year(point.year)}"


def _year(year: int) -> str:
    # Astronomical years: 0 is 1 BC. A bare 14 would read as a day.
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year > 99 else f"AD {year}"


def spellings(date: Date) -> tuple[str, ...]:
    """List the usual ways to type a date, the one shown first."""
    forms = [in_words(date), with_preposition(date), str(date)]
    if not date.is_interval:
        point = date.first
        if not point.month and 0 < point.year < 100:
            forms.append(str(point.year))
        if point.day:
            forms.append(f"{point.day} {MONTHS[point.month - 1]} {_year(point.year)}")
    elif date.precision is Precision.DAY and date.first.cut(Precision.MONTH) == date.last.cut(Precision.MONTH):
        forms.append(f"{date.first.day}–{date.last.day} {MONTHS[date.first.month - 1]} {_year(date.first.year)}")
    return tuple(dict.fromkeys(forms))


# ------------------------------------------------------------------------------------------ as learners type

_MONTH_NUMBER = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}
_FILLER = re.compile(r"^(?:on|in|from|between|during)\s+|\b(?:the|of)\b|(?<=\d)(?:st|nd|rd|th)\b|[.,]")
_TO = re.compile(r"\s*(?:[-–—/]|\b(?:to|until|and)\b)\s*")
_TOKEN = re.compile(
    r"(?P<bc>\d{1,5}\s*bce?\b)|(?P<ad>ad\s*\d{1,4}\b|\d{1,4}\s*(?:ad|ce)\b(?!\s*\d))"
    r"|(?P<year>\d{3,4})(?!\d)|(?P<day>\d{1,2})(?!\d)|(?P<month>[a-z]{3,9})"
)


def read_typed(text: str) -> Date | None:
    """Read a date as a person types it in English (`15 April 2014`, `Apr. 15, 2014`, ISO), or give None.

    Numbers alone such as `4/5/2014` are not read: their order is not known.
    """
    text = text.strip()
    try:
        return parse(re.sub(r"\s", "", text))
    except ValueError:
        pass
    ends = _TO.split(_FILLER.sub(" ", text.lower()).strip())
    parts = [_tokens(end) for end in ends]
    if not 1 <= len(parts) <= 2 or None in parts:
        return None
    first, last = parts[0] or {}, parts[-1] or {}
    # "November 9 to 12, 2013" leaves the month out on the right, "9-12 November 2013" month and year on the left.
    # Only a day takes the month of the other end: "2013 to May 2014" does not begin in May.
    shared = {"month": last.get("month") or first.get("month"), "year": last.get("year")}
    return _typed_date(_filled(first, shared), _filled(last, shared))


def _filled(part: dict[str, int], shared: dict[str, int | None]) -> Point | None:
    year = part.get("year", shared["year"])
    month = part.get("month", shared["month"] if "day" in part else None) or 0
    point = Point(year, month, part.get("day", 0)) if year is not None else None
    return point if point and (month or not point.day) else None


def _typed_date(first: Point | None, last: Point | None) -> Date | None:
    if first is None or last is None or first > last or first.precision != last.precision:
        return None
    real = all(_real(point, has_month=bool(point.month), has_day=bool(point.day)) for point in (first, last))
    return Date(first, last) if real else None


def _tokens(text: str) -> dict[str, int] | None:
    """Read one end of a typed date into its parts, or give None where a word is no part of a date."""
    parts: dict[str, int] = {}
    rest = text.strip()
    while rest:
        match = _TOKEN.match(rest)
        if match is None:
            return None
        name, number = _part(str(match.lastgroup), match[0])
        if (not number and name != "year") or name in parts:
            return None
        parts[name] = number
        rest = rest[match.end() :].strip()
    return parts or None


def _part(group: str, word: str) -> tuple[str, int]:
    if group in {"bc", "ad"}:
        year = int(re.sub(r"\D", "", word))
        return "year", 1 - year if group == "bc" else year
    if group == "month":
        name = next((month for month in MONTHS if month.lower().startswith(word)), "")
        return "month", _MONTH_NUMBER[word[:3]] if name else 0
    return group, int(word)
