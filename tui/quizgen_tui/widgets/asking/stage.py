"""The widgets that the forms share; each is made when it is first needed, and then kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from quizgen_tui.widgets.option import OptionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen
    from textual.widget import Widget

    from quizgen_tui.widgets.body import Body


class Stage:
    """Holds rows and a line to type in, between the stem and the feedback."""

    def __init__(self, screen: Screen[None], body: Body, stem: Widget, feedback: Widget) -> None:
        self.rows: list[OptionRow] = []
        self.field: Input | None = None
        self._screen = screen
        self._body = body
        self._stem = stem
        self._feedback = feedback
        self._above: list[Widget] = []
        self._below: list[Widget] = []

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Give the widgets in the order in which they are shown."""
        return (*self._above, *self._below)

    @property
    def focused(self) -> Widget | None:
        """Give the widget that has the focus."""
        return self._screen.focused

    def add(self, *widgets: Widget) -> None:
        """Add widgets above the feedback."""
        self._below += widgets
        if widgets and self._body.is_attached:
            self._body.mount(*widgets, before=self._feedback)

    def add_above(self, *widgets: Widget) -> None:
        """Add widgets below the stem, after those that were added there before."""
        last = self._above[-1] if self._above else self._stem
        self._above += widgets
        if widgets and self._body.is_attached:
            self._body.mount(*widgets, after=last)

    def show_rows(self, count: int) -> Sequence[OptionRow]:
        """Give that many rows, and hide the rest."""
        new = [OptionRow(index) for index in range(len(self.rows), count)]
        self.rows += new
        self.add(*new)
        for row in self.rows[count:]:
            row.display = False
        return self.rows[:count]

    def show_field(self, placeholder: str) -> Input:
        """Give the line to type in, empty."""
        if self.field is None:
            self.field = Input(select_on_focus=False, id="typed")
            self.field.cursor_blink = False
            self.add(self.field)
        self.field.placeholder = placeholder
        self.field.clear()
        self.field.disabled = False
        self.field.display = True
        return self.field

    def hide_field(self) -> None:
        """Hide the line to type in."""
        if self.field is not None:
            self.field.display = False

    def focus(self, widget: Widget | None) -> None:
        """Give the focus to a widget or to none, and bring it into view at once."""
        self._screen.set_focus(widget, scroll_visible=False)
        if isinstance(widget, OptionRow):
            widget.scroll_visible(animate=False, immediate=True)

    def scroll(self, lines: int) -> None:
        """Scroll what is too long."""
        self._body.scroll_lines(lines)
