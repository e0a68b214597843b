"""The decks that ship are clean, sourced and wide."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizgen.cli.decks import fact_count
from quizgen.forms import FORMS
from quizgen.generation import Generator
from quizgen.kinds import standard_kinds
from quizgen.knowledge import Knowledge
from quizgen.loader import Loaded, load
from quizgen.rubric import check_deck

if TYPE_CHECKING:
    from quizgen.model import Deck, Item

SHIPPED = sorted(path.parent for path in (Path(__file__).parents[2] / "decks").glob("*/deck.yaml"))
SEEDS = (1, 2, 3)
shipped = pytest.mark.parametrize("folder", SHIPPED, ids=[folder.name for folder in SHIPPED])


@cache
def _loaded(folder: Path) -> Loaded:
    return load(folder)


def _deck(folder: Path) -> Deck:
    deck = _loaded(folder).deck
    assert deck is not None
    return deck


@cache
def _items(folder: Path) -> tuple[Item, ...]:
    generator = Generator(Knowledge(_deck(folder)))
    return tuple(item for seed in SEEDS for item in generator.items(seed))


def test_the_first_deck_ships() -> None:
    assert "national-security" in {folder.name for folder in SHIPPED}


@shipped
def test_a_shipped_deck_loads_without_errors_and_warnings(folder: Path) -> None:
    assert [str(problem) for problem in _loaded(folder).problems if problem.severity != "info"] == []


@shipped
def test_its_items_keep_every_rule_at_three_seeds(folder: Path) -> None:
    assert [str(problem) for problem in check_deck(_deck(folder), _items(folder))] == []


@shipped
def test_every_fact_cites_a_declared_work_and_a_passage(folder: Path) -> None:
    deck = _deck(folder)
    facts = [fact for subject in deck.subjects.values() for group in subject.facts.values() for fact in group]
    bare = [str(fact.origin) for fact in facts if fact.citation.work not in deck.works or not fact.citation.at]
    assert bare == []


@shipped
def test_every_form_occurs(folder: Path) -> None:
    assert {item.form for item in _items(folder)} == set(FORMS)


@shipped
def test_every_question_that_the_deck_adds_is_asked(folder: Path) -> None:
    standard = standard_kinds()
    asked = {(item.card.subject.kind, item.card.question) for item in _items(folder)}
    own = {
        (kind.name, question.name)
        for kind in _deck(folder).kinds.values()
        for question in kind.questions.values()
        if kind.name not in standard or question.name not in standard[kind.name].questions
    }
    assert own - asked == set()


@shipped
def test_every_topic_has_items_and_every_subject_a_topic(folder: Path) -> None:
    deck = _deck(folder)
    assert {subject.topic for subject in deck.subjects.values()} == set(deck.topics)
    assert {item.topic for item in _items(folder)} == set(deck.topics)


@shipped
def test_it_says_what_it_is_and_under_which_licence(folder: Path) -> None:
    deck = _deck(folder)
    assert deck.uid == deck.name == folder.name
    assert all((deck.title, deck.description, deck.licence, deck.version, deck.works))


def test_the_first_deck_has_eighty_facts_and_more() -> None:
    assert fact_count(_deck(Path(__file__).parents[2] / "decks" / "national-security")) >= 80
