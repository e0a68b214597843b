from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

from quizgen import source
from quizgen.dates import parse
from quizgen.loader import load
from quizgen.model import (
    Citation,
    Deck,
    FieldType,
    Members,
    Number,
    Pairs,
    Quote,
    Ref,
    Subject,
    SubjectKey,
    Text,
    Value,
    Work,
)
from tests.conftest import TESTS

if TYPE_CHECKING:
    from quizgen.model import Fact

SMALL = TESTS / "decks" / "good" / "small"
MAIN = SubjectKey("river", "main")
RHINE = SubjectKey("river", "rhine")
LORELEI = SubjectKey("person", "lorelei")


@cache
def small() -> Deck:
    loaded = load(SMALL)
    assert list(map(str, loaded.problems)) == []
    assert loaded.deck is not None
    return loaded.deck


def facts(field: str, key: SubjectKey = RHINE) -> tuple[Fact, ...]:
    return small().subjects[key].facts[field]


def test_the_deck_says_what_it_is() -> None:
    deck = small()
    assert (deck.uid, deck.name, deck.path) == ("small", "small", str(SMALL))
    assert (deck.title, deck.language, deck.licence, deck.version) == ("Rivers of Europe", "en", "CC0-1.0", "1.0")
    assert deck.description == "A small deck with a field of every type, written short and long."
    assert deck.topics == {"west": "The west", "east": "The east"}
    assert deck.synonyms == (frozenset({"north sea", "german ocean"}),)
    assert deck.works == {
        "atlas": Work("atlas", "An atlas of rivers", "Anna Meyer", "1900", "https://example.org/atlas"),
        "almanac": Work("almanac", "The river almanac"),
    }


def test_its_kinds_are_the_standard_ones_and_its_own() -> None:
    kinds = small().kinds
    assert {"event", "river"} <= set(kinds)
    assert (kinds["river"].noun, kinds["person"].noun) == ("river", "guardian")
    assert set(kinds["person"].questions) == {"born", "holder"}
    assert kinds["river"].questions["length"].formerly == ("how-long",)


def test_every_type_of_field_is_in_the_deck() -> None:
    assert {small().kinds["river"].fields[field].type for field in small().subjects[RHINE].facts} == set(FieldType)


def test_a_subject_knows_its_names_topic_and_neighbours() -> None:
    rhine = small().subjects[RHINE]
    assert isinstance(rhine, Subject)
    assert rhine.name == Text("the Rhine", ("Rhein", "Rijn"), ("Rhone",))
    assert rhine.aliases == ("Father Rhine",)
    assert rhine.topic == "west"
    assert rhine.citation == Citation("atlas", "page 12")
    assert rhine.confusable == (MAIN, LORELEI)
    assert rhine.formerly == ("rhein", "upper-rhine")
    assert (rhine.origin.line, rhine.origin.column) == (3, 3)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nickname", Text("the Old Man")),
        ("country", Text("no")),
        ("surveyed", parse("1900")),
        ("length", Number(Decimal("1230.50"), "1230.50", "km")),
        ("guarded-by", Ref(LORELEI)),
        ("towns", Members((Text("Basel"), Text("Köln", ("Cologne",)), Ref(LORELEI)))),
        ("harbours", Members((Text("Basel"), Text("Duisburg"), Text("Rotterdam")), ordered=True)),
        (
            "banks",
            Pairs(
                (
                    (Text("left"), Text("Bonn")),
                    (Text("right"), Text("Königswinter", (), ("Bonn",))),
                    (Text("both"), Ref(MAIN)),
                )
            ),
        ),
        ("verse", Quote("I know not what it should mean [that] I am so sad", ((19, 30), (43, 49)))),
        ("picture", Text("pictures/rhine.svg")),
    ],
)
def test_a_fact_reads_as_the_type_of_its_field(field: str, value: Value) -> None:
    (fact,) = facts(field)
    assert fact.value == value
    assert type(fact.value) is type(value)


def test_the_blanks_of_a_quote_are_the_words_in_brackets() -> None:
    (fact,) = facts("verse")
    assert isinstance(fact.value, Quote)
    assert [fact.value.text[start:end] for start, end in fact.value.gaps] == ["should mean", "so sad"]


def test_a_field_with_many_values_gives_a_fact_for_each() -> None:
    assert [fact.value for fact in facts("floods")] == [
        parse("2013-05"),
        parse("2013-06-02/2013-06-09"),
        parse("-0043-03-15"),
    ]


def test_texts_stay_as_they_are_written() -> None:
    texts = [fact.value.text for fact in facts("code") if isinstance(fact.value, Text)]
    assert texts == ["012", "1.0", "~x", "null", "yes", "0x1F", "1e3", "2013-11-09"]


def test_a_long_form_says_more_of_its_value() -> None:
    (country,) = facts("country", MAIN)
    assert country.value == Text("yes: it is", ("Yes",), ("No",))
    assert country.citation == Citation("atlas")
    (length,) = facts("length")
    assert length.citation == Citation("almanac", "p. 3")


def test_an_id_alone_is_of_the_kind_that_the_field_says() -> None:
    assert [fact.value for fact in facts("flows_into", MAIN)] == [Ref(RHINE)]


def test_a_fact_without_a_source_of_its_own_has_that_of_its_subject() -> None:
    assert {fact.citation for field in ("country", "towns", "floods") for fact in facts(field)} == {
        Citation("atlas", "page 12")
    }


def test_a_fact_knows_its_file_line_and_column() -> None:
    assert [str(fact.origin) for fact in facts("born", LORELEI)] == [f"{SMALL}/facts/people.yml:2:57"]


def test_the_deck_is_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_Loader", yaml.SafeLoader)
    assert load(SMALL).deck == small()
