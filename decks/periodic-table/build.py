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
CORRECTED = {"Nd": (1885, "bodr")}  # mendeleev has 1925, a slip: Auer von Welsbach announced it in 1885

METALS_OF_ANTIQUITY = ("Au", "Ag", "Cu", "Sn", "Pb", "Fe", "Hg")
LATIN = {
    "sodium": "natrium", "potassium": "kalium", "iron": "ferrum", "copper": "cuprum", "silver": "argentum",
    "tin": "stannum", "antimony": "stibium", "gold": "aurum", "mercury": "hydrargyrum", "lead": "plumbum",
}  # fmt: skip
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
    for element in elements:
        other = second.get(element.symbol)
        if element.year != (other.year if other else None) and element.symbol not in {*hand.disputed, *CORRECTED}:
            yield f"{element.symbol}: discovered in {element.year} or {other}"
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
    if symbol in CORRECTED:
        year, source = CORRECTED[symbol]
        at = quoted(f"atom {symbol}, discoveryDate")
        yield f"    discovered: {{value: {year}, source: {{cite: {source}, at: {at}}}}}"
    elif element.year and symbol not in hand.disputed:
        yield f"    discovered: {element.year}"
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


def enumeration(key: str, name: str, members: Iterable[Element], source: str, *, ordered: bool = False) -> list[str]:
    """Write a list of elements."""
    refs = ", ".join(f"{{ref: element/{element.name}}}" for element in members)
    value = f"{{value: [{refs}], ordered: true}}" if ordered else f"[{refs}]"
    cite, _, at = source.partition(": ")
    return [
        f"  {key}:", f"    name: {quoted(name)}", "    of: element", f"    members: {value}", "    topic: table",
        f"    source: {{cite: {cite}, at: {quoted(at)}}}",
    ]  # fmt: skip


def lists(elements: Sequence[Element]) -> Iterator[str]:
    """Write the families in no order."""

    def group(number: int) -> list[Element]:
        return [each for each in elements if each.group == number and each.symbol != "H"]

    ytterby = [each for each in elements if "Ytterby" in each.name_origin]
    metals = [next(each for each in elements if each.symbol == symbol) for symbol in METALS_OF_ANTIQUITY]
    rows = (
        ("alkali-metals", "the alkali metals", group(1), "series, Alkali metals"),
        ("alkaline-earth-metals", "the alkaline earth metals", group(2), "series, Alkaline earth metals"),
        ("group-13", "the elements of group 13", group(13), "group_id, 13"),
        ("group-14", "the elements of group 14", group(14), "group_id, 14"),
        ("pnictogens", "the pnictogens (group 15)", group(15), "group_id, 15"),
        ("chalcogens", "the chalcogens (group 16)", group(16), "group_id, 16"),
        ("halogens", "the halogens (group 17)", group(17), "group_id, 17"),
        ("noble-gases", "the noble gases (group 18)", group(18), "group_id, 18"),
        ("metals-of-antiquity", "the seven metals of antiquity", metals, "discoverers, known to the ancients"),
        ("ytterby", "the elements named after the Swedish village of Ytterby", ytterby, "name_origin, Ytterby"),
    )
    yield "list:"
    for key, name, members, at in rows:
        yield from enumeration(key, name, members, f"mendeleev: {at}")


def rows_of_the_table(elements: Sequence[Element]) -> Iterator[str]:
    """Write the rows in the order of their atomic numbers."""
    iupac = "iupac: section IR-3.5"
    rows = (
        ("period-2", "the elements of period 2", range(3, 11), "mendeleev: period, 2"),
        ("period-3", "the elements of period 3", range(11, 19), "mendeleev: period, 3"),
        ("scandium-to-zinc", "the d-block elements of period 4", range(21, 31), "mendeleev: period, 4; block, d"),
        ("period-5-d", "the d-block elements of period 5", range(39, 49), "mendeleev: period, 5; block, d"),
        ("lanthanides", "the lanthanides", range(57, 72), iupac),
        ("actinides", "the actinides", range(89, 104), iupac),
    )
    yield "row:"
    for key, name, numbers, source in rows:
        members = [element for element in elements if element.number in numbers]
        yield from enumeration(key, name, members, source, ordered=True)


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
