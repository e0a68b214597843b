"""Write the facts of this deck from two packages and the tables in `hand/`; README.md says how it is run.

Years are taken where both packages agree and `hand/disputed.tsv` raises no doubt. Name origins are our own words, each
held against a word (`witness`) that the package has for the same element.
"""
# ruff: noqa: INP001 - a script beside its data, in no package

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).parent
MENDELEEV = "1.3.0"
BODR = Path("/usr/share/bodr/elements.xml")
CML = "{http://www.xml-cml.org/schema}"
QUERY = """
    select atomic_number as number, symbol, lower(elements.name) as name, period, group_id as "group", block,
           series.name as series, atomic_weight as weight, is_radioactive as radioactive, discovery_year as year,
           coalesce(discoverers, '') as discoverers, coalesce(name_origin, '') as name_origin
    from elements join series on series.id = series_id order by atomic_number
"""

# Names as IUPAC has them, and other names that mean just this.
IUPAC_NAMES = {"aluminum": "aluminium", "cesium": "caesium"}
ALIASES = {
    "Al": ("aluminum",), "Cs": ("cesium",), "S": ("sulphur",), "W": ("wolfram",), "Hg": ("quicksilver",),
}  # fmt: skip

# Where textbooks place an element differently, it is not asked: group 3 and the blocks beside it; helium's block.
NO_GROUP = NO_BLOCK = ("La", "Lu", "Ac", "Lr")
# Polonium is a metal or a metalloid, group 12 is or is not of the transition metals, lutetium and lawrencium end one
# family or begin the next, and of the heaviest elements too little is known.
NO_CATEGORY = ("Po", "Zn", "Cd", "Hg", "Lu", "Lr")
LAST_WITH_CATEGORY = 108
CATEGORIES = {"Poor metals": "post-transition metals"}
WEIGHED = ("Th", "Pa", "U")  # radioactive, but with a standard atomic weight
KNOWN = ("C", "S", "Fe", "Cu", "Ag", "Sn", "Au", "Hg", "Pb")  # before there were chemists, by all accounts
CORRECTED = {"Nd": 1885}  # as BODR has it; mendeleev has 1925, a slip: Auer von Welsbach announced it in 1885

LATIN = {
    "sodium": "natrium", "potassium": "kalium", "iron": "ferrum", "copper": "cuprum", "silver": "argentum",
    "tin": "stannum", "antimony": "stibium", "gold": "aurum", "mercury": "hydrargyrum", "lead": "plumbum",
}  # fmt: skip
TOLD_BY_NAME = ("ytterby",)  # whose members bear the name of the list
FAMILIES = {
    "alkali metals": 1, "alkaline earth metals": 2, "coinage metals": 11, "pnictogens": 15, "chalcogens": 16,
    "halogens": 17, "noble gases": 18,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """An element as mendeleev has it, named as IUPAC does."""

    number: int
    symbol: str
    name: str
    period: int
    group: int | None
    block: str
    series: str
    weight: float
    radioactive: bool
    year: int | None
    discoverers: str
    name_origin: str

    @property
    def mass(self) -> str:
        """Give the standard atomic weight to at most four figures, or '' where there is none."""
        if self.radioactive and self.symbol not in WEIGHED:
            return ""
        weight = Decimal(repr(self.weight))
        places = max(0, 4 - len(str(int(weight))))
        had = -int(weight.as_tuple().exponent)
        # The database has lost final zeros, but a weight of two decimals is not known to more.
        return str(weight.quantize(Decimal(1).scaleb(-min(places, max(had, 2))), ROUND_HALF_UP))

    @property
    def topic(self) -> str:
        """Give the part of the deck that the element belongs to."""
        ranges = {"lanthanides": range(57, 72), "actinides": range(89, 104), "superheavy": range(104, 119)}
        found = next((topic for topic, numbers in ranges.items() if self.number in numbers), None)
        if found:
            return found
        if self.group in {1, 2} and self.symbol != "H":
            return "s-metals"
        return {
            "Transition metals": "transition-metals", "Metalloids": "metalloids", "Poor metals": "metalloids",
        }.get(self.series, "nonmetals")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Second:
    """What the second package, BODR, says of an element."""

    year: int | None
    name_origin: str
    family: str


@dataclass(frozen=True, slots=True)
class Hand:
    """The tables written by hand."""

    origins: Mapping[str, Mapping[str, str]]
    disputed: frozenset[str]
    lookalikes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """Elements that are listed together; foils come from the lists of the same `of`."""

    key: str
    name: str
    of: str
    members: Sequence[Element]
    source: str


def read_mendeleev() -> list[Element]:
    """Read the database of the installed package, without importing what it imports."""
    package = distribution("mendeleev")
    if package.version != MENDELEEV:
        sys.exit(f"mendeleev {package.version} is installed; the tables by hand were checked against {MENDELEEV}")
    with closing(sqlite3.connect(str(package.locate_file("mendeleev/elements.db")))) as database:
        database.row_factory = sqlite3.Row
        rows = [Element(**dict(row)) for row in database.execute(QUERY)]
    return [replace(each, name=IUPAC_NAMES.get(each.name, each.name)) for each in rows]


def read_bodr(path: Path) -> dict[str, Second]:
    """Read BODR's elements by their symbols; its year 0 stands for antiquity."""
    found = {}
    for atom in ET.parse(path).getroot().iter(f"{CML}atom"):  # noqa: S314 - of an installed package
        values = {child.get("dictRef", ""): child.text or "" for child in atom}
        year = int(values.get("bo:discoveryDate") or 0)
        found[atom.get("id", "")] = Second(year or None, values.get("bo:nameOrigin", ""), values.get("bo:family", ""))
    return found


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


def quoted(text: str) -> str:
    """Write a scalar: bare where it is one word, else in double quotes."""
    return text if text.isalnum() else json.dumps(text, ensure_ascii=False)


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


def enumeration(row: Row, *, ordered: bool = False) -> Iterator[str]:
    """Write a list of elements."""
    words = ", ".join(map(_member, row.members))
    cite, _, at = row.source.partition(": ")
    yield from (f"  {row.key}:", f"    name: {quoted(row.name)}", f"    of: {quoted(row.of)}")
    yield f"    members: {{value: [{words}], ordered: true}}" if ordered else f"    members: [{words}]"
    if not ordered and row.key not in TOLD_BY_NAME:
        yield f"    with_gap: {quoted(row.name)}"
    yield from ("    topic: table", f"    source: {{cite: {cite}, at: {quoted(at)}}}")


def _member(element: Element) -> str:
    others = ", ".join(ALIASES.get(element.symbol, ()))
    return f"{{value: {element.name}, accept: [{others}]}}" if others else element.name


def lists(elements: Sequence[Element]) -> Iterator[str]:
    """Write the families in no order."""

    def group(number: int) -> list[Element]:
        return [each for each in elements if each.group == number and each.symbol != "H"]

    earths = "mendeleev: series, Alkaline earth metals"
    village = "the elements named after the Swedish village of Ytterby"
    ytterby = [each for each in elements if "Ytterby" in each.name_origin]
    metals, poor, others = "s-block metal", "element of group 13 or 14", "element of groups 15 to 17"
    rows = (
        Row("alkali-metals", "the alkali metals (group 1)", metals, group(1), "mendeleev: series, Alkali metals"),
        Row("alkaline-earth-metals", "the alkaline earth metals (group 2)", metals, group(2), earths),
        Row("group-13", "the elements of group 13", poor, group(13), "mendeleev: group_id, 13"),
        Row("group-14", "the elements of group 14", poor, group(14), "mendeleev: group_id, 14"),
        Row("pnictogens", "the pnictogens (group 15)", others, group(15), "mendeleev: group_id, 15"),
        Row("chalcogens", "the chalcogens (group 16)", others, group(16), "mendeleev: group_id, 16"),
        Row("halogens", "the halogens (group 17)", others, group(17), "mendeleev: group_id, 17"),
        Row("noble-gases", "the noble gases (group 18)", "noble gas", group(18), "mendeleev: group_id, 18"),
        Row("ytterby", village, "namesake", ytterby, "mendeleev: name_origin, Ytterby"),
    )
    yield "list:"
    for row in rows:
        yield from enumeration(row)


def rows_of_the_table(elements: Sequence[Element]) -> Iterator[str]:
    """Write the rows in the order of their atomic numbers."""

    def run(first: int, last: int) -> list[Element]:
        return [each for each in elements if first <= each.number <= last]

    short, d_block, f_block, iupac = "short period", "d-block metal", "f-block metal", "iupac: section IR-3.5"
    fourth, fifth = "the d-block elements of period 4", "the d-block elements of period 5"
    rows = (
        Row("period-2", "the elements of period 2", short, run(3, 10), "mendeleev: period, 2"),
        Row("period-3", "the elements of period 3", short, run(11, 18), "mendeleev: period, 3"),
        Row("scandium-to-zinc", fourth, d_block, run(21, 30), "mendeleev: period, 4; block, d"),
        Row("period-5-d", fifth, d_block, run(39, 48), "mendeleev: period, 5; block, d"),
        Row("lanthanides", "the lanthanides", f_block, run(57, 71), iupac),
        Row("actinides", "the actinides", f_block, run(89, 103), iupac),
    )
    yield "row:"
    for row in rows:
        yield from enumeration(row, ordered=True)


def names_of_the_table() -> Iterator[str]:
    """Write the Latin names behind symbols, and the families of the groups."""
    yield from ("latin:", "  symbols:", "    name: the Latin names behind symbols", "    names:")
    yield from (f"      {english}: {latin}" for english, latin in LATIN.items())
    yield from ("    topic: table", '    source: {cite: iupac, at: "Table I, footnotes"}')
    yield from ("family:", "  families:", "    name: the families that fill a group", "    groups:")
    yield from (f'      {name}: {{value: group {number}, accept: ["{number}"]}}' for name, number in FAMILIES.items())
    yield from ("    topic: table", '    source: {cite: mendeleev, at: "groups, name"}')


def files(elements: Sequence[Element], hand: Hand) -> Iterator[tuple[str, list[str]]]:
    """Give each file of facts with its lines."""
    names = {element.symbol: element.name for element in elements}
    for topic in dict.fromkeys(element.topic for element in elements):
        members = [element for element in elements if element.topic == topic]
        yield topic, ["element:", *(line for each in members for line in subject(each, hand, names))]
    yield "lists", [*lists(elements), *rows_of_the_table(elements)]
    yield "names", list(names_of_the_table())


def main() -> None:
    """Read the packages, stop at any doubt, write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodr", type=Path, default=BODR, help="elements.xml of Debian's bodr 10-2")
    elements, second, hand = read_mendeleev(), read_bodr(parser.parse_args().bodr), read_hand(HERE / "hand")
    found = list(doubts(elements, second, hand))
    if found:
        sys.exit("\n".join(found))
    for name, lines in files(elements, hand):
        text = "\n".join(("# Written by build.py; change that, or the tables in hand/.", *lines, ""))
        (HERE / "facts" / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
