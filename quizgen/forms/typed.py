"""Typed: a short answer from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.asks import at_precisions
from quizgen.dates import Date
from quizgen.forms.drafts import Draft, typed_forms, without_span, word_count
from quizgen.stems import fill, show
from quizgen.wording import mentions

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.occasion import Occasion
    from quizgen.randomness import Draws

MOST_WORDS = 5
FINEST = 0.7  # how often a date is asked as finely as the deck has it; else the month or the year is


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give a typed item where one short answer is right (A4)."""
    if ask.question.asks.part == "item" or not knowledge.has_one_answer(ask):
        return None
    ask = _at_some_precision(knowledge, ask, occasion.draws)
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


def _at_some_precision(knowledge: Knowledge, ask: Ask, draws: Draws) -> Ask:
    """Ask for a date at the finest precision, or at times at a coarser one where the stem says which is asked."""
    finest = without_span(ask)
    if not isinstance(ask.answer, Date) or not any(hole.style == "when" for hole in ask.question.stem.holes):
        return finest
    asks = at_precisions(ask)
    coarser = [each for each in asks[asks.index(finest) + 1 :] if not _gives_itself_away(knowledge, each)]
    return draws.chosen(coarser) if coarser and draws.fraction() >= FINEST else finest


def _gives_itself_away(knowledge: Knowledge, ask: Ask) -> bool:
    stem = fill(knowledge.deck, ask.question.stem, ask, None)
    return mentions(stem, show(knowledge.deck, ask.answer))
