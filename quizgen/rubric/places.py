"""Rules of the places of the keys over all items: they are drawn at random."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import factorial
from typing import TYPE_CHECKING

from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import ONE_RIGHT, as_date, one_seed, outside, right_texts, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizgen.model import Item

_DRAWN = ONE_RIGHT | {"truefalse"}
_CHI_99 = {2: 6.635, 3: 9.210, 4: 11.345, 5: 13.277, 6: 15.086}  # by the number of places


def _places(bank: Sequence[Item]) -> Iterator[tuple[list[int], int]]:
    """Give the places of the keys, in the bank's order, of items with one number of options; dates are sorted."""
    groups: dict[tuple[str, int], list[Item]] = {}
    for item in one_seed(bank):
        drawn = item.form in _DRAWN and len(right_texts(item)) == 1
        if drawn and not any(as_date(each.text) or sort_of(each.text)[0] == "number" for each in item.options):
            groups.setdefault((item.form, len(item.options)), []).append(item)
    for (_, size), items in groups.items():
        if len(items) >= 20 and size in _CHI_99:
            yield [item.correct[0] for item in items], size


def _uniform(bank: Sequence[Item]) -> Iterator[tuple[None, str]]:
    for places, size in _places(bank):
        expected = len(places) / size
        counts = Counter(places)
        chi = sum((counts[place] - expected) ** 2 / expected for place in range(size))
        if chi > _CHI_99[size]:
            row = ", ".join(str(counts[place]) for place in range(size))
            yield None, f"over the whole deck the keys of {size} options stand {row} times in their places"


def _runs(bank: Sequence[Item]) -> Iterator[tuple[None, str]]:
    for places, size in _places(bank):
        repeats = sum(a == b for a, b in pairwise(places))
        if said := outside(repeats, [1 / size] * (len(places) - 1)):
            yield None, f"over the whole deck a key of {size} options stands where the last one stood {said}"


def _balanced(bank: Sequence[Item]) -> Iterator[tuple[None, str]]:
    """Find places that are dealt out like cards: too many blocks in which each place comes once."""
    for places, size in _places(bank):
        blocks = [places[start : start + size] for start in range(0, len(places) - size + 1, size)]
        chance = factorial(size) / size**size
        whole = sum(len(set(block)) == size for block in blocks)
        if whole > chance * len(blocks) and (said := outside(whole, [chance] * len(blocks))):
            yield None, f"over the whole deck each of {size} places has its turn too regularly: {said}"


def _rules() -> Iterable[Rule]:
    yield Rule(
        "E2", "key places are uniform", "warning", "draw places at random, each equally likely",
        "Authors favour the middle, and guessers know it (tested at 1 %).",
        "two thirds of the keys in place B", "each place about equally often",
        "Bar-Hillel & Attali 2002", bank=_uniform,
    )  # fmt: skip
    yield Rule(
        "E3", "key places have no pattern", "warning", "draw each place without regard to the last",
        "Too few or too many repeats let a guesser use the last answer (tested at 1 %).",
        "A B A B A B", "A A C B A", "Bar-Hillel & Attali 2002", bank=_runs,
    )  # fmt: skip
    yield Rule(
        "E4", "key places are not balanced", "warning", "do not balance",
        "Where every place has its turn, the last of a block is known (tested at 1 %).",
        "ABCD BDCA CABD", "ABBD CAAD", "Bar-Hillel & Attali 2002", bank=_balanced,
    )  # fmt: skip


RULES = tuple(_rules())
