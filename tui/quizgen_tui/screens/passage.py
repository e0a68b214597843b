"""The passage that the answered question cites, over the quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgen_tui.widgets.keyline import Hint, KeyLine
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quizgen.provenance import Excerpt


def drawn(excerpt: Excerpt) -> Content:
    """Give a passage under its name, with what proves the answer marked."""
    pieces = [plain(f"{excerpt.name}\n", "bold $number")]
    position = 0
    for start, end in excerpt.marks:
        pieces += [plain(excerpt.text[position:start]), plain(excerpt.text[start:end], "bold underline $text-success")]
        position = end
    return Content.assemble(*pieces, plain(excerpt.text[position:]))


class PassageScreen(ModalScreen[None]):
    """Shows passages, or why there are none, until one of a few keys is pressed or the pointer clicks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,s", "dismiss", "back to the question", show=False),
    ]

    def __init__(self, source: str, excerpts: tuple[Excerpt, ...], note: str = "") -> None:
        super().__init__()
        self._source = source
        self._excerpts = excerpts
        self._note = note

    def compose(self) -> ComposeResult:
        """Lay out the passages under the name of the source."""
        note = [plain(self._note)] if self._note else []
        parts = [plain(self._source, "$quiet"), *note, *map(drawn, self._excerpts)]
        with VerticalScroll(id="passage"):
            yield Static(Content("\n\n").join(parts), markup=False)
        keys = KeyLine()
        keys.show(Hint("Enter", "back", "dismiss", main=True), *((Hint("↑↓", "scroll"),) if self._excerpts else ()))
        yield keys

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#passage").focus()

    def on_click(self) -> None:
        """Close."""
        self.dismiss()
