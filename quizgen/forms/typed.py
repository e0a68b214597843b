"""Typed: a short answer from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.dates import Date
from quizgen.forms.drafts import Draft, typed_forms, without_span, word_count
from quizgen.stems import fill, show

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.randomness import Draws

MOST_WORDS = 5


def make(knowledge: Knowledge, ask: Ask, draws: Draws) -> Draft | None:  # noqa: ARG001 - every form takes draws
    """Give a typed item where one short answer is right (A4)."""
    if ask.question.asks.part == "item" or not knowledge.has_one_answer(ask):
        return None
    ask = without_span(ask)
    key = show(knowledge.deck, ask.answer)
    if word_count(key) > MOST_WORDS and not isinstance(ask.answer, Date):
        return None
    accepts, rejects = typed_forms(knowledge, ask)
    return Draft(
        stem=fill(knowledge.deck, ask.question.stem, ask, None),
        key=key,
        difficulty=0.6 + 0.03 * word_count(key),
        accepts=accepts,
        rejects=rejects,
        date=ask.answer if isinstance(ask.answer, Date) else None,
    )
