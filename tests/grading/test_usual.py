from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.dates import Precision, parse, spellings
from quizgen.grading.dates import grade_date
from quizgen.grading.usual import usual


@pytest.mark.parametrize(
    "text",
    [
        "15 April 2014", "April 15th, 2014", "the 15th of April, 2014", "April fifteenth, 2014", "15. April 2014",
        "Tuesday, April 15, 2014", "Tue. 15 Apr 2014", "15-Apr-2014", "2014-04-15", "2014/04/15", "2014/4/15",
        "2014.04.15", "20140415", "15/04/2014", "15.4.2014", "15-04-2014", "4/15/2014", "04-15-2014", " 15 april 2014 ",
    ],
)  # fmt: skip
def test_every_usual_form_of_a_day_passes(text: str) -> None:
    assert grade_date(parse("2014-04-15"), text).right


@pytest.mark.parametrize("text", ["10/2013", "2013/10", "10.2013", "the month of October 2013", "Oct. 2013"])
def test_every_usual_form_of_a_month_passes(text: str) -> None:
    assert grade_date(parse("2013-10"), text).right


@pytest.mark.parametrize("text", ["2012", "in 2012", "the year 2012", "year of 2012", "2012 CE"])
def test_every_usual_form_of_a_year_passes(text: str) -> None:
    assert grade_date(parse("2012"), text).right


@pytest.mark.parametrize("text", ["9-12 November 2013", "Nov 9 through 12, 2013", "9 Nov. 2013 till 12 Nov. 2013"])
def test_every_usual_form_of_a_span_passes(text: str) -> None:
    assert grade_date(parse("2013-11-09/2013-11-12"), text).right


def test_the_short_name_of_september_is_read() -> None:
    assert grade_date(parse("2014-09-15"), "15 Sept. 2014").right


@pytest.mark.parametrize("text", ["4/5/2014", "05.04.2014", "4-5-2014"])
def test_figures_that_may_be_two_dates_are_neither(text: str) -> None:
    assert usual(text) == text
    for key in ("2014-04-05", "2014-05-04"):
        assert grade_date(parse(key), text).note == "write a date such as 15 April 2014"


@pytest.mark.parametrize(
    "text", ["15/04/2013", "16/04/2014", "15/05/2014", "31/02/2014", "00/2014", "13/2014", "2014/13"]
)
def test_another_date_in_figures_is_wrong(text: str) -> None:
    assert not grade_date(parse("2014-04-15"), text).right


@given(st.dates().filter(lambda day: day.year > 999), st.dates().filter(lambda day: day.year > 999))
def test_no_usual_form_of_one_day_passes_for_another(one: object, other: object) -> None:
    year, month, day = str(other).split("-")
    key = parse(str(one))
    forms = [f"{year}/{month}/{day}", f"{year}{month}{day}", f"{day}/{month}/{year}", f"{month}/{day}/{year}"]
    assert all(grade_date(key, form).right <= (one == other) for form in forms)


@given(st.text(max_size=100))
def test_any_text_is_rewritten_without_raising(text: str) -> None:
    grade_date(parse("2014-04-15"), text)


@given(st.dates().filter(lambda day: day.year > 99), st.sampled_from(Precision))
def test_what_is_shown_stays_readable(day: object, precision: Precision) -> None:
    key = parse(str(day)).coarsened(precision)
    assert key is not None
    assert all(grade_date(key, text).right for text in spellings(key))
