"""Choosing several values that may stand side by side: apart from each other, and readable as different."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from quizgen.asks import values_of
from quizgen.model import Members
from quizgen.relations import Relation
from quizgen.stems import show
from quizgen.wording import mentions, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizgen.asks import Ask
    from quizgen.distractors import Lure
    from quizgen.knowledge import Knowledge
    from quizgen.model import Scalar

T = TypeVar("T")


def some(
    rows: Sequence[T],
    preferred: Sequence[T],
    fits: Callable[[T, T], bool],
    sizes: tuple[int, int],
    fixed: Sequence[T] = (),
) -> list[T] | None:
    """Choose rows that fit each other, the fixed and then the preferred first; None if fewer than the least size do.

    Whether there are enough is decided by `rows`, which do not hang on the seed as the preferred order does.
    """
    least, most = sizes
    safe = _fitting(rows, fits, most, fixed)
    if len(safe) < least:
        return None
    liked = _fitting(preferred, fits, most, fixed)
    return liked if len(liked) >= least else safe


def _fitting(rows: Sequence[T], fits: Callable[[T, T], bool], most: int, fixed: Sequence[T]) -> list[T]:
    taken = list(fixed)
    for row in rows:
        if len(taken) == most:
            break
        if row not in taken and all(fits(row, other) for other in taken):
            taken.append(row)
    return taken


def side_by_side(knowledge: Knowledge, one: Scalar, other: Scalar) -> bool:
    """Tell whether two values are apart in meaning and differ as they are shown."""
    texts = {normal(show(knowledge.deck, value)) for value in (one, other)}
    return len(texts) == 2 and knowledge.relation(one, other) is Relation.APART


def right_answers(knowledge: Knowledge, ask: Ask, stem: str) -> list[Scalar]:
    """Give the values of the field that is asked for, but for those that the stem gives away (C6)."""
    values = values_of(ask.subject, ask.question.asks.field)
    return [value for value in values if not mentions(stem, show(knowledge.deck, value))]


def members_of(ask: Ask) -> Members | None:
    """Give the list that is asked for as a whole or by a member, or None where no list is."""
    facts = ask.subject.facts.get(ask.question.asks.field, ())
    value = facts[0].value if facts else None
    return value if isinstance(value, Members) else None


def wrong_answers(found: Iterable[Lure], stem: str) -> list[Lure]:
    """Give wrong answers that the stem does not name, the likeliest first, each once by its text."""
    ranked = sorted(found, key=lambda each: -each.score)
    once = {normal(each.text): each for each in reversed(ranked)}
    return [each for each in ranked if once[normal(each.text)] is each and not mentions(stem, each.text)]


def wrong_side_by_side(knowledge: Knowledge, found: Sequence[Lure], least: int, most: int) -> list[Lure]:
    """Choose the likeliest wrong answers that may stand together; none where there are fewer than `least`."""

    def fits(one: Lure, other: Lure) -> bool:
        return side_by_side(knowledge, one.value, other.value)

    return some(sorted(found, key=lambda each: each.text), found, fits, (least, most)) or []
