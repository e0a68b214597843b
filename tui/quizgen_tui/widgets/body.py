"""What lies between the top and the bottom line, and scrolls where it is too long."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widgets import Static


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A column that the screen scrolls, so that the arrow keys stay free to mark an option."""

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by a number of lines, at once."""
        self.scroll_relative(y=lines, animate=False, immediate=True)

    def scroll_pages(self, pages: int) -> None:
        """Scroll down by a number of pages less a line, at once."""
        self.scroll_lines(pages * max(1, self.size.height - 1))


class FeedbackPanel(Static):
    """Holds the feedback, and scrolls it into view as soon as it has its place: a resize says when."""

    def on_resize(self) -> None:
        """Come into view."""
        self.scroll_visible(animate=False, immediate=True)
