"""The tables written by hand, and where they and the packages differ."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from building.packages import Element, Second

KNOWN = ("C", "S", "Fe", "Cu", "Ag", "Sn", "Au", "Hg", "Pb")  # before there were chemists, by all accounts
CORRECTED = {"Nd": 1885}  # as BODR has it; mendeleev has 1925, a slip: Auer von Welsbach announced it in 1885


@dataclass(frozen=True, slots=True)
class Hand:
    """The tables written by hand."""

    origins: Mapping[str, Mapping[str, str]]
    disputed: frozenset[str]
    lookalikes: Mapping[str, tuple[str, ...]]


def read_hand(folder: Path) -> Hand:
    """Read the tables written by hand."""
    pairs = [line.split() for line in (folder / "lookalikes.txt").read_text(encoding="utf-8").splitlines()]
    alike: dict[str, list[str]] = defaultdict(list)
    for row in pairs:
        for one in row:
            alike[one] += [other for other in row if other != one and one not in alike.get(other, ())]
    return Hand(
        {row["symbol"]: row for row in _table(folder / "origins.tsv")},
        frozenset(row["symbol"] for row in _table(folder / "disputed.tsv")),
        {symbol: tuple(dict.fromkeys(others)) for symbol, others in alike.items() if others},
    )


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def doubts(elements: Iterable[Element], second: Mapping[str, Second], hand: Hand) -> Iterator[str]:
    """Give what the tables by hand say and the packages do not: nothing is written while there is any."""
    by_symbol = {element.symbol: element for element in elements}
    for symbol, row in hand.origins.items():
        said = by_symbol[symbol].name_origin if row["source"] == "mendeleev" else second[symbol].name_origin
        if row["witness"] not in said:
            yield f"{symbol}: '{row['witness']}' is not in what {row['source']} says: {said}"
    for symbol in KNOWN:
        if by_symbol[symbol].year or second[symbol].year or "ancients" not in by_symbol[symbol].discoverers:
            yield f"{symbol}: the packages do not call it known to the ancients"
    for symbol, others in hand.lookalikes.items():
        if {by_symbol[other].period for other in others} != {by_symbol[symbol].period}:
            yield f"{symbol}: look-alikes of other periods never meet where a number is asked for"
    for element in elements:
        other = second.get(element.symbol)
        year = CORRECTED.get(element.symbol, element.year)
        if year != (other.year if other else None) and element.symbol not in hand.disputed:
            yield f"{element.symbol}: discovered in {year} or {other}"
    lanthanides = {symbol for symbol, each in second.items() if each.family == "Rare_Earth"}
    if lanthanides != {element.symbol for element in elements if element.topic == "lanthanides"}:
        yield f"BODR counts other lanthanides: {sorted(lanthanides)}"
