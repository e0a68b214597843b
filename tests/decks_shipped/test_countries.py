"""The deck of countries: whole where the sources agree, silent where the world does not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quizgen.asks import values_of
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import load
from quizgen.model import Deck, Item, Ref, Subject, SubjectKey
from quizgen.stems import show

FOLDER = Path(__file__).parents[2] / "decks" / "countries"


@cache
def _deck() -> Deck:
    deck = load(FOLDER).deck
    assert deck is not None
    return deck


@cache
def _items() -> tuple[Item, ...]:
    return tuple(Generator(Knowledge(_deck())).items(seed=1))


def _subjects(kind: str) -> list[Subject]:
    return [subject for subject in _deck().subjects.values() if subject.key.kind == kind]


def _texts(kind: str, name: str, field: str) -> list[str]:
    return [show(_deck(), value) for value in values_of(_deck().subjects[SubjectKey(kind, name)], field)]


def _keys(name: str, question: str) -> set[str]:
    return {
        item.key for item in _items() if (item.card.subject.id, item.card.question) == (name, question) and item.accepts
    }


def test_it_holds_the_members_of_the_united_nations_and_two_observers() -> None:
    members = {subject.key.id for subject in _subjects("un-member")}
    assert len(members) == 193
    assert {subject.key.id for subject in _subjects("country")} - members == {"palestine", "vatican-city"}


@pytest.mark.parametrize("name", ["equatorial-guinea", "eswatini", "israel", "nauru", "palestine", "sri-lanka"])
def test_no_item_asks_for_a_capital_that_is_in_dispute(name: str) -> None:
    disputed = set(_texts("country", name, "capital_in_dispute"))
    assert disputed
    shown = {text for item in _items() for text in (item.key, *item.keys, *(option.text for option in item.options))}
    assert not disputed & shown


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("benin", "Porto-Novo"),
        ("bolivia", "Sucre"),
        ("cote-divoire", "Yamoussoukro"),
        ("indonesia", "Jakarta"),
        ("switzerland", "Bern"),
    ],
)
def test_a_capital_by_law_or_practice_alone_is_asked_as_the_source_gives_it(name: str, city: str) -> None:
    assert _keys(name, "capital-by-source") == {city}
    assert _keys(name, "capital") == _keys(name, "capital-of") == set()


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("australia", "Canberra"),
        ("burundi", "Gitega"),
        ("chile", "Santiago"),
        ("kazakhstan", "Astana"),
        ("malaysia", "Kuala Lumpur"),
        ("montenegro", "Podgorica"),
        ("myanmar", "Naypyidaw"),
        ("netherlands", "Amsterdam"),
        ("tanzania", "Dodoma"),
    ],
)
def test_the_odd_capitals_are_right(name: str, city: str) -> None:
    assert _keys(name, "capital") == {city}


def test_south_africa_has_three_capitals_and_is_asked_for_all_of_them() -> None:
    asked = [item for item in _items() if item.card.question == "capitals"]
    assert [item.keys for item in asked] == [("Bloemfontein", "Cape Town", "Pretoria")]


def test_no_capital_is_asked_for_that_the_name_of_its_country_gives_away() -> None:
    asked = [subject.name.text for subject in _subjects("country") if "capital" in subject.facts]
    assert {"Mexico", "Guatemala", "Panama", "Djibouti", "Luxembourg", "San Marino", "Kuwait"}.isdisjoint(asked)


def test_a_border_has_two_sides() -> None:
    by_name = {subject.name.text: subject.key for subject in _subjects("country")}
    sides = {
        (subject.key, value.target if isinstance(value, Ref) else by_name[show(_deck(), value)])
        for subject in _subjects("country")
        for field in ("neighbours", "neighbour", "neighbour_in_name")
        for value in values_of(subject, field)
    }
    told = {here for here, _ in sides}
    assert {(there, here) for here, there in sides if there in told} == {side for side in sides if side[1] in told}


def test_the_neighbour_of_ireland_is_the_kingdom_and_no_part_of_it() -> None:
    asked = [item for item in _items() if (item.card.subject.id, item.card.question) == ("ireland", "neighbour")]
    assert asked
    for item in asked:
        assert {"the United Kingdom", "UK"} <= set(item.accepts)
        assert {"Northern Ireland", "Great Britain", "Britain"} <= set(item.rejects)
        assert not set(item.accepts) & set(item.rejects)


def test_codes_never_stand_side_by_side_to_be_told_apart_by_their_letters() -> None:
    asked = [item for item in _items() if item.card.question.startswith("alpha")]
    assert {item.form for item in asked} == {"typed", "cloze", "truefalse"}


def test_the_odd_one_out_is_of_the_same_continent() -> None:
    continents = {each.name.text: _texts("country", each.key.id, "continent") for each in _subjects("country")}
    odd = [item for item in _items() if item.form == "oddone"]
    assert odd
    for item in odd:
        if not item.card.subject.id.startswith(("eu-", "users-of-eur", "beside-eur")):
            assert len({str(continents[option.text]) for option in item.options}) == 1


def test_the_explanation_of_a_table_of_capitals_claims_no_more_than_its_rows() -> None:
    tables = [item for item in _items() if item.card.subject.kind == "capital-table"]
    assert tables
    assert all(item.explanation.startswith("Among the countries of ") for item in tables)


def test_the_regions_of_the_geoscheme_take_each_state_once_at_most() -> None:
    of_places = [subject for subject in _subjects("list") if subject.name.text.startswith("the countries of ")]
    regions = [subject for subject in of_places if subject.name.text.endswith(" geoscheme")]
    members = [show(_deck(), value) for subject in regions for value in values_of(subject, "members")]
    assert len(regions) == 20
    assert len(members) == len(set(members)) == 191  # the regions of two states are no list


def test_every_code_stands_once() -> None:
    for field in ("alpha2", "alpha3"):
        codes = [text for subject in _subjects("entry") for text in _texts("entry", subject.key.id, field)]
        assert len(codes) == len(set(codes)) == 195


def test_the_union_has_27_members_of_whom_six_founded_it() -> None:
    assert len(_subjects("eu-member")) == 27
    assert len(_texts("list", "eu-1958", "members")) == 6
    assert _texts("eu-member", "croatia", "joined") == ["July 1, 2013"]


def test_nothing_is_asked_of_languages_that_the_sources_do_not_agree_on() -> None:
    doubtful = {subject.key for subject in _subjects("country") if "some_languages" in subject.facts}
    assert {"bolivia", "israel", "mali", "south-africa", "switzerland"} <= {key.id for key in doubtful}
    assert not [item for item in _items() if item.card.subject in doubtful and "language" in item.card.question]


def _asked(subject: str) -> list[Item]:
    asked = [
        item for item in _items() if item.card.subject.id == subject and item.form in {"oddone", "multi", "choice"}
    ]
    assert asked
    return asked


def _wrong(item: Item) -> set[str]:
    """Give the options that are no members: of an odd-one-out the right one."""
    return {option.text for option in item.options if option.right is (item.form == "oddone")}


@pytest.mark.parametrize(
    ("one", "other"), [("users-of-xaf", "users-of-xof"), ("users-of-eur", "beside-eur"), ("users-of-xcd", "beside-xcd")]
)
def test_beside_the_users_of_a_currency_stand_those_of_another_alone(one: str, other: str) -> None:
    for here, there in ((one, other), (other, one)):
        others = set(_texts("list", there, "members"))
        assert all(_wrong(item) <= others for item in _asked(here))


def test_beside_the_landlocked_of_a_region_stand_those_of_other_regions_alone() -> None:
    lists = {each.key.id for each in _subjects("list") if each.key.id.startswith("landlocked-in-")}
    inland = {text for name in lists for text in _texts("list", name, "members")}
    for name in lists - {"landlocked-in-south-america"}:  # the only such region of its continent
        assert all(_wrong(item) <= inland for item in _asked(name))


def test_what_is_in_a_list_is_told_in_a_clause_and_what_is_in_several_by_the_list_asked_for() -> None:
    lists = [item for item in _items() if item.card.subject.kind == "list" and item.form in {"oddone", "multi"}]
    told = [(item, option.why) for item in lists for option in item.options if option.why]
    whole = [(item, why) for item, why in told if " is one of " not in why]
    assert len(told) > 10 * len(whole)
    for item, why in whole:
        assert item.form == "multi"
        assert why == item.explanation


def test_a_code_with_which_the_name_of_its_country_begins_is_not_asked_the_other_way_round() -> None:
    asked = [item for item in _items() if item.card.question in {"alpha2-of", "alpha3-of"}]
    keys = {(item.card.question, item.key) for item in asked}
    assert {("alpha2-of", "Ethiopia"), ("alpha3-of", "Ethiopia"), ("alpha2-of", "Italy")}.isdisjoint(keys)
    assert {("alpha2-of", "Germany"), ("alpha3-of", "Germany"), ("alpha3-of", "Austria")} <= keys


def test_a_state_that_was_admitted_under_the_name_of_a_part_is_asked_by_it() -> None:
    names = {subject.name.text for subject in _subjects("un-member") if "(" in subject.name.text}
    assert names == {"Malaysia (as Malaya)", "Tanzania (as Tanganyika)", "Yemen (as North Yemen)"}


def test_nobody_joined_the_union_before_there_was_one() -> None:
    for subject in _subjects("eu-member"):
        joined, union = (_texts("eu-member", subject.key.id, field)[0] for field in ("joined", "union"))
        assert union == ("the European Union" if int(joined[-4:]) > 1993 else "the European Economic Community")


def test_the_bolivar_passes_under_the_names_that_it_had() -> None:
    accepts = {text for item in _items() if item.card.subject.id == "venezuela" for text in item.accepts}
    assert {"bolívar", "bolívar soberano", "digital bolívar", "VED"} <= accepts
