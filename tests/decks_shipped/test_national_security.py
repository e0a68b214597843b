"""What the README of the first deck says of it is so."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.decks import fact_count
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import load

if TYPE_CHECKING:
    from quizgen.model import Deck

FOLDER = Path(__file__).parents[2] / "decks" / "national-security"
README = (FOLDER / "README.md").read_text(encoding="utf-8")


@cache
def _deck() -> Deck:
    deck = load(FOLDER).deck
    assert deck is not None
    return deck


def _table(heading: str) -> dict[str, str]:
    """Give the rows of the first table after a heading: the first cell and the last."""
    lines = README[README.index(heading) :].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("|---"))
    rows = (line.strip("| ").split(" | ") for line in lines[start + 1 :][: lines[start:].index("") - 1])
    return {row[0].strip("`"): row[-1] for row in rows}


def _covered() -> dict[str, set[str]]:
    """Give the subjects of each row of the coverage table, as kind/id."""
    groups = {passage: cell.split("; ") for passage, cell in _table("## Passage by passage").items()}
    return {
        passage: {f"{kind}/{each}" for group in cell for kind, ids in [group.split(": ")] for each in ids.split(", ")}
        for passage, cell in groups.items()
    }


def test_the_readme_counts_facts_and_subjects_as_the_deck_has_them() -> None:
    said = re.search(r"(\d+) facts in (\d+) subjects", README)
    assert said is not None
    assert [int(each) for each in said.groups()] == [fact_count(_deck()), len(_deck().subjects)]
    assert sum(int(cell) for cell in _table("## What it covers").values()) == fact_count(_deck())


def test_the_readme_counts_cards_as_the_deck_has_them() -> None:
    said = re.search(r"of the deck's (\d+) cards", README)
    assert said is not None
    assert int(said[1]) == len(Generator(Knowledge(_deck())).cards)


def test_every_subject_that_has_facts_stands_in_the_coverage_table() -> None:
    covered = set().union(*_covered().values())
    assert covered == {f"{key.kind}/{key.id}" for key, subject in _deck().subjects.items() if subject.facts}


def test_every_passage_that_a_fact_cites_has_a_row_that_names_its_subject() -> None:
    covered = _covered()
    cited = {
        (place.strip(), f"{key.kind}/{key.id}")
        for key, subject in _deck().subjects.items()
        for facts in subject.facts.values()
        for fact in facts
        for place in fact.citation.at.split(";")
    }
    missing = [
        (place, name)
        for place, name in sorted(cited)
        if not any(name in names for row, names in covered.items() if row == place or row.startswith(f"{place}, "))
    ]
    assert missing == []
