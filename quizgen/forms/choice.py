"""Choice: one right option among two to four wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.blocks import block_of
from quizgen.dates import Date
from quizgen.distractors import order
from quizgen.forms.drafts import Draft, with_distractors
from quizgen.model import Number, Option, Scalar
from quizgen.sentences import sentence
from quizgen.stems import fill, show
from quizgen.wording import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.occasion import Occasion
    from quizgen.randomness import Draws

MOST, LEAST = 3, 2


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give a choice item where one answer is right and at least two are proved wrong.

    The wrong options are the other answers of the ask's block. Where a question has too few asks for any block, they
    are the best that the deck has; so they are for a learner of whom it is known what was taken for the key.
    """
    block = None if occasion.weights else block_of(knowledge, ask, occasion.seed)
    if block is None:
        return _best(knowledge, ask, occasion)
    if not block:
        return None
    key, *others = block
    whys = [key.fact if each.is_shared else each.fact for each in others]
    wrong = [(each.value, Option(each.text, right=False, why=why)) for each, why in zip(others, whys, strict=True)]
    return _draft(key.stem, key.fact, (key.value, Option(key.text, right=True)), wrong, occasion.draws)


def _best(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    if ask.question.asks.part != "item" and not knowledge.has_one_answer(ask):
        return None
    found = with_distractors(knowledge, ask, MOST, occasion, least=LEAST)
    if found is None:
        return None
    coarse, distractors = found
    wrong = [(each.value, Option(each.text, right=False, why=each.why)) for each in distractors]
    key = (coarse.answer, Option(show(knowledge.deck, coarse.answer), right=True))
    return _draft(
        fill(knowledge.deck, ask.question.stem, coarse, None), sentence(knowledge, ask), key, wrong, occasion.draws
    )


Row = tuple[Scalar, Option]


def _draft(stem: str, fact: str, key: Row, wrong: Sequence[Row], draws: Draws) -> Draft:
    rows = draws.shuffled([key, *wrong])
    if isinstance(key[0], Date | Number):
        rows.sort(key=lambda row: order(row[0]))
    text = key[1].text
    likeness = sum(similarity(text, option.text) for _, option in wrong) / len(wrong)
    return Draft(
        stem=stem,
        key=text,
        difficulty=0.35 + 0.25 * likeness + 0.05 * (len(wrong) - LEAST),
        options=tuple(option for _, option in rows),
        explanation=fact,
    )
