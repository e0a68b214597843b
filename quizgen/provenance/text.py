"""A source file as clean paragraphs and notes: what pages and files do to a text is undone here."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.errors import SourceError
from quizgen.provenance.landmarks import Landmarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

LARGEST = 50_000_000  # bytes
LONG_LINE = 200  # characters; a line as long as this is a paragraph and not part of one
NO_LANDMARKS = Landmarks()
HEAD = 80  # characters that a running head has at most
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff]|\u00ad[ \t]*\n?")
_LINE_END = re.compile("\r\n?|[\x0b\x85\u2028]")
_BREAK = re.compile("\n?[\f\u2029]\n?")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:page\s+|p\.\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\])\s]*|[-–—|]\s*\d{4}\s*[-–—|]|page\s+\d{4}",
    re.IGNORECASE,
)
_HYPHEN_END = re.compile(r"([^\W\d_]+)[-‐]\n[ \t]*([^\W\d_]+)")
_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"[{_SUPERSCRIPT}]+\s*\S|\[\d{{1,3}}\]\s*\S")
_STARRED_NOTE = re.compile(r"([*†‡§])\s*\S")
_PLAIN_NOTE = re.compile(r"\d{1,3}\s+\S")
_MARK = re.compile(rf"(?<=[^\W\d_]{{3}})[{_SUPERSCRIPT}]+|(?<=[^\w\s])[{_SUPERSCRIPT}]+|\[\d{{1,3}}\]|\s?[*†‡](?=\s|$)")
_PLAIN_MARK = re.compile(r"(?<=[^\W\d_]{3}[.,;:!?])\d{1,3}(?=\s|$)|(?<=[.,][\"”’])\d{1,3}(?=\s|$)")
_FINISHED = re.compile(r"[.!?:…。？！][\"'”’»)\]]*$")
_HANGING = re.compile(r"(?:[,;–—-]|\b(?:an?|the|of|in|on|to|for|by|with|from|at|as|and|or|that|which|its|their))$")


@dataclass(frozen=True, slots=True)
class CleanText:
    """The paragraphs of a text in order, and its notes."""

    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stand together; `after_break` where a page ends before them."""

    text: str
    after_break: bool = False


def read_text(path: Path) -> str:
    """Read a file as text: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252.

    Raises:
        SourceError: where there is no such file, or it holds no text.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(f"'{path}' is larger than {LARGEST // 1_000_000} MB", "give the text of the one work")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot read '{path}': {error.strerror or error}") from error
    text = _decoded(data)
    if data.startswith(b"%PDF") or "\0" in text:
        raise SourceError(f"'{path}' is not a text file", "save it as plain text, for instance by pdftotext")
    if not text.strip():
        raise SourceError(f"'{path}' is empty")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def clean(text: str, landmarks: Landmarks = NO_LANDMARKS) -> CleanText:
    """Undo what files and pages do to a text.

    Line ends, ligatures, soft hyphens and words divided at line ends are mended; page numbers and running heads
    fall away; notes are taken out, with their marks; paragraphs that a page end has cut are joined. Nothing
    is joined across the beginning of a section or part.
    """
    blocks = _without_furniture(_blocks(_plain(text)), landmarks)
    blocks, notes = _without_notes(blocks)
    paragraphs = joined_at_page_ends(blocks, landmarks)
    unmark = _unmarked(has_plain_notes=any(_PLAIN_NOTE.match(note) for note in notes))
    return CleanText(tuple(unmark(block.text) for block in paragraphs), tuple(notes))


def _plain(text: str) -> str:
    text = _LINE_END.sub("\n", text.translate(_LIGATURES))
    text = _NOTHING.sub("", text)
    known = Counter(re.findall(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*", text.casefold()))

    def mended(match: re.Match[str]) -> str:
        # A hyphen at a line end belongs to the word only if the text has the word with it elsewhere, and not without.
        whole, hyphened = f"{match[1]}{match[2]}", f"{match[1]}-{match[2]}"
        kept = known[hyphened.casefold()] > known[whole.casefold()] or not match[2][0].islower()
        return hyphened if kept else whole

    return _HYPHEN_END.sub(mended, text)


def _blocks(text: str) -> list[_Block]:
    """Cut a text at empty lines, page ends and page numbers; long lines are paragraphs by themselves."""
    blocks = []
    for page_number, page in enumerate(_BREAK.split(text)):
        after_break = page_number > 0
        for lines in _paragraph_lines(page):
            kept = [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
            after_break |= len(kept) < len(lines)
            if kept:
                blocks.append(_Block(" ".join(kept), after_break))
                after_break = False
    return blocks


def _paragraph_lines(page: str) -> list[list[str]]:
    """Give the lines of each paragraph of a page, a page number as one by itself."""
    groups: list[list[str]] = [[]]
    for raw in page.split("\n"):
        line = " ".join(raw.split())
        apart = len(line) > LONG_LINE or bool(line and _PAGE_NUMBER.fullmatch(line))
        if not line or apart:
            groups.append([])
        if line:
            groups[-1].append(line)
        if apart:
            groups.append([])
    return [group for group in groups if group]


def _without_furniture(blocks: list[_Block], landmarks: Landmarks) -> list[_Block]:
    """Drop running heads: short lines that come back on page after page; of a heading the first is kept."""

    def bare(text: str) -> str:
        return re.sub(r"\W*\d+\W*", " ", text).strip().casefold()

    counts = Counter(bare(block.text) for block in blocks if _may_be_head(block.text))
    kept: list[_Block] = []
    met: set[str] = set()
    broken = False
    for block in blocks:
        key = bare(block.text)
        repeated = _may_be_head(block.text) and counts[key] >= 3
        if repeated and (key in met or not landmarks.head(block.text)):
            broken = True
        else:
            kept.append(_Block(block.text, block.after_break or broken))
            broken = False
        if repeated:
            met.add(key)
    return kept


def _may_be_head(text: str) -> bool:
    return len(text) <= HEAD and not _FINISHED.search(text) and not _NOTE.match(text)


def _without_notes(blocks: list[_Block]) -> tuple[list[_Block], list[str]]:
    """Take the notes out; what follows one stands after the end of a page."""
    kept: list[_Block] = []
    notes: list[str] = []
    broken = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_note(block, kept, following):
            notes.append(block.text)
            broken = True
        else:
            kept.append(_Block(block.text, block.after_break or broken))
            broken = False
    return kept, notes


def _is_note(block: _Block, before: list[_Block], following: _Block | None) -> bool:
    if not before:
        return False
    if _NOTE.match(block.text):
        return True
    starred = _STARRED_NOTE.match(block.text)
    if starred is not None:
        return any(starred[1] in each.text[1:] for each in before)
    # A number that has lost its height is a note's only where it stands in the middle of a sentence.
    cuts = following is not None and following.text[:1].islower() and not _FINISHED.search(before[-1].text)
    return cuts and bool(_PLAIN_NOTE.match(block.text))


def joined_at_page_ends(blocks: Iterable[_Block], landmarks: Landmarks) -> list[_Block]:
    """Join a paragraph that does not end with its page to what goes on with it on the next."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and _goes_on(joined[-1].text, block, landmarks):
            last = joined.pop()
            joined.append(_Block(f"{last.text} {block.text}", last.after_break))
        else:
            joined.append(block)
    return joined


def _goes_on(text: str, block: _Block, landmarks: Landmarks) -> bool:
    bare = _MARK.sub("", text).rstrip()
    if _FINISHED.search(bare) or landmarks.open(block.text) or landmarks.head(bare):
        return False
    first = block.text.lstrip("\"'“‘«(")[:1]
    return first.islower() or bool(_HANGING.search(bare)) or (block.after_break and len(bare) > HEAD)


def _unmarked(*, has_plain_notes: bool) -> Callable[[str], str]:
    """Give what takes the marks of notes out of a paragraph."""

    def unmark(text: str) -> str:
        text = _MARK.sub("", text)
        return (_PLAIN_MARK.sub("", text) if has_plain_notes else text).strip()

    return unmark
