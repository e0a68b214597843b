"""A fact as a true sentence: what explains an item, and what says why an option is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.asks import values_of
from quizgen.model import Text
from quizgen.stems import fill, show, whole_value
from quizgen.wording import joined, sentence_start

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Scalar


def sentence(knowledge: Knowledge, ask: Ask, told: Scalar | None = None) -> str:
    """State an ask's fact as a true sentence; `told` is which of several right answers, the first unless told.

    Of a list all members are told: that a thing stands in one list does not keep it out of another.
    """
    deck, question = knowledge.deck, ask.question
    if (whole := whole_value(deck, ask)) is not None:
        if question.statement is None:
            return f"{sentence_start(ask.subject.name.text)}: {whole}."
        return fill(deck, question.statement, ask, Text(whole))
    if question.per_part and any(hole.part == "item" for hole in question.holes):
        members = [show(deck, value) for value in values_of(ask.subject, question.per_part)]
        return f"{sentence_start(ask.subject.name.text)}: {joined(members)}."
    answer = ask.answer if told is None else told
    if question.statement is not None:
        return fill(deck, question.statement, ask, answer)
    return f"{fill(deck, question.stem, ask, None)} {show(deck, answer)}."
