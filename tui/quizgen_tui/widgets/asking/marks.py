"""All that fit, of several options: multi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading import Selected
from quizgen_tui.widgets.asking.base import RowAsking
from quizgen_tui.widgets.keyline import Hint
from quizgen_tui.widgets.option import KEYS, OTHER, RIGHT, WRONG

if TYPE_CHECKING:
    from quizgen.grading import Response
    from quizgen.session.quiz import Answer
    from quizgen_tui.widgets.option import OptionRow

SET, UNSET = "[x]", "[ ]"


class Marks(RowAsking):
    """Keys and clicks set and unset marks; Enter submits them, if there is one."""

    keys = (
        ("1-9", "set or unset the mark of the option with that number"),
        ("↑ ↓", "go to another option, or scroll"),
        ("Space", "set or unset the mark of that option"),
        ("Enter", "submit the marks, or go on"),
    )

    def _fill(self) -> None:
        self._set: set[int] = set()
        super()._fill()
        for row in self._rows:
            row.box = UNSET

    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        enter = Hint("Enter", "check", "press('enter')", main=bool(self._set))
        return (Hint(f"1-{min(len(self._rows), KEYS)}", "mark all that fit"), enter)

    def press(self, key: str) -> Response | None:
        """Set or unset a mark, or submit."""
        if (index := self._option(key)) is not None:
            self._toggle(self._rows[index])
        elif key == "space" and self._marked is not None:
            self._toggle(self._marked)
        elif key == "enter" and self._set:
            return Selected(tuple(sorted(self._set)))
        return super().press(key)

    def click(self, row: OptionRow) -> Response | None:
        """Set or unset the mark of the row."""
        self._toggle(row)
        return None

    def _toggle(self, row: OptionRow) -> None:
        self._set ^= {row.index}
        row.box = SET if row.index in self._set else UNSET

    def show_answer(self, answer: Answer) -> None:  # noqa: ARG002  # the boxes show what was answered
        """Show which options are right, and which marks are wrong."""
        for row, option in zip(self._rows, self._item.options, strict=True):
            row.mark = RIGHT if option.right else WRONG if row.index in self._set else OTHER
