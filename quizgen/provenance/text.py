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
OFTEN = 3  # times that a line comes back before it is taken for a running head
TAIL = 12  # characters by which the end of a sentence is known
HEAD = 80  # characters that a running head has at most
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff]|\u00ad[ \t]*\n?")
_LINE_END = re.compile("\r\n?|[\x0b\x85\u2028]")
_BREAK = re.compile("\n?[\f\u2029]\n?")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:page\s+|p\.\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\])\s]*|[-–—|]\s*\d{4}\s*[-–—|]|page\s+\d{4}",
    re.IGNORECASE,
)
_LONGEST_WORD = 40  # characters that are looked at on either side of a hyphen
_PAGE_OF_HEAD = re.compile(r"^\d{1,4}\b[\s|–—-]*|[\s|–—-]+\d{1,4}$")
_HYPHEN_END = re.compile(r"(?<=[^\W\d_])[-‐]\n[ \t]*(?=[^\W\d_])")
_LETTERS_AT_END = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"[{_SUPERSCRIPT}]+\s*\S|\[\d{{1,3}}\]\s*\S")
_STARRED_NOTE = re.compile(r"([*†‡§])\s*\S")
_PLAIN_NOTE = re.compile(r"\d{1,3}\s+\S")
_MARK = re.compile(
    rf"(?<=[^\W\d_]{{3}})[{_SUPERSCRIPT}]+|(?<=[^\w\s])[{_SUPERSCRIPT}]+|\[\d{{1,3}}\]|(?<=\S)\s?[*†‡](?=\s|$)"
)
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
    text = _plain(text)
    mend = _mender(text)
    blocks = _without_furniture(_blocks(mend(text)), landmarks)
    blocks, notes = _without_notes(blocks)
    paragraphs = joined_at_page_ends(blocks, landmarks)
    unmark = _unmarked(has_plain_notes=any(_PLAIN_NOTE.match(note) for note in notes))
    return CleanText(tuple(" ".join(unmark(mend(block.text)).split()) for block in paragraphs), tuple(notes))


def _plain(text: str) -> str:
    return _NOTHING.sub("", _LINE_END.sub("\n", text.translate(_LIGATURES)))


def _mender(text: str) -> Callable[[str], str]:
    """Give what joins words divided at line ends.

    A hyphen there belongs to the word only if the text has the word with it elsewhere, and more often than without.
    """
    known = Counter(_WORD.findall(text.casefold()))

    def mend(part: str) -> str:
        def joint(match: re.Match[str]) -> str:
            before = _LETTERS_AT_END.search(part[max(0, match.start() - _LONGEST_WORD) : match.start()])
            after = _LETTERS.match(part, match.end(), match.end() + _LONGEST_WORD)
            assert before is not None
            assert after is not None
            one, other = before[0].casefold(), after[0].casefold()
            return "-" if known[f"{one}-{other}"] > known[one + other] or not after[0][0].islower() else ""

        return _HYPHEN_END.sub(joint, part)

    return mend


def _blocks(text: str) -> list[_Block]:
    """Cut a text at empty lines, page ends and page numbers; where most lines are long, each is a paragraph."""
    blocks = []
    one_line_each = 2 * sum(len(line) for line in text.split("\n") if len(line) > LONG_LINE) > len(text)
    for page_number, page in enumerate(_BREAK.split(text)):
        after_break = page_number > 0
        for lines in _paragraph_lines(page, one_line_each=one_line_each):
            kept = [line for line in lines if not _is_page_number(line)]
            after_break |= len(kept) < len(lines)
            if kept:
                blocks.append(_Block(" ".join(kept), after_break))
                after_break = False
    return blocks


def _paragraph_lines(page: str, *, one_line_each: bool) -> list[list[str]]:
    """Give the lines of each paragraph of a page, a page number as one by itself."""
    groups: list[list[str]] = [[]]
    for raw in page.split("\n"):
        line = " ".join(raw.split())
        apart = one_line_each or len(line) > LONG_LINE or _is_page_number(line)
        if not line or apart:
            groups.append([])
        if line:
            groups[-1].append(line)
        if apart:
            groups.append([])
    return [group for group in groups if group]


def _is_page_number(line: str) -> bool:
    return 0 < len(line) <= 20 and bool(_PAGE_NUMBER.fullmatch(line))


def _without_furniture(blocks: list[_Block], landmarks: Landmarks) -> list[_Block]:
    """Drop running heads: short lines that come back where pages end; of a heading the first is kept."""
    heads = [_bare_head(block.text) for block in blocks]
    counts = Counter(head for head in heads if head)
    at_ends = Counter(head for index, head in enumerate(heads) if head and _ends_page(blocks, index))
    furniture = {head for head, count in counts.items() if count >= OFTEN and 2 * at_ends[head] > count}
    kept: list[_Block] = []
    met: set[str] = set()
    broken = False
    for block, head in zip(blocks, heads, strict=True):
        if head in furniture and (block.text in met or not landmarks.head(block.text)):
            broken = True
        else:
            kept.append(_Block(block.text, block.after_break or broken))
            broken = False
        met.add(block.text)
    return kept


def _bare_head(text: str) -> str:
    """Give what may be a running head without the number of its page, or '' for what cannot be one."""
    if len(text) > HEAD or _is_finished(text) or _NOTE.match(text):
        return ""
    bare = _PAGE_OF_HEAD.sub("", text)
    return bare.casefold() if bare.count(" ") >= 2 else text.casefold()  # "Article 5" has no page


def _ends_page(blocks: list[_Block], index: int) -> bool:
    """Tell whether a page seems to end at a block: by a break, a page's number, or a sentence that is cut there."""
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else _Block("", after_break=True)
    cuts = index > 0 and not _is_finished(blocks[index - 1].text) and following.text[:1].islower()
    return block.after_break or following.after_break or cuts or bool(_PAGE_OF_HEAD.search(block.text))


def _without_notes(blocks: list[_Block]) -> tuple[list[_Block], list[str]]:
    """Take the notes out; what follows one stands after the end of a page."""
    kept: list[_Block] = []
    notes: list[str] = []
    stars = set[str]()  # that stand in the text so far: a note's mark comes before the note
    broken = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        if kept and _is_note(block.text, kept[-1].text, following, stars):
            notes.append(block.text)
            broken = True
        else:
            kept.append(_Block(block.text, block.after_break or broken))
            stars |= {star for star in "*†‡§" if star in block.text[1:]}
            broken = False
    return kept, notes


def _is_note(text: str, before: str, following: str, stars: set[str]) -> bool:
    starred = _STARRED_NOTE.match(text)
    if _NOTE.match(text) or starred is not None:
        return starred is None or starred[1] in stars
    # A number that has lost its height is a note's only where it stands in the middle of a sentence.
    return bool(_PLAIN_NOTE.match(text)) and following[:1].islower() and not _is_finished(before)


def joined_at_page_ends(blocks: Iterable[_Block], landmarks: Landmarks) -> list[_Block]:
    """Join a paragraph that does not end with its page to what goes on with it on the next."""
    joined: list[list[_Block]] = []
    for block in blocks:
        if joined and _goes_on(joined[-1], block, landmarks):
            joined[-1].append(block)
        else:
            joined.append([block])
    return [_Block(_together(group), group[0].after_break) for group in joined]


def _together(group: list[_Block]) -> str:
    """Join the pieces of a paragraph; a word may be divided between two."""
    texts = [block.text for block in group]
    return "".join(text + ("\n" if text.endswith(("-", "‐")) else " ") for text in texts[:-1]) + texts[-1]


def _goes_on(group: list[_Block], block: _Block, landmarks: Landmarks) -> bool:
    last = _MARK.sub("", group[-1].text).rstrip()
    if _is_finished(last) or landmarks.open(block.text) or (len(group) == 1 and landmarks.head(last)):
        return False
    first = block.text.lstrip("\"'“‘«(")[:1]
    return first.islower() or bool(_HANGING.search(last[-TAIL:])) or (block.after_break and len(last) > HEAD)


def _is_finished(text: str) -> bool:
    return bool(_FINISHED.search(text[-TAIL:]))


def _unmarked(*, has_plain_notes: bool) -> Callable[[str], str]:
    """Give what takes the marks of notes out of a paragraph."""

    def unmark(text: str) -> str:
        text = _MARK.sub("", text)
        return _PLAIN_MARK.sub("", text) if has_plain_notes else text

    return unmark
