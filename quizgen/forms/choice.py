"""Choice: one right option among two to three wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.dates import Date
from quizgen.distractors import order
from quizgen.forms.drafts import Draft, with_distractors
from quizgen.model import Number, Option, Scalar
from quizgen.stems import fill, show
from quizgen.wording import similarity

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.randomness import Draws

MOST, LEAST = 3, 2


def make(knowledge: Knowledge, ask: Ask, draws: Draws) -> Draft | None:
    """Give a choice item where one answer is right and at least two values are proved wrong."""
    if ask.question.asks.part != "item" and not knowledge.has_one_answer(ask):
        return None
    found = with_distractors(knowledge, ask, MOST, draws, least=LEAST)
    if found is None:
        return None
    ask, wrong = found
    deck = knowledge.deck
    key = show(deck, ask.answer)
    rows: list[tuple[Scalar, Option]] = [(each.value, Option(each.text, right=False, why=each.why)) for each in wrong]
    rows = draws.shuffled([(ask.answer, Option(key, right=True)), *rows])
    if isinstance(ask.answer, Date | Number):
        rows.sort(key=lambda row: order(row[0]))
    likeness = sum(similarity(key, each.text) for each in wrong) / len(wrong)
    return Draft(
        stem=fill(deck, ask.question.stem, ask, None),
        key=key,
        difficulty=0.35 + 0.25 * likeness + 0.05 * (len(wrong) - LEAST),
        options=tuple(option for _, option in rows),
    )
