"""Deck to cards; card, form and seed to item."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.asks import Ask, card_of
from quizgen.collector import no_collection
from quizgen.forms import FORMS
from quizgen.model import Card, Item
from quizgen.occasion import Occasion
from quizgen.randomness import Draws
from quizgen.sentences import sentence
from quizgen.stems import cite
from quizgen.wording import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.knowledge import Knowledge


_FOR_RECALL = ("typed", "choice", "truefalse")
_SHOWN = {"truefalse", "order", "match"}  # they ask about what they show


class Generator:
    """The items of one deck. The same deck, card, form and seed give the same item on every machine and run."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Give every card of the deck, by kind, question, subject and part."""
        with no_collection():
            return tuple(card_of(self.knowledge.deck, ask) for ask in self._asks())

    def _asks(self) -> Iterator[Ask]:
        for kind in self.knowledge.deck.kinds.values():
            for question in kind.questions.values():
                yield from self.knowledge.pool(kind.name, question)

    def topic(self, card: Card) -> str:
        """Give the topic of a card's subject."""
        return self.knowledge.ask(card).subject.topic

    def field(self, card: Card) -> str:
        """Name the field whose fact a card is about, whichever way round it asks."""
        fact = self.knowledge.ask(card).fact
        return fact.field if fact else "name"

    def item(self, card: Card, form: str, seed: int, weights: Mapping[str, float] | None = None) -> Item | None:
        """Make an item, or give None where the truth rules do not allow this form of this card.

        `weights` are observed errors: how often each text was taken for the key of this card. Those that are wrong
        come first among the wrong options; without them options are fair, so that no cue points to the key.
        """
        return self._item(card, self.knowledge.ask(card), form, seed, weights or {})

    def _item(self, card: Card, ask: Ask, form: str, seed: int, weights: Mapping[str, float]) -> Item | None:
        if form not in ask.question.forms:
            return None
        draft = FORMS[form](self.knowledge, ask, Occasion(seed, Draws(card.id, form, seed), weights))
        if draft is None or (
            form not in _SHOWN and any(mentions(draft.stem, key) for key in draft.keys or (draft.key,))
        ):
            return None  # C6: a stem that holds the key asks nothing
        return Item(
            card,
            form,
            seed,
            topic=ask.subject.topic,
            stem=draft.stem,
            key=draft.key,
            explanation=draft.explanation or sentence(self.knowledge, ask),
            citation=ask.citation,
            source=cite(self.knowledge.deck, ask),
            difficulty=round(min(max(draft.difficulty, 0.0), 1.0), 3),
            options=draft.options,
            accepts=draft.accepts,
            rejects=draft.rejects,
            date=draft.date,
            gap=draft.gap,
            keys=draft.keys,
            prompts=draft.prompts,
            spellings=draft.spellings,
            ordered=draft.ordered,
        )

    def items(self, seed: int, form: str | None = None) -> Iterator[Item]:
        """Make the items of every card in every form, or in one form."""
        forms = (form,) if form else tuple(FORMS)
        for ask in self._asks():
            if not set(forms).isdisjoint(ask.question.forms):
                card = card_of(self.knowledge.deck, ask)
                made = (self._item(card, ask, each, seed, {}) for each in forms)
                yield from (item for item in made if item is not None)

    def one_each(self, seed: int) -> Iterator[Item]:
        """Make one item of every card, for recall: a short answer from memory, else a choice, else a statement.

        A cloze comes only of questions that take no other form: elsewhere a card would turn from cloze to question
        and back as the deck grows, which programs with note types cannot follow.
        """
        for card in self.cards:
            allowed = self.knowledge.ask(card).question.forms
            forms = allowed if allowed == ("cloze",) else _FOR_RECALL
            made = (self.item(card, form, seed) for form in forms)
            item = next((item for item in made if item is not None), None)
            if item is not None:
                yield item
