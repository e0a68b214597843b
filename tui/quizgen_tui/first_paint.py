"""The first question on the screen before Textual is imported; the app then draws over it, in the same places.

Plain writing in the alternate screen, with echo off so that keys typed meanwhile wait for the app. Nothing here may
import Textual.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from textwrap import wrap
from typing import TYPE_CHECKING

from quizgen.model import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model import Item

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
_LEAVE = "\x1b[?25h\x1b[?1049l"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_WIDEST = 90  # columns of text, as in app.tcss


@contextmanager
def first_paint(title: str, progress: str, item: Item) -> Iterator[None]:
    """Show an item at once; when the block ends, the terminal is as it was."""
    try:
        import termios  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    quiet = termios.tcgetattr(descriptor)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
        size = shutil.get_terminal_size()
        _write(_ENTER + frame(title, progress, item, size.columns, size.lines))
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        _write(_LEAVE)


def frame(title: str, progress: str, item: Item, columns: int, lines: int) -> str:
    """Give the text and the escapes that show an item: title and progress, stem, options, each on its line."""
    narrow, short, tall = columns < 50, lines < 16, lines >= 30  # the breakpoints of app.py, the margins of app.tcss
    left = 0 if narrow else 1 if short else max(3, (columns - _WIDEST) // 2)
    width = max(1, min(_WIDEST, columns - 2 * left))
    indent = 3 if short and not narrow else 2
    row = 1 if narrow or short else 2
    rows: list[tuple[int, str, bool]] = []
    for text in wrap(item.stem, width):
        rows.append((row, text, True))
        row += 1
    row += 0 if narrow or short else 1
    for label, words, apart in _rows(item):
        first, *rest = wrap(words, max(1, width - indent - 2 - len(label))) or [""]
        for text in (label + first, *(" " * len(label) + more for more in rest)):
            rows.append((row, " " * (indent - 2) + text, False))
            row += 1
        row += 1 if tall or (apart and not short) else 0
    heading = title[: max(0, columns - len(progress) - 6)]
    parts = [_at(0, 2, heading, bold=True), _at(0, max(0, columns - len(progress) - 2), progress, bold=False)]
    parts += [_at(row, left, text, bold=bold) for row, text, bold in rows if row < lines - 1]
    return "".join(parts)


def _rows(item: Item) -> Iterator[tuple[str, str, bool]]:
    """Give what stands before the text of a row, the text, and whether room follows: prompts first, then options."""
    for place, prompt in enumerate(item.prompts, start=1):
        yield "▸ " if place == 1 else "  ", f"{prompt} → {GAP}", place == len(item.prompts)
    box = {"multi": "[ ] ", "order": f"[{' ' * len(str(len(item.options)))}] "}.get(item.form, "")
    for number, option in enumerate(item.options, start=1):
        yield f"  {number if number < 10 else '·'}  {box}", option.text, False


def _at(row: int, column: int, text: str, *, bold: bool) -> str:
    return f"\x1b[{row + 1};{column + 1}H{_BOLD if bold else ''}{text}{_PLAIN}"


def _write(text: str) -> None:
    # Past Python's own buffer, which the app replaces.
    os.write(sys.stdout.fileno(), text.encode(sys.stdout.encoding or "utf-8", "replace"))
