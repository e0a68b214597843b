from __future__ import annotations

import calendar
import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from quizgen.dates import (
    Date,
    Point,
    Precision,
    in_words,
    parse,
    question_word,
    read_typed,
    spellings,
    with_preposition,
)

EPOCH = dt.date(1970, 1, 1)


@st.composite
def points(draw: st.DrawFn) -> Point:
    year = draw(st.integers(-9999, 9999) | st.integers(1900, 2030))
    month = draw(st.integers(0, 12))
    # 28 is in every month, and what is longer has tests of its own.
    return Point(year, month, draw(st.integers(0, 28)) if month else 0)


@st.composite
def dates(draw: st.DrawFn) -> Date:
    first = draw(points())
    # Near ends make the intervals that are written in short: one month, one year.
    last = draw(st.one_of(st.just(first), points(), st.builds(_near, st.just(first), st.integers(0, 12), points())))
    date, back = Date(first, last), Date(last, first)
    return date if date.start <= date.end else back


def _near(point: Point, months: int, other: Point) -> Point:
    month = min(12, point.month + months) if point.month else 0
    return Point(point.year, month, other.day or 1 if point.day else 0)


# ------------------------------------------------------------------------------------------ reading and writing


@given(date=dates())
def test_a_written_date_reads_as_the_same_date(date: Date) -> None:
    assert parse(str(date)) == date


@settings(max_examples=300)
@given(date=dates())
@example(date=parse("0014-08-19"))
@example(date=parse("-0043-03-15"))
@example(date=parse("-9999"))
@example(date=parse("0001/0002"))
@example(date=parse("2013-11-09/2013-11-12"))
@example(date=parse("-0010-11-09/-0010-11-12"))
def test_every_spelling_is_read_back_as_the_same_date(date: Date) -> None:
    assume(date.first.precision is date.last.precision)
    assert {read_typed(text) for text in spellings(date) if len(text) > 2} == {date}


@given(date=dates())
def test_every_spelling_is_read_back_as_the_same_date_or_not_at_all(date: Date) -> None:
    assert read_typed(str(date)) == date
    assert {read_typed(text) for text in spellings(date)} <= {date, None}


@given(text=st.text(max_size=20) | st.text("0123456789-/ adbcetomyjunhf.,", max_size=20))
@example(text="-")
@example(text="²")
@example(text="99999 BC")
@example(text="٢٠١٤")
def test_what_is_typed_is_a_real_date_or_none(text: str) -> None:
    date = read_typed(text)
    assert date is None or date.start <= date.end


@given(text=st.text(max_size=12) | st.text("0123456789-/", max_size=21))
def test_a_text_is_a_date_or_refused_with_a_sentence(text: str) -> None:
    try:
        date = parse(text)
    except ValueError as caught:
        error = str(caught)
    else:
        assert parse(str(date)) == date
        return
    assert error.startswith("'")
    assert re.search("' (is not a date;|has more than one '/';|does not exist|ends before it)", error)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("13", "'13' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2013-1", "'2013-1' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2013-11-", "'2013-11-' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2013-11-09T10:00", "'2013-11-09T10:00' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2013/", "'' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2013-00", "'2013-00' does not exist in the calendar"),
        ("2013-13", "'2013-13' does not exist in the calendar"),
        ("2013-11-00", "'2013-11-00' does not exist in the calendar"),
        ("2012/2013/2014", "'2012/2013/2014' has more than one '/'; expected one date or first/last"),
        ("2013-11-12/2013-11-09", "'2013-11-12/2013-11-09' ends before it begins"),
        ("2014/2013-12", "'2014/2013-12' ends before it begins"),
    ],
)
def test_a_text_that_is_no_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse(text)


@pytest.mark.parametrize("year", [1600, 1900, 2000, 2013, 2016, 9999])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_a_month_exists_and_the_next_does_not(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert parse(f"{year}-{month:02d}-{last}").first.day == last
    assert read_typed(f"{last} {calendar.month_name[month]} {year}") == parse(f"{year}-{month:02d}-{last}")
    with pytest.raises(ValueError, match="does not exist in the calendar"):
        parse(f"{year}-{month:02d}-{last + 1}")
    assert read_typed(f"{last + 1} {calendar.month_name[month]} {year}") is None


@pytest.mark.parametrize(("year", "leap"), [("0000", True), ("-0001", False), ("-0004", True), ("-0100", False)])
def test_years_before_christ_leap_as_the_calendar_says(year: str, leap: bool) -> None:  # noqa: FBT001
    assert parse(f"{year}-02").end - parse(f"{year}-02").start == (28 if leap else 27)


# ------------------------------------------------------------------------------------------ days


@given(day=st.dates(), other=st.dates())
def test_days_are_numbered_as_datetime_numbers_them(day: dt.date, other: dt.date) -> None:
    first, last = sorted([day, other])
    date = parse(f"{first}/{last}")
    assert (date.start, date.end) == ((first - EPOCH).days, (last - EPOCH).days)


def test_every_year_begins_and_ends_on_the_day_that_datetime_says() -> None:
    for year in range(1, 10000):
        date, february = Date(Point(year), Point(year)), Date(Point(year, 2), Point(year, 2))
        assert date.start == (dt.date(year, 1, 1) - EPOCH).days
        assert date.end == (dt.date(year, 12, 31) - EPOCH).days
        assert february.start == (dt.date(year, 2, 1) - EPOCH).days
        assert february.end == (dt.date(year, 3, 1) - EPOCH).days - 1


def test_years_follow_each_other_without_a_gap_across_the_year_zero() -> None:
    years = [Date(Point(year), Point(year)) for year in range(-9999, 2)]
    assert all(after.start == before.end + 1 for before, after in pairwise(years))


@given(one=dates(), other=dates())
def test_overlap_is_symmetric_and_is_sharing_a_day(one: Date, other: Date) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (max(one.start, other.start) <= min(one.end, other.end))
    assert one.overlaps(one)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2013", "2013-11-09", True),
        ("2013-11", "2013-12", False),
        ("2013-11-09/2013-11-12", "2013-11-12", True),
        ("2013-11-09/2013-11-12", "2013-11-13", False),
        ("2012/2014", "2013", True),
        ("-0001", "0000", False),
    ],
)
def test_dates_overlap_where_they_share_a_day(one: str, other: str, shared: bool) -> None:  # noqa: FBT001
    assert parse(one).overlaps(parse(other)) is shared


@given(date=dates(), precision=st.sampled_from(Precision))
def test_a_coarser_date_contains_the_date(date: Date, precision: Precision) -> None:
    coarse = date.coarsened(precision)
    if coarse is None:
        assert precision > date.precision or date.first.cut(precision) != date.last.cut(precision)
    else:
        assert coarse.precision is precision
        assert not coarse.is_interval
        assert coarse.start <= date.start
        assert date.end <= coarse.end


@pytest.mark.parametrize(
    ("written", "precision"), [("2013-05/2014", Precision.YEAR), ("2013/2014-05-01", Precision.YEAR)]
)
def test_an_interval_is_as_precise_as_its_coarser_end(written: str, precision: Precision) -> None:
    assert parse(written).precision is precision


# ------------------------------------------------------------------------------------------ in sentences


@pytest.mark.parametrize(
    ("written", "words", "after_a_verb", "question"),
    [
        ("2012", "2012", "in 2012", "In which year"),
        ("2013-10", "October 2013", "in October 2013", "In which month and year"),
        ("2014-04-15", "April 15, 2014", "on April 15, 2014", "On what date"),
        ("0014", "AD 14", "in AD 14", "In which year"),
        ("0000", "1 BC", "in 1 BC", "In which year"),
        ("-0043-03-15", "March 15, 44 BC", "on March 15, 44 BC", "On what date"),
        ("2021/2025", "2021 – 2025", "from 2021 to 2025", "When"),
        ("2013-10/2013-12", "October – December 2013", "from October to December 2013", "When"),
        ("2013-10/2014-01", "October 2013 – January 2014", "from October 2013 to January 2014", "When"),
        ("2013-11-09/2013-11-12", "November 9–12, 2013", "from November 9 to 12, 2013", "When"),
        ("2013-11-30/2013-12-02", "November 30 – December 2, 2013", "from November 30 to December 2, 2013", "When"),
        (
            "2013-12-30/2014-01-02",
            "December 30, 2013 – January 2, 2014",
            "from December 30, 2013 to January 2, 2014",
            "When",
        ),
        ("2013/2014-05", "2013 – May 2014", "from 2013 to May 2014", "When"),
        ("-0099/-0043", "100 BC – 44 BC", "from 100 BC to 44 BC", "When"),
    ],
)
def test_a_date_stands_in_a_sentence(written: str, words: str, after_a_verb: str, question: str) -> None:
    date = parse(written)
    assert (in_words(date), with_preposition(date), question_word(date)) == (words, after_a_verb, question)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("15 April 2014", "2014-04-15"),
        ("Apr. 15, 2014", "2014-04-15"),
        ("the 15th of april 2014", "2014-04-15"),
        ("On April 15th, 2014.", "2014-04-15"),
        ("  2014-04-15 ", "2014-04-15"),
        ("2014 - 04", "2014-04"),
        ("Sept 2014", "2014-09"),
        ("in 2014", "2014"),
        ("AD 14", "0014"),
        ("14 CE", "0014"),
        ("44 BCE", "-0043"),
        ("15 March 44 bc", "-0043-03-15"),
        ("9-12 November 2013", "2013-11-09/2013-11-12"),
        ("from November 9 to 12, 2013", "2013-11-09/2013-11-12"),
        ("between 9 and 12 Nov 2013", "2013-11-09/2013-11-12"),
        ("October until December 2013", "2013-10/2013-12"),
        ("2021–2025", "2021/2025"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, date: str) -> None:
    assert read_typed(typed) == parse(date)


@pytest.mark.parametrize(
    "typed",
    [
        "", "soon", "4/5/2014", "15", "April", "April 15", "15 Mai 2014", "29 February 2013", "2014 2015",
        "May May 2014", "0 May 2014", "2013 to May 2014", "12 to 9 November 2013", "May 20133", "151 May 2014",
        "2013 to 2014 to 2015",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_not_guessed(typed: str) -> None:
    assert read_typed(typed) is None
