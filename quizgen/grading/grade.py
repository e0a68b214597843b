"""What a learner did, judged: each sort of response by what its forms ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizgen.grading.answers import grade_answer, same_words, told
from quizgen.grading.dates import grade_date
from quizgen.grading.parts import grade_marked, grade_matches, grade_order
from quizgen.grading.recall import grade_recall
from quizgen.grading.responses import WRONG, Arranged, Chosen, Matched, Recalled, Response, Selected, Typed, Verdict

if TYPE_CHECKING:
    from quizgen.model import Item

# What the forms with several right answers are answered by; the others are answered by a choice or by typing.
_ANSWERED_BY: dict[str, type[Response]] = {
    "multi": Selected,
    "order": Arranged,
    "match": Matched,
    "recall": Recalled,
}


def grade(item: Item, response: Response) -> Verdict:
    """Judge a response; one of a sort that the item's form does not ask for is wrong.

    Case, spacing, accents, punctuation, articles and number words do not matter in typed answers, and small typos are
    forgiven and named; amounts are compared as numbers; dates pass in every usual form, and also where they are finer
    than was asked.
    """
    if not isinstance(response, _ANSWERED_BY.get(item.form, (Chosen, Typed))):
        return WRONG
    match response:
        case Chosen(index):
            return Verdict(0 <= index < len(item.options) and item.options[index].right)
        case Typed(text):
            return _grade_typed(item, text)
        case Selected(indexes):
            return grade_marked(item, indexes)
        case Arranged(indexes):
            return grade_order(item, indexes)
        case Matched(indexes):
            return grade_matches(item, indexes)
        case Recalled(texts):
            return grade_recall(item, texts)
        case _:
            assert_never(response)


def _grade_typed(item: Item, text: str) -> Verdict:
    if item.date is None:
        return grade_answer(text, item.accepts, item.rejects)
    return told(same_words, text, item.accepts, item.rejects) or grade_date(item.date, text)
