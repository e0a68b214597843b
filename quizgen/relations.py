"""How two values of a deck stand to each other: the same, too near to prove anything, or apart."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from quizgen.dates import Date
from quizgen.model import Deck, Number, Ref, Scalar, SubjectKey, Text
from quizgen.wording import normal, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_SIGNS = 16384


class Relation(Enum):
    """How two values stand to each other."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


class Sign(NamedTuple):
    """What is compared of a text or a subject: its names, and the words of each that has words."""

    names: set[str]
    bags: tuple[frozenset[str], ...]


class Relations:
    """The names, synonyms, parts and wholes of a deck, and what follows from them for two values."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self._synonyms: dict[str, set[str]] = {}
        for group in deck.synonyms:
            for text in group:
                self._synonyms.setdefault(text, set()).update(group)
        self._wholes_of = dict(_parts_and_wholes(deck))
        self._parts_of: dict[SubjectKey, list[SubjectKey]] = {}
        for part, wholes in self._wholes_of.items():
            for whole in wholes:
                self._parts_of.setdefault(whole, []).append(part)
        self._signs: dict[Text | Ref, Sign] = {}

    def relation(self, one: Scalar, other: Scalar) -> Relation:
        """Compare two values: the same, too near to prove anything, or apart."""
        match one:
            case Date() if isinstance(other, Date):
                return Relation.SAME if one == other else Relation.NEAR if one.overlaps(other) else Relation.APART
            case Number() if isinstance(other, Number):
                return Relation.SAME if one.amount == other.amount else Relation.APART
            case Ref() if isinstance(other, Ref):
                return self._of_refs(one, other)
            case Text() | Ref() if isinstance(other, Text | Ref):
                return self._of_texts(one, other)
            case _:
                return Relation.NEAR

    def _of_refs(self, one: Ref, other: Ref) -> Relation:
        if one.target == other.target:
            return Relation.SAME
        near = self.related(one.target, other.target) or (
            bool(self._synonyms) and self._are_synonyms(self.names(one), self.names(other))
        )
        return Relation.NEAR if near else Relation.APART

    def _of_texts(self, one: Text | Ref, other: Text | Ref) -> Relation:
        left, right = self._sign(one), self._sign(other)
        if not left.names.isdisjoint(right.names):
            return Relation.SAME
        if self._synonyms and self._are_synonyms(left.names, right.names):
            return Relation.NEAR
        near = any(a <= b or b <= a for a in left.bags for b in right.bags)
        return Relation.NEAR if near else Relation.APART

    def _sign(self, value: Text | Ref) -> Sign:
        if value not in self._signs:
            if len(self._signs) >= MOST_SIGNS:
                self._signs.clear()
            names = self.names(value)
            bags = (frozenset(words(name)) for name in names)
            self._signs[value] = Sign(names, tuple(bag for bag in bags if bag))
        return self._signs[value]

    def _are_synonyms(self, left: set[str], right: set[str]) -> bool:
        return any(self._synonyms.get(name, set()) & right for name in left)

    def names(self, value: Text | Ref) -> set[str]:
        """Give every spelling of a text, or every name of a subject, in the form that compares."""
        if isinstance(value, Text):
            return {normal(text) for text in (value.text, *value.accept)}
        subject = self.deck.subjects.get(value.target)
        if subject is None:
            return {str(value.target)}
        return {normal(text) for text in (subject.name.text, *subject.name.accept, *subject.aliases)}

    def synonyms_of(self, value: Text | Ref) -> set[str]:
        """Give the declared synonyms of a text or of a subject's names, in the form that compares."""
        return {text for name in self.names(value) for text in self._synonyms.get(name, ())}

    def family(self, key: SubjectKey) -> set[SubjectKey]:
        """Give the parts and the wholes of a subject, at any depth."""
        return _reached(key, self._wholes_of) | _reached(key, self._parts_of)

    def related(self, one: SubjectKey, other: SubjectKey) -> bool:
        """Tell whether one subject is a part of the other, at any depth."""
        if not self._wholes_of:
            return False
        return other in _reached(one, self._wholes_of) or one in _reached(other, self._wholes_of)


def _reached(key: SubjectKey, steps: Mapping[SubjectKey, list[SubjectKey]]) -> set[SubjectKey]:
    """Give all that can be reached from a subject by any number of steps."""
    found: set[SubjectKey] = set()
    waiting = [key]
    while waiting:
        new = set(steps.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _parts_and_wholes(deck: Deck) -> Iterator[tuple[SubjectKey, list[SubjectKey]]]:
    for subject in deck.subjects.values():
        specs = (spec for spec in deck.kinds[subject.key.kind].fields.values() if spec.part_of)
        facts = (fact for spec in specs for fact in subject.facts.get(spec.name, ()))
        wholes = [fact.value.target for fact in facts if isinstance(fact.value, Ref)]
        if wholes:
            yield subject.key, wholes
