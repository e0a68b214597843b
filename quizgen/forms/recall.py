"""Recall: a whole list from memory."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from quizgen.asks import members_of
from quizgen.forms.drafts import Draft, accepted, word_count
from quizgen.stems import fill, show
from quizgen.wording import normal, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.occasion import Occasion

LEAST, MOST, MOST_WORDS = 2, 12, 6


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:  # noqa: ARG001 - every form takes one
    """Give a recall of a closed list of at most twelve short members, of which no spelling means two."""
    members = members_of(ask)
    if members is None or ask.part >= 0 or not knowledge.is_closed(ask):
        return None
    keys = tuple(show(knowledge.deck, item) for item in members.items)
    rows = [accepted(knowledge, item) for item in members.items]
    spellings = tuple(accepts for accepts, _ in rows)
    if not LEAST <= len(keys) <= MOST or max(map(word_count, keys)) > MOST_WORDS:
        return None
    forms = [{normal(text) for text in texts} for texts in spellings]
    if any(one & other for one, other in combinations(forms, 2)):
        return None
    stem = fill(knowledge.deck, ask.question.stem, ask, None)
    key = "; ".join(keys)
    return Draft(
        stem=f"{stem} Give them in order." if members.ordered and "order" not in words(stem) else stem,
        key=key,
        difficulty=0.6 + 0.03 * len(keys),
        accepts=(key,),
        rejects=_rejects(knowledge, ask, rows),
        keys=keys,
        spellings=spellings,
        ordered=members.ordered,
    )


def _rejects(
    knowledge: Knowledge, ask: Ask, rows: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
) -> tuple[str, ...]:
    """Give what no typo may turn into a member: what the authors reject, and members of other lists spelled alike."""
    authors = (text for _, rejects in rows for text in rejects)
    right = {normal(text) for accepts, _ in rows for text in accepts}
    others = (text for name in sorted(right) for text in knowledge.spelled_like(ask, name) if text not in right)
    return tuple(dict.fromkeys((*authors, *others)))
