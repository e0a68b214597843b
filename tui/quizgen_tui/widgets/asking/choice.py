"""One option of several: choice, true or false, and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading import Chosen
from quizgen_tui.widgets.asking.base import RowAsking
from quizgen_tui.widgets.keyline import Hint
from quizgen_tui.widgets.option import KEYS, OTHER, RIGHT, WRONG

if TYPE_CHECKING:
    from quizgen.grading import Response
    from quizgen.session.quiz import Answer
    from quizgen_tui.widgets.option import OptionRow


class Choice(RowAsking):
    """A key, a click, or Enter on the marked row is the answer."""

    keys = (
        ("1-9", "choose the option with that number"),
        ("t f", "true or false, where that is asked"),
        ("↑ ↓", "mark another option, or scroll"),
        ("Enter", "choose the marked option, or go on"),
    )

    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        keys = "t f" if self._item.form == "truefalse" else f"1-{min(len(self._item.options), KEYS)}"
        return (Hint(keys, "answer"), Hint("↑↓ Enter", "choose"))

    def press(self, key: str) -> Response | None:
        """Choose by number, by letter or by Enter."""
        if (index := self._option(key)) is not None:
            return Chosen(index)
        if key in {"t", "f"} and self._item.form == "truefalse":
            letters = [option.text[:1].casefold() for option in self._item.options]
            return Chosen(letters.index(key)) if key in letters else None
        if key == "enter" and self._marked is not None:
            return Chosen(self._marked.index)
        return super().press(key)

    def click(self, row: OptionRow) -> Response | None:
        """Choose by a click."""
        return Chosen(row.index)

    def show_answer(self, answer: Answer) -> None:
        """Mark the right option, and the one that was chosen instead."""
        chosen = answer.response.index if isinstance(answer.response, Chosen) else -1
        for row, option in zip(self._rows, self._item.options, strict=True):
            row.mark = RIGHT if option.right else WRONG if row.index == chosen else OTHER
