"""What the quiz screen knows of a form: how it is shown, which keys it takes, and when it is answered."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from quizgen_tui.widgets.option import OptionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.grading import Response
    from quizgen.model import Item
    from quizgen.session.quiz import Answer
    from quizgen_tui.widgets.asking.stage import Stage
    from quizgen_tui.widgets.keyline import Hint

STEPS = {"up": -1, "down": 1}


class Asking(ABC):
    """Asks the items of a group of forms, one after the other, in the same widgets.

    `press`, `click` and `enter` give the response once the learner has given it, and None before.
    """

    keys: ClassVar[tuple[tuple[str, str], ...]]  # for the list of keys: keys, and what they do
    typing: ClassVar[bool] = False  # letters and digits go into a line, so that they are no keys

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @abstractmethod
    def show(self, item: Item) -> None:
        """Put an item into the widgets, unanswered."""

    @abstractmethod
    def hide(self) -> None:
        """Hide the widgets, as another form is asked next."""

    @abstractmethod
    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""

    @abstractmethod
    def show_answer(self, answer: Answer) -> None:
        """Show on the widgets what was right."""

    def focus(self) -> None:
        """Put the focus where the learner begins: nowhere, as Enter that is held must not choose."""
        self._stage.focus(None)

    def press(self, key: str) -> Response | None:
        """Take a key."""
        if key in STEPS:
            self._stage.scroll(STEPS[key])
        return None

    def click(self, row: OptionRow) -> Response | None:  # noqa: ARG002  # for forms that have rows
        """Take a click on a row."""
        return None

    def enter(self, text: str) -> Response | None:  # noqa: ARG002  # for forms that have a line
        """Take a line that was typed."""
        return None


class RowAsking(Asking):
    """Asks with a row for each option, one of which can be marked by the arrow keys."""

    _item: Item
    _rows: Sequence[OptionRow] = ()

    def show(self, item: Item) -> None:
        """Show the options."""
        self._item = item
        self._rows = self._stage.show_rows(len(item.options))
        self._fill()

    def hide(self) -> None:
        """Hide the rows."""
        self._stage.show_rows(0)

    def _fill(self) -> None:
        """Put the options into the rows."""
        for index, (row, option) in enumerate(zip(self._rows, self._item.options, strict=True)):
            row.index = index
            row.show(option.text)

    @property
    def _marked(self) -> OptionRow | None:
        """Give the row that is marked."""
        focused = self._stage.focused
        return focused if isinstance(focused, OptionRow) and focused in self._rows else None

    def _option(self, key: str) -> int | None:
        """Give the option that a number key stands for."""
        index = int(key) - 1 if key.isdecimal() else -1
        return index if 0 <= index < len(self._item.options) else None

    def press(self, key: str) -> Response | None:
        """Mark the row above or below, round and round."""
        if key in STEPS and self._rows:
            step, marked = STEPS[key], self._marked
            now = self._rows.index(marked) if marked is not None else (-1 if step > 0 else len(self._rows))
            self._stage.focus(self._rows[(now + step) % len(self._rows)])
        return None
