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

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from quizgen.asks import Ask
from quizgen.dates import Date, Precision
from quizgen.fairness import Seen, left_out
from quizgen.randomness import Draws
from quizgen.rivals import Candidate, PartKey, affinity, candidate, echo, fits, luck_of, sort_of
from quizgen.wording import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizgen.knowledge import Knowledge
    from quizgen.model import Question, Scalar

LEAST, USUAL, MOST = 3, 4, 5
WHOLE, STRETCH, CELL = 48, 64, 24  # asks: the largest pool that is divided whole, the mean stretch, the largest cell
MOST_PLACES = 480  # of how many asks the cells are kept
MOST_WINDOWS = 16  # how many cells of neighbours are looked at, to see whether they differ
COARSER = 0.3  # how often dates are asked at another precision than the finest that works
Level: TypeAlias = tuple[int, bool]  # the precision of a date, and whether it is an interval; 0 for words and numbers


Block: TypeAlias = "tuple[Candidate, ...]"


def block_of(knowledge: Knowledge, ask: Ask, seed: int) -> Block | None:
    """Give the block of an ask at a seed, the ask first; nothing where no block has room for it, or it is left out.

    None says that the question has no block at all: there is nothing to be fair to.
    """
    name = ("blocks", ask.subject.key.kind, ask.question.name)
    divider: Divider = knowledge.kept(name, partial(Divider, knowledge, ask.subject.key.kind, ask.question))
    return divider.block(ask, seed)


class Divider:
    """Divides one question's pool; the cells that were asked for last are kept, since their other asks come next."""

    def __init__(self, knowledge: Knowledge, kind: str, question: Question) -> None:
        self._knowledge = knowledge
        self._pool = knowledge.pool(kind, question)
        self._places: dict[PartKey, int] = {}
        if len(self._pool) > WHOLE and _is_uniform(self._pool):
            self._pool = tuple(sorted(self._pool, key=lambda ask: luck_of(ask, 0)))
            self._places = {(ask.subject.key, ask.part): place for place, ask in enumerate(self._pool)}
        self._seed: int | None = None
        self._cells: dict[int, dict[PartKey, Block]] = {}  # the blocks of a place's cell
        self._stretch = (0, 0)  # the first place of the last stretch, and the first after it

    def block(self, ask: Ask, seed: int) -> Block | None:
        """Give the block of an ask at a seed, the ask first; nothing if it has none, None if no ask has one."""
        pool, name = self._pool, (ask.subject.key, ask.part)
        place = self._places[name] if self._places else self._knowledge.place(ask)
        if seed != self._seed or len(self._cells) > MOST_PLACES:
            self._seed, self._cells, self._stretch = seed, {}, (0, 0)
        if place not in self._cells:
            first, after = (0, len(pool)) if len(pool) <= WHOLE else self._cell(place, seed)
            blocks = _blocks(self._knowledge, pool[first:after], seed)
            self._cells.update(dict.fromkeys(range(first, after), blocks))
        blocks = self._cells[place]
        return None if len(pool) <= WHOLE and not blocks else blocks.get(name, ())

    def _cell(self, place: int, seed: int) -> tuple[int, int]:
        """Give the first place of the cell that holds `place`, and the first after it: an equal part of its stretch."""
        if not self._stretch[0] <= place < self._stretch[1]:
            self._stretch = _stretch(self._pool, place, seed)
        first, after = self._stretch
        length = after - first
        cells = -(-length // CELL)
        cell = ((place - first + 1) * cells - 1) // length
        return first + cell * length // cells, first + (cell + 1) * length // cells


def _stretch(pool: Sequence[Ask], place: int, seed: int) -> tuple[int, int]:
    """Give the first place of the stretch that holds `place`, and the first after it."""
    first, after = place, place + 1
    while first > 0 and luck_of(pool[first], seed) % STRETCH:
        first -= 1
    while after < len(pool) and luck_of(pool[after], seed) % STRETCH:
        after += 1
    return first, after


def _is_uniform(pool: Sequence[Ask]) -> bool:
    """Tell whether neighbours have too much in common to be rivals: one list's members, or few answers in long rows."""
    if pool[0].question.asks.part == "item":
        return True
    step = max(CELL, len(pool) // MOST_WINDOWS)
    windows = [pool[first : first + CELL] for first in range(0, len(pool) - CELL + 1, step)]
    distinct = sum(len({answer for ask in window for answer in ask.answers}) for window in windows)
    return distinct < len(windows) * CELL / 3


# ------------------------------------------------------------------------------------------ making the blocks


def _blocks(knowledge: Knowledge, asks: Sequence[Ask], seed: int) -> dict[PartKey, Block]:
    """Divide a cell into blocks, and give each ask's block; what gives itself away has an empty one.

    What gives itself away is no option beside others either, wherever these can do without it: it would never be right.
    """
    waiting = [(ask, _level(ask.answer)) for ask in asks if _can_be_asked(knowledge, ask)]
    if len(waiting) < LEAST:
        return {}
    first, _ = waiting[0]
    draws = Draws("blocks", first.question.name, str(first.subject.key), seed)
    levels = _levels({level for _, level in waiting}, draws)
    luck = (draws.fraction(), draws.fraction())
    with_all = _divided(knowledge, waiting, levels, seed)
    out = _left_out(with_all, luck)
    if not out:
        return with_all
    rest = [(ask, level) for ask, level in waiting if (ask.subject.key, ask.part) not in out]
    without = _divided(knowledge, rest, levels, seed)
    blocks = {name: without.get(name, block) for name, block in with_all.items()}
    out |= _left_out({name: block for name, block in blocks.items() if name not in out}, luck)
    return {name: () if name in out else block for name, block in blocks.items()}


def _divided(
    knowledge: Knowledge, waiting: Sequence[tuple[Ask, Level]], levels: Sequence[Level], seed: int
) -> dict[PartKey, Block]:
    found: dict[PartKey, Block] = {}
    for level in levels:
        left = [(ask, own) for ask, own in waiting if (ask.subject.key, ask.part) not in found]
        asked = (each for ask, own in left if (each := _at(ask, own, level)) is not None)
        for same_sort in _by_sort(candidate(knowledge, ask, seed) for ask in asked):
            for block in divided(knowledge, _with_shared(same_sort)):
                found.update((each.name, (each, *(row for row in block if row is not each))) for each in block)
    return found


def _with_shared(rows: Sequence[Candidate]) -> list[Candidate]:
    counts = Counter(row.text for row in rows)
    return [replace(row, is_shared=True) if counts[row.text] > 1 else row for row in rows]


def _left_out(blocks: Mapping[PartKey, Block], luck: Sequence[float]) -> set[PartKey]:
    seen = [Seen([len(row.text) for row in block], [echo(block[0], row) for row in block]) for block in blocks.values()]
    names = list(blocks)
    return {names[place] for place in left_out(seen, luck)}


def _can_be_asked(knowledge: Knowledge, ask: Ask) -> bool:
    return ask.question.asks.part == "item" or knowledge.has_one_answer(ask)


def _levels(own: set[Level], draws: Draws) -> list[Level]:
    """Give the precisions at which to ask, the finest first, or at times one of the coarser ones; of words the one."""
    coarser = {(precision, False) for finest, _ in own for precision in range(1, finest + 1)}
    levels = sorted(own | coarser, reverse=True)
    start = draws.below(len(levels)) if len(levels) > 1 and draws.fraction() < COARSER else 0
    return levels[start:] + levels[:start]


def _level(value: Scalar) -> Level:
    return (int(value.precision), value.is_interval) if isinstance(value, Date) else (0, False)


def _at(ask: Ask, own: Level, level: Level) -> Ask | None:
    """Ask at a precision, or give None where that is finer than the fact's own or a span is too long for it."""
    precision, is_interval = level
    if own == level:
        return ask
    if is_interval or precision == 0 or precision > own[0]:
        return None
    coarse = Ask(ask.subject, ask.question, ask.part, Precision(precision))
    return coarse if coarse.answers else None


def _by_sort(rows: Iterable[Candidate]) -> list[list[Candidate]]:
    """Part the candidates by type, precision and unit (T1 to T3), without those whose stem tells the answer (C6)."""
    sorts: dict[object, list[Candidate]] = {}
    for row in rows:
        if not mentions(row.stem, row.text):
            sorts.setdefault(sort_of(row.value), []).append(row)
    return list(sorts.values())


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
        for other in sorted(left, key=lambda row: -affinity(anchor, row)):
            if len(block) == size:
                break
            if other is not anchor and all(fits(knowledge, other, each) for each in block):
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
