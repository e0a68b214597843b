"""Asks as rivals: whether the answer of each is proved false of the other, and how well the two go together."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from math import exp
from typing import TYPE_CHECKING, TypeAlias

from quizgen.asks import Ask
from quizgen.dates import Date
from quizgen.knowledge import Truth
from quizgen.model import Number, Ref, Scalar, Subject, Text
from quizgen.relations import Relation
from quizgen.sentences import sentence
from quizgen.stems import fill, show
from quizgen.wording import mentions, normal, words

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizgen.knowledge import Knowledge
    from quizgen.model import SubjectKey

CONFUSABLE, SAME_SUBJECT, SAME_TOPIC, IN_COMMON, LIKENESS, NEARNESS, LENGTH, ECHO, CHANCE = (
    3.0, 1.0, 0.5, 1.0, 1.5, 1.5, 1.0, 1.0, 0.7,
)  # fmt: skip
_WORD = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15  # spreads the bits of a product over the word (Knuth, TAOCP 3, 6.4)

PartKey: TypeAlias = "tuple[SubjectKey, int]"


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """An ask with what is compared of it: its answer, stem and words, how many of the stem's the answer has (`echo`).

    `luck` is its number at this seed, of 64 bits; `tau` the scale of its nearness, and 0 where the answer is words.
    `is_shared` tells of an answer that other asks have as well: whose it is elsewhere says nothing of why it is wrong.
    """

    ask: Ask
    value: Scalar
    text: str
    stem: str
    fact: str
    words: frozenset[str]
    stem_words: frozenset[str]
    echo: int
    attributes: frozenset[tuple[str, Scalar]]
    luck: int
    tau: float
    is_shared: bool = False

    @property
    def name(self) -> PartKey:
        """Name the ask in its question."""
        return self.ask.subject.key, self.ask.part


def sort_of(value: Scalar) -> tuple[object, ...]:
    """Give what the options of one item must agree in: type, precision and unit (T1 to T3)."""
    match value:
        case Date():
            return "date", value.precision, value.is_interval
        case Number(unit=unit):
            return "number", unit
        case Ref(target=target):
            return "subject", target.kind
        case Text():
            return ("words",)


def scale(knowledge: Knowledge, ask: Ask) -> float:
    """Give the scale of nearness to an answer: of dates in days, 1 of numbers, 0 of words."""
    value = ask.answer
    if isinstance(value, Date):
        return knowledge.timeline(ask.subject.key.kind, ask.question).gap(value.start)
    return 1.0 if isinstance(value, Number) else 0.0


def nearness(key: Scalar, value: Scalar, tau: float) -> float:
    """Give how near a date or a number is to the key, from 0 to 1; `tau` is the scale of dates, in days.

    Of numbers what counts is their ratio: 95 is near to 93, and 9 is not near to 7.
    """
    match key:
        case Date() if isinstance(value, Date):
            return exp(-abs(value.start - key.start) / (2 * tau))
        case Number() if isinstance(value, Number):
            larger = max(abs(key.amount), abs(value.amount))
            return exp(-4 * float(abs(key.amount - value.amount) / larger)) if larger else 1.0
        case _:
            return 0.0


def luck_of(ask: Ask, seed: int) -> int:
    """Give an ask's number at a seed, of 64 bits, whatever else the deck holds."""
    key = f"{ask.subject.key.id}\x1f{ask.question.name}\x1f{ask.part}\x1f{seed}"
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def candidate(knowledge: Knowledge, ask: Ask, seed: int) -> Candidate:
    """Look at an ask as a rival of others at a seed."""
    deck, value = knowledge.deck, ask.answer
    text = show(deck, value)
    stem = fill(deck, ask.question.stem, ask, None)
    bag, stem_bag = frozenset(words(text)), frozenset(words(stem))
    return Candidate(
        ask,
        value,
        text,
        stem,
        sentence(knowledge, Ask(ask.subject, ask.question, ask.part)),
        words=bag,
        stem_words=stem_bag,
        echo=len(stem_bag & bag),
        attributes=attributes(ask.subject, ask.question.about),
        luck=luck_of(ask, seed),
        tau=scale(knowledge, ask),
    )


def attributes(subject: Subject, without: Collection[str] = ()) -> frozenset[tuple[str, Scalar]]:
    """Give a subject's texts, numbers and references, by field: what it may have in common with others."""
    return frozenset(
        (name, fact.value)
        for name, facts in subject.facts.items()
        if name not in without
        for fact in facts
        if isinstance(fact.value, Text | Ref | Number)
    )


def kinship(one: frozenset[tuple[str, Scalar]], other: frozenset[tuple[str, Scalar]]) -> float:
    """Give how much two subjects have in common, from 0 to 1: three things are as good as more."""
    return min(len(one & other), 3) / 3


def fits(knowledge: Knowledge, one: Candidate, other: Candidate) -> bool:
    """Tell whether two asks may share their options: each answer is proved false of the other ask, and neither told."""
    if one.text == other.text or knowledge.relation(one.value, other.value) is not Relation.APART:
        return False
    if isinstance(one.value, Ref) and one.words == other.words and normal(one.text) == normal(other.text):
        return False
    if not knowledge.alike(one.ask, other.ask.subject):
        return False
    return _excludes(knowledge, one, other) and _excludes(knowledge, other, one)


def _excludes(knowledge: Knowledge, one: Candidate, other: Candidate) -> bool:
    """Tell whether another answer, which is apart from the right one, is false of an ask and not named by its stem."""
    asked = one.ask.question.asks
    if asked.field == "name":
        is_false = knowledge.refutes(one.ask, other.ask.subject)
    else:
        # What can be asked of a plain field has one value there and no other (`Knowledge.has_one_answer`).
        is_false = not asked.part or knowledge.truth(one.ask, other.value) is Truth.FALSE
    is_named = other.words <= one.stem_words and mentions(one.stem, other.text)
    return is_false and not is_named


def affinity(one: Candidate, other: Candidate) -> float:
    """Say how well two asks go together: what learners mix up, what is alike, near in time, and a little chance."""
    here, there = one.ask.subject, other.ask.subject
    length, width = len(one.text), len(other.text)
    score = CHANCE * ((one.luck ^ other.luck) * _ODD & _WORD) / _WORD
    score -= LENGTH * abs(length - width) / (length + width)
    if common := len(one.words & other.words):
        score += LIKENESS * common / (len(one.words) + len(other.words) - common)
    if here is there:
        score += SAME_SUBJECT
    elif here.topic == there.topic:
        score += SAME_TOPIC
    score += IN_COMMON * kinship(one.attributes, other.attributes)
    if here.confusable or there.confusable:
        score += CONFUSABLE * (takes_for(here, there, other.value) or takes_for(there, here, one.value))
    if one.tau:
        score += NEARNESS * nearness(one.value, other.value, one.tau)
    # The words of each stem point to its own answer no more than to the other.
    echoes = abs(one.echo - echo(one, other)) + abs(other.echo - echo(other, one))
    return score - ECHO * echoes


def echo(asker: Candidate, other: Candidate) -> int:
    """Count the words of an ask's stem that stand in the answer of another."""
    return len(asker.stem_words & other.words)


def takes_for(subject: Subject, other: Subject | None, value: Scalar) -> bool:
    """Tell whether the author says that learners mix a subject up with another, or with what is that one's answer."""
    return (other is not None and other.key in subject.confusable) or (
        isinstance(value, Ref) and value.target in subject.confusable
    )
