"""Write the facts of the deck from packages: `python decks/countries/build.py FOLDER` (the README says of which).

The same packages give the same files, byte for byte. What is decided by hand, and why, stands in hand.yaml.
"""

# ruff: noqa: INP001 - a script beside its deck
from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from building.lists import Lists
from building.names import Names
from building.packages import Packages
from building.states import States

if TYPE_CHECKING:
    from collections.abc import Mapping

    from building.names import Subject

FACTS = Path(__file__).with_name("facts")


class Plain(yaml.SafeDumper):
    """Writes out what stands twice: decks have no aliases of YAML."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - of whatever it is
        """Give true of everything."""
        return True


def write(name: str, kinds: Mapping[str, Mapping[str, Subject]]) -> None:
    """Write a file of facts."""
    head = "# Written by build.py from the packages that the README names; edit hand.yaml and run it again.\n"
    text = yaml.dump(dict(kinds), Dumper=Plain, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)
    (FACTS / f"{name}.yaml").write_text(head + text, encoding="utf-8")


def main(folder: str) -> None:
    """Write all files of facts from the packages in a folder."""
    header = yaml.safe_load(FACTS.with_name("deck.yaml").read_text(encoding="utf-8"))
    names = Names(Packages(Path(folder)), header["topics"])
    states, lists = States(names), Lists(names)
    countries = states.countries()
    write("countries", {"country": countries})
    write("entries", {"entry": states.entries()})
    write("lists", {"list": lists.lists(), "capital-table": lists.capital_tables(countries)})
    unions = {"un-member": lists.un_members(), "eu-member": lists.eu_members(), "list": lists.enlargements()}
    write("memberships", unions)


if __name__ == "__main__":
    main(sys.argv[1])
