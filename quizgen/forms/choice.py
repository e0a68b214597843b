"""Choice: one right option among two to four wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.blocks import block_of
from quizgen.dates import Date
from quizgen.distractors import order
from quizgen.forms.drafts import Draft
from quizgen.model import Number, Option
from quizgen.wording import similarity

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.randomness import Draws


def make(knowledge: Knowledge, ask: Ask, draws: Draws) -> Draft | None:
    """Give a choice item where the ask has a place in a block: the other answers of the block are the wrong options."""
    key, *wrong = block_of(knowledge, ask, int(draws.seed[-1])) or (None,)
    if key is None:
        return None
    rows = draws.shuffled([key, *wrong])
    if isinstance(key.value, Date | Number):
        rows.sort(key=lambda row: order(row.value))
    likeness = sum(similarity(key.text, each.text) for each in wrong) / len(wrong)
    return Draft(
        stem=key.stem,
        key=key.text,
        difficulty=0.35 + 0.25 * likeness + 0.05 * (len(wrong) - 2),
        options=tuple(Option(row.text, row is key, "" if row is key else row.fact) for row in rows),
        explanation=key.fact,
    )
