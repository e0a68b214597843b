"""Multi: two or three right options among wrong ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizgen.distractors import explained, lures
from quizgen.forms.drafts import Draft
from quizgen.forms.sets import right_answers, side_by_side, some, wrong_answers, wrong_side_by_side
from quizgen.model import Option, Ref, Text
from quizgen.sentences import whole_sentence
from quizgen.stems import fill, show

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.occasion import Occasion

LEAST, MOST_RIGHT, MOST_WRONG = 2, 3, 3


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give a multi where two values at least are right and two at least are proved wrong."""
    if ask.question.asks.field == "name" or ask.question.asks.part not in {"", "item"} or not knowledge.is_closed(ask):
        return None
    stem = fill(knowledge.deck, ask.question.stem, ask, None)
    stem = stem if _asks_for_several(ask) else f"{stem} Choose all that are right."
    values = right_answers(knowledge, ask, stem)
    if not all(isinstance(value, Text | Ref) for value in values) or (ask.part >= 0 and ask.answer not in values):
        return None
    draws = occasion.draws
    fixed = [ask.answer] if ask.part >= 0 else []
    most = LEAST + draws.below(MOST_RIGHT - LEAST + 1)
    right = some(values, draws.shuffled(values), partial(side_by_side, knowledge), (LEAST, most), fixed)
    found = wrong_answers(lures(knowledge, ask, occasion), stem)
    wrong = wrong_side_by_side(knowledge, found, LEAST, LEAST + draws.below(MOST_WRONG - LEAST + 1))
    if right is None or not wrong:
        return None
    options = [Option(show(knowledge.deck, value), right=True) for value in right]
    options = draws.shuffled(
        [*options, *(Option(each.text, right=False, why=explained(knowledge, ask, each)) for each in wrong)]
    )
    keys = tuple(option.text for option in options if option.right)
    return Draft(
        stem=stem,
        key="; ".join(keys),
        difficulty=0.45 + 0.03 * len(options),
        options=tuple(options),
        keys=keys,
        explanation=whole_sentence(knowledge, ask),
    )


def _asks_for_several(ask: Ask) -> bool:
    """Tell whether the stem was written for this form alone."""
    return ask.question.forms == ("multi",)
