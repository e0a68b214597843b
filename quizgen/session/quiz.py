"""A quiz: a round of items from one deck, made one at a time so that the first is there at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from quizgen.errors import NothingToAskError
from quizgen.grading import Response, Verdict, grade
from quizgen.session.draw import draw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.generation import Generator
    from quizgen.model import Item


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
        self._lacking = 0
        self._position = 0
        self._answers: list[Answer] = []
        self._answered = -1

    @property
    def size(self) -> int:
        """Give the number of items of the round; it shrinks where the deck has fewer than were asked for."""
        return self._size

    @property
    def lacking(self) -> int:
        """Give how many items fewer than were asked for there are; known when the last was answered and passed."""
        return self._lacking

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
                self._lacking = self._size - self._position
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
