"""One answer that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading import Typed
from quizgen_tui.widgets.asking.base import Asking
from quizgen_tui.widgets.keyline import Hint

if TYPE_CHECKING:
    from quizgen.grading import Response
    from quizgen.model import Item
    from quizgen.session.quiz import Answer


class Typing(Asking):
    """What is in the line when Enter is pressed is the answer."""

    keys = (("Enter", "check what is typed, or go on"), ("↑ ↓", "scroll"))
    typing = True

    def show(self, item: Item) -> None:  # noqa: ARG002  # all of them look the same
        """Show an empty line."""
        self._stage.show_field("type the answer")

    def hide(self) -> None:
        """Hide the line."""
        self._stage.hide_field()

    def hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        return (Hint("Enter", "check", "submit"),)

    def focus(self) -> None:
        """Let the learner type."""
        self._stage.focus(self._stage.field)

    def enter(self, text: str) -> Response | None:
        """Answer with what is typed, unless that is nothing."""
        return Typed(text) if text.strip() else None

    def show_answer(self, answer: Answer) -> None:  # noqa: ARG002  # the feedback says what is right
        """Leave what was typed to be seen."""
        if self._stage.field is not None:
            self._stage.field.disabled = True
