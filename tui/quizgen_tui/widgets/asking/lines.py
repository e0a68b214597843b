"""The members of a list, typed one by one: recall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from quizgen.grading import Recalled, member
from quizgen.wording import normal
from quizgen_tui.widgets.asking.typed import Typing
from quizgen_tui.widgets.keyline import Hint
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from quizgen.grading import Response
    from quizgen.model import Item
    from quizgen.session.quiz import Answer


class Lines(Typing):
    """Enter ticks off what is typed; Enter without a text submits, and so does the last member."""

    keys = (
        ("Enter", "tick off what is typed; submit where nothing is; go on"),
        ("↑ ↓", "scroll"),
    )
    _told: Static | None = None

    def show(self, item: Item) -> None:
        """Show an empty line and an empty list."""
        self._item = item
        self._texts: list[str] = []
        self._found: dict[int, None] = {}
        self._lines: list[Content] = []
        self._stage.show_field("type one, then Enter")
        if self._told is None:
            self._told = Static(id="told", markup=False)
            self._stage.add(self._told)
        self._told.display = True
        self._draw()

    def hide(self) -> None:
        """Hide the line and the list."""
        super().hide()
        if self._told is not None:
            self._told.display = False

    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        return (Hint("Enter", "tick off", "submit"), Hint("empty Enter", "done", "done"))

    def enter(self, text: str) -> Response | None:
        """Tick off a member, or submit."""
        if self._stage.field is not None:
            self._stage.field.clear()
        if not text.strip():
            return self.done()
        if normal(text) in map(normal, self._texts):
            self._draw("told already")
            return None
        place = member(self._item, text)
        if place is not None and place in self._found:
            self._draw(f"told already: {self._item.keys[place]}")
            return None
        self._texts.append(text)
        if place is None:
            self._lines.append(plain(f"✗ {text}", "$text-error"))
        else:
            self._found[place] = None
            self._lines.append(plain(f"✓ {self._item.keys[place]}", "$text-success"))
        self._draw()
        return self.done() if len(self._found) == len(self._item.keys) else None

    def done(self) -> Response:
        """Submit what was told."""
        return Recalled(tuple(self._texts))

    def _draw(self, note: str = "") -> None:
        """Draw the count, and below it the lines, the last one first so that it is in view."""
        assert self._told is not None
        count = f"{len(self._found)} of {len(self._item.keys)}" + (", in order" if self._item.ordered else "")
        head = Content.assemble(plain(count, "bold"), plain(f"  {note}" if note else "", "$quiet"))
        self._told.update(Content("\n").join([head, *reversed(self._lines)]))

    def show_answer(self, answer: Answer) -> None:
        """Hide the line; the feedback names what is missing."""
        super().show_answer(answer)
        self._stage.hide_field()
