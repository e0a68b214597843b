"""How each form is asked: one module a group of forms, all behind the one class that the quiz screen knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen_tui.widgets.asking.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.model import Item
    from quizgen_tui.widgets.asking.base import Asking
    from quizgen_tui.widgets.asking.stage import Stage

__all__ = ["group_of", "make"]

# The modules are imported where they are used: the first frame waits only for what the first question needs.


def _typed(stage: Stage) -> Asking:
    from quizgen_tui.widgets.asking.typed import Typing  # noqa: PLC0415

    return Typing(stage)


def _marks(stage: Stage) -> Asking:
    from quizgen_tui.widgets.asking.marks import Marks  # noqa: PLC0415

    return Marks(stage)


def _arrange(stage: Stage) -> Asking:
    from quizgen_tui.widgets.asking.arrange import Arrange  # noqa: PLC0415

    return Arrange(stage)


def _pairs(stage: Stage) -> Asking:
    from quizgen_tui.widgets.asking.pairs import Pairs  # noqa: PLC0415

    return Pairs(stage)


def _lines(stage: Stage) -> Asking:
    from quizgen_tui.widgets.asking.lines import Lines  # noqa: PLC0415

    return Lines(stage)


_GROUPS: dict[str, Callable[[Stage], Asking]] = {
    "choice": Choice,
    "typed": _typed,
    "multi": _marks,
    "order": _arrange,
    "match": _pairs,
    "recall": _lines,
}


def group_of(item: Item) -> str:
    """Give the group of forms that asks an item; forms without one of their own are a choice, or are typed."""
    if item.form in _GROUPS:
        return item.form
    return "choice" if item.options else "typed"


def make(group: str, stage: Stage) -> Asking:
    """Make what asks the forms of a group."""
    return _GROUPS[group](stage)
