"""Odd one out: three members of a list and one thing that is proved to be none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizgen.asks import members_of
from quizgen.distractors import explained, lures
from quizgen.forms.drafts import Draft
from quizgen.forms.sets import right_answers, side_by_side, some, wrong_answers
from quizgen.model import Option
from quizgen.sentences import membership, sentence
from quizgen.stems import fill, show

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Scalar
    from quizgen.occasion import Occasion

MEMBERS, LIKELIEST = 3, 3


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give an odd one out where a closed list has three members that differ and something is proved to be none.

    The stem is the question's own, which has to say what is asked: "Which of these is NOT among ...?"
    """
    if members_of(ask) is None or not knowledge.is_closed(ask):
        return None
    stem = fill(knowledge.deck, ask.question.stem, ask, None)
    values = right_answers(knowledge, ask, stem)
    if ask.part >= 0 and ask.answer not in values:
        return None
    draws = occasion.draws
    fixed = [ask.answer] if ask.part >= 0 else []
    members = some(values, draws.shuffled(values), partial(side_by_side, knowledge), (MEMBERS, MEMBERS), fixed)
    odd = wrong_answers(lures(knowledge, ask, occasion), stem)[:LIKELIEST]
    if members is None or not odd:
        return None
    key = draws.chosen(odd)
    fact, why = sentence(knowledge, ask), explained(knowledge, ask, key)
    options = [Option(show(knowledge.deck, value), right=False, why=_why(knowledge, ask, value)) for value in members]
    return Draft(
        stem=stem,
        key=key.text,
        difficulty=0.45,
        options=tuple(draws.shuffled([*options, Option(key.text, right=True)])),
        explanation=fact if why in fact else f"{fact} {why}",
    )


def _why(knowledge: Knowledge, ask: Ask, member: Scalar) -> str:
    return sentence(knowledge, membership(knowledge, ask, member) or ask)
