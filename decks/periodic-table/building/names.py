"""The lines of the tables of names: the Latin ones behind symbols, and the families of the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LATIN = {
    "sodium": "natrium", "potassium": "kalium", "iron": "ferrum", "copper": "cuprum", "silver": "argentum",
    "tin": "stannum", "antimony": "stibium", "gold": "aurum", "mercury": "hydrargyrum", "lead": "plumbum",
}  # fmt: skip
FAMILIES = {
    "alkali metals": 1, "alkaline earth metals": 2, "coinage metals": 11, "pnictogens": 15, "chalcogens": 16,
    "halogens": 17, "noble gases": 18,
}  # fmt: skip


def names_of_the_table() -> Iterator[str]:
    """Write the Latin names behind symbols, and the families of the groups."""
    yield from ("latin:", "  symbols:", "    name: the Latin names behind symbols", "    names:")
    yield from (f"      {english}: {latin}" for english, latin in LATIN.items())
    yield from ("    topic: table", '    source: {cite: iupac, at: "Table I, footnotes"}')
    yield from ("family:", "  families:", "    name: the families that fill a group", "    groups:")
    yield from (f'      {name}: {{value: group {number}, accept: ["{number}"]}}' for name, number in FAMILIES.items())
    yield from ("    topic: table", '    source: {cite: mendeleev, at: "groups, name"}')
