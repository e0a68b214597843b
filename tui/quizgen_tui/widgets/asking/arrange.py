"""Options to be put in order: order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading import Arranged
from quizgen_tui.widgets.asking.base import RowAsking
from quizgen_tui.widgets.keyline import Hint
from quizgen_tui.widgets.option import KEYS, RIGHT, WRONG

if TYPE_CHECKING:
    from quizgen.grading import Response
    from quizgen.session.quiz import Answer
    from quizgen_tui.widgets.option import OptionRow

MOVES = {"shift+up": -1, "ctrl+up": -1, "shift+down": 1, "ctrl+down": 1}


class Arrange(RowAsking):
    """Rows are put next one by one and come to stand in that order; or a marked row is moved among the others."""

    keys = (
        ("1-9", "put the option with that number next"),
        ("Backspace", "take the last one back"),
        ("↑ ↓", "mark another option, or scroll"),
        ("Space", "put the marked option next"),
        ("Shift+↑ Shift+↓", "move the marked option (Ctrl does it too)"),
        ("Enter", "submit when all are placed, or go on"),
    )

    def _fill(self) -> None:
        self._order = list(range(len(self._item.options)))  # those that are placed come first
        self._placed = 0
        self._draw()

    def _draw(self) -> None:
        width = len(str(len(self._order)))
        for place, (row, index) in enumerate(zip(self._rows, self._order, strict=True)):
            row.index = index
            row.show(self._item.options[index].text)
            position = str(place + 1) if place < self._placed else ""
            row.box = f"[{position:>{width}}]"

    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        enter = Hint("Enter", "check", "press('enter')", main=True)
        back = Hint("⌫", "back", "press('backspace')")
        if self._placed == len(self._order):
            return (enter, back, Hint("Shift+↑↓", "move"))
        return (Hint(f"1-{min(len(self._rows), KEYS)}", "next"), back, Hint("Shift+↑↓", "move"))

    def press(self, key: str) -> Response | None:
        """Put an option next, take one back, move one, or submit."""
        marked = self._marked
        if (index := self._option(key)) is not None:
            self._put(index)
        elif key == "space" and marked is not None:
            self._put(marked.index)
            place = max(self._rows.index(marked), self._placed)
            self._stage.focus(self._rows[min(place, len(self._rows) - 1)])
        elif key == "backspace" and self._placed:
            self._placed -= 1
            self._order[self._placed :] = sorted(self._order[self._placed :])
            self._draw()
        elif key in MOVES and marked is not None:
            self._move(self._rows.index(marked), MOVES[key])
        elif key == "enter" and self._placed == len(self._order):
            return Arranged(tuple(self._order))
        return super().press(key)

    def click(self, row: OptionRow) -> Response | None:
        """Put the row next."""
        self._put(row.index)
        return None

    def _put(self, index: int) -> None:
        """Put an option next, if it is not placed yet."""
        place = self._order.index(index)
        if place >= self._placed:
            self._order.insert(self._placed, self._order.pop(place))
            self._placed += 1
            self._draw()

    def _move(self, place: int, step: int) -> None:
        """Move an option by one place; with that all are placed as they stand."""
        other = place + step
        if 0 <= other < len(self._order):
            self._order[place], self._order[other] = self._order[other], self._order[place]
            self._stage.focus(self._rows[other])
        self._placed = len(self._order)
        self._draw()

    def show_answer(self, answer: Answer) -> None:
        """Show which options are in their place, and of the others which place that is."""
        places = {index: place for place, index in enumerate(answer.item.correct, start=1)}
        boxes = [
            f"[{place}]" if places.get(index) == place else f"[{place}→{places.get(index, '?')}]"
            for place, index in enumerate(self._order, start=1)
        ]
        width = max(map(len, boxes), default=0)
        for place, (row, index) in enumerate(zip(self._rows, self._order, strict=True), start=1):
            row.box = boxes[place - 1].ljust(width)
            row.mark = RIGHT if places.get(index) == place else WRONG
