"""A deck as the linter sees it: values and names read again from the facts, without the engine's reasoning."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.asks import Ask, asks_of, card_of, values_of
from quizgen.dates import Date, Precision
from quizgen.model import (
    Card,
    Deck,
    Item,
    Members,
    Pairs,
    Quote,
    Ref,
    Scalar,
    Subject,
    SubjectKey,
    Text,
    Value,
)
from quizgen.rubric.shapes import letters, normal
from quizgen.stems import fill, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class World:
    """The facts of a deck, for checking finished items; `judge` grades a typed answer as learners' answers are."""

    def __init__(self, deck: Deck, judge: Callable[[Item, str], bool] | None = None) -> None:
        self.deck = deck
        self.judge = judge
        self._names: dict[SubjectKey, frozenset[str]] = {}
        self._right: dict[tuple[SubjectKey, str, int], list[Scalar]] = {}
        self._right_names: dict[tuple[SubjectKey, str, int], frozenset[str]] = {}
        self._values: dict[tuple[str, str], dict[str, str]] = {}
        self._letters: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
        self._owners_of: dict[tuple[str, str], dict[str, set[SubjectKey]]] = {}
        self._times: dict[tuple[str, str], dict[str, list[tuple[Date, ...]]]] = {}

    @cached_property
    def asks(self) -> dict[Card, Ask]:
        """Give the ask of every card."""
        return {card_of(self.deck, ask): ask for asks in self.rivals.values() for ask in asks}

    @cached_property
    def rivals(self) -> dict[tuple[str, str], tuple[Ask, ...]]:
        """Give all asks of every question."""
        return {
            (kind.name, question.name): tuple(
                ask
                for subject in self.deck.subjects.values()
                if subject.key.kind == kind.name
                for ask in asks_of(subject, question)
            )
            for kind in self.deck.kinds.values()
            for question in kind.questions.values()
        }

    @cached_property
    def owners(self) -> dict[str, frozenset[SubjectKey]]:
        """Say which subjects bear a name or an alias."""
        found: dict[str, set[SubjectKey]] = {}
        for subject in self.deck.subjects.values():
            for name in self.names(subject):
                found.setdefault(name, set()).add(subject.key)
        return {name: frozenset(keys) for name, keys in found.items()}

    def names(self, subject: Subject) -> frozenset[str]:
        """Give every name of a subject in the form that compares."""
        if subject.key not in self._names:
            texts = (subject.name.text, *subject.name.accept, *subject.aliases)
            self._names[subject.key] = frozenset(normal(text) for text in texts)
        return self._names[subject.key]

    def spellings(self, value: Scalar) -> frozenset[str]:
        """Give every spelling of a value in the form that compares."""
        match value:
            case Ref(target=target) if target in self.deck.subjects:
                return self.names(self.deck.subjects[target])
            case Text(text=text, accept=accept):
                return frozenset(normal(each) for each in (text, *accept))
            case _:
                return frozenset({normal(show(self.deck, value))})

    def right(self, ask: Ask) -> list[Scalar]:
        """Give all that the facts say is right of an ask: every value of the field, every subject that fits."""
        key = (ask.subject.key, ask.question.name, ask.part)
        if key not in self._right:
            self._right[key] = self._find_right(ask)
        return self._right[key]

    def right_names(self, ask: Ask) -> frozenset[str]:
        """Give every spelling of all that is right of an ask."""
        key = (ask.subject.key, ask.question.name, ask.part)
        if key not in self._right_names:
            self._right_names[key] = frozenset(name for value in self.right(ask) for name in self.spellings(value))
        return self._right_names[key]

    def _find_right(self, ask: Ask) -> list[Scalar]:
        asked = ask.question.asks
        if asked.field == "name":
            return [Ref(other.key) for other in self.fitting(ask)]
        if asked.part == "item":
            return values_of(ask.subject, asked.field)
        if asked.part == "key":
            return list(self._keys_with_this_value(ask))
        return [answer for each in _at_precisions(ask) for answer in each.answers]

    def _keys_with_this_value(self, ask: Ask) -> Iterator[Scalar]:
        pairs = ask.subject.facts[ask.question.asks.field][0].value
        assert isinstance(pairs, Pairs)
        wanted = self.spellings(pairs.items[ask.part][1])
        yield from (key for key, value in pairs.items if self.spellings(value) & wanted)

    def fitting(self, ask: Ask) -> list[Subject]:
        """Give the subjects of which all holds that an ask for a name gives."""
        kind = ask.subject.key.kind
        wanted = [(hole, value) for hole in ask.given for value in ask.values(hole)]
        if not wanted:
            return [subject for subject in self.deck.subjects.values() if subject.key.kind == kind]
        if any(hole.part in {"value", "key", "gap"} for hole, _ in wanted):
            return [ask.subject]  # a part says nothing without its whole
        having = [self._having(kind, hole.field, value) for hole, value in wanted]
        others = having[0].intersection(*having[1:]) - {ask.subject.key}
        return [ask.subject, *(self.deck.subjects[key] for key in sorted(others))]

    def _having(self, kind: str, field: str, value: Scalar) -> set[SubjectKey]:
        """Give the subjects of a kind that have a value in a field, however it is spelled."""
        if (kind, field) not in self._owners_of:
            found: dict[str, set[SubjectKey]] = {}
            for subject in self.deck.subjects.values():
                for each in values_of(subject, field) if subject.key.kind == kind else ():
                    for spelling in self.spellings(each):
                        found.setdefault(spelling, set()).add(subject.key)
            self._owners_of[kind, field] = found
        owners = self._owners_of[kind, field]
        return set[SubjectKey]().union(*(owners.get(spelling, ()) for spelling in self.spellings(value)))

    def values(self, ask: Ask) -> dict[str, str]:
        """Give all that a question has for an answer anywhere in the deck, by the form that compares."""
        name = (ask.subject.key.kind, ask.question.name)
        if name not in self._values:
            answers = (answer for each in self.rivals[name] for answer in each.answers)
            texts = (show(self.deck, answer) for answer in answers)
            self._values[name] = {normal(text): text for text in texts}
        return self._values[name]

    def near_values(self, ask: Ask, text: str) -> list[str]:
        """Give the values so near in spelling that a budget for typos, however wide, might take one for the other."""
        name = (ask.subject.key.kind, ask.question.name)
        if name not in self._letters:
            self._letters[name] = [(value, len(value), letters(value)) for value in self.values(ask)]
        own, most = letters(text), min(5, 1 + len(text) // 2)
        near = (
            value
            for value, length, theirs in self._letters[name]
            if -4 < length - len(text) < 4 and (own ^ theirs).bit_count() <= most
        )
        return [each for each in near if sum(each.count(char) != text.count(char) for char in {*each, *text}) <= most]

    def times(self, ask: Ask) -> dict[str, list[tuple[Date, ...]]]:
        """Give, for each answer that a question has anywhere, when the facts held that have it; () is at any time."""
        name = (ask.subject.key.kind, ask.question.name)
        if name not in self._times:
            found = self._times.setdefault(name, {})
            for each in self.rivals[name]:
                for spelling in {text for answer in each.answers for text in self.spellings(answer)}:
                    found.setdefault(spelling, []).append(each.validities)
        return self._times[name]

    @cached_property
    def spelled_alike(self) -> dict[str, set[int]]:
        """Number the things that have several spellings; give under each spelling those that it means."""
        subjects = self.deck.subjects.values()
        things = [self.names(each) for each in subjects]
        things += [self.spellings(value) for value in self._scalars if isinstance(value, Text) and value.accept]
        found: dict[str, set[int]] = {}
        for number, spellings in enumerate(things):
            for spelling in spellings if len(spellings) > 1 else ():
                found.setdefault(spelling, set()).add(number)
        return found

    @cached_property
    def known(self) -> frozenset[str]:
        """Give all that stands in the deck, in the form that compares: names, values, dates at every precision."""
        shown = [show(self.deck, value) for value in self._scalars]
        dates = [value for value in self._scalars if isinstance(value, Date)]
        coarse = (date.coarsened(precision) for date in dates for precision in Precision)
        shown += [show(self.deck, date) for date in coarse if date is not None]
        return frozenset((*self.owners, *map(normal, shown)))

    @cached_property
    def _scalars(self) -> list[Scalar]:
        facts = (fact for each in self.deck.subjects.values() for row in each.facts.values() for fact in row)
        return [value for fact in facts for value in _scalars_of(fact.value)]

    def part(self, ask: Ask) -> Text | Ref | None:
        """Give the member, left side or blank that an ask is about, or None where it takes no parts."""
        facts = ask.subject.facts.get(ask.question.per_part, ()) if ask.part >= 0 else ()
        match facts[0].value if facts else None:
            case Members(items=items):
                return items[ask.part]
            case Pairs(items=pairs):
                return pairs[ask.part][0]
            case Quote(text=text, gaps=gaps):
                start, end = gaps[ask.part]
                return Text(text[start:end])
            case _:
                return None

    def wholes(self, key: SubjectKey) -> set[SubjectKey]:
        """Give what a subject is a part of, at any depth."""
        found: set[SubjectKey] = set()
        waiting = [key]
        while waiting:
            new = self._wholes_of.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    @cached_property
    def _wholes_of(self) -> dict[SubjectKey, set[SubjectKey]]:
        return {
            subject.key: {
                value.target
                for spec in self.deck.kinds[subject.key.kind].fields.values()
                if spec.part_of
                for value in values_of(subject, spec.name)
                if isinstance(value, Ref)
            }
            for subject in self.deck.subjects.values()
        }

    def statements(self, ask: Ask) -> frozenset[str]:
        """Give every statement of a question that the facts make true of its subject."""
        template = ask.question.statement
        if template is None:
            return frozenset()
        return frozenset(normal(fill(self.deck, template, ask, value)) for value in self.right(ask))


def _scalars_of(value: Value) -> Iterator[Scalar]:
    match value:
        case Members(items=items):
            yield from items
        case Pairs(items=pairs):
            yield from (side for pair in pairs for side in pair)
        case Quote(text=text, gaps=gaps):
            yield from (Text(text[start:end]) for start, end in ((0, len(text)), *gaps))
        case _:
            yield value


def _at_precisions(ask: Ask) -> list[Ask]:
    """Give the ask as it is, and its date at every coarser precision: that is true as well."""
    if not any(isinstance(answer, Date) for answer in ask.answers):
        return [ask]
    return [ask, *(Ask(ask.subject, ask.question, ask.part, precision) for precision in Precision)]
