"""True or false: a statement with the right answer, or one that is proved wrong, in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.forms.drafts import Draft, with_distractors
from quizgen.model import Option
from quizgen.sentences import sentence
from quizgen.stems import fill
from quizgen.wording import mentions

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.occasion import Occasion


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give a statement to judge, where the question has one and at least one value is proved wrong."""
    if ask.question.statement is None:
        return None
    found = with_distractors(knowledge, ask, 3, occasion, least=1)
    if found is None:
        return None
    coarse, wrong = found
    fact = sentence(knowledge, ask)
    # What the statement names already is no lie that anybody would believe: "the next after A, B, and C is B".
    rest = fill(knowledge.deck, ask.question.statement, coarse, None)
    lies = [each for each in wrong if not mentions(rest, each.text)]
    if not lies:
        return None  # what can only be true is no question
    lie = occasion.draws.chosen(lies) if occasion.draws.below(2) else None
    shown = coarse.answer if lie is None else lie.value
    if lie is None:
        options = (Option("True", right=True), Option("False", right=False, why=fact))
    else:
        why = lie.why if lie.why == fact else f"{fact} {lie.why}"
        options = (Option("True", right=False, why=why), Option("False", right=True))
    return Draft(
        stem=f"True or false? {fill(knowledge.deck, ask.question.statement, coarse, shown)}",
        key="True" if lie is None else "False",
        difficulty=0.3,
        options=options,
    )
