"""The line at the bottom: the keys that matter now; each can be clicked as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Click

BETWEEN = 3  # columns between two hints


class Hint(NamedTuple):
    """Keys, what they do, and the action that a click runs ('' for none); `main` stands out."""

    keys: str
    label: str
    action: str = ""
    main: bool = False

    @property
    def content(self) -> Content:
        """Give the hint as it is drawn."""
        if self.main:
            return Content.styled(f" {self.keys}  {self.label} ", "bold $button-color-foreground on $primary")
        return Content.assemble((self.keys, "bold $number"), (f" {self.label}", "$quiet"))


class KeyLine(Widget):
    """One line of hints; those that do not fit are left out from the end."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.hints: tuple[Hint, ...] = ()

    def show(self, *hints: Hint) -> None:
        """Show other hints."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def render(self) -> Content:
        """Draw the hints that fit."""
        drawn = [content for _, _, _, content in self._placed()]
        return Content(" " * BETWEEN).join(drawn) if drawn else Content("")

    async def on_click(self, event: Click) -> None:
        """Run the action of the hint under the pointer."""
        event.stop()
        x = event.x - self.gutter.left
        for start, end, hint, _ in self._placed():
            if start <= x < end and hint.action:
                await self.app.run_action(hint.action, self.screen)

    def _placed(self) -> Iterator[tuple[int, int, Hint, Content]]:
        """Give each hint that fits with its first column and the one after its last."""
        start = 0
        for hint in self.hints:
            content = hint.content
            end = start + content.cell_length
            if end > self.content_size.width and start:
                return
            yield start, end, hint, content
            start = end + BETWEEN
