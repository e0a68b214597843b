"""Drawing the items of a quiz from a deck: at random, mixed, and none that gives another away."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heapreplace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from quizgen.errors import NothingToAskError
from quizgen.forms import FORMS
from quizgen.randomness import Draws
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from quizgen.generation import Generator
    from quizgen.model import Card, Item, SubjectKey
    from quizgen.rubric import Enemies

    Maker: TypeAlias = Callable[[Card, str, int], Item | None]

T = TypeVar("T")


class Pool:
    """The facts of a deck, or of one topic, from which quizzes are drawn."""

    def __init__(self, generator: Generator, topic: str | None = None, form: str | None = None) -> None:
        """Gather the facts with their cards, by topic and subject.

        Raises:
            NothingToAskError: where the deck has no such topic, or there is no such form.
        """
        _check(generator, topic, form)
        self._generator = generator
        self._forms = (form,) if form else tuple(FORMS)
        facts: dict[str, dict[SubjectKey, dict[Hashable, list[Card]]]] = {}
        for card in generator.cards:
            own = generator.knowledge.deck.subjects[card.subject].topic
            if topic is None or own == topic:
                subject = facts.setdefault(own, {}).setdefault(card.subject, {})
                subject.setdefault(self.fact(card), []).append(card)
        self._topics = [[list(each.values()) for each in subjects.values()] for subjects in facts.values()]

    def fact(self, card: Card) -> Hashable:
        """Name the fact that a card is about, whichever way round it asks."""
        deck = self._generator.knowledge.deck
        subject, question = deck.subjects[card.subject], deck.kinds[card.subject.kind].questions[card.question]
        field = next((field for field in question.about if field in subject.facts), "name")
        return card.subject, field, card.part

    def draw(self, seed: int, make: Maker | None = None) -> Iterator[Item]:
        """Give items until each fact was asked once, or what is left would give away what was asked.

        Each fact is as likely as another; it is asked by one of its cards, in one of the forms that the card takes.
        `make` makes an item from card, form and seed, or gives None; it is the generator's own unless told.
        """
        draws = Draws(self._generator.knowledge.deck.uid, "quiz", seed)
        asked: Enemies | None = None
        used = Counter[str]()
        for cards in self._facts_in_turn(draws):
            # The form that was least used comes first, ties by chance, so that a short quiz has them all.
            forms = sorted(draws.shuffled(self._forms), key=lambda name: used[name])
            tries = ((card, form, draws.below(1 << 32)) for card in draws.shuffled(cards) for form in forms)
            made = (item for each in tries if (item := (make or self._generator.item)(*each)) is not None)
            item = next((item for item in made if asked is None or asked.of(item) is None), None)
            if item is None:
                continue
            yield item
            if asked is None:
                from quizgen.rubric import Enemies  # noqa: PLC0415 - the first item is shown before this is loaded

                asked = Enemies()
            asked.add(item)
            used[item.form] += 1

    def _facts_in_turn(self, draws: Draws) -> Iterator[list[Card]]:
        """Give the cards of each fact; topics, and subjects in a topic, take turns by how many facts they have."""
        topics = [[(len(facts), _dealt(facts, draws)) for facts in subjects] for subjects in self._topics]
        return _in_turn([(sum(size for size, _ in rows), _in_turn(rows, draws)) for rows in topics], draws)


def _dealt(row: Sequence[T], draws: Draws) -> Iterator[T]:
    """Shuffle a row only as far as it is asked for."""
    rest = list(row)
    while rest:
        place = draws.below(len(rest))
        rest[place], rest[-1] = rest[-1], rest[place]
        yield rest.pop()


def _in_turn(rows: Sequence[tuple[int, Iterator[T]]], draws: Draws) -> Iterator[T]:
    """Deal rows of known sizes out as one: the turns of each are spread evenly over the whole, from a random start."""
    starts = [draws.fraction() for _ in rows]
    turns = [(start / size, place, 1) for place, (start, (size, _)) in enumerate(zip(starts, rows, strict=True))]
    heapify(turns)
    while turns:
        _, place, taken = turns[0]
        size, row = rows[place]
        if taken < size:
            heapreplace(turns, ((starts[place] + taken) / size, place, taken + 1))
        else:
            heappop(turns)
        yield next(row)


def draw(generator: Generator, seed: int, *, topic: str | None = None, form: str | None = None) -> Iterator[Item]:
    """Draw the items of a quiz: each fact once, none that gives another away, topics, subjects and forms mixed.

    Raises:
        NothingToAskError: before the first item, where the deck has no such topic, or there is no such form.
    """
    return Pool(generator, topic, form).draw(seed)


def _check(generator: Generator, topic: str | None, form: str | None) -> None:
    topics = generator.knowledge.deck.topics
    if topic is not None and topic not in topics:
        hint = closest(topic, list(topics)) or f"topics: {', '.join(topics)}"
        raise NothingToAskError(f"the deck has no topic '{topic}'", hint)
    if form is not None and form not in FORMS:
        hint = closest(form, list(FORMS)) or f"forms: {', '.join(FORMS)}"
        raise NothingToAskError(f"there is no form '{form}'", hint)
