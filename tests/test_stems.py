from __future__ import annotations

import pytest

from quizgen.asks import Ask, asks_of
from quizgen.model import Deck, SubjectKey, Template, Text
from quizgen.stems import cite, fill, show, split_at_answer
from tests.strategies import deck_of

KINDS = """
    kinds:
      trip:
        noun: trip
        fields:
          date: {type: date}
          days: {type: number, unit: days}
          by: {type: ref, many: true, closed: true}
          stops: {type: list}
          jobs: {type: map}
          motto: {type: quote}
        questions:
          when: {stem: "{date:when} was {name}?", asks: date, statement: "{name} was {date:on}."}
          which: {stem: "what was {date:on}?", asks: name, statement: "{name} was {date}."}
          days: {stem: "How long was {name}?", asks: days, statement: "{name} took {days}."}
          led: {stem: "Which trip did {by} lead?", asks: name, statement: "{by} led {name}."}
          stop: {stem: "What is missing: {stops}?", asks: stops.item, statement: "{name}: {stops}."}
          at: {stem: "Which trip stopped at {stops.item}?", asks: name}
          job: {stem: "On {name}, what did {jobs.key} do?", asks: jobs.value, statement: "{jobs.key} was {jobs.value}."}
          all: {stem: "Who is missing: {jobs}?", asks: jobs.key, statement: "{name}: {jobs}."}
          gap: {stem: "Complete “{motto}”.", asks: motto.gap, statement: "{{{motto}}}"}
"""
FACTS = """
    person: {ann: {name: Ann}, bob: {name: "Bob {name}"}}
    trip:
      first:
        name: the first trip
        date: {value: %s}
        days: 3.50
        by: [{ref: person/ann}, {ref: person/bob}]
        stops: [Rome, "Pisa, Italy", Lyon]
        jobs: {Ann: the cook, Bob: the driver}
        motto: "we [go] where _____ we [please]"
"""


def _ask(question: str, date: str = "2014-04-15", part: int = -1) -> tuple[Deck, Ask]:
    deck = deck_of(FACTS % date, KINDS)
    subject = deck.subjects[SubjectKey("trip", "first")]
    asks = asks_of(subject, deck.kinds["trip"].questions[question])
    return deck, next(ask for ask in asks if part in {-1, ask.part})


def _statement(ask: Ask) -> Template:
    assert ask.question.statement is not None
    return ask.question.statement


@pytest.mark.parametrize(
    ("date", "stem", "statement"),
    [
        ("2014-04-15", "On what date was the first trip?", "The first trip was on April 15, 2014."),
        ("2014-04", "In which month and year was the first trip?", "The first trip was in April 2014."),
        ("2014", "In which year was the first trip?", "The first trip was in 2014."),
        ("2014-04-15/2014-04-18", "When was the first trip?", "The first trip was from April 15 to 18, 2014."),
    ],
)
def test_a_date_is_asked_for_and_told_as_its_precision_wants(date: str, stem: str, statement: str) -> None:
    deck, ask = _ask("when", date)
    assert fill(deck, ask.question.stem, ask, None) == stem
    assert fill(deck, _statement(ask), ask, ask.answer) == statement


@pytest.mark.parametrize(
    ("question", "part", "stem"),
    [
        ("which", -1, "What was on April 15, 2014?"),
        ("led", -1, "Which trip did Ann and Bob {name} lead?"),
        ("stop", 1, "What is missing: Rome, _____, and Lyon?"),
        ("stop", 0, "What is missing: _____; Pisa, Italy; and Lyon?"),
        ("at", 1, "Which trip stopped at Pisa, Italy?"),
        ("job", 1, "On the first trip, what did Bob do?"),
        ("all", 0, "Who is missing: _____ and Bob: the driver?"),
        ("gap", 1, "Complete “we go where _____ we _____”."),
    ],
)
def test_stems_are_filled_with_a_blank_for_the_answer(question: str, part: int, stem: str) -> None:
    deck, ask = _ask(question, part=part)
    assert fill(deck, ask.question.stem, ask, None) == stem


@pytest.mark.parametrize(
    ("question", "part", "statement"),
    [
        ("which", -1, "The first trip was April 15, 2014."),
        ("days", -1, "The first trip took 3.50 days."),
        ("led", -1, "Ann and Bob {name} led the first trip."),
        ("stop", 0, "The first trip: Rome; Pisa, Italy; and Lyon."),
        ("job", 0, "Ann was the cook."),
        ("gap", 0, "{we go where _____ we please}"),
    ],
)
def test_statements_with_their_answer_are_whole_sentences(question: str, part: int, statement: str) -> None:
    deck, ask = _ask(question, part=part)
    assert fill(deck, _statement(ask), ask, ask.answer) == statement


def test_a_statement_is_cut_at_its_blank_and_not_at_underscores_of_the_deck() -> None:
    deck, ask = _ask("gap", part=1)
    assert split_at_answer(deck, _statement(ask), ask, None) == ("{we go where _____ we ", "_____}")


def test_characters_for_private_use_are_words_like_any_other() -> None:
    deck = deck_of('event: {a: {name: "the \ue000 talks", place: Rome}}')
    subject = deck.subjects[SubjectKey("event", "a")]
    (ask,) = asks_of(subject, deck.kinds["event"].questions["where"])
    assert split_at_answer(deck, _statement(ask), ask, None) == ("The \ue000 talks took place in ", "_____.")


def test_another_answer_stands_where_the_right_one_would() -> None:
    deck, ask = _ask("job", part=0)
    assert fill(deck, _statement(ask), ask, Text("the {name} <b>")) == "Ann was the {name} <b>."


def test_a_subject_that_is_not_there_is_shown_by_its_id() -> None:
    deck, ask = _ask("led")
    assert show(deck, ask.answer) == "the first trip"
    assert show(Deck("", "", "", "", "", "", "", "", {}, {}, {}, {}), ask.answer) == "trip/first"


def test_the_source_is_written_with_author_title_and_passage() -> None:
    facts = 'event: {a: {name: the talks, date: 2012, source: {cite: book, at: "page 3"}}}'
    deck = deck_of(facts)
    ask = asks_of(deck.subjects[SubjectKey("event", "a")], deck.kinds["event"].questions["when"])[0]
    assert cite(deck, ask) == "The Book, page 3"


def test_a_member_stands_in_quotation_marks_where_the_template_says_so_and_a_subject_never_does() -> None:
    deck = deck_of("""
        list: {a: {name: the traits, members: [calm, {ref: event/b}]}}
        event: {b: {name: the talks}}
    """)
    member = deck.kinds["list"].questions["member"]
    assert member.statement is not None
    told = [
        fill(deck, member.statement, ask, ask.answer) for ask in asks_of(deck.subjects[SubjectKey("list", "a")], member)
    ]
    assert told == ["The traits include “calm”.", "The traits include the talks."]
