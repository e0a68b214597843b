"""Choosing several values that may stand side by side: apart from each other, and readable as different."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from quizgen.asks import values_of
from quizgen.relations import Relation
from quizgen.stems import show
from quizgen.wording import mentions, normal, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizgen.asks import Ask
    from quizgen.distractors import Lure
    from quizgen.knowledge import Knowledge
    from quizgen.model import Scalar

T = TypeVar("T")
_NUMBER = re.compile(r"\d+")


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


def tells_order(names: Sequence[str]) -> bool:
    """Tell whether numbers in names put most of them in the order in which they stand: the 18th, the 19th, the 20th.

    Of neighbours whose numbers do not rise, half at least must be left to knowledge. Of several numbers in a name the
    largest counts: "the first meeting under the 19th Committee".
    """
    numbers = [max(map(int, _NUMBER.findall(" ".join(words(name)))), default=0) for name in names]
    told = sum(0 < one < other for one, other in pairwise(numbers))
    return 2 * told > len(names) - 1
