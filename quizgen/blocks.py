"""Which asks share their options: blocks of three to five asks of one question, whose answers stand together.

Every option of a choice item is the answer of one ask of its block, and each ask of the block has an item with the same
options. So nothing that is seen in the options alone (the longest, the middle date, the one most like the others, the
one that is used most) can point to the key: over the block it is each of them exactly once.

A block is made greedily round an ask, from the asks that are most like it; both ways round, each answer is proved
false of the other ask. A small pool is divided whole. A large one is cut first, into stretches where a hash of the ask
and the seed says so, and those into cells: a cell is the same from wherever it is asked, and a subject that is added to
the deck changes those beside it alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from math import exp
from typing import TYPE_CHECKING, TypeAlias

from quizgen.asks import Ask
from quizgen.dates import Date, Precision
from quizgen.fairness import Seen, left_out
from quizgen.knowledge import Relation, Truth
from quizgen.model import Number, Ref, Scalar
from quizgen.randomness import Draws
from quizgen.sentences import sentence
from quizgen.stems import fill, show
from quizgen.wording import mentions, normal, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizgen.knowledge import Knowledge
    from quizgen.model import Question, SubjectKey

LEAST, USUAL, MOST = 3, 4, 5
WHOLE, STRETCH, CELL = (
    48,
    64,
    24,
)  # the largest pool that is divided whole; of larger ones the mean stretch, and its cells
COARSER = 0.3  # how often dates are asked at another precision than the finest that works
CONFUSABLE, SAME_SUBJECT, SAME_TOPIC, IN_COMMON, LIKENESS, NEARNESS, LENGTH, ECHO, CHANCE = (
    3.0, 1.0, 0.5, 0.5, 1.5, 1.5, 1.0, 1.0, 0.7,
)  # fmt: skip
_WORD = (1 << 64) - 1

PartKey: TypeAlias = "tuple[SubjectKey, int]"
Level: TypeAlias = tuple[int, bool]  # the precision of a date, and whether it is an interval; 0 for words and numbers


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """An ask with what is compared of it: its answer, stem and words, how many of the stem's the answer has (`echo`).

    `luck` is its number at this seed, of 64 bits; `start` and `tau` its first day and the scale of nearness in days,
    which are 0 where the answer is no date.
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
    start: int
    tau: float

    @property
    def name(self) -> PartKey:
        """Name the ask in its question."""
        return self.ask.subject.key, self.ask.part


Block: TypeAlias = "tuple[Candidate, ...]"


def block_of(knowledge: Knowledge, ask: Ask, seed: int) -> Block | None:
    """Give the block of an ask at a seed, the ask first; nothing where no block has room for it, or it is left out.

    None says that the question has no block at all: there is nothing to be fair to.
    """
    name = ("blocks", ask.subject.key.kind, ask.question.name)
    divider: Divider = knowledge.kept(name, partial(Divider, knowledge, ask.subject.key.kind, ask.question))
    return divider.block(ask, seed)


class Divider:
    """Divides one question's pool; the cell that was asked for last is kept, since its neighbours come next."""

    def __init__(self, knowledge: Knowledge, kind: str, question: Question) -> None:
        self._knowledge = knowledge
        self._pool = knowledge.pool(kind, question)
        self._places: dict[PartKey, int] = {}
        if question.asks.part == "item" and len(self._pool) > WHOLE:
            # Members of one list never share a block: mix the lists, or a cell would hold one or two.
            self._pool = tuple(sorted(self._pool, key=lambda ask: _luck(ask, 0)))
            self._places = {(ask.subject.key, ask.part): place for place, ask in enumerate(self._pool)}
        self._cell: tuple[int, int, int] = (0, 0, 0)  # seed, first place, place after the last
        self._blocks: dict[PartKey, Block] = {}

    def block(self, ask: Ask, seed: int) -> Block | None:
        """Give the block of an ask at a seed, the ask first; nothing if it has none, None if no ask has one."""
        pool, name = self._pool, (ask.subject.key, ask.part)
        is_whole = len(pool) <= WHOLE
        place = 0 if is_whole else self._places[name] if self._places else self._knowledge.place(ask)
        if self._cell[0] != seed or not self._cell[1] <= place < self._cell[2]:
            first, after = (0, len(pool)) if is_whole else _cell(pool, place, seed)
            self._cell = (seed, first, after)
            self._blocks = _blocks(self._knowledge, pool[first:after], seed)
        return None if is_whole and not self._blocks else self._blocks.get(name, ())


def _cell(pool: Sequence[Ask], place: int, seed: int) -> tuple[int, int]:
    """Give the first place of the cell that holds `place`, and the first after it: an equal part of its stretch."""
    first, after = place, place + 1
    while first > 0 and _luck(pool[first], seed) % STRETCH:
        first -= 1
    while after < len(pool) and _luck(pool[after], seed) % STRETCH:
        after += 1
    length = after - first
    cells = -(-length // CELL)
    cell = ((place - first + 1) * cells - 1) // length
    return first + cell * length // cells, first + (cell + 1) * length // cells


def _luck(ask: Ask, seed: int) -> int:
    key = f"{ask.subject.key.id}\x1f{ask.question.name}\x1f{ask.part}\x1f{seed}"
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


# ------------------------------------------------------------------------------------------ making the blocks


def _blocks(knowledge: Knowledge, asks: Sequence[Ask], seed: int) -> dict[PartKey, Block]:
    """Divide a cell into blocks, and give each ask's block; what gives itself away has an empty one."""
    waiting = {(ask.subject.key, ask.part): ask for ask in asks if _can_be_asked(knowledge, ask)}
    if len(waiting) < LEAST:
        return {}
    first = next(iter(waiting.values()))
    draws = Draws("blocks", first.question.name, str(first.subject.key), seed)
    found: dict[PartKey, Block] = {}
    for level in _levels(waiting.values(), draws):
        asked = (each for ask in waiting.values() if (each := _at(ask, level)) is not None)
        for same_sort in _by_sort(_candidate(knowledge, ask, seed) for ask in asked):
            for block in divided(knowledge, same_sort):
                found.update((each.name, (each, *(row for row in block if row is not each))) for each in block)
        waiting = {name: ask for name, ask in waiting.items() if name not in found}
    seen = [Seen([len(row.text) for row in block], [_echo(block[0], row) for row in block]) for block in found.values()]
    out = left_out(seen, (draws.fraction(), draws.fraction()))
    return {name: () if place in out else block for place, (name, block) in enumerate(found.items())}


def _can_be_asked(knowledge: Knowledge, ask: Ask) -> bool:
    return ask.question.asks.part == "item" or knowledge.has_one_answer(ask)


def _levels(asks: Iterable[Ask], draws: Draws) -> list[Level]:
    """Give the precisions at which to ask, the finest first, or at times one of the coarser ones; of words the one."""
    own = {_level(ask.answer) for ask in asks}
    coarser = {(precision, False) for finest, _ in own for precision in range(1, finest + 1)}
    levels = sorted(own | coarser, reverse=True)
    start = draws.below(len(levels)) if len(levels) > 1 and draws.fraction() < COARSER else 0
    return levels[start:] + levels[:start]


def _level(value: Scalar) -> Level:
    return (int(value.precision), value.is_interval) if isinstance(value, Date) else (0, False)


def _at(ask: Ask, level: Level) -> Ask | None:
    """Ask at a precision, or give None where that is finer than the fact or a span is too long for it."""
    precision, is_interval = level
    if _level(ask.answer) == level:
        return ask
    if is_interval or precision == 0 or precision > _level(ask.answer)[0]:
        return None
    coarse = Ask(ask.subject, ask.question, ask.part, Precision(precision))
    return coarse if coarse.answers else None


def _candidate(knowledge: Knowledge, ask: Ask, seed: int) -> Candidate:
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
        attributes=_attributes(ask),
        luck=_luck(ask, seed),
        start=value.start if isinstance(value, Date) else 0,
        tau=knowledge.timeline(ask.subject.key.kind, ask.question).gap(value.start) if isinstance(value, Date) else 0.0,
    )


def _attributes(ask: Ask) -> frozenset[tuple[str, Scalar]]:
    """Give the subject's other single values, by field: what subjects may have in common."""
    mentioned = {hole.field for hole in ask.question.holes}
    return frozenset(
        (name, facts[0].value)
        for name, facts in ask.subject.facts.items()
        if name not in mentioned and isinstance(facts[0].value, Ref | Number)
    )


def _by_sort(rows: Iterable[Candidate]) -> list[list[Candidate]]:
    """Part the candidates by type, precision and unit (T1 to T3), without those whose stem tells the answer (C6)."""
    sorts: dict[object, list[Candidate]] = {}
    for row in rows:
        if not mentions(row.stem, row.text):
            sorts.setdefault(_sort(row.value), []).append(row)
    return list(sorts.values())


def _sort(value: Scalar) -> object:
    match value:
        case Date():
            return "date", value.precision, value.is_interval
        case Number(unit=unit):
            return "number", unit
        case _:
            return "words"


def divided(knowledge: Knowledge, rows: Sequence[Candidate]) -> list[Block]:
    """Divide candidates of one sort into blocks, as many as can be; those that fit no block are left over.

    Answers that many asks share come first, since each may stand in a block once only.
    """
    left = sorted(rows, key=lambda row: row.luck)
    blocks: list[Block] = []
    while len(left) >= LEAST:
        anchor = _first(left)
        size = _size(len(left))
        block = [anchor]
        for other in sorted(left, key=lambda row: -_affinity(anchor, row)):
            if len(block) == size:
                break
            if other is not anchor and all(_fits(knowledge, other, each) for each in block):
                block.append(other)
        left = (
            [row for row in left if row not in block] if len(block) >= LEAST else [r for r in left if r is not anchor]
        )
        if len(block) >= LEAST:
            blocks.append(tuple(block))
    return blocks


def _first(rows: Sequence[Candidate]) -> Candidate:
    """Choose whose block is made next: of the answers that most share, one that learners mix up, then by luck."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.text] = counts.get(row.text, 0) + 1
    return max(rows, key=lambda row: (counts[row.text], bool(row.ask.subject.confusable)))


def _size(left: int) -> int:
    """Give the size of the next block, so that none is left over: 6 are 3 and 3, 9 are 3, 3 and 3, 5 are one block."""
    if left <= MOST:
        return left
    return LEAST if left % USUAL and left <= LEAST * (USUAL - left % USUAL) else USUAL


def _fits(knowledge: Knowledge, one: Candidate, other: Candidate) -> bool:
    """Tell whether two asks may share their options: each answer is proved false of the other ask, and neither told."""
    if one.text == other.text or knowledge.relation(one.value, other.value) is not Relation.APART:
        return False
    if normal(one.text) == normal(other.text) or not knowledge.alike(one.ask, other.ask.subject):
        return False
    return _excludes(knowledge, one, other) and _excludes(knowledge, other, one)


def _excludes(knowledge: Knowledge, one: Candidate, other: Candidate) -> bool:
    """Tell whether another answer, which is apart from the right one, is false of an ask and not named by its stem."""
    asked = one.ask.question.asks
    # What can be asked of a plain field has one value there and no other (`Knowledge.has_one_answer`).
    is_false = (asked.field != "name" and not asked.part) or knowledge.truth(one.ask, other.value) is Truth.FALSE
    return is_false and not mentions(one.stem, other.text)


def _affinity(one: Candidate, other: Candidate) -> float:
    """Say how well two asks go together: what learners mix up, what is alike, near in time, and a little chance."""
    here, there = one.ask.subject, other.ask.subject
    length, width = len(one.text), len(other.text)
    score = CHANCE * ((one.luck ^ other.luck) * 0x9E3779B97F4A7C15 & _WORD) / _WORD
    score -= LENGTH * abs(length - width) / (length + width)
    if common := len(one.words & other.words):
        score += LIKENESS * common / (len(one.words) + len(other.words) - common)
    if here is there:
        score += SAME_SUBJECT
    elif here.topic == there.topic:
        score += SAME_TOPIC
    if one.attributes:
        score += IN_COMMON * len(one.attributes & other.attributes) / len(one.attributes)
    if here.confusable or there.confusable:
        score += CONFUSABLE * (_takes_for(one, other) or _takes_for(other, one))
    if one.tau:
        score += NEARNESS * exp(-abs(one.start - other.start) / (2 * one.tau))
    # The words of each stem point to its own answer no more than to the other.
    echoes = abs(one.echo - _echo(one, other)) + abs(other.echo - _echo(other, one))
    return score - ECHO * echoes


def _echo(asker: Candidate, other: Candidate) -> int:
    return len(asker.stem_words & other.words)


def _takes_for(one: Candidate, other: Candidate) -> bool:
    """Tell whether the author says that learners take one for the other: the subjects, or the things that are asked."""
    mixed_up = one.ask.subject.confusable
    return other.ask.subject.key in mixed_up or (isinstance(other.value, Ref) and other.value.target in mixed_up)
