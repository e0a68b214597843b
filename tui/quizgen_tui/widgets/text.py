"""Text from decks and learners made safe to draw."""

from __future__ import annotations

from textual.content import Content

TAB, NEWLINE = 0x09, 0x0A
_CONTROLS: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
del _CONTROLS[NEWLINE]
_CONTROLS[TAB] = " "


def plain(text: str, style: str = "") -> Content:
    """Give the text in one style, letter by letter: no markup is read, no control character is kept."""
    return Content.styled(text.translate(_CONTROLS), style, strip_control_codes=False)
