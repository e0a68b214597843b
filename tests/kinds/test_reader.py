from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from quizgen.errors import QuizgenError
from quizgen.forms import FORMS
from quizgen.kinds import BUILT_IN_FORMS, COMMON_KEYS, read_kinds, reader, standard_kinds
from quizgen.model import FieldSpec, FieldType, Hole, Kind
from quizgen.reading import Reading
from quizgen.source import read_text

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> tuple[dict[str, Kind], list[str]]:
    node, problems = read_text(dedent(text), "f")
    assert problems == []
    assert node is not None
    reading = Reading()
    kinds = read_kinds(reading, node, standard_kinds())
    return kinds, [str(problem).removeprefix("f:") for problem in reading.problems]


def kinds_of(text: str) -> dict[str, Kind]:
    kinds, problems = read(text)
    assert problems == []
    return kinds


# ------------------------------------------------------------------------------------------ the standard kinds


def test_the_standard_kinds_are_those_of_the_format() -> None:
    assert sorted(standard_kinds()) == ["body", "document", "event", "list", "person", "roles", "statement", "term"]


def test_standard_kinds_point_to_each_other_and_say_what_makes_them_true() -> None:
    kinds = standard_kinds()
    for kind in kinds.values():
        assert kind.questions
        assert not COMMON_KEYS & set(kind.fields)
        assert {spec.to for spec in kind.fields.values()} <= {"", *kinds}
        assert {spec.alike for spec in kind.fields.values()} <= {"", *kind.fields}
        for question in kind.questions.values():
            if question.statement is None:
                assert question.forms == ("match",)  # it tells each pair
                continue
            assert question.asks.field in {hole.field for hole in question.statement.holes}


def test_a_damaged_standard_kind_says_to_install_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "event.yaml").write_text("event: {nuon: event}\n", encoding="utf-8")
    monkeypatch.setattr(reader, "STANDARD", tmp_path)
    with pytest.raises(
        QuizgenError, match=r"damaged: event.yaml:1:9: unknown key of a kind 'nuon'.*install quizgen again"
    ):
        standard_kinds()


# ------------------------------------------------------------------------------------------ a deck's own


def test_a_deck_replaces_adds_and_takes_away_questions_one_by_one() -> None:
    before = standard_kinds()["event"]
    event = kinds_of("""
        event:
          questions:
            where: null
            when: {stem: "{date:when} was {name} held?", asks: date}
            who: {stem: "Who adopted {adopted}?", asks: name, statement: "{name} adopted {adopted}.", forms: choice}
    """)["event"]
    assert set(event.questions) == {*before.questions, "who"} - {"where"}
    assert event.questions["when"].stem.text == "{date:when} was {name} held?"
    assert event.questions["when"].statement is None
    assert event.questions["who"].forms == ("choice",)
    assert event.questions["which"] == before.questions["which"]
    assert (event.noun, event.fields) == (before.noun, before.fields)


def test_a_deck_replaces_and_adds_fields_and_the_noun() -> None:
    before = standard_kinds()["event"]
    event = kinds_of("""
        event:
          noun: meeting
          fields:
            place: {type: ref, to: body}
            cost: {type: number, unit: "€"}
          questions:
            cost: {stem: "What did {name} cost?", asks: cost}
    """)["event"]
    assert event.noun == "meeting"
    assert event.fields["place"] == FieldSpec("place", FieldType.REF, to="body")
    assert event.fields["cost"] == FieldSpec("cost", FieldType.NUMBER, unit="€")
    assert event.fields["date"] == before.fields["date"]
    assert event.questions["cost"].asks == Hole("cost")


def test_a_deck_adds_a_kind_that_others_point_to() -> None:
    kinds = kinds_of("""
        river: {fields: {mouth: {type: ref, to: sea, part_of: true}}}
        sea: {noun: sea}
    """)
    assert kinds["river"].noun == "river"
    assert kinds["river"].fields["mouth"].part_of
    assert kinds["event"] == standard_kinds()["event"]


def test_the_kinds_that_were_given_stay_as_they_were() -> None:
    node, _ = read_text("event: {questions: {when: null}, fields: {cost: {type: number}}}", "f")
    assert node is not None
    given = standard_kinds()
    read_kinds(Reading(), node, given)
    assert given == standard_kinds()


@pytest.mark.parametrize(
    ("written", "many", "closed"),
    [
        ("", False, True),
        (", many: yes", True, False),
        (", many: true, closed: true", True, True),
        (", closed: false", False, False),
    ],
)
def test_a_field_with_one_value_is_closed_and_one_with_many_open_unless_it_says_otherwise(
    written: str,
    many: bool,  # noqa: FBT001
    closed: bool,  # noqa: FBT001
) -> None:
    spec = kinds_of(f"river: {{fields: {{mouth: {{type: text{written}}}}}}}")["river"].fields["mouth"]
    assert (spec.many, spec.closed) == (many, closed)


def test_a_question_keeps_its_former_names() -> None:
    question = kinds_of("event: {questions: {spot: {stem: Where?, asks: place, formerly: [where, place]}}}")[
        "event"
    ].questions["spot"]
    assert question.formerly == ("where", "place")


@pytest.mark.parametrize(
    ("kind", "asks", "more"),
    [
        ("event", "place", ()),
        ("event", "name", ("pick",)),
        ("event", "decided", ("multi",)),
        ("list", "members.item", ()),
        ("statement", "text.gap", ()),
        ("roles", "parts.value", ()),
    ],
)
def test_a_question_without_forms_has_those_that_make_sense_of_what_it_asks(
    kind: str, asks: str, more: tuple[str, ...]
) -> None:
    text = f"{kind}: {{questions: {{own: {{stem: What?, asks: {asks}}}}}}}"
    assert kinds_of(text)[kind].questions["own"].forms == ("choice", "truefalse", "typed", "cloze", *more)


@pytest.mark.parametrize(
    ("kind", "asks", "forms"), [("list", "members", ("multi", "recall")), ("roles", "parts", ("match",))]
)
def test_a_question_for_a_whole_asks_for_all_of_it(kind: str, asks: str, forms: tuple[str, ...]) -> None:
    text = f"{kind}: {{questions: {{own: {{stem: What?, asks: {asks}}}}}}}"
    assert kinds_of(text)[kind].questions["own"].forms == forms


def test_a_question_that_orders_asks_for_its_date_in_the_form_order_alone() -> None:
    question = kinds_of("event: {questions: {own: {stem: Put them in order., orders: date}}}")["event"].questions["own"]
    assert (question.asks, question.forms, question.statement) == (Hole("date"), ("order",), None)
    assert set(BUILT_IN_FORMS) == set(FORMS)


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (
            "{stem: S., orders: place}",
            "2:36: cannot order by 'place'; expected a field with one date [orders-no-date] one of date",
        ),
        (
            "{stem: S., orders: name}",
            "2:36: cannot order by 'name'; expected a field with one date [orders-no-date] one of date",
        ),
        (
            "{stem: S., orders: dats}",
            "2:36: unknown field 'dats' in the hole '{dats}' [unknown-hole] did you mean 'date'?",
        ),
        ("{stem: S., orders: [date]}", "2:36: expected text for orders, found a list [not-text]"),
        ("{stem: S., orders: date, asks: date}", "2:42: a question has either 'asks' or 'orders' [asks-and-orders]"),
        (
            "{stem: S., orders: date, forms: choice}",
            "2:42: a question that 'orders' has the form 'order' and no other [orders-form]",
        ),
        ("{orders: date}", "2:12: question 'own' has no stem [incomplete-question]"),
    ],
)
def test_a_question_that_cannot_order_is_noted(question: str, problem: str) -> None:
    kinds, problems = read(f"event:\n questions: {{own: {question}}}\n")
    assert [each.split(": ", 1)[1] for each in problems] == [problem.split(": ", 1)[1]]
    assert "own" not in kinds["event"].questions


def test_a_question_that_matches_asks_for_its_field_in_the_form_match_alone() -> None:
    question = kinds_of("event: {questions: {own: {stem: Match., matches: place}}}")["event"].questions["own"]
    assert (question.asks, question.forms, question.statement) == (Hole("place"), ("match",), None)


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (
            "{stem: S., matches: adopted}",
            "cannot match by 'adopted'; expected a field with one value [matches-no-value]",
        ),
        ("{stem: S., matches: name}", "cannot match by 'name'; expected a field with one value [matches-no-value]"),
        ("{stem: S., matches: place, asks: date}", "a question has either 'asks' or 'matches' [asks-and-matches]"),
        (
            "{stem: S., matches: place, forms: choice}",
            "a question that 'matches' has the form 'match' and no other [matches-form]",
        ),
    ],
)
def test_a_question_that_cannot_match_is_noted(question: str, problem: str) -> None:
    kinds, problems = read(f"event:\n questions: {{own: {question}}}\n")
    assert [each.split(": ", 1)[1].split("] ")[0].removesuffix("]") for each in problems] == [problem.removesuffix("]")]
    assert "own" not in kinds["event"].questions


def test_a_question_over_parts_names_their_field() -> None:
    questions = kinds_of(
        "list: {questions: {one: {stem: Which?, asks: members.item}, all: {stem: Which?, asks: members}}}"
    )["list"].questions
    assert (questions["one"].per_part, questions["all"].per_part) == ("members", "")


# ------------------------------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        (
            '{stem: "Is {place} where {name} was?", asks: place}',
            ["1:21: the stem of 'asked' shows {place}, which it asks for [answer-in-stem]"],
        ),
        (
            '{stem: "{date:on} was {name}?", asks: date}',
            ["1:21: the stem of 'asked' shows {date}, which it asks for [answer-in-stem]"],
        ),
        ('{stem: "{date:when} was {name}?", asks: date}', []),
        (
            '{stem: "Where was {name}?", asks: place, statement: "{name} was there."}',
            [
                (
                    "1:21: the statement of 'asked' has no hole for 'place', which the question asks for"
                    " [statement-without-answer]"
                )
            ],
        ),
        ("{stem: Where?}", ["1:21: question 'asked' has no asks [incomplete-question]"]),
        ("{}", ["1:21: question 'asked' has no stem and no asks [incomplete-question]"]),
        (
            "{stem: Where?, asks: place, forms: [typed, clozed]}",
            ["1:63: unknown form 'clozed' [unknown-form] did you mean 'cloze'?"],
        ),
        (
            "{stem: Where?, asks: place, forms: []}",
            [
                "1:63: forms has no members [empty-list] leave it out, or take of " + ", ".join(BUILT_IN_FORMS),
            ],
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_noted(written: str, problems: list[str]) -> None:
    assert read(f"event: {{questions: {{asked: {written}}}}}")[1] == problems


def test_a_question_takes_parts_of_one_field() -> None:
    kinds, problems = read("""
        river:
          fields: {towns: {type: list}, banks: {type: map}}
          questions:
            mixed: {stem: "What is {banks.key} at {towns.item}?", asks: banks.value}
            pairs: {stem: "What is {banks.key}?", asks: banks.value}
    """)
    assert problems == [
        "5:5: question 'mixed' takes parts of banks and towns; expected parts of one field [two-part-fields]"
    ]
    assert list(kinds["river"].questions) == ["pairs"]


def test_a_question_that_is_broken_leaves_the_standard_one() -> None:
    kinds, problems = read('event: {questions: {when: {stem: "{dta:when}?", asks: date}}}')
    assert len(problems) == 1
    assert kinds["event"] == standard_kinds()["event"]


def test_a_question_that_is_not_there_cannot_be_taken_away() -> None:
    assert read("event: {questions: {wehn: null}}")[1] == [
        "1:21: kind 'event' has no question 'wehn' to take away [unknown-question] did you mean 'when'?"
    ]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("mouth: {}", "1:18: field 'mouth' has no type [no-type] one of"),
        ("mouth: text", "1:25: expected a mapping for field 'mouth', found 'text' [not-a-mapping]"),
        ("mouth: {type: lst}", "1:32: unknown type 'lst' of field 'mouth' [unknown-type] did you mean 'list'?"),
        ("mouth: {type: metres}", "1:32: unknown type 'metres' of field 'mouth' [unknown-type] one of name, text"),
        ("aliases: {type: list}", "1:18: 'aliases' is a key of every subject and cannot be a field [reserved-field]"),
        ("Mouth: {type: text}", "1:18: 'Mouth' cannot be the id of a field [bad-id]"),
        ("mouth: {type: ref, to: see}", "1:41: field 'mouth' of kind 'river' points to the unknown kind 'see'"),
        ("mouth: {type: list, alike: off}", "1:45: 'mouth' is alike by the unknown field 'off' [unknown-field]"),
        ("mouth: {type: text, many: maybe}", "1:44: expected true or false for many, found 'maybe' [not-a-flag]"),
    ],
)
def test_a_field_that_cannot_be_is_noted_where_it_stands(written: str, problem: str) -> None:
    problems = read(f"river: {{fields: {{{written}}}}}")[1]
    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize("key", sorted(COMMON_KEYS))
def test_no_field_takes_the_name_of_a_common_key(key: str) -> None:
    kinds, problems = read(f"event: {{fields: {{{key}: {{type: text}}}}}}")
    assert [problem.split("[")[-1] for problem in problems] == ["reserved-field]"]
    assert key not in kinds["event"].fields
