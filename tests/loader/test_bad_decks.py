from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from quizgen import source
from quizgen.loader import load
from tests.conftest import GOLDEN, TESTS, Golden, check_problems

if TYPE_CHECKING:
    from pathlib import Path

DECKS = sorted((TESTS / "decks" / "bad").iterdir())
# What libyaml says of broken syntax differs from what the Python parser says.
needs_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="the golden files are in libyaml's words")


@needs_libyaml
@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.name)
def test_a_broken_deck_says_all_that_is_wrong_with_it(deck: Path, golden: Golden) -> None:
    problems = load(deck, f"tests/decks/bad/{deck.name}").problems
    assert problems
    golden(f"bad/{deck.name}.txt", "".join(f"{problem}\n" for problem in problems))


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.name)
def test_every_problem_of_a_broken_deck_points_into_its_file(deck: Path) -> None:
    for problem in load(deck, str(deck)).problems:
        path = deck / problem.origin.path.removeprefix(f"{deck}/")
        text = path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""
        check_problems([problem], text, str(path))


@needs_libyaml
@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.name)
def test_a_broken_deck_has_the_same_problems_without_libyaml(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = load(deck, "deck")
    monkeypatch.setattr(source, "_Loader", yaml.SafeLoader)
    slow = load(deck, "deck")
    assert slow.deck == fast.deck
    # The Python parser places an escape that it does not know at its second letter.
    places = [[(each.code, each.origin.path, each.origin.line) for each in loaded.problems] for loaded in (fast, slow)]
    assert places[0] == places[1]


def test_there_is_no_golden_file_without_its_deck() -> None:
    assert {path.stem for path in (GOLDEN / "bad").iterdir()} == {deck.name for deck in DECKS}
