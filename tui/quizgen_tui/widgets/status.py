"""The line on top: the deck's title on the left, how far the learner is on the right."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from quizgen_tui.widgets.text import plain

LEAST_TITLE = 4  # columns; a title shorter than that says nothing


class StatusLine(Widget):
    """One line that shortens the title before it gives up the progress."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = plain(title, "bold")
        self._progress = Content("")

    def show(self, progress: str, *, urgent: bool = False) -> None:
        """Show another progress, in a warning colour where it is urgent."""
        self._progress = plain(progress, "bold $text-warning" if urgent else "$quiet")
        self.refresh()

    def render(self) -> Content:
        """Draw the title, space, and the progress."""
        width, taken = self.content_size.width, self._progress.cell_length
        room = width - taken - 2
        if room < LEAST_TITLE:
            return (self._progress if taken else self._title).truncate(max(1, width))
        title = self._title.truncate(room, ellipsis=True)
        return Content.assemble(title, " " * (width - title.cell_length - taken), self._progress)
