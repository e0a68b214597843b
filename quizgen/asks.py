"""A question put to a subject: what is asked, what is given, and the right answer; what all reasoning is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from quizgen.dates import Date, Precision
from quizgen.model import (
    PLACE_PARTS,
    Card,
    Citation,
    Deck,
    Fact,
    Hole,
    Members,
    Number,
    Pairs,
    Question,
    Quote,
    Ref,
    Scalar,
    Subject,
    Text,
    Value,
)
from quizgen.wording import ordinal, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OVERLAP = 3  # of an ordered list as many members at most lead to the next one: a cloze overlaps those before it
_ONE = (Text, Date, Number, Ref)  # what is one scalar


@dataclass(frozen=True, slots=True)
class Ask:
    """One question on one subject; `part` counts the member, pair or gap, and is -1 where the question has none.

    `precision` coarsens a date that is asked for; None asks for the date as it is.
    """

    subject: Subject
    question: Question
    part: int = -1
    precision: Precision | None = None

    @property
    def answers(self) -> tuple[Scalar, ...]:
        """Give every right answer: one, unless the field has many values."""
        found = tuple(self.values(self.question.asks))
        if self.precision is None:
            return found
        coarse = (value.coarsened(self.precision) for value in found if isinstance(value, Date))
        return tuple(date for date in coarse if date is not None)

    @property
    def answer(self) -> Scalar:
        """Give the (first) right answer."""
        return self.answers[0]

    @property
    def given(self) -> tuple[Hole, ...]:
        """Give the holes that the question fills in: all but the name and what is asked."""
        return self.question.given

    @property
    def fact(self) -> Fact | None:
        """Give the fact that the question is about."""
        facts = self.subject.facts
        return next((facts[field][0] for field in self.question.about if field in facts), None)

    @property
    def validities(self) -> tuple[Date, ...]:
        """Give when the facts that are asked for and given held, where the deck says so."""
        fields = dict.fromkeys(hole.field for hole in (self.question.asks, *self.question.given))
        facts = (fact for field in fields for fact in self.subject.facts.get(field, ()))
        return tuple(fact.valid for fact in facts if fact.valid is not None)

    @property
    def citation(self) -> Citation:
        """Say where the fact stands."""
        fact = self.fact
        return fact.citation if fact else self.subject.citation

    def values(self, hole: Hole) -> Iterable[Scalar]:
        """Give what a hole stands for, as scalars."""
        if hole.field == "name":
            return (Ref(self.subject.key),)
        return _of_facts(self.subject.facts.get(hole.field, ()), hole.part, self.part)


def _of_facts(facts: Sequence[Fact], part: str, index: int) -> Sequence[Scalar]:
    if len(facts) == 1 and isinstance(value := facts[0].value, _ONE):  # nearly all are
        return (value,)
    return [scalar for fact in facts for scalar in _scalars(fact.value, part, index)]


def _scalars(value: Value, part: str, index: int) -> Iterator[Scalar]:
    match value:
        case Members(items=items):
            yield from _of_members(items, part, index)
        case Pairs(items=pairs) if part:
            yield pairs[index][part == "value"]
        case Pairs(items=pairs):
            yield from (key for key, _ in pairs)
        case Quote(text=text, gaps=gaps):
            start, end = gaps[index] if part else (0, len(text))
            yield Text(text[start:end])
        case Text() | Date() | Number() | Ref():
            yield value


def _of_members(items: tuple[Text | Ref, ...], part: str, index: int) -> tuple[Text | Ref, ...]:
    match part:
        case "":
            return items
        case "position":
            return (Text(ordinal(index + 1)),)
        case "previous":
            return items[max(0, index - 1) : index]
        case "before":
            return items[max(0, index - OVERLAP) : index]
        case _:
            return (items[index],)


def values_of(subject: Subject, field: str) -> list[Scalar]:
    """Give all values of a subject's field as scalars; of a list its members, of a map its left sides."""
    return list(_of_facts(subject.facts.get(field, ()), "", -1))


def at_precisions(ask: Ask) -> list[Ask]:
    """Give the ask at every precision that its date allows, the finest first; other asks as they are."""
    if not isinstance(ask.answer, Date):
        return [ask]
    coarser = [Ask(ask.subject, ask.question, ask.part, precision) for precision in reversed(Precision)]
    finest = [ask] if ask.answer.is_interval else []
    return finest + [each for each in coarser if each.answers]


def members_of(ask: Ask) -> Members | None:
    """Give the list that is asked for as a whole or by a member, or None where no list is."""
    facts = ask.subject.facts.get(ask.question.asks.field, ())
    value = facts[0].value if facts else None
    return value if isinstance(value, Members) else None


def asks_of(subject: Subject, question: Question) -> tuple[Ask, ...]:
    """Put a question to a subject: no ask where it lacks a field, one for each part where the question takes parts.

    A list without an order is not asked for one, nor its first member for what comes before it.
    """
    if not subject.facts.keys() >= set(question.about) or (
        question.forms == ("order",) and _is_unordered(subject, question)
    ):
        return ()
    field = question.per_part
    if not field:
        return (Ask(subject, question),)
    asks = (Ask(subject, question, index) for index in range(_part_count(subject.facts[field][0].value)))
    if question.asks.part not in PLACE_PARTS:
        return tuple(asks)
    return () if _is_unordered(subject, question) else tuple(ask for ask in asks if _is_placed(ask))


def _is_placed(ask: Ask) -> bool:
    return all(any(True for _ in ask.values(hole)) for hole in ask.question.holes)


def _is_unordered(subject: Subject, question: Question) -> bool:
    facts = subject.facts.get(question.asks.field, ())
    return any(isinstance(fact.value, Members) and not fact.value.ordered for fact in facts)


def _part_count(value: Value) -> int:
    match value:
        case Members(items=items):
            return len(items)
        case Pairs(items=pairs):
            return len(pairs)
        case Quote(gaps=gaps):
            return len(gaps)
        case _:
            return 0


def part_id(ask: Ask) -> str:
    """Give the permanent id of an ask's part: the words of the member, of the pair's left side or of the gap."""
    if ask.part < 0:
        return ""
    return _part_ids(ask.subject.facts[ask.question.per_part][0].value)[ask.part]


@lru_cache(maxsize=256)  # the parts of one value are asked for in a row, and by several questions
def _part_ids(value: Value) -> tuple[str, ...]:
    part = {Members: "item", Pairs: "key", Quote: "gap"}[type(value)]
    return tuple(_told_apart([_id_of(next(_scalars(value, part, index))) for index in range(_part_count(value))]))


def _told_apart(ids: list[str]) -> list[str]:
    """Number the ids that stand there already: `war`, `war-2`; a number that some other part has is passed over."""
    taken: list[str] = []
    for each in ids:
        numbered = (f"{each}-{number}" for number in count(2))
        taken.append(each if each not in taken else next(name for name in numbered if name not in {*taken, *ids}))
    return taken


def _id_of(value: Scalar) -> str:
    return (
        value.target.id if isinstance(value, Ref) else slug(value.text) if isinstance(value, Text) else slug(str(value))
    )


def card_of(deck: Deck, ask: Ask) -> Card:
    """Give the card that an ask belongs to."""
    return Card(deck.uid, ask.subject.key, ask.question.name, part_id(ask))
