"""A fact as a true sentence: what explains an item, and what says why an option is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.asks import Ask, values_of
from quizgen.model import Hole, Text
from quizgen.stems import fill, show, whole_value
from quizgen.wording import joined, sentence_start

if TYPE_CHECKING:
    from quizgen.knowledge import Knowledge
    from quizgen.model import Scalar, Template


def sentence(knowledge: Knowledge, ask: Ask, told: Scalar | None = None) -> str:
    """State an ask's fact as a true sentence; `told` is which of several right answers, the first unless told."""
    deck, question = knowledge.deck, ask.question
    if (whole := whole_value(deck, ask)) is not None:
        if question.statement is None:
            return f"{sentence_start(ask.subject.name.text)}: {whole}."
        return fill(deck, question.statement, ask, Text(whole))
    answer = ask.answer if told is None else told
    if question.statement is not None:
        return fill(deck, question.statement, ask, answer)
    return f"{fill(deck, question.stem, ask, None)} {show(deck, answer)}."


def whole_sentence(knowledge: Knowledge, ask: Ask) -> str:
    """State an ask's fact with all its right answers."""
    if ask.part >= 0 or whole_value(knowledge.deck, ask) is not None:
        return sentence(knowledge, ask)
    return sentence(knowledge, ask, Text(joined([show(knowledge.deck, value) for value in ask.answers])))


def membership(knowledge: Knowledge, ask: Ask, member: Scalar) -> Ask | None:
    """Give the ask whose statement says of one member of a list that it belongs there; None where no question does.

    That a thing stands in one list does not keep it out of another, but it says where the thing is at home.
    """
    asked = ask.question.asks
    members = values_of(ask.subject, asked.field)
    if member not in members or asked.part == "item":
        return None
    for question in knowledge.deck.kinds[ask.subject.key.kind].questions.values():
        template = question.statement
        if question.asks == Hole(asked.field, "item") and template is not None and _is_of_one(template, asked.field):
            return Ask(ask.subject, question, members.index(member))
    return None


def _is_of_one(template: Template, field: str) -> bool:
    """Tell whether a statement names one member and not the whole list."""
    return all(hole.part or hole.field != field for hole in template.holes)
