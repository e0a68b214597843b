"""Typos: whether a typed text is one of the accepted texts, misspelled a little. The only importer of rapidfuzz.

Texts are compared as `wording.normal` gives them, with initials joined. The distance is optimal string alignment
(restricted Damerau-Levenshtein): a letter more, less, another one, or two neighbours swapped, which Damerau (1964,
CACM 7:3) found to make up 80 % of all misspellings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.wording import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TYPOS = 2

_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?)+[^\W\d_](?!\w)\.?")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_POWERS = ("hundred", "thousand", "million", "billion", "trillion")
_NUMBERS = frozenset(
    [tens + end for tens in _TENS for end in ("y", "ieth")] + [power + end for power in _POWERS for end in ("", "th")]
)
# Parts of words that turn a term into its opposite or its neighbour at the cost of a letter or two.
_OPPOSED = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("endo", "exo"), ("pre", "pro"), ("ab", "ad"),
    ("east", "west"), ("er", "ee"), ("or", "ee"), ("ite", "ate"), ("ite", "ide"), ("ate", "ide"), ("ane", "ene"),
    ("ene", "yne"), ("ane", "yne"),
)  # fmt: skip


def budget(length: int) -> int:
    """Give the typos that a word of so many letters may have: none below five, one below nine, then two.

    A letter is a quarter of "Rome", which "Roma" and "Nome" are not; of nine letters two are a smaller part.
    """
    return 0 if length < 5 else 1 if length < 9 else MOST_TYPOS


def with_initials_joined(text: str) -> str:
    """Give the normal form of a text, `U.S.S.R.` as `ussr` and `J. R. R. Tolkien` as `jrr tolkien`."""
    return normal(_INITIALS.sub(lambda match: re.sub(r"[.\s]", "", match[0]), text))


def nearest_misspelled(text: str, accepts: Iterable[str], rejects: Iterable[str]) -> str | None:
    """Give the accepted text that was meant with a few typos, or None; never where a rejected one is as near."""
    typed = with_initials_joined(text)
    forms = {accept: with_initials_joined(accept) for accept in accepts}
    found = [(_distance(typed, form), accept) for accept, form in forms.items() if is_misspelled(typed, form)]
    if not found:
        return None
    distance, meant = min(found, key=lambda pair: pair[0])
    near = any(_within(typed, with_initials_joined(reject), distance) for reject in rejects)
    return None if near else meant


def is_misspelled(typed: str, meant: str) -> bool:
    """Tell whether one normal text is another with typos, word by word, or with other gaps between its words."""
    left, right = typed.split(), meant.split()
    if len(left) != len(right):
        return _regrouped(left, right)
    typos = [0 if one == other else _typos(one, other) for one, other in zip(left, right, strict=True)]
    return None not in typos and sum(typo or 0 for typo in typos) <= MOST_TYPOS


def looks_like(text: str, other: str) -> bool:
    """Tell whether half of the letters of two texts agree at least."""
    one, two = normal(text), normal(other)
    most = max(len(one), len(two)) // 2
    return _within(one, two, most)


def _regrouped(left: list[str], right: list[str]) -> bool:
    """Tell whether words differ only in where the gaps are: "bio security"; a gap between digits makes two numbers."""
    whole = "".join(left)
    return whole == "".join(right) and budget(len(whole)) > 0 and all(map(_is_open, left + right))


def _typos(typed: str, meant: str) -> int | None:
    """Count the typos of a word, or give None where it is another word.

    The first letter stays: fewer than one misspelling in twelve is there (Pollock & Zamora 1984, CACM 27:4), while
    words that differ in it are often both real ("immigration", "emigration"). The shorter of the two words sets the
    budget, so that "Austria" is not a short "Australia".
    """
    if typed[0] != meant[0] or not (_is_open(typed) and _is_open(meant)):
        return None
    most = budget(min(len(typed), len(meant)))
    if not _within(typed, meant, most):
        return None
    distance = _distance(typed, meant)
    return None if any(_within(typed, other, distance - 1) for other in _opposites(meant)) else distance


def _is_open(word: str) -> bool:
    """Tell whether a word may be misspelled: letters only, and no number in digits, Roman or words.

    Scripts without case are left out as well: where one sign is a syllable or a word, another one is another word.
    """
    letters = word.replace("'", "")
    cased = all(letter.isalpha() and letter.lower() != letter.upper() for letter in letters)
    return bool(letters) and cased and not _ROMAN.fullmatch(letters) and letters not in _NUMBERS


def _opposites(word: str) -> Iterable[str]:
    for one, other in _OPPOSED:
        for here, there in ((one, other), (other, one)):
            if here in word:
                yield word.replace(here, there)


def _within(one: str, other: str, most: int) -> bool:
    return one == other or (most > 0 and abs(len(one) - len(other)) <= most and _distance(one, other) <= most)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - costs about 15 ms, and only mistakes pay for it

    return OSA.distance(one, other)
