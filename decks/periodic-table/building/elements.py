"""The lines of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building.hand import CORRECTED, KNOWN
from building.words import ALIASES, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from building.hand import Hand
    from building.packages import Element

# Where textbooks place an element differently, it is not asked: group 3 and the blocks beside it; helium's block.
NO_GROUP = NO_BLOCK = ("La", "Lu", "Ac", "Lr")
# Polonium is a metal or a metalloid, group 12 is or is not of the transition metals, lutetium and lawrencium end one
# family or begin the next, and of the heaviest elements too little is known.
NO_CATEGORY = ("Po", "Zn", "Cd", "Hg", "Lu", "Lr")
LAST_WITH_CATEGORY = 108
CATEGORIES = {"Poor metals": "post-transition metals"}


def subject(element: Element, hand: Hand, names: Mapping[str, str]) -> Iterator[str]:
    """Write one element's lines."""
    symbol = element.symbol
    yield f"  {element.name}:"
    yield f"    name: {element.name}"
    if symbol in ALIASES:
        yield f"    aliases: [{', '.join(ALIASES[symbol])}]"
    yield f"    symbol: {symbol}"
    yield f"    number: {element.number}"
    yield f"    period: {element.period}"
    if element.group and symbol not in NO_GROUP:
        yield f"    group: {element.group}"
    if symbol not in {*NO_BLOCK, "He"}:
        yield f"    block: {{value: {element.block}, accept: [{element.block} block]}}"
    if symbol not in NO_CATEGORY and element.number <= LAST_WITH_CATEGORY:
        yield f"    category: {quoted(CATEGORIES.get(element.series, element.series.lower()))}"
    if element.mass:
        yield f"    mass: {element.mass}"
    yield from _discovery(element, hand)
    yield from _origin(hand.origins.get(symbol))
    yield f"    topic: {element.topic}"
    if symbol in hand.lookalikes:
        others = ", ".join(f"element/{names[other]}" for other in hand.lookalikes[symbol])
        yield f"    confusable: [{others}]"
    yield f"    source: {{cite: mendeleev, at: {quoted(f'element {element.number}, {symbol}')}}}"


def _discovery(element: Element, hand: Hand) -> Iterator[str]:
    symbol = element.symbol
    year = CORRECTED.get(symbol, element.year)
    if year and symbol not in hand.disputed:
        # BODR is cited: it has all of these years, mendeleev all but one.
        at = quoted(f"atom {symbol}, discoveryDate")
        yield f"    discovered: {{value: {year}, source: {{cite: bodr, at: {at}}}}}"
    elif symbol in KNOWN:
        yield "    known: since antiquity"


def _origin(row: Mapping[str, str] | None) -> Iterator[str]:
    if row is None:
        return
    more = [f"accept: [{row['accept']}]"] if row["accept"] else []
    if row["source"] == "bodr":
        at = quoted(f"atom {row['symbol']}, nameOrigin")
        more.append(f"source: {{cite: bodr, at: {at}}}")
    phrase = quoted(row["phrase"])
    value = f"{{{', '.join((f'value: {phrase}', *more))}}}" if more else phrase
    yield f"    {row['field']}: {value}"
    if row["sort"]:
        yield f"    sort: {row['sort']}"
