"""What is true, false or unknown of a subject. Only what is false may become a wrong option.

Facts are a small closed world: a closed field tells the whole truth of the subjects that fill it, and nothing is
concluded about a subject that does not. Values that are merely close (dates that overlap, texts of which one holds
all words of the other, declared synonyms, parts and their wholes) are never proved false.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from quizgen.asks import Ask, asks_of, part_id, values_of
from quizgen.collector import no_collection
from quizgen.dates import Date
from quizgen.indexes import NearIndex, SpellingIndex, Timeline, ValidityIndex
from quizgen.model import Card, Deck, FieldType, Hole, Pairs, Question, Ref, Scalar, Subject, SubjectKey, Text
from quizgen.relations import Relation, Relations

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

T = TypeVar("T")
MOST_KEPT = 4096


class Truth(Enum):
    """What the deck says of a claim."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Knowledge(Relations):
    """A deck, indexed for asking: what is known of its subjects, and how its values compare."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck)
        self._pools: dict[tuple[str, str], tuple[Ask, ...]] = {}
        self._places: dict[tuple[str, str], dict[SubjectKey, int]] = {}
        self._by_kind: dict[str, list[Subject]] = {}
        for subject in deck.subjects.values():
            self._by_kind.setdefault(subject.key.kind, []).append(subject)
        self._near: dict[tuple[str, str], NearIndex] = {}
        self._timelines: dict[tuple[str, str], Timeline] = {}
        self._topics: dict[tuple[str, str], dict[str, list[int]]] = {}
        self._spellings: dict[tuple[str, str], SpellingIndex] = {}
        self._validities: dict[tuple[str, str], ValidityIndex] = {}
        self._alike: dict[tuple[str, str], tuple[str, ...]] = {}
        self._kept: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what was made of this deck under a key, or make it; only the last few are kept."""
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        made: T = self._kept[key]
        return made

    def pool(self, kind: str, question: Question) -> tuple[Ask, ...]:
        """Give every ask of a question over the deck, in the deck's order."""
        key = (kind, question.name)
        if key not in self._pools:
            subjects = self._by_kind.get(kind, ())
            with no_collection():  # in a growing pool nothing is garbage
                self._pools[key] = tuple(ask for subject in subjects for ask in asks_of(subject, question))
        return self._pools[key]

    def ask(self, card: Card) -> Ask:
        """Give the ask that a card is of."""
        subject = self.deck.subjects[card.subject]
        question = self.deck.kinds[card.subject.kind].questions[card.question]
        asks = asks_of(subject, question)
        return next(each for each in asks if part_id(each) == card.part) if card.part else asks[0]

    def place(self, ask: Ask) -> int:
        """Give the place of an ask in its question's pool."""
        key = (ask.subject.key.kind, ask.question.name)
        if key not in self._places:
            places: dict[SubjectKey, int] = {}
            for place, each in enumerate(self.pool(key[0], ask.question)):
                places.setdefault(each.subject.key, place - max(each.part, 0))  # the first part may not be asked
            self._places[key] = places
        return self._places[key][ask.subject.key] + max(ask.part, 0)

    def timeline(self, kind: str, question: Question) -> Timeline:
        """Give the dates that a question asks for, in order."""
        key = (kind, question.name)
        if key not in self._timelines:
            asks = enumerate(self.pool(kind, question))
            starts = ((value.start, place) for place, ask in asks for value in ask.answers if isinstance(value, Date))
            self._timelines[key] = Timeline(starts)
        return self._timelines[key]

    def places_of_topic(self, kind: str, question: Question, topic: str) -> list[int]:
        """Give the places, in a question's pool, of the subjects of a topic."""
        key = (kind, question.name)
        if key not in self._topics:
            places: dict[str, list[int]] = {}
            for place, ask in enumerate(self.pool(kind, question)):
                places.setdefault(ask.subject.topic, []).append(place)
            self._topics[key] = places
        return self._topics[key].get(topic, [])

    def spelled_like(self, ask: Ask, name: str) -> list[str]:
        """Give the spellings near to `name`, in the form that compares, of answers that are proved wrong of an ask."""
        key = (ask.subject.key.kind, ask.question.name)
        if key not in self._spellings:
            values = (value for each in self.pool(key[0], ask.question) for value in each.answers)
            texts = (value for value in values if isinstance(value, Text | Ref))
            rows = dict.fromkeys((each, value) for value in texts for each in sorted(self.names(value)))
            self._spellings[key] = SpellingIndex(rows)  # each once: many lists may have one member
        near = self._spellings[key].near(name)
        name_of_ask = ("spelled", ask.subject.key, ask.question.name, ask.part, name)
        return self.kept(name_of_ask, lambda: [each for each, value in near if self.truth(ask, value) is Truth.FALSE])

    def subjects(self, kind: str) -> list[Subject]:
        """Give the subjects of a kind, in the deck's order."""
        return self._by_kind.get(kind, [])

    def alike(self, ask: Ask, other: Subject) -> bool:
        """Tell whether another subject's values are of the sort (T1) and time (T4) of those that an ask is about."""
        if other is ask.subject:
            return True
        key = (ask.subject.key.kind, ask.question.name)
        if key not in self._alike:
            fields = self.deck.kinds[key[0]].fields
            specs = (fields[hole.field] for hole in (ask.question.asks, *ask.given) if hole.field in fields)
            self._alike[key] = tuple(spec.alike for spec in specs if spec.alike)
        return self.times(ask).meet(ask.subject.key, other.key) and all(
            values_of(ask.subject, field) == values_of(other, field) for field in self._alike[key]
        )

    def times(self, ask: Ask) -> ValidityIndex:
        """Give when the facts of an ask's question held."""
        key = (ask.subject.key.kind, ask.question.name)
        if key not in self._validities:
            self._validities[key] = ValidityIndex(self.pool(key[0], ask.question))
        return self._validities[key]

    # -------------------------------------------------------------------------------------- truth

    def truth(self, ask: Ask, candidate: Scalar) -> Truth:
        """Say whether `candidate` answers an ask rightly."""
        asked = ask.question.asks
        if asked.field == "name":
            return self._of_name(ask, candidate)
        if asked.part == "key":
            return self._of_key(ask, candidate)
        if asked.part == "item":
            every: Iterable[Scalar] = values_of(ask.subject, asked.field)
        else:
            # A date that no one year or month holds is no answer, but it is true all the same.
            every = (*ask.answers, *ask.values(asked))
        return self._among(candidate, every, closed=self.is_closed(ask) and asked.part != "gap")

    def has_one_answer(self, ask: Ask) -> bool:
        """Tell whether exactly one answer of the deck's is right and none other may be (K4)."""
        if len(ask.answers) != 1:
            return False
        asked = ask.question.asks
        if asked.field == "name":
            return not any(self._could_be(ask, other) for other in self._rivals(ask) if other is not ask.subject)
        if asked.part == "key":
            pairs = ask.subject.facts[asked.field][0].value
            assert isinstance(pairs, Pairs)
            right = pairs.items[ask.part][1]
            return self.is_closed(ask) and all(
                index == ask.part or self.relation(value, right) is Relation.APART
                for index, (_, value) in enumerate(pairs.items)
            )
        return self.is_closed(ask) or asked.part == "gap"

    def _rivals(self, ask: Ask) -> Iterable[Subject]:
        """Give the subjects that may answer an ask for a name as well: all, or those near in a closed field."""
        kind = ask.subject.key.kind
        for hole in ask.given:
            spec = self.deck.kinds[kind].fields[hole.field]
            if spec.closed and not (spec.type is FieldType.MAP and hole.part == "value"):
                keys = self._near_in(kind, hole.field, next(iter(ask.values(hole))))
                return [self.deck.subjects[key] for key in sorted(keys)]
        return self.subjects(kind)

    def _near_in(self, kind: str, field: str, value: Scalar) -> set[SubjectKey]:
        """Give the subjects of a kind whose value of a field is not proved apart from `value`, and perhaps more."""
        if (kind, field) not in self._near:
            every = ((each.key, scalar) for each in self.subjects(kind) for scalar in values_of(each, field))
            self._near[kind, field] = NearIndex(every, self.names)
        family: set[SubjectKey] = set()
        synonyms: set[str] = set()
        if isinstance(value, Ref):
            family = self.family(value.target)
        if isinstance(value, Text | Ref):
            synonyms = self.synonyms_of(value)
        return self._near[kind, field].near(value, family, synonyms)

    def is_closed(self, ask: Ask) -> bool:
        """Tell whether the field that is asked for tells the whole truth; a name is no field."""
        spec = self.deck.kinds[ask.subject.key.kind].fields.get(ask.question.asks.field)
        return spec is not None and spec.closed

    def _could_be(self, ask: Ask, other: Subject) -> bool:
        """Tell whether another subject answers an ask for a name as well, or may: no value that it has is apart."""
        needed = {hole.field for hole in ask.given}
        if not needed <= other.facts.keys():
            return False
        return self._of_subject(ask, other) is not Truth.FALSE

    def _of_name(self, ask: Ask, candidate: Scalar) -> Truth:
        if not isinstance(candidate, Ref) or candidate.target not in self.deck.subjects:
            return Truth.UNKNOWN
        if candidate.target == ask.subject.key:
            return Truth.TRUE
        if self.relation(candidate, Ref(ask.subject.key)) is not Relation.APART:
            return Truth.UNKNOWN
        return self._of_subject(ask, self.deck.subjects[candidate.target])

    def refutes(self, ask: Ask, other: Subject) -> bool:
        """Tell whether something that an ask for a name gives is proved false of another subject."""
        return any(self._holds(ask, hole, other) is Truth.FALSE for hole in ask.question.given)

    def _of_subject(self, ask: Ask, other: Subject) -> Truth:
        """Say whether everything that an ask gives holds of another subject."""
        verdicts = [self._holds(ask, hole, other) for hole in ask.given]
        if Truth.FALSE in verdicts:
            return Truth.FALSE
        return Truth.TRUE if verdicts and set(verdicts) == {Truth.TRUE} else Truth.UNKNOWN

    def _holds(self, ask: Ask, hole: Hole, other: Subject) -> Truth:
        if hole.field not in other.facts:
            return Truth.UNKNOWN
        spec = self.deck.kinds[other.key.kind].fields[hole.field]
        if spec.type is FieldType.MAP and hole.part == "value":
            return Truth.UNKNOWN  # without its key a part says nothing
        every = values_of(other, hole.field)
        verdict = Truth.TRUE
        for value in ask.values(hole):
            found = self._among(value, every, closed=spec.closed)
            if found is Truth.FALSE:
                return found
            verdict = found if found is Truth.UNKNOWN else verdict
        return verdict

    def _of_key(self, ask: Ask, candidate: Scalar) -> Truth:
        """Say whether `candidate` plays, in the subject's map, the part that the ask gives."""
        pairs = ask.subject.facts[ask.question.asks.field][0].value
        assert isinstance(pairs, Pairs)
        right = pairs.items[ask.part][1]
        false = Truth.FALSE if self.is_closed(ask) else Truth.UNKNOWN
        verdict = false
        for key, value in pairs.items:
            near = self.relation(candidate, key)
            if near is Relation.APART:
                continue
            if near is Relation.SAME:
                same = {Relation.SAME: Truth.TRUE, Relation.NEAR: Truth.UNKNOWN, Relation.APART: false}
                return same[self.relation(value, right)]
            verdict = Truth.UNKNOWN
        return verdict

    def _among(self, candidate: Scalar, every: Iterable[Scalar], *, closed: bool) -> Truth:
        all_apart = closed
        for value in every:
            relation = self.relation(candidate, value)
            if relation is Relation.SAME:
                return Truth.TRUE
            all_apart = all_apart and relation is Relation.APART
        return Truth.FALSE if all_apart else Truth.UNKNOWN
