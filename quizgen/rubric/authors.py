"""What of an item is its author's: the words of its stem, and the place in the deck where a flaw is to be mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.dates import Date
from quizgen.model import Deck, Item, Ref
from quizgen.rubric.shapes import unquoted
from quizgen.stems import show

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.errors import Origin
    from quizgen.rubric.rule import Place
    from quizgen.rubric.world import World


def place(world: World, item: Item, what: Place) -> Origin:
    """Say where in the deck a flaw of an item lies: at the fact, at the question's words, or at the subject."""
    ask = world.asks.get(item.card)
    subject = world.deck.subjects[item.card.subject]
    if ask is None or what == "subject":
        return subject.origin
    if what == "stem":
        stated = item.form in {"truefalse", "cloze"} and ask.question.statement
        origin = (stated or ask.question.stem).origin
        folder = subject.origin.path.rpartition("/facts/")[0]
        if origin.path.startswith(f"{folder}/"):  # standard kinds lie elsewhere, and are not the author's
            return origin
    # A name that is asked for stands at the subject.
    fact = None if ask.question.asks.field == "name" and what == "fact" else ask.fact
    return fact.origin if fact else subject.origin


def wording(world: World, item: Item) -> Item:
    """Give an item with the author's own words alone in its stem: no names, values or quotations."""
    ask = world.asks.get(item.card)
    if ask is None:
        return replace(item, stem=unquoted(item.stem))
    if item.form in {"truefalse", "cloze"}:
        template = ask.question.statement or ask.question.stem
        return replace(item, stem=" … ".join(each for each in template.pieces if isinstance(each, str)))
    return replace(item, stem=unquoted(_without_values(world.deck, item.stem, ask)))


def _without_values(deck: Deck, stem: str, ask: Ask) -> str:
    values = [Ref(ask.subject.key), *(value for hole in ask.question.holes for value in ask.values(hole))]
    shown = {show(deck, value) for value in values if not isinstance(value, Date)}
    for text in sorted(shown, key=len, reverse=True):
        at = stem.casefold().find(text.casefold())
        stem = stem if at < 0 else f"{stem[:at]}…{stem[at + len(text) :]}"
    return stem
