"""Where sections and parts begin: by the words that a deck declares for them."""

from __future__ import annotations

from dataclasses import dataclass

_SAME = str.maketrans("‘’“”„–—‐−", '\'\'"""----')


def folded(text: str) -> str:
    """Give a text without case and with one kind of space, quote and dash."""
    return " ".join(text.translate(_SAME).casefold().split())


def begins(paragraph: str, words: str) -> bool:
    """Tell whether a paragraph begins with words, which are folded, and not with a part of a longer word."""
    if is_heading(paragraph, words):
        return True
    text = folded(paragraph[: 4 * len(words) + 40])
    return text.startswith(words) and not (words[-1:].isalnum() and text[len(words) :][:1].isalnum())


def is_heading(paragraph: str, words: str) -> bool:
    """Tell whether a paragraph consists of the words."""
    return len(paragraph) <= 4 * len(words) + 40 and folded(paragraph).rstrip(" .:") == words.rstrip(" .:")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The words, folded, with which the sections and parts of a work begin."""

    openings: tuple[str, ...] = ()

    def open(self, paragraph: str) -> bool:
        """Tell whether a section or part begins with the paragraph."""
        return any(begins(paragraph, words) for words in self.openings)

    def head(self, paragraph: str) -> bool:
        """Tell whether the paragraph is a heading."""
        return any(is_heading(paragraph, words) for words in self.openings)
