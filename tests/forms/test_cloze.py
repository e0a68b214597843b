from __future__ import annotations

from quizgen.model import GAP
from tests.strategies import generator_of, item_of, made

OWN = """
    kinds:
      list:
        questions:
          any: {stem: "What is among {name}?", asks: members.item, statement: "One of {name} is {members.item}."}
          rest: {stem: "What is missing: {members}?", asks: members.item, statement: "{name} are {members}."}
"""


def test_a_cloze_is_the_statement_with_its_answer_blanked() -> None:
    item = made(generator_of("event: {a: {name: the talks, place: Rome}}"), "event/a/where", "cloze")
    assert item.stem == f"The talks took place in {GAP}."
    assert item.gap == ("The talks took place in ", ".")
    assert (item.key, item.accepts) == ("Rome", ("Rome",))


def test_a_date_is_blanked_with_its_preposition_and_passes_without() -> None:
    item = made(generator_of("event: {a: {name: the talks, date: 2014-04-15}}"), "event/a/when", "cloze")
    assert item.stem == f"The talks took place {GAP}."
    assert item.key == "on April 15, 2014"
    assert {"April 15, 2014", "15 April 2014", "2014-04-15"} <= set(item.accepts)


def test_of_a_span_the_month_is_asked() -> None:
    item = made(generator_of("event: {a: {name: the talks, date: 2014-04-15/2014-04-18}}"), "event/a/when", "cloze")
    assert item.key == "in April 2014"


def test_one_member_is_blanked_where_the_others_are_shown() -> None:
    generator = generator_of("list: {a: {name: the colours, members: [red, blue, green]}}", OWN)
    assert made(generator, "list/a/rest.blue", "cloze").stem == f"The colours are red, {GAP}, and green."


def test_a_sentence_that_any_member_completes_is_no_cloze() -> None:
    generator = generator_of("list: {a: {name: the colours, members: [red, blue]}, b: {name: rest, members: [x]}}", OWN)
    assert item_of(generator, "list/a/any.red", "cloze") is None
    assert made(generator, "list/b/any.x", "cloze").key == "x"


def test_a_list_that_may_have_more_members_is_not_completed() -> None:
    generator = generator_of(
        "list: {a: {name: the colours, members: [red, blue]}}",
        "kinds: {list: {fields: {members: {type: list, closed: false}}}}",
    )
    assert item_of(generator, "list/a/missing.red", "cloze") is None


def test_each_marked_stretch_of_a_quote_is_blanked_by_itself() -> None:
    generator = generator_of('statement: {a: {name: the motto, text: "out of [many] comes [one nation]"}}')
    stems = [item.stem for item in generator.items(1, "cloze")]
    assert stems == [
        f"The motto: “out of {GAP} comes one nation”",
        f"The motto: “out of many comes {GAP}”",
    ]


def test_a_stretch_whose_words_stand_elsewhere_in_the_quote_is_not_asked() -> None:
    generator = generator_of('statement: {a: {name: the motto, text: "[war] after war after [peace]"}}')
    assert [item.key for item in generator.items(1, "cloze")] == ["peace"]


def test_long_answers_and_questions_without_statement_are_no_cloze() -> None:
    generator = generator_of(
        "event: {a: {name: the talks, place: a house by the river near seven old mills, decided: peace}}",
        'kinds: {event: {questions: {decided: {stem: "What did {name} decide?", asks: decided}}}}',
    )
    assert item_of(generator, "event/a/where", "cloze") is None
    assert item_of(generator, "event/a/decided", "cloze") is None
    assert made(generator, "event/a/decided", "typed").explanation == "What did the talks decide? peace."


def test_underscores_of_the_deck_are_not_taken_for_the_blank() -> None:
    item = made(generator_of('event: {a: {name: "the _ talks", place: Rome}}'), "event/a/where", "cloze")
    assert item.gap == ("The _ talks took place in ", ".")
