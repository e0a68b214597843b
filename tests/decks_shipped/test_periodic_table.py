"""The deck of the elements: whole where the table is whole, silent where the sources differ."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quizgen.asks import values_of
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import load
from quizgen.model import Deck, Item, Number, Subject, SubjectKey
from quizgen.stems import show

FOLDER = Path(__file__).parents[2] / "decks" / "periodic-table"


@cache
def _deck() -> Deck:
    deck = load(FOLDER).deck
    assert deck is not None
    return deck


def _elements() -> list[Subject]:
    return [subject for subject in _deck().subjects.values() if subject.key.kind == "element"]


def _texts(name: str, field: str) -> list[str]:
    deck = _deck()
    return [show(deck, value) for value in values_of(deck.subjects[SubjectKey("element", name)], field)]


def _symbols(table: str) -> set[str]:
    rows = (FOLDER / "hand" / table).read_text(encoding="utf-8").splitlines()[1:]
    return {row.split("\t")[0] for row in rows}


def test_every_atomic_number_from_1_to_118_stands_for_one_element() -> None:
    numbers = [value.amount for each in _elements() for value in values_of(each, "number") if isinstance(value, Number)]
    assert sorted(numbers) == list(range(1, 119))


def test_no_place_of_the_table_holds_two_elements() -> None:
    places = [(*_texts(each.key.id, "group"), *_texts(each.key.id, "period")) for each in _elements()]
    full = [place for place in places if len(place) == 2]
    assert len(full) == len(set(full)) == 88


def test_no_element_has_a_year_that_is_disputed_or_both_a_year_and_antiquity() -> None:
    dated = {each.key.id for each in _elements() if "discovered" in each.facts}
    ancient = {each.key.id for each in _elements() if "known" in each.facts}
    disputed = {each.key.id for each in _elements() if set(_texts(each.key.id, "symbol")) & _symbols("disputed.tsv")}
    assert len(disputed) == len(_symbols("disputed.tsv"))
    assert not dated & (ancient | disputed)
    assert dated | ancient | disputed == {each.key.id for each in _elements()}


@pytest.mark.parametrize(
    ("name", "field", "texts"),
    [
        ("gold", "symbol", ["Au"]),
        ("helium", "block", []),
        ("lanthanum", "group", []),
        ("lutetium", "group", []),
        ("polonium", "category", []),
        ("technetium", "mass", []),
        ("uranium", "mass", ["238.0 u"]),
        ("chlorine", "mass", ["35.45 u"]),
        ("neodymium", "discovered", ["1885"]),
        ("holmium", "discovered", []),
        ("iron", "known", ["since antiquity"]),
        ("hassium", "namesake", ["Hesse"]),
        ("nitrogen", "word", ["Greek for “forming soda”"]),
    ],
)
def test_the_odd_cases_are_as_checked_by_hand(name: str, field: str, texts: list[str]) -> None:
    assert _texts(name, field) == texts


def test_the_village_with_four_elements_is_never_asked_for_one() -> None:
    generator = Generator(Knowledge(_deck()))
    asked = [card for card in generator.cards if card.question == "with-namesake"]
    cards = [card for card in asked if card.subject.id in {"terbium", "erbium"}]
    assert len(cards) == 2
    assert [generator.item(card, form, 1) for card in cards for form in ("choice", "typed")] == [None] * 4


@cache
def _items() -> tuple[Item, ...]:
    return tuple(item for seed in (1, 2) for item in Generator(Knowledge(_deck())).items(seed=seed))


def test_names_and_symbols_never_stand_side_by_side_to_be_told_apart_by_their_letters() -> None:
    asked = [item for item in _items() if item.card.question in {"symbol", "with-symbol"}]
    assert {item.form for item in asked} == {"typed", "cloze"}


def test_the_odd_one_out_is_of_the_sort_of_the_list() -> None:
    odd = [item for item in _items() if item.form == "oddone"]
    assert {"ytterby", "noble-gases"}.isdisjoint(item.card.subject.id for item in odd)
    metals = [item for item in odd if item.card.subject.id in {"alkali-metals", "alkaline-earth-metals"}]
    assert metals
    assert all(_texts(option.text, "block") == ["s"] for item in metals for option in item.options)


def test_what_names_its_family_is_not_asked_for_as_missing_from_it() -> None:
    asked = {item.key for item in _items() if item.card.question in {"missing", "next"}}
    assert {"cerium", "radon", "boron"} <= asked
    assert {"lanthanum", "actinium"}.isdisjoint(asked)
    assert not [item for item in _items() if item.card.subject.id == "ytterby" and item.card.question == "missing"]


def test_every_year_is_cited_from_the_package_that_has_it() -> None:
    cited = [fact.citation for each in _elements() for fact in each.facts.get("discovered", ())]
    assert {citation.work for citation in cited if citation} == {"bodr"}


def test_an_origin_that_begins_as_its_element_does_never_stands_beside_others() -> None:
    told = {"gallium", "hassium", "ruthenium", "indium"}
    about = {"word", "from-word", "namesake", "with-namesake"}
    asked = [item for item in _items() if item.card.question in about and item.card.subject.id in told]
    assert {item.card.subject.id for item in asked} == told
    assert {item.form for item in asked} == {"typed"}


def test_every_group_is_asked_for_by_its_number() -> None:
    typed = [item for item in _items() if item.card.question == "group" and item.form == "typed"]
    asked = {item.key for item in typed if item.card.subject.kind == "element"}
    assert asked == {str(number) for number in range(1, 19)}


def test_what_is_in_a_row_is_told_in_a_clause() -> None:
    rows = [item for item in _items() if item.card.subject.kind == "row" and item.form in {"oddone", "multi"}]
    reasons = [option.why for item in rows for option in item.options if option.why]
    assert reasons
    assert all(" is one of " in reason and ":" not in reason for reason in reasons)
