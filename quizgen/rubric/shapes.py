"""What options and stems look like: content words, articles, kinds of values, chances."""

from __future__ import annotations

import re
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from quizgen.dates import Date, read_typed
from quizgen.wording import normal as _normal
from quizgen.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizgen.model import Item

ONE_RIGHT = frozenset({"choice", "oddone", "pick"})  # one right option among several of the deck's values
WITH_WRONG = ONE_RIGHT | {"multi"}
QUESTIONS = frozenset({"choice", "typed", "multi", "oddone", "pick", "recall"})  # stems that ask
Z_99 = 2.5758
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"")
_NUMBER = re.compile(r"[-−]?\d[\d.,  ]*(?P<unit>.*)")
_DATED = re.compile(r"\d{3,4}|BC|AD")
_COMMON_WORDS = (
    "of in on at by to for from with and or as is are was were be been has have had do does did its his her their it "
    "that this these those which what who whom whose when where why how into under over than not no one about between "
    "all any each other more most such only also will would can may among"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "ly", "s", "e", "y")


normal = lru_cache(maxsize=65536)(_normal)  # the same texts are compared by many rules


@lru_cache(maxsize=65536)
def unquoted(text: str) -> str:
    """Take quotations out of a text."""
    return _QUOTED.sub("…", text)


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """Give the content words of a text, cut to their stems."""
    return frozenset(_stemmed(word) for word in words(text) if word not in _COMMON and len(word) > 2)


def _stemmed(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), "")
    return word.removesuffix(ending)


@lru_cache(maxsize=65536)
def letters(text: str) -> int:
    """Give the characters of a text as bits, so that two texts are seen to differ in very many at a glance."""
    bits = 0
    for char in text:
        bits |= 1 << ord(char) % 61
    return bits


@lru_cache(maxsize=65536)
def as_date(text: str) -> Date | None:
    """Read an option as a date; a short number alone is none."""
    return read_typed(text) if _DATED.search(text) else None


@lru_cache(maxsize=65536)
def sort_of(text: str) -> tuple[str, str]:
    """Name the sort of value that a text is, and its precision or unit: dates, numbers, words."""
    date = as_date(text)
    if date is not None:
        return "date", f"{date.precision.name.lower()}{' span' if date.is_interval else ''}"
    number = _NUMBER.fullmatch(text)
    if number is not None and len(number["unit"].split()) <= 2:
        return "number", number["unit"].strip()
    return "words", ""


def sorts_of(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Name the sorts of values that stand side by side: "107" is a number beside "87", and a year beside "1914"."""
    row = list(texts)
    found = [sort_of(text) for text in row]
    numbers = [_NUMBER.fullmatch(text) for text in row]
    if len({sort for sort, _ in found}) > 1 and all(numbers):
        return [("number", number["unit"].strip()) for number in numbers if number]
    return found


def right_texts(item: Item) -> list[str]:
    """Give the right options."""
    return [option.text for option in item.options if option.right]


def wrong_texts(item: Item) -> list[str]:
    """Give the wrong options."""
    return [option.text for option in item.options if not option.right]


def one_seed(bank: Sequence[Item]) -> list[Item]:
    """Give the items of the first seed: those of one card at several seeds are no independent draws."""
    first = min((item.seed for item in bank), default=0)
    return [item for item in bank if item.seed == first]


def outside(hits: int, chances: Iterable[float]) -> str:
    """Say how a count of hits lies outside the 99 % band round chance (normal, with a continuity correction), or ''."""
    row = list(chances)
    mean, spread = sum(row), sqrt(sum(each * (1 - each) for each in row))
    if len(row) < 20 or abs(hits - mean) - 0.5 <= Z_99 * spread:
        return ""
    low, high = max(0.0, mean - Z_99 * spread), min(float(len(row)), mean + Z_99 * spread)
    return f"in {hits} of {len(row)} items; chance gives {low:.0f} to {high:.0f}"
