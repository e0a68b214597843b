from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizgen.grading import Chosen, Typed, Verdict, grade
from tests.strategies import generator_of, made

if TYPE_CHECKING:
    from quizgen.generation import Generator
    from quizgen.model import Item


def _typed(place: str) -> Item:
    return made(generator_of(f"event: {{a: {{name: the talks, place: {place}}}}}"), "event/a/where", "typed")


def _dated(date: str, form: str = "typed") -> Item:
    return made(generator_of(f"event: {{a: {{name: the talks, date: {date}}}}}"), "event/a/when", form)


def _yearly() -> Item:
    return _dated("2013")


@pytest.mark.parametrize(
    "text",
    [
        "April 15, 2014", "on April 15, 2014", "april 15 2014", "15 April 2014", "the 15th of April, 2014",
        "April 15th, 2014", "Apr 15, 2014", "Apr. 15, 2014", "15 apr 2014", "2014-04-15", " 2014-04-15 ",
        "April  15,2014", "15 APRIL 2014.",
    ],
)  # fmt: skip
def test_a_day_passes_in_every_usual_form(text: str) -> None:
    assert grade(_dated("2014-04-15"), Typed(text)) == Verdict(right=True)
    assert grade(_dated("2014-04-15", "cloze"), Typed(text)) == Verdict(right=True)


@pytest.mark.parametrize(
    "text",
    [
        "April 16, 2014",
        "April 15, 2013",
        "May 15, 2014",
        "2014-04-16",
        "15",
        "April",
        "4/5/2014",
        "",
        "yesterday",
        "2014-02-30",
    ],
)
def test_another_day_or_no_date_does_not(text: str) -> None:
    assert not grade(_dated("2014-04-15"), Typed(text)).right


@pytest.mark.parametrize(
    "text", ["November 2013", "in Nov. 2013", "2013-11", "November 9, 2013", "November 9–12, 2013", "2013-11-30"]
)
def test_a_month_is_right_also_where_it_is_told_more_finely(text: str) -> None:
    assert grade(_dated("2013-11"), Typed(text)).right
    assert grade(_dated("2013-11-09/2013-11-12"), Typed(text)).right


@pytest.mark.parametrize(
    "text", ["2013", "in 2013", "March 2013", "March 4, 2013", "2013-03-04", "from March to April 2013"]
)
def test_a_year_is_right_also_where_it_is_told_more_finely(text: str) -> None:
    assert grade(_yearly(), Typed(text)).right


@pytest.mark.parametrize("text", ["2012", "March 2012", "2013–2014", "2012-12-31/2013-01-02", "13"])
def test_a_finer_date_of_another_year_or_of_two_is_wrong(text: str) -> None:
    assert not grade(_yearly(), Typed(text)).right


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2014", "the year is right; the day is asked"),
        ("April 2014", "the month is right; the day is asked"),
        ("April 16, 2014", "the month is right; the day is asked"),
        ("May 15, 2014", "the year is right; the day is asked"),
        ("2013", ""),
        ("the fifteenth", "write a date such as 15 April 2014"),
    ],
)
def test_a_coarser_date_is_wrong_and_is_told_what_is_right_in_it(text: str, note: str) -> None:
    assert grade(_dated("2014-04-15"), Typed(text)) == Verdict(right=False, note=note)


def test_a_year_does_where_a_month_is_asked_only_as_a_note() -> None:
    assert grade(_dated("2014-04"), Typed("2014")) == Verdict(right=False, note="the year is right; the month is asked")


@pytest.mark.parametrize(
    "text", ["December 30, 2013 – January 2, 2014", "2013-12-30/2014-01-02", "30 December 2013 to 2 January 2014"]
)
def test_a_span_over_two_years_passes_as_a_span(text: str) -> None:
    item = _dated("2013-12-30/2014-01-02")
    assert grade(item, Typed(text)).right
    assert not grade(item, Typed("December 30, 2013")).right


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("the Eleven Articles of Café Procope", "11 articles of cafe procope"),
        ("the Eleven Articles of Café Procope", "ELEVEN ARTICLES, OF CAFÉ PROCOPE."),
        ("the Eleven Articles of Café Procope", "  The eleven   articles of Cafe\u0301 Procope "),
        ("O’Neil's “Inn”", 'o\'neil’s "inn"'),
        ("Fort-de-France", "fort de france"),
        ("Fort-de-France", "Fort‑de–France"),
        ("the third hill", "3rd hill"),
        ("straße", "STRASSE"),
        ("ﬁeld", "field"),
        ("a", "A"),
        ("∅", " ∅ "),
        ("-3", "−3"),
    ],
)
def test_case_accents_quotes_articles_dashes_and_number_words_do_not_matter(key: str, text: str) -> None:
    assert grade(_typed(f"'{key.replace(chr(39), chr(39) * 2)}'"), Typed(text)).right


@pytest.mark.parametrize(
    ("key", "text"),
    [("Rome", "Roma"), ("Rome", ""), ("Article III", "Article V"), ("2014", "2013"), ("∅", "+"), ("∅", ""), ("-3", "3"),
     ("the third hill", "three hill"), ("Rome", "Rome and Pisa")],
)  # fmt: skip
def test_other_words_are_not_right(key: str, text: str) -> None:
    assert grade(_typed(f"'{key}'"), Typed(text)) == Verdict(right=False)


def test_near_misses_that_the_author_rejects_are_called_close() -> None:
    item = _typed("{value: Article III, accept: ['3', three], reject: [Article IV, Article V]}")
    assert [grade(item, Typed(text)).right for text in ("article iii", "3", "Three")] == [True, True, True]
    for text in ("Article V", "article  iv."):
        assert grade(item, Typed(text)) == Verdict(right=False, note="close, but not the same")


def test_a_subject_passes_by_any_of_its_names() -> None:
    generator = generator_of("""
        person: {ann: {name: Ann Lee, aliases: [the boss], accept: [Anne], reject: [Ann Li]}}
        body: {club: {name: the club, chair: {ref: ann}}}
    """)
    item = made(generator, "body/club/chair", "typed")
    verdicts = [grade(item, Typed(text)).right for text in ("Ann Lee", "boss", "anne", "Ann Li", "Lee")]
    assert verdicts == [True, True, True, False, False]


@pytest.fixture
def choice() -> Item:
    generator: Generator = generator_of("""
        event: {a: {name: event A, place: Rome}, b: {name: event B, place: Pisa}, c: {name: event C, place: Lyon}}
    """)
    return made(generator, "event/a/where", "choice")


def test_a_chosen_option_is_judged_by_its_place(choice: Item) -> None:
    assert [grade(choice, Chosen(index)).right for index in range(3)] == [option.right for option in choice.options]


@pytest.mark.parametrize("index", [-1, -3, 3, 99])
def test_a_place_that_no_option_has_is_wrong(choice: Item, index: int) -> None:
    assert grade(choice, Chosen(index)) == Verdict(right=False)


def test_a_response_of_the_wrong_sort_is_wrong_and_no_accident(choice: Item) -> None:
    assert grade(choice, Typed(choice.key)) == Verdict(right=False)
    assert grade(_typed("Rome"), Chosen(0)) == Verdict(right=False)
    assert grade(_dated("2014"), Chosen(0)) == Verdict(right=False)
