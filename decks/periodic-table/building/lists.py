"""The lines of families and rows of the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from building.words import ALIASES, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from building.packages import Element

TOLD_BY_NAME = ("ytterby", "lanthanides", "actinides")  # some of whose members bear the name of the list


@dataclass(frozen=True, slots=True)
class Row:
    """Elements that are listed together; foils come from the lists of the same `of`."""

    key: str
    name: str
    of: str
    members: Sequence[Element]
    source: str


def enumeration(row: Row, *, ordered: bool = False) -> Iterator[str]:
    """Write a list of elements."""
    words = ", ".join(map(_member, row.members))
    cite, _, at = row.source.partition(": ")
    yield from (f"  {row.key}:", f"    name: {quoted(row.name)}", f"    of: {quoted(row.of)}")
    yield f"    members: {{value: [{words}], ordered: true}}" if ordered else f"    members: [{words}]"
    if row.key not in TOLD_BY_NAME:
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
