"""Wrong options that teach: values that the deck proves false of the ask, each with the reason, ranked and spread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quizgen.asks import Ask, asks_of, members_of, values_of
from quizgen.dates import Date
from quizgen.knowledge import Knowledge, Truth
from quizgen.model import Number, Ref, Scalar, Subject
from quizgen.relations import Relation
from quizgen.rivals import (
    CONFUSABLE,
    LENGTH,
    LIKENESS,
    NEARNESS,
    SAME_SUBJECT,
    SAME_TOPIC,
    attributes,
    kinship,
    nearness,
    scale,
    sort_of,
    takes_for,
)
from quizgen.sentences import membership, sentence, whole_sentence
from quizgen.stems import fill, show
from quizgen.wording import mentions, normal, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from quizgen.occasion import Occasion
    from quizgen.randomness import Draws

T = TypeVar("T")
MOST_DONORS, SOME_DONORS = 120, 24  # how large a pool is looked at whole, and how many of a larger one
MOST_COMPARED = 8  # right answers that a wrong one is held against
OBSERVED, IN_COMMON, CHANCE = 8.0, 2.0, 0.5  # what else counts, as among rivals


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong value with the reason why it is wrong, and how good a lure it is."""

    value: Scalar
    text: str
    why: str
    score: float


class Lure(NamedTuple):
    """A wrong value, how good it is, and the ask that it answers rightly, if there is one."""

    value: Scalar
    text: str
    score: float
    donor: Ask | None


def distractors(knowledge: Knowledge, ask: Ask, count: int, occasion: Occasion) -> list[Distractor]:
    """Give at most `count` wrong answers, all proved false and apart from each other, best first.

    Dates and numbers are spread round the key: how many lie before it is drawn at random, unless errors are known.
    """
    found = sorted(lures(knowledge, ask, occasion), key=lambda each: -each.score)
    if isinstance(ask.answer, Date | Number) and not occasion.weights:
        chosen = _spread(knowledge, ask.answer, found, count, occasion.draws)
    else:
        chosen = _apart(knowledge, found, count)
    return [Distractor(each.value, each.text, explained(knowledge, ask, each), each.score) for each in chosen]


def lures(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Iterator[Lure]:
    """Give values that the deck proves false of the ask and its stem does not name, each once.

    The score has observed errors in it, and a little chance.
    """
    draws = occasion.draws
    weights = {normal(text): weight for text, weight in occasion.weights.items() if weight > 0}
    if _are_few(knowledge, ask):
        # All are looked at, whatever the seed and the form: once is enough.
        name = ("lures", ask.subject.key, ask.question.name, ask.part, ask.precision)
        found: Iterable[Lure] = knowledge.kept(name, lambda: tuple(_proved(knowledge, ask, draws)))
    else:
        found = _proved(knowledge, ask, draws, weights)
    for lure in found:
        weight = weights.get(normal(lure.text), 0.0) if weights else 0.0
        yield lure._replace(score=lure.score + OBSERVED * weight / (1 + weight) + CHANCE * draws.fraction())


def _are_few(knowledge: Knowledge, ask: Ask) -> bool:
    """Tell whether all that could be a lure is looked at, and nothing drawn from it."""
    others = knowledge.subjects(ask.answer.target.kind) if isinstance(ask.answer, Ref) else ()
    return len(knowledge.pool(ask.subject.key.kind, ask.question)) <= MOST_DONORS and len(others) <= MOST_DONORS


def _proved(knowledge: Knowledge, ask: Ask, draws: Draws, wanted: Iterable[str] = ()) -> Iterator[Lure]:
    """Give the lures of an ask in no order, with those that have a wanted name among them."""
    seen: set[str] = set()
    key = ask.answer
    key_text = show(knowledge.deck, key)
    tau = scale(knowledge, ask)
    stem = fill(knowledge.deck, ask.question.stem, ask, None)
    values = [(value, show(knowledge.deck, value), donor) for value, donor in _values(knowledge, ask, draws, wanted)]
    donors = {(text, donor.subject.key, donor.part) for _, text, donor in values if donor is not None}
    counts = Counter(text for text, _, _ in donors)
    for value, text, donor in values:
        if text in seen or not _same_sort(key, value):
            continue
        seen.add(text)
        if knowledge.truth(ask, value) is Truth.FALSE and not mentions(stem, text):
            score = _score(ask, value, donor, (key_text, text), tau)
            score += IN_COMMON * _in_common(knowledge, ask, value, donor.subject if donor else None)
            yield Lure(value, text, score, donor if counts[text] == 1 else None)


def _values(knowledge: Knowledge, ask: Ask, draws: Draws, wanted: Iterable[str]) -> Iterator[tuple[Scalar, Ask | None]]:
    """Give the answers that the same question has elsewhere, then subjects that could stand in the same place.

    The subject's own other parts come first, so that a reason is told from the scheme that is asked about.
    """
    question = ask.question
    own = asks_of(ask.subject, question) if question.per_part else ()
    for other in (*own, *_answered_by(knowledge, ask, wanted), *_donors(knowledge, ask, draws)):
        if not knowledge.alike(ask, other.subject):
            continue
        donor = Ask(other.subject, question, other.part, ask.precision)
        for value in donor.answers:
            if question.asks.field == "name" or value != Ref(ask.subject.key):
                yield value, donor
    if isinstance(ask.answer, Ref) and question.asks.field != "name":
        for subject in _some(knowledge.subjects(ask.answer.target.kind), draws):
            if subject is not ask.subject and knowledge.times(ask).suits(ask.subject.key, Ref(subject.key)):
                yield Ref(subject.key), None


def _answered_by(knowledge: Knowledge, ask: Ask, names: Iterable[str]) -> list[Ask]:
    """Give the asks of the same question that one of the names, in the form that compares, answers rightly."""
    pool = knowledge.pool(ask.subject.key.kind, ask.question)
    if not names:
        return []
    key = ("answers", ask.subject.key.kind, ask.question.name)
    places = knowledge.kept(key, lambda: _places_by_name(knowledge, pool))
    return [pool[place] for name in sorted(names) for place in places.get(name, ())]


def _places_by_name(knowledge: Knowledge, pool: Sequence[Ask]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, ask in enumerate(pool):
        for value in ask.answers:
            places.setdefault(normal(show(knowledge.deck, value)), []).append(place)
    return places


def _donors(knowledge: Knowledge, ask: Ask, draws: Draws) -> Sequence[Ask]:
    """Give asks whose answers may be lures: all of a small deck; of a large one those most like this one, and some."""
    kind, question = ask.subject.key.kind, ask.question
    pool = knowledge.pool(kind, question)
    if len(pool) <= MOST_DONORS:
        return pool
    subjects = knowledge.deck.subjects
    alike = [subjects[key] for key in ask.subject.confusable if key in subjects and key.kind == kind]
    donors = [each for subject in alike for each in asks_of(subject, question)]
    if isinstance(ask.answer, Date):
        donors += [
            pool[place] for place in knowledge.timeline(kind, question).around(ask.answer.start, SOME_DONORS // 2)
        ]
    places = knowledge.places_of_topic(kind, question, ask.subject.topic)
    return [*donors, *(pool[place] for place in _some(places, draws)), *_some(pool, draws)]


def _some(row: Sequence[T], draws: Draws) -> Sequence[T]:
    """Give a short row whole, and of a long one a few, each once."""
    if len(row) <= MOST_DONORS:
        return row
    return [row[place] for place in dict.fromkeys(draws.below(len(row)) for _ in range(SOME_DONORS))]


def _same_sort(key: Scalar, value: Scalar) -> bool:
    """Tell whether two values may stand side by side; of a list some members are subjects and others words."""
    one, other = sort_of(key), sort_of(value)
    return one == other or {one[0], other[0]} == {"subject", "words"}


def explained(knowledge: Knowledge, ask: Ask, lure: Lure) -> str:
    """Make the sentence that says where a wrong value is right, or what is right here.

    What is right here is told of what many subjects have, of what stands in a list that has right answers too, and of
    what has no place of its own.
    """
    value, donor = lure.value, lure.donor
    own = Ask(ask.subject, ask.question, ask.part)
    if donor is None or _tells_all(ask):
        return whole_sentence(knowledge, own)
    full = Ask(donor.subject, donor.question, donor.part)
    if not ask.question.asks.part and members_of(donor) is not None:
        at_home = None if _overlap(knowledge, ask, donor) else membership(knowledge, full, value)
        return whole_sentence(knowledge, own) if at_home is None else sentence(knowledge, at_home)
    # A coarsened date is told as it is.
    told = next((each for each in full.answers if value in {each, _coarse(each, donor)}), value)
    return sentence(knowledge, full, told)


def _overlap(knowledge: Knowledge, ask: Ask, donor: Ask) -> bool:
    """Tell whether two lists have a member in common."""
    field = ask.question.asks.field
    mine, theirs = values_of(ask.subject, field), values_of(donor.subject, field)
    return any(knowledge.relation(one, other) is Relation.SAME for one in mine for other in theirs)


def _tells_all(ask: Ask) -> bool:
    """Tell whether a subject has several values of a field: all of them keep another out, its own subject does not."""
    return len(ask.subject.facts.get(ask.question.asks.field, ())) > 1


def _coarse(value: Scalar, ask: Ask) -> Scalar | None:
    return value.coarsened(ask.precision) if isinstance(value, Date) and ask.precision is not None else None


# ------------------------------------------------------------------------------------------ ranking


def _score(ask: Ask, value: Scalar, donor: Ask | None, texts: tuple[str, str], tau: float) -> float:
    key_text, text = texts
    subject = donor.subject if donor else None
    score = LIKENESS * similarity(key_text, text)
    score -= LENGTH * abs(len(text) - len(key_text)) / max(len(text), len(key_text), 1)
    if subject is ask.subject:
        score += SAME_SUBJECT
    elif subject is not None and subject.topic == ask.subject.topic:
        score += SAME_TOPIC
    if takes_for(ask.subject, subject, value) or (subject is not None and takes_for(subject, ask.subject, ask.answer)):
        score += CONFUSABLE
    return score + NEARNESS * nearness(ask.answer, value, tau)


def _in_common(knowledge: Knowledge, ask: Ask, value: Scalar, subject: Subject | None) -> float:
    """Say how much a named thing has in common with the right ones; of words, what their subject has with the ask's."""
    subjects, without = knowledge.deck.subjects, ask.question.about
    right = [subjects[each.target] for each in ask.answers[:MOST_COMPARED] if isinstance(each, Ref)]
    if isinstance(value, Ref) and right:
        subject = subjects[value.target]
    else:
        right = [ask.subject]
    if subject is None or any(subject is each for each in right):
        return 0.0
    own = _attributes(knowledge, subject, without)
    return sum(kinship(own, _attributes(knowledge, each, without)) for each in right) / len(right)


def _attributes(knowledge: Knowledge, subject: Subject, without: tuple[str, ...]) -> frozenset[tuple[str, Scalar]]:
    return knowledge.kept(("attributes", subject.key, without), lambda: attributes(subject, without))


# ------------------------------------------------------------------------------------------ choosing


def _apart(knowledge: Knowledge, ranked: Iterable[Lure], count: int) -> list[Lure]:
    """Take the best that are apart from each other (K2, K5, K6)."""
    taken: list[Lure] = []
    for each in ranked:
        if len(taken) == count:
            break
        if all(knowledge.relation(each.value, other.value) is Relation.APART for other in taken):
            taken.append(each)
    return taken


def _spread(knowledge: Knowledge, key: Date | Number, ranked: list[Lure], count: int, draws: Draws) -> list[Lure]:
    """Take the best on both sides of the key, so that its rank among the options is drawn at random (C8)."""
    before = _apart(knowledge, [each for each in ranked if order(each.value) < order(key)], count)
    after = _apart(knowledge, [each for each in ranked if order(each.value) > order(key)], count)
    count = min(count, len(before) + len(after))
    fewest, most = max(0, count - len(after)), min(count, len(before))
    left = fewest + draws.below(most - fewest + 1)
    return before[:left] + after[: count - left]


def order(value: Scalar) -> int | Decimal:
    """Give what dates and numbers are sorted by; 0 for anything else."""
    return value.start if isinstance(value, Date) else value.amount if isinstance(value, Number) else 0
