"""How two texts are compared, and how words are joined: the one place that says when spellings are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLES = frozenset({"a", "an", "the"})
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_CARDINALS)} | {
    word: f"{number}{_ENDINGS.get(number, 'th')}" for number, word in enumerate(_ORDINALS)
}
_WORD = re.compile(r"(?:(?<!\S)-(?=\d))?(?:\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W_]+)*(?:(?<=[^\W\d_])[+#]+(?!\w))?)")
_PLAIN = str.maketrans("’−", "'-")
_CAPITALISABLE = re.compile(r"[a-z][a-z'’-]*(?=[\s,;:.?!]|$)")


def _plain(text: str) -> str:
    letters = (char for char in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(char))
    return "".join(letters).translate(_PLAIN)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Split a text into comparable words: no case, accents, punctuation or articles; number words as digits."""
    plain = text.lower() if text.isascii() else _plain(text)
    found = tuple(_NUMBER_WORDS.get(word, word) for word in _WORD.findall(plain))
    kept = tuple(word for word in found if word not in _ARTICLES)
    return kept or found


def normal(text: str) -> str:
    """Give the form in which two spellings of one thing are equal; symbols alone ("+", "∅") stay themselves."""
    return " ".join(words(text)) or "".join(unicodedata.normalize("NFKC", text).split())


def sentence_start(text: str) -> str:
    """Write the first letter as a capital, unless the first word is spelled in a way of its own (`pH`)."""
    return text[:1].upper() + text[1:] if _CAPITALISABLE.match(text) else text


def joined(parts: Sequence[str], last: str = "and") -> str:
    """Join a list as a sentence does: `a, b, and c`; by semicolons where a part has a comma of its own."""
    if len(parts) < 3 and not any("," in part for part in parts):
        return f" {last} ".join(parts)
    mark = ";" if any("," in part for part in parts) else ","
    return f"{mark} ".join(parts[:-1]) + f"{mark} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def similarity(one: str, other: str) -> float:
    """Give the share of words that two texts have in common (Jaccard), 0 to 1."""
    left, right = set(words(one)), set(words(other))
    common = len(left & right)
    return common / (len(left) + len(right) - common) if common else 0.0


def holds(wide: str, narrow: str) -> bool:
    """Tell whether every word of `narrow` stands in `wide`; a symbol alone has no words and stands in nothing."""
    return bool(words(narrow)) and set(words(narrow)) <= set(words(wide))


def mentions(text: str, phrase: str) -> bool:
    """Tell whether the words of `phrase` stand together in `text`."""
    longest = max(words(phrase), key=len, default="")
    if longest.isalpha() and text.isascii() and longest not in text.lower():
        return False  # what is nearly always the case is told without splitting the text
    return f" {normal(phrase)} " in f" {normal(text)} "


def closest(word: str, known: Sequence[str]) -> str:
    """Give a hint such as `did you mean 'date'?`, or '' where nothing known is near."""
    import difflib  # noqa: PLC0415 - only mistakes pay for it

    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6) or [
        name for name in known if len(word) > 2 and name.startswith(word)
    ]
    return f"did you mean '{near[0]}'?" if near else ""


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """Take out what a terminal or a page would obey or choke on: control and direction characters, lone surrogates."""
    return _CONTROL.sub("", text)


_SIGNS = {"'": "", "-": "minus-", ".": "-point-", "+": "-plus", "#": "-sharp"}


def slug(text: str) -> str:
    """Give a text as an id: lower-case letters, digits and dashes, in any script."""
    signs = str.maketrans(_SIGNS)
    return "-".join(word.translate(signs) for word in words(text)) or "-".join(f"u{ord(char):x}" for char in text)
