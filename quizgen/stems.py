"""Filling holes: sentences from templates, facts, and what is put in the place of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen import dates
from quizgen.model import GAP, Deck, Hole, Members, Number, Pairs, Quote, Ref, Scalar, Template, Text, Value
from quizgen.wording import joined, sentence_start

if TYPE_CHECKING:
    from quizgen.asks import Ask


def show(deck: Deck, value: Scalar, style: str = "") -> str:
    """Write a value as an option or in a sentence."""
    match value:
        case Text(text=text):
            return f"“{text}”" if style == "quoted" else text
        case dates.Date():
            return dates.with_preposition(value) if style == "on" else dates.in_words(value)
        case Number(text=text, unit=unit):
            return f"{text} {unit}" if unit else text
        case Ref(target=target):
            return deck.subjects[target].name.text if target in deck.subjects else str(target)


def fill(deck: Deck, template: Template, ask: Ask, shown: Scalar | None) -> str:
    """Fill a template for an ask, with `shown` in the place of the answer, or a blank where it is None."""
    text = "".join([piece if isinstance(piece, str) else _hole(deck, piece, ask, shown) for piece in template.pieces])
    return "".join(_cut_at_blank(text)) if _BLANK in text else sentence_start(text)


def split_at_answer(deck: Deck, template: Template, ask: Ask, shown: Scalar | None) -> tuple[str, str]:
    """Fill a template and cut it where the first blank stands: before it and from it on."""
    pieces = [piece if isinstance(piece, str) else _hole(deck, piece, ask, shown) for piece in template.pieces]
    return _cut_at_blank("".join(pieces))


def _cut_at_blank(text: str) -> tuple[str, str]:
    before, blank, after = text.partition(_BLANK)
    words = sentence_start(before) if before else before
    return words, (blank + after).replace(_BLANK, GAP)


# A character that no deck can hold marks the blank while a sentence is put together, so that a deck's own underscores
# are never taken for it.
_BLANK = "\0"


def _hole(deck: Deck, hole: Hole, ask: Ask, shown: Scalar | None) -> str:
    asked = ask.question.asks
    if hole.field == "name" != asked.field:
        return ask.subject.name.text
    if hole.style == "when":
        date = ask.answer if hole.field == asked.field else next(iter(ask.values(hole)))
        return dates.question_word(date) if isinstance(date, dates.Date) else ""
    answer = _BLANK if shown is None else show(deck, shown, hole.style)
    if (hole.field, hole.part) == (asked.field, asked.part):
        return answer
    if hole.field == asked.field and not hole.part:
        return _whole(deck, ask.subject.facts[hole.field][0].value, ask.part, answer)
    texts = [show(deck, value, hole.style) for value in ask.values(hole)]
    return joined(texts)


def _whole(deck: Deck, value: Value, part: int, answer: str) -> str:
    """Write a whole list or quote with `answer` in the place of the part that is asked."""
    match value:
        case Members(items=items):
            return joined([answer if index == part else show(deck, item) for index, item in enumerate(items)])
        case Quote(text=text, gaps=gaps):
            start, end = gaps[part]
            return text[:start] + answer + text[end:]
        case Pairs(items=pairs):
            rows = [f"{show(deck, key)}: {show(deck, right)}" for key, right in pairs]
            return joined([answer if index == part else row for index, row in enumerate(rows)])
        case _:
            return answer


def whole_value(deck: Deck, ask: Ask) -> str | None:
    """Write the whole list or map that an ask is about, or give None where it asks for one thing."""
    asked = ask.question.asks
    value = ask.subject.facts[asked.field][0].value if asked.field != "name" and not asked.part else None
    match value:
        case Members(items=items, ordered=ordered):
            texts = [show(deck, item) for item in items]
            return "; ".join(texts) if ordered else joined(texts)
        case Pairs(items=pairs):
            return "; ".join(f"{show(deck, key)} – {show(deck, right)}" for key, right in pairs)
        case _:
            return None


def cite(deck: Deck, ask: Ask) -> str:
    """Write the source of an ask's fact: author, title and passage."""
    citation = ask.citation
    work = deck.works.get(citation.work)
    if work is None:
        return citation.at or citation.work
    return ", ".join(part for part in (work.author, work.title, citation.at) if part)
