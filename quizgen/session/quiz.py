"""A quiz: a round of items from one deck, made one at a time so that the first is there at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from quizgen.errors import NothingToAskError
from quizgen.forms import FORMS
from quizgen.grading import Response, Verdict, grade
from quizgen.randomness import Draws
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from quizgen.generation import Generator
    from quizgen.model import Card, Item, SubjectKey


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner answered, and how it was judged."""

    item: Item
    response: Response
    verdict: Verdict


class Quiz:
    """A round: what is asked now, and what was answered."""

    def __init__(self, title: str, items: Iterable[Item], size: int) -> None:
        """Take at most `size` of the items, which may be made as they are needed; there must be one at least."""
        self.title = title
        self._source = iter(islice(items, size))
        first = next(self._source, None)
        if first is None:
            raise NothingToAskError("there is nothing to ask")
        self._items = [first]
        self._size = size
        self._position = 0
        self._answers: list[Answer] = []
        self._answered = -1

    @property
    def size(self) -> int:
        """Give the number of items of the round; it shrinks where the deck has fewer than were asked for."""
        return self._size

    @property
    def position(self) -> int:
        """Give the place of the current item, from 0; the size when the round is over."""
        return self._position

    @property
    def current(self) -> Item | None:
        """Give the item that is asked now, or None when the round is over."""
        return self._items[self._position] if self._position < len(self._items) else None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Give what was answered so far, in order."""
        return tuple(self._answers)

    @property
    def missed(self) -> tuple[Answer, ...]:
        """Give the answers that were not right, in order."""
        return tuple(answer for answer in self._answers if not answer.verdict.right)

    def answer(self, response: Response) -> Answer:
        """Judge a response to the current item and keep it; the item stays current until `advance`."""
        item = self.current
        if item is None or self._answered == self._position:
            raise ValueError("there is no item that waits for an answer")
        answer = Answer(item, response, grade(item, response))
        self._answers.append(answer)
        self._answered = self._position
        return answer

    def advance(self) -> Item | None:
        """Go on to the next item and give it, or None at the end."""
        if self._position < self._size:
            self._position += 1
        if self._position == len(self._items) < self._size:
            following = next(self._source, None)
            if following is None:
                self._size = self._position
            else:
                self._items.append(following)
        return self.current

    def repeat_missed(self) -> Quiz:
        """Give a round of just the items that were missed."""
        items = [answer.item for answer in self.missed]
        return Quiz(self.title, items, len(items))

    def end(self) -> None:
        """Finish now: the round is as long as what was answered."""
        self._size = self._position = len(self._answers)
        del self._items[self._size :]


def draw(generator: Generator, seed: int, *, topic: str | None = None, form: str | None = None) -> Iterator[Item]:
    """Draw items of a deck in random order: each fact and each set of options once, subjects, topics and forms mixed.

    Subjects come in random order, one card of each in turn; a card takes one of the forms that it allows.

    Raises:
        NothingToAskError: before the first item, where no card has that topic or form.
    """
    _check(generator, topic, form)
    draws = Draws(generator.knowledge.deck.uid, "quiz", seed)
    by_subject: dict[SubjectKey, list[Card]] = {}
    for card in generator.cards:
        if topic is None or generator.topic(card) == topic:
            by_subject.setdefault(card.subject, []).append(card)
    return _drawn(
        generator, [draws.shuffled(cards) for cards in draws.shuffled(list(by_subject.values()))], form, draws
    )


def _drawn(generator: Generator, stacks: list[list[Card]], form: str | None, draws: Draws) -> Iterator[Item]:
    asked: set[Hashable] = set()
    used = Counter[str]()
    while stacks:
        for stack in stacks:
            # The form that was least used comes first, ties by chance, so that a short quiz has them all.
            forms = [form] if form else sorted(draws.shuffled(tuple(FORMS)), key=lambda name: used[name])
            item = _next_item(generator, stack, forms, draws, asked)
            if item is not None:
                used[item.form] += 1
                yield item
        stacks = [stack for stack in stacks if stack]


def _next_item(
    generator: Generator, stack: list[Card], forms: list[str], draws: Draws, asked: set[Hashable]
) -> Item | None:
    """Take cards from a stack until one makes an item about a fact that was not asked yet."""
    while stack:
        card = stack.pop()
        fact = (card.subject, generator.field(card), card.part)
        if fact in asked:
            continue
        for form in forms:
            item = generator.item(card, form, draws.below(1 << 32))
            if item is not None and (page := _page(item)) not in asked:
                asked.update((fact, page))
                return item
    return None


def _page(item: Item) -> Hashable:
    """Give what a learner sees: the same events to put in order may be those of several cards."""
    return item.stem, frozenset(option.text for option in item.options)


def _check(generator: Generator, topic: str | None, form: str | None) -> None:
    topics = generator.knowledge.deck.topics
    if topic is not None and topic not in topics:
        hint = closest(topic, list(topics)) or f"topics: {', '.join(topics)}"
        raise NothingToAskError(f"the deck has no topic '{topic}'", hint)
    if form is not None and form not in FORMS:
        hint = closest(form, list(FORMS)) or f"forms: {', '.join(FORMS)}"
        raise NothingToAskError(f"there is no form '{form}'", hint)


def start(generator: Generator, size: int, seed: int, *, topic: str | None = None, form: str | None = None) -> Quiz:
    """Begin a quiz of at most `size` items.

    Raises:
        NothingToAskError: where no card of the deck has that topic in that form.
    """
    deck = generator.knowledge.deck
    try:
        return Quiz(deck.title, draw(generator, seed, topic=topic, form=form), size)
    except NothingToAskError as error:
        if error.hint:
            raise
        wanted = " ".join([f"form '{form}'"] * bool(form) + [f"topic '{topic}'"] * bool(topic))
        message = f"deck '{deck.name}' has no item" + (f" of {wanted}" if wanted else "")
        raise NothingToAskError(message, f"see: quizgen check {deck.path}") from None
