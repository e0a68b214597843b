"""The passages of a work, named as its deck says, and how a citation finds them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.provenance.landmarks import Landmarks, begins, folded, is_heading
from quizgen.provenance.text import clean
from quizgen.wording import normal, place, places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizgen.model import Numbering

_EMPTY_NOTE = re.compile(r"[\W\d¹²³⁰⁴-⁹]*(?:ibid|ebd|op\. ?cit|loc\. ?cit|id)\b\.?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or note of a work, with its name; `others` are further names by which it may be cited."""

    name: str
    text: str
    others: tuple[str, ...] = ()
    note: bool = False

    @property
    def says_something(self) -> bool:
        """Tell whether the passage has words of its own: a note that says `Ibid.` has none."""
        return not (self.note and _EMPTY_NOTE.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Edition:
    """A file's text as passages; `missing` are the declared sections whose words do not stand in it."""

    passages: tuple[Passage, ...]
    missing: tuple[str, ...]
    digest: str
    _index: Mapping[str, tuple[Passage, ...]] = field(repr=False)

    def cited(self, at: str) -> tuple[Passage, ...]:
        """Give the passages that `at` names, in order; all where it is empty, none where a name is unknown."""
        if not at:
            return self.passages
        found = [self._index.get(name, ()) for name in places(at)]
        return tuple(passage for group in found for passage in group) if all(found) else ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give everything that can be cited."""
        return tuple(self._index)


def edition(text: str, numbering: Numbering) -> Edition:
    """Split a text into passages.

    A section begins at a paragraph that consists of its words (a heading, which is no passage) or begins with them,
    in the order declared; a part likewise, in any section. Paragraphs are counted within their part, and within the
    section as well; those before the first part of a section are its `opening`. Notes are counted through the text.
    """
    words = (*numbering.sections.values(), *numbering.parts.values())
    cleaned = clean(text, Landmarks(tuple(folded(each) for each in words)))
    sections, missing = _sections(cleaned.paragraphs, numbering)
    passages = [passage for name, paragraphs in sections for passage in _section(name, paragraphs, numbering)]
    notes = [Passage(f"{numbering.note} {number}", text, note=True) for number, text in enumerate(cleaned.notes, 1)]
    index: dict[str, tuple[Passage, ...]] = {}
    for passage in (*passages, *notes):
        for name in dict.fromkeys(place(each) for each in (passage.name, *passage.others)):
            index[name] = (*index.get(name, ()), passage)
    return Edition((*passages, *notes), missing, _digest(cleaned.paragraphs), index)


def _digest(paragraphs: Sequence[str]) -> str:
    """Give the SHA-256 of the words of a text without its notes, the same for all files of one text."""
    return hashlib.sha256(" ".join(map(normal, paragraphs)).encode("utf-8", "replace")).hexdigest()


def _sections(
    paragraphs: Sequence[str], numbering: Numbering
) -> tuple[list[tuple[str, Sequence[str]]], tuple[str, ...]]:
    """Cut the paragraphs into sections; what stands before the first is no passage."""
    if not numbering.sections:
        return [("", paragraphs)], ()
    starts: list[tuple[str, int, int]] = []  # name, where it begins, where its first paragraph is
    missing = []
    start = 0
    for name, words in numbering.sections.items():
        at = _first(paragraphs, start, folded(words))
        if at is None:
            missing.append(name)
        else:
            start = at + is_heading(paragraphs[at], folded(words))
            starts.append((name, at, start))
            start = max(start, at + 1)
    ends = [*(at for _, at, _ in starts[1:]), len(paragraphs)]
    cut = [(name, paragraphs[first:end]) for (name, _, first), end in zip(starts, ends, strict=bool(starts))]
    return cut, tuple(missing)


def _first(paragraphs: Sequence[str], start: int, words: str) -> int | None:
    """Find where a section begins: a heading first, else a paragraph that begins so."""
    rest = range(start, len(paragraphs))
    found = [index for index in rest if begins(paragraphs[index], words)]
    return next((index for index in found if is_heading(paragraphs[index], words)), next(iter(found), None))


def _section(name: str, paragraphs: Sequence[str], numbering: Numbering) -> list[Passage]:
    parts: list[tuple[str, list[str]]] = [("", [])]
    left = {part: folded(words) for part, words in numbering.parts.items()}
    for paragraph in paragraphs:
        part = next((part for part, words in left.items() if begins(paragraph, words)), None)
        if part is not None:
            parts.append((part, []))
            if is_heading(paragraph, left.pop(part)):
                continue
        parts[-1][1].append(paragraph)
    if len(parts) > 1:
        parts[0] = (numbering.opening, parts[0][1])
    passages = []
    count = 0
    for part, group in parts:
        above = tuple(each for each in (name, part) if each)
        for number, paragraph in enumerate(group, start=1):
            count += 1
            path = ", ".join(above)
            full = ", ".join((*above, f"{numbering.paragraph} {number}"))
            through = ", ".join((*above[:1], f"{numbering.paragraph} {count}")) if name else full
            short = path if path and len(group) == 1 else full
            passages.append(Passage(short, paragraph, tuple(each for each in (name, path, full, through) if each)))
    return passages
