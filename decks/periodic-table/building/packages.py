"""What the two packages say of each element: the reading side of the build."""

from __future__ import annotations

import sqlite3
import sys
import xml.etree.ElementTree as ET
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from importlib.metadata import distribution
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MENDELEEV = "1.3.0"
CML = "{http://www.xml-cml.org/schema}"
QUERY = """
    select atomic_number as number, symbol, lower(elements.name) as name, period, group_id as "group", block,
           series.name as series, atomic_weight as weight, is_radioactive as radioactive, discovery_year as year,
           coalesce(discoverers, '') as discoverers, coalesce(name_origin, '') as name_origin
    from elements join series on series.id = series_id order by atomic_number
"""

# Names as IUPAC has them.
IUPAC_NAMES = {"aluminum": "aluminium", "cesium": "caesium"}
WEIGHED = ("Th", "Pa", "U")  # radioactive, but with a standard atomic weight


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
