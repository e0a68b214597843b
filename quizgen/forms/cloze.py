"""Cloze: the question's statement with the answer blanked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.asks import values_of
from quizgen.dates import Date
from quizgen.forms.drafts import Draft, typed_forms, without_span, word_count
from quizgen.model import GAP, Hole
from quizgen.stems import show, split_at_answer

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Template
    from quizgen.occasion import Occasion

MOST_WORDS = 6


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:  # noqa: ARG001 - every form takes one
    """Give a cloze where the sentence has one completion of at most six words: it is typed."""
    statement = ask.question.statement
    if statement is None or not knowledge.has_one_answer(ask) or not _shows_rest(ask, statement):
        return None
    ask = without_span(ask)
    key = show(knowledge.deck, ask.answer, _style(ask))
    if word_count(key) > MOST_WORDS:
        return None
    before, rest = split_at_answer(knowledge.deck, statement, ask, None)
    after = rest.removeprefix(GAP)
    if GAP in after or not rest:
        return None
    accepts, rejects = typed_forms(knowledge, ask)
    return Draft(
        stem=before + GAP + after,
        key=key,
        difficulty=0.5 + 0.03 * word_count(key),
        accepts=tuple(dict.fromkeys((key, *accepts))),
        rejects=rejects,
        date=ask.answer if isinstance(ask.answer, Date) else None,
        gap=(before, after),
    )


def _shows_rest(ask: Ask, statement: Template) -> bool:
    """Tell whether a sentence that lacks one member of a list has all the others: "one of them is ..." fits each."""
    asked = ask.question.asks
    return asked.part != "item" or len(values_of(ask.subject, asked.field)) == 1 or Hole(asked.field) in statement.holes


def _style(ask: Ask) -> str:
    asked, statement = ask.question.asks, ask.question.statement
    holes = statement.holes if statement else ()
    found = (hole.style for hole in holes if (hole.field, hole.part) == (asked.field, asked.part))
    return next((style for style in found if style != "quoted"), "")
