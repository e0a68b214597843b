"""Write the facts of this deck from two packages and the tables in `hand/`; README.md says how it is run.

Years are taken where both packages agree and `hand/disputed.tsv` raises no doubt. Name origins are our own words, each
held against a word (`witness`) that the package has for the same element.
"""
# ruff: noqa: INP001 - a script beside its data, in no package

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from building.elements import subject
from building.hand import Hand, doubts, read_hand
from building.lists import lists, rows_of_the_table
from building.names import names_of_the_table
from building.packages import Element, read_bodr, read_mendeleev

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
BODR = Path("/usr/share/bodr/elements.xml")


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
