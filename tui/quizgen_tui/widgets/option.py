"""An option row: a number, a text that wraps beside it, and a sign once the question is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from textual.events import Click
    from textual.geometry import Size

RIGHT, WRONG, OTHER = "-right", "-wrong", "-other"
SIGNS = {RIGHT: "✓", WRONG: "✗"}
KEYS = 9  # options beyond the ninth have no number key


class OptionRow(Widget, can_focus=True, inherit_bindings=False):
    """One line of a choice; it wraps with a hanging indent and is chosen by a click."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """The row was clicked."""

        def __init__(self, row: OptionRow) -> None:
            self.row = row
            self.index = row.index
            super().__init__()

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index
        self._text = self._detail = Content("")
        self._mark = self._box = ""

    @property
    def box(self) -> str:
        """What stands between number and text: a box to mark, a position, or ''."""
        return self._box

    @box.setter
    def box(self, box: str) -> None:
        if box != self._box:
            self._box = box
            self.refresh(layout=True)

    @property
    def mark(self) -> str:
        """The class that says what became of the row: RIGHT, WRONG, OTHER or ''."""
        return self._mark

    @mark.setter
    def mark(self, mark: str) -> None:
        if mark != self._mark:
            self._mark = mark
            self.update_classes({name: name == mark for name in (RIGHT, WRONG, OTHER)})
            self.refresh()

    def show(self, text: str, detail: str = "") -> None:
        """Show another text, unmarked."""
        self._text, self._detail = plain(text), plain(detail, "not bold $quiet")
        self.mark = self._box = ""
        self.display = True
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Say that this row was clicked."""
        event.stop()
        self.post_message(self.Clicked(self))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Count the lines at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw sign, number and text."""
        return Content("\n").join(self._lines(self.content_size.width))

    @property
    def _label(self) -> str:
        """Give what stands before the text: sign, number and box."""
        number = self.index + 1 if self.index < KEYS else "·"
        return f"{SIGNS.get(self._mark, ' ')} {number}  {self._box}{' ' if self._box else ''}"

    def _lines(self, width: int) -> list[Content]:
        """Wrap the text beside its number; where there is no room for that, only the text."""
        label = self._label
        room = width - len(label)
        if room < len(label):
            label, room = "", max(1, width)
        lines = self._text.wrap(room) or [Content("")]
        if self._detail:
            lines += self._detail.wrap(room)
        first = Content.assemble(plain(label, "" if self._mark in SIGNS else "bold $number"), lines[0])
        return [first, *(line.pad_left(len(label)) for line in lines[1:])]
