from __future__ import annotations

import pytest

from quizgen.asks import Ask, asks_of, card_of, part_id, values_of
from quizgen.dates import Precision, parse
from quizgen.model import Citation, Deck, Ref, SubjectKey, Text
from tests.strategies import deck_of


def _asks(deck: Deck, kind: str, question: str) -> list[Ask]:
    subjects = [subject for key, subject in deck.subjects.items() if key.kind == kind]
    return [ask for subject in subjects for ask in asks_of(subject, deck.kinds[kind].questions[question])]


def test_a_question_over_a_list_is_asked_of_each_member() -> None:
    deck = deck_of("list: {a: {name: the colours, members: [dark red, blue]}}")
    asks = _asks(deck, "list", "member")
    assert [ask.answer for ask in asks] == [Text("dark red"), Text("blue")]
    assert [card_of(deck, ask).id for ask in asks] == ["small/list/a/member.dark-red", "small/list/a/member.blue"]


def test_a_question_over_a_map_is_named_after_the_left_side_both_ways() -> None:
    deck = deck_of("roles: {a: {name: the plan, parts: {The King: a piece, Pawns: many pieces}}}")
    assert [part_id(ask) for ask in _asks(deck, "roles", "role")] == ["king", "pawns"]
    assert [part_id(ask) for ask in _asks(deck, "roles", "player")] == ["king", "pawns"]
    assert [ask.answer for ask in _asks(deck, "roles", "role")] == [Text("a piece"), Text("many pieces")]


def test_a_question_over_a_quote_is_asked_of_each_gap() -> None:
    deck = deck_of('statement: {a: {name: the motto, text: "out of [many], [one]"}}')
    asks = _asks(deck, "statement", "gap")
    assert [(part_id(ask), ask.answer) for ask in asks] == [("many", Text("many")), ("1", Text("one"))]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("[war] and [war]", ["war", "war-2"]),
        ("[war], [war], [war] and [peace]", ["war", "war-2", "war-3", "peace"]),
        ("[war], [war] and [war 2]", ["war", "war-3", "war-2"]),
        ("[+] and [∅]", ["u2b", "u2205"]),
    ],
)
def test_parts_that_are_the_same_words_have_ids_of_their_own(text: str, ids: list[str]) -> None:
    deck = deck_of(f'statement: {{a: {{name: the motto, text: "{text}"}}}}')
    assert [part_id(ask) for ask in _asks(deck, "statement", "gap")] == ids


def test_members_that_are_subjects_give_their_ids_to_the_part() -> None:
    deck = deck_of("""
        person: {ann: {name: Ann Smith}}
        list: {a: {name: the winners, members: [{ref: person/ann}, Bob]}}
    """)
    assert [part_id(ask) for ask in _asks(deck, "list", "member")] == ["ann", "bob"]
    assert _asks(deck, "list", "member")[0].answer == Ref(SubjectKey("person", "ann"))


def test_a_question_without_parts_has_none_in_its_id() -> None:
    deck = deck_of("event: {a: {name: the talks, date: 2012}}")
    (ask,) = _asks(deck, "event", "when")
    assert (ask.part, part_id(ask), card_of(deck, ask).id) == (-1, "", "small/event/a/when")


def test_a_subject_without_the_field_is_not_asked() -> None:
    deck = deck_of("event: {a: {name: the talks, date: 2012}}")
    assert _asks(deck, "event", "where") == []


def test_a_coarser_ask_has_coarser_answers_and_leaves_out_dates_that_span_more() -> None:
    deck = deck_of(
        "event: {a: {name: the talks, dates: [2012-03-04, 2013-12-30/2014-01-02]}}",
        header="""
            kinds:
              event:
                fields: {dates: {type: date, many: true, closed: true}}
                questions: {dates: {stem: "{dates:when} were {name}?", asks: dates}}
        """,
    )
    (ask,) = _asks(deck, "event", "dates")
    assert [str(value) for value in ask.answers] == ["2012-03-04", "2013-12-30/2014-01-02"]
    yearly = Ask(ask.subject, ask.question, precision=Precision.YEAR)
    assert yearly.answers == (parse("2012"),)


def test_what_is_given_is_all_but_the_name_and_what_is_asked() -> None:
    deck = deck_of("""
        event: {a: {name: the talks, date: 2012}}
        roles: {a: {name: the plan, parts: {king: a piece}}}
        list: {a: {name: the colours, members: [red]}}
    """)
    given = {
        (kind, question): [(hole.field, hole.part) for hole in _asks(deck, kind, question)[0].given]
        for kind, question in (
            ("event", "when"), ("event", "which"), ("roles", "role"), ("roles", "player"), ("list", "missing"),
            ("list", "list"),
        )
    }  # fmt: skip
    assert given == {
        ("event", "when"): [],
        ("event", "which"): [("date", "")],
        ("roles", "role"): [("parts", "key")],
        ("roles", "player"): [("parts", "value")],
        ("list", "missing"): [],
        ("list", "list"): [("members", "item")],
    }


def test_a_fact_has_its_own_source_where_it_says_so() -> None:
    deck = deck_of("""
        event:
          a:
            name: the talks
            date: {value: 2012, source: {cite: book, at: page 9}}
            place: Rome
            source: {cite: book, at: page 1}
    """)
    assert _asks(deck, "event", "which")[0].citation == Citation("book", "page 9")
    assert _asks(deck, "event", "where")[0].citation == Citation("book", "page 1")


def test_values_of_a_field_are_scalars_whatever_it_holds() -> None:
    deck = deck_of("""
        list: {a: {name: the colours, members: [red, blue]}}
        roles: {a: {name: the plan, parts: {king: a piece}}}
        person: {a: {name: Ann, position: [captain, smith]}}
    """)
    fields = {"list": "members", "roles": "parts", "person": "position"}
    values = {kind: values_of(deck.subjects[SubjectKey(kind, "a")], field) for kind, field in fields.items()}
    assert values == {
        "list": [Text("red"), Text("blue")],
        "roles": [Text("king")],
        "person": [Text("captain"), Text("smith")],
    }
