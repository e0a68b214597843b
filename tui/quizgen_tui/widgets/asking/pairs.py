"""An option for each prompt: match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading import Matched
from quizgen_tui.widgets.asking.base import STEPS, RowAsking
from quizgen_tui.widgets.keyline import Hint
from quizgen_tui.widgets.option import KEYS, RIGHT, WRONG
from quizgen_tui.widgets.prompt import PromptRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.grading import Response
    from quizgen.model import Item
    from quizgen.session.quiz import Answer
    from quizgen_tui.widgets.option import OptionRow

NONE = -1


class Pairs(RowAsking):
    """One prompt is the current one; a number key or a click gives it an option and goes on to the next."""

    keys = (
        ("1-9", "give the option with that number to the current prompt"),
        ("↑ ↓", "go to another prompt, or scroll"),
        ("Backspace", "clear the current prompt, or the one before"),
        ("Enter", "submit when all prompts have an option, or go on"),
    )
    _prompts: Sequence[PromptRow] = ()

    def show(self, item: Item) -> None:
        """Show prompts and options."""
        count = len(item.prompts)
        new = [PromptRow(index) for index in range(len(self._prompts), count)]
        self._stage.add_above(*new)
        self._prompts = [*self._prompts, *new]
        self._given = [NONE] * count
        self._current = 0
        super().show(item)
        for row in self._prompts:
            row.display = row.index < count
            row.set_class(row.index == count - 1, "-last")
        for row, prompt in zip(self._prompts, item.prompts, strict=False):
            row.ask(prompt)
            row.current = row.index == 0

    def hide(self) -> None:
        """Hide prompts and options."""
        super().hide()
        for row in self._prompts:
            row.display = False

    def focus(self) -> None:
        """Put the focus on the current prompt."""
        self._stage.focus(self._prompts[self._current] if self._given else None)

    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        clear = Hint("⌫", "clear", "press('backspace')")
        if NONE not in self._given:
            return (Hint("Enter", "check", "press('enter')", main=True), Hint("↑↓", "prompt"), clear)
        return (Hint(f"1-{min(len(self._rows), KEYS)}", "match"), Hint("↑↓", "prompt"), clear)

    def press(self, key: str) -> Response | None:
        """Give or take an option, go to another prompt, or submit."""
        if not self._given:
            return None
        if (index := self._option(key)) is not None:
            self._give(index)
        elif key in STEPS:
            self._go((self._current + STEPS[key]) % len(self._given))
        elif key == "backspace":
            if self._given[self._current] == NONE and self._current:
                self._go(self._current - 1)
            self._put(self._current, NONE)
        elif key == "enter" and NONE not in self._given:
            return Matched(tuple(self._given))
        return None

    def click(self, row: OptionRow) -> Response | None:
        """Go to a prompt, or give it an option."""
        if isinstance(row, PromptRow):
            self._go(row.index)
        else:
            self._give(row.index)
        return None

    def _give(self, index: int) -> None:
        """Give the current prompt an option, which another then has no more, and go to the next that has none."""
        if len(self._rows) >= len(self._given) and index in self._given:
            self._put(self._given.index(index), NONE)
        self._put(self._current, index)
        count = len(self._given)
        following = [(self._current + step) % count for step in range(1, count)]
        self._go(next((place for place in following if self._given[place] == NONE), self._current))

    def _put(self, place: int, index: int) -> None:
        self._given[place] = index
        self._prompts[place].give("" if index == NONE else self._item.options[index].text, index)

    def _go(self, place: int) -> None:
        """Make another prompt the current one."""
        self._prompts[self._current].current = False
        self._current = place
        self._prompts[place].current = True
        self.focus()

    def show_answer(self, answer: Answer) -> None:
        """Show which pairs are right; the options make room for what is said."""
        self._prompts[self._current].current = False
        for row, given, right in zip(self._prompts, self._given, answer.item.correct, strict=False):
            row.mark = RIGHT if given == right else WRONG
        self._stage.show_rows(0)
