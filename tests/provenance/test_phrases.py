"""Words stand in a passage whatever their case and inflection, and what does not stand there is not found."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.dates import parse
from quizgen.provenance.phrases import words_of
from quizgen.provenance.spellings import of_date, of_number

LAW = (
    "All work shall take the people's security as our ultimate goal, political security as our fundamental task, "
    "economic security as our foundation, military, cultural, and social security as means of guarantee. It does not "
    "apply to foreigners. Dr. Ott's “new-found” harbour was modernized."
)


@pytest.mark.parametrize(
    "phrase",
    [
        "the ultimate goal",
        "People’s Security",
        "military security",
        "cultural security",
        "taking the people's security as an ultimate goal",
        "the harbours that were modernized",
        "a new-found harbour",
        'Ott\'s "new-found harbour"',
        "the means of guaranteeing",
        "THE FOUNDATION",
        "the fundamental task, and the economic security",
    ],
)
def test_a_phrase_stands_there(phrase: str) -> None:
    assert words_of(LAW).phrase(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "the economic task",
        "the political foundation",
        "the goal of security",  # another order
        "guarantee work",  # another sentence
        "does apply to foreigners",  # a negation between
        "the goal, and security",
        "harbourmaster",
    ],
)
def test_a_phrase_does_not_stand_there(phrase: str) -> None:
    assert words_of(LAW).phrase(phrase) is None


def test_a_dash_ends_what_may_be_skipped_but_not_what_stands_behind_it() -> None:
    words = words_of("Hold High the Banner—Report to the Congress – a quay of stone")
    assert words.phrase("the report to the Congress")
    assert words.phrase("a banner of the Congress") is None
    assert words.phrase("a congress of stone") is None


def test_a_place_in_the_text_is_given_without_its_punctuation() -> None:
    span = words_of(LAW).phrase("new-found")
    assert span is not None
    assert LAW[span.start : span.end] == "new-found"


def test_inflection_is_that_of_the_decks_language() -> None:
    assert words_of("Der Hafen wurde durch Molen erweitert.", "de").phrase("die Erweiterung des Hafens") is None
    assert words_of("Die Häfen wurden erweitert.", "de").phrase("der Hafen")
    assert words_of("Die Häfen wurden erweitert.", "en").phrase("der Hafen") is None
    assert words_of("lingvo", "eo-unknown").phrase("Lingvo")


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("economic security as our foundation", True),
        ("Economic security, as our foundation", True),
        ("economic securities as our foundation", False),
        ("political security … our foundation", True),
        ("our foundation ... political security", False),
        ("the people's security as ultimate goal", False),
        ("means of guarantee. It does not apply", True),
        ("...", False),
    ],
)
def test_a_quotation_stands_word_for_word(quote: str, stands: bool) -> None:  # noqa: FBT001
    assert bool(words_of(LAW).verbatim(quote)) is stands


@pytest.mark.parametrize(
    ("date", "text", "stands"),
    [
        ("2013-11-09/2013-11-12", "held from November 9 to 12, 2013, in Ulm", True),
        ("2013-11-09/2013-11-12", "held November 9–12, 2013", True),
        ("2013-11-09/2013-11-12", "held on 9-12 Nov. 2013", True),
        ("2013-11-09/2013-11-12", "from the 9th to the 12th of November, 2013", True),
        ("2013-11-09/2013-11-12", "held on November 9, 2013", False),
        ("2013-11-30/2013-12-02", "from November 30 to December 2, 2013", True),
        ("2013-11-30/2014-01-02", "from 30 November 2013 to 2 January 2014", True),
        ("2014-04-15", "on April 15, 2014", True),
        ("2014-04-15", "on 15 April 2014", True),
        ("2014-04-15", "on the 15th of April 2014", True),
        ("2014-04-15", "Apr. 15, 2014", True),
        ("2014-04-15", "2014-04-15", True),
        ("2014-04-15", "in April 2014", False),
        ("2014-04-15", "on April 5, 2014", False),
        ("2014-04-15", "on April 15, the vote of 1914 failed; in 2014 it passed", False),
        ("2013-10", "in October 2013", True),
        ("2013-10", "in October of 2013", True),
        ("2013-10", "on October 4, 2013", True),
        ("2013-10", "in 2013", False),
        ("2012", "since 2012", True),
        ("2012", "the 20120 ships", False),
        ("2021/2025", "the Strategy (2021–2025)", True),
        ("2021/2025", "from 2021 to 2025", True),
        ("2021/2025", "2021-25", True),
        ("-0043", "in 44 BC", True),
    ],
)
def test_a_date_stands_in_any_usual_spelling_and_no_coarser(date: str, text: str, stands: bool) -> None:  # noqa: FBT001
    assert any(words_of(text).close(spelling) for spelling in of_date(parse(date))) is stands


@pytest.mark.parametrize(
    ("number", "text", "stands"),
    [
        ("4", "four aims", True),
        ("4", "the 4 aims", True),
        ("4", "the 4th aim", False),
        ("4", "1.4 aims", False),
        ("4", "14 aims", False),
        ("21", "twenty-one ships", True),
        ("40", "forty ships", True),
        ("1250", "1,250 fathoms", True),
        ("1250", "1 250 fathoms", False),
        ("1250", "1250.0", False),
        ("1.50", "1.5 m", True),
        ("1500000", "1.5 million people", True),
        ("7000000000", "seven billion people", True),
        ("1e100", "1E+100", True),
        ("-5", "at -5 degrees", True),
    ],
)
def test_a_number_stands_in_digits_or_words(number: str, text: str, stands: bool) -> None:  # noqa: FBT001
    assert any(words_of(text).close(spelling) for spelling in of_number(Decimal(number))) is stands


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_can_be_searched(text: str, phrase: str) -> None:
    words = words_of(text)
    for span in (words.phrase(phrase), words.verbatim(phrase)):
        assert span is None or 0 <= span.start <= span.end <= len(text)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_has_a_spelling(number: Decimal) -> None:
    assert of_number(number)
