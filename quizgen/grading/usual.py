"""Dates in figures and other usual forms, rewritten as `dates.read_typed` reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable

    Rewrite = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_LONGEST = 80


def _year_first(match: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in match.groups() if part)


def _month_and_year(match: re.Match[str]) -> str:
    return f"{match[2]}-{match[1].zfill(2)}"


def _year_last(match: re.Match[str]) -> str:
    """Read what is no month as the day; leave 4/5/2014 alone, of which nobody can say."""
    one, other = int(match[1]), int(match[3])
    if one > 12 or one == other:
        return f"{match[4]}-{other:02d}-{one:02d}"
    return f"{match[4]}-{one:02d}-{other:02d}" if other > 12 else match[0]


def _in_figures(match: re.Match[str]) -> str:
    """Write `fifteenth` as `15th`; months and other words stay."""
    figures = words(match[0])[0]
    return figures if figures[0].isdigit() else match[0]


_REWRITES: tuple[Rewrite, ...] = (
    (re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]*\s+", re.IGNORECASE), ""),
    (re.compile(r"\b(?:the\s+)?(?:year|month)\s+(?:of\s+)?", re.IGNORECASE), ""),
    (re.compile(r"\b(?:through|thru|till)\b", re.IGNORECASE), "to"),
    (re.compile(r"\bsept\b", re.IGNORECASE), "Sep"),
    (re.compile(r"(?<=\d)-([a-z]{3,9})-(?=\d)", re.IGNORECASE), r" \1 "),
    (re.compile(r"^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$"), _year_first),
    (re.compile(r"^(\d{4})(\d\d)(\d\d)$"), _year_first),
    (re.compile(r"^(\d{1,2})[/.-](\d{4})$"), _month_and_year),
    (re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$"), _year_last),
    (re.compile(r"[a-z]{5,11}", re.IGNORECASE), _in_figures),
)


def usual(text: str) -> str:
    """Write a date as `read_typed` reads it: without its weekday, figures year first, number words as figures."""
    text = text.strip()
    for pattern, written in _REWRITES if len(text) <= _LONGEST else ():
        text = pattern.sub(written, text)
    return text
