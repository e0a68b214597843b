"""Pick: which of two look-alikes it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.distractors import explained, lures
from quizgen.forms.drafts import Draft
from quizgen.model import Option, Ref
from quizgen.stems import fill, show
from quizgen.wording import mentions, similarity

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.distractors import Lure
    from quizgen.knowledge import Knowledge
    from quizgen.occasion import Occasion

ALIKE = 0.5


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give a choice of two where a look-alike of the one right subject is proved to be wrong."""
    if ask.question.asks.field != "name" or not knowledge.has_one_answer(ask):
        return None
    stem = fill(knowledge.deck, ask.question.stem, ask, None)
    found = [each for each in lures(knowledge, ask, occasion) if not mentions(stem, each.text)]
    other = [each for each in found if _declared(knowledge, ask, each)] or [
        each for each in found if similarity(ask.subject.name.text, each.text) >= ALIKE
    ]
    if not other:
        return None
    wrong = occasion.draws.chosen(other)
    key = show(knowledge.deck, ask.answer)
    options = (Option(key, right=True), Option(wrong.text, right=False, why=explained(knowledge, ask, wrong)))
    return Draft(
        stem=stem,
        key=key,
        difficulty=0.3 + 0.2 * similarity(key, wrong.text),
        options=tuple(occasion.draws.shuffled(options)),
    )


def _declared(knowledge: Knowledge, ask: Ask, other: Lure) -> bool:
    """Tell whether the author says that learners mix the two up."""
    if not isinstance(other.value, Ref):
        return False
    subject = knowledge.deck.subjects[other.value.target]
    return subject.key in ask.subject.confusable or ask.subject.key in subject.confusable
