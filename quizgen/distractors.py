"""Wrong options that teach: values that the deck proves false of the ask, each with the reason, ranked and spread."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from quizgen.asks import Ask, values_of
from quizgen.dates import Date
from quizgen.knowledge import Knowledge, Relation, Truth
from quizgen.model import Number, Ref, Scalar, Subject, Text
from quizgen.stems import fill, show
from quizgen.wording import joined, sentence_start, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from quizgen.randomness import Draws

CONFUSABLE, SAME_SUBJECT, SAME_TOPIC, LIKENESS, NEARNESS, LENGTH, CHANCE = 3.0, 1.0, 0.5, 1.5, 1.5, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong value with the reason why it is wrong, and how good a lure it is."""

    value: Scalar
    text: str
    why: str
    score: float


def distractors(knowledge: Knowledge, ask: Ask, count: int, draws: Draws) -> list[Distractor]:
    """Give at most `count` wrong answers, all proved false and apart from each other, best first but for dates.

    Dates and numbers are spread round the key: how many lie before it is drawn at random.
    """
    found = sorted(candidates(knowledge, ask, draws), key=lambda each: -each.score)
    if isinstance(ask.answer, Date | Number):
        return _spread(knowledge, ask.answer, found, count, draws)
    return _apart(knowledge, found, count)


def candidates(knowledge: Knowledge, ask: Ask, draws: Draws) -> Iterator[Distractor]:
    """Give every value of the deck that is false of the ask, once, with its reason and a score."""
    seen: set[str] = set()
    key_text = show(knowledge.deck, ask.answer)
    tau = _tau(ask, knowledge)
    for value, donor in _values(knowledge, ask):
        text = show(knowledge.deck, value)
        if text in seen or not _same_sort(ask.answer, value):
            continue
        seen.add(text)
        if knowledge.truth(ask, value) is Truth.FALSE:
            score = _score(ask, value, donor, (key_text, text), tau) + CHANCE * draws.fraction()
            yield Distractor(value, text, _reason(knowledge, ask, donor, value), score)


def _values(knowledge: Knowledge, ask: Ask) -> Iterator[tuple[Scalar, Ask | None]]:
    """Give the answers that the same question has elsewhere, then subjects that could stand in the same place.

    The subject's own other parts come first, so that a reason is told from the scheme that is asked about.
    """
    kind, question = ask.subject.key.kind, ask.question
    pool = knowledge.pool(kind, question)
    own = [other for other in pool if other.subject is ask.subject] if question.per_part else []
    for other in (*own, *pool):
        if not knowledge.alike(ask, other.subject):
            continue
        donor = Ask(other.subject, question, other.part, ask.precision)
        for value in donor.answers:
            if question.asks.field == "name" or value != Ref(ask.subject.key):
                yield value, donor
    if isinstance(ask.answer, Ref) and question.asks.field != "name":
        for subject in knowledge.subjects(ask.answer.target.kind):
            if subject is not ask.subject:
                yield Ref(subject.key), None


def _same_sort(key: Scalar, value: Scalar) -> bool:
    """Tell whether two values have one type, precision and unit (T1 to T3)."""
    match key, value:
        case Date(), Date():
            return key.precision == value.precision and key.is_interval == value.is_interval
        case Number(), Number():
            return key.unit == value.unit
        case Ref(), Ref():
            return key.target.kind == value.target.kind
        case (Text() | Ref(), Text() | Ref()):
            return True
        case _:
            return False


def _reason(knowledge: Knowledge, ask: Ask, donor: Ask | None, value: Scalar) -> str:
    """Make the sentence that says where a wrong value is right, or else what is right here."""
    if donor is None:
        return sentence(knowledge, Ask(ask.subject, ask.question, ask.part))
    full = Ask(donor.subject, donor.question, donor.part)
    # A coarsened date is told as it is.
    told = next((each for each in full.answers if value in {each, _coarse(each, donor)}), value)
    return sentence(knowledge, full, told)


def _coarse(value: Scalar, ask: Ask) -> Scalar | None:
    return value.coarsened(ask.precision) if isinstance(value, Date) and ask.precision is not None else None


def sentence(knowledge: Knowledge, ask: Ask, told: Scalar | None = None) -> str:
    """State an ask's fact as a true sentence; `told` is which of several right answers, the first unless told.

    Of a list all members are told: that a thing stands in one list does not keep it out of another.
    """
    deck, question = knowledge.deck, ask.question
    if question.per_part and any(hole.part == "item" for hole in question.holes):
        members = [show(deck, value) for value in values_of(ask.subject, question.per_part)]
        return f"{sentence_start(ask.subject.name.text)}: {joined(members)}."
    answer = ask.answer if told is None else told
    if question.statement is not None:
        return fill(deck, question.statement, ask, answer)
    return f"{fill(deck, question.stem, ask, None)} {show(deck, answer)}."


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
    if _confusable(ask, value, subject):
        score += CONFUSABLE
    if isinstance(value, Date) and isinstance(ask.answer, Date):
        score += NEARNESS * exp(-abs(value.start - ask.answer.start) / (2 * tau))
    return score


def _confusable(ask: Ask, value: Scalar, subject: Subject | None) -> bool:
    """Tell whether the author says that learners mix these up: their subjects, or the things that are the answers."""
    if subject is not None and (subject.key in ask.subject.confusable or ask.subject.key in subject.confusable):
        return True
    return isinstance(value, Ref) and value.target in ask.subject.confusable


def _tau(ask: Ask, knowledge: Knowledge) -> float:
    """Give the days between a date and its second-nearest neighbour in the deck, the scale of nearness in time."""
    if not isinstance(ask.answer, Date):
        return 1.0
    starts = {
        value.start
        for other in knowledge.pool(ask.subject.key.kind, ask.question)
        for value in other.answers
        if isinstance(value, Date)
    }
    gaps = sorted(abs(start - ask.answer.start) for start in starts)
    return float(max(gaps[min(2, len(gaps) - 1)], 1)) if gaps else 1.0


# ------------------------------------------------------------------------------------------ choosing


def _apart(knowledge: Knowledge, ranked: Iterable[Distractor], count: int) -> list[Distractor]:
    """Take the best that are apart from each other (K2, K5, K6)."""
    taken: list[Distractor] = []
    for each in ranked:
        if len(taken) == count:
            break
        if all(knowledge.relation(each.value, other.value) is Relation.APART for other in taken):
            taken.append(each)
    return taken


def _spread(
    knowledge: Knowledge, key: Date | Number, ranked: list[Distractor], count: int, draws: Draws
) -> list[Distractor]:
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
