from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.dates import parse
from quizgen.grading import Typed, Verdict, grade
from quizgen.grading.dates import grade_date
from quizgen.grading.spelling import budget
from quizgen.wording import normal
from tests.grading.items import typed
from tests.strategies import generator_of, made, phrases


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("biosecurity", "biosecurty"),
        ("biosecurity", "boisecurity"),
        ("biosecurity", "biosecurrity"),
        ("biosecurity", "biosekurity"),
        ("biosecurity", "boisecurty"),
        ("biosecurity", "bio security"),
        ("health care", "healthcare"),
        ("Article III", "Artcle III"),
        ("George Washington", "Goerge Washingtn"),
        ("Café Procope", "cafe procop"),
        ("J.R.R. Tolkien", "JRR Tolkein"),
        ("O’Neil", "Oneil"),
        ("hypertension", "hyprtension"),
        ("separate powers", "seperate powers"),
        ("Достоевский", "достоевскй"),
    ],
)
def test_a_small_typo_is_right_and_the_spelling_is_told(key: str, text: str) -> None:
    assert grade(typed(key), Typed(text)) == Verdict(right=True, note=f"spelled '{key}'", score=1.0)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("2014", "2013"),
        ("Article III", "Article V"),
        ("Psalm XXXVIII", "Psalm XXXVII"),
        ("Psalm XXXVIII", "Psalm XXXVIIII"),
        ("the 19th Amendment", "the 18th Amendment"),
        ("the nineteenth Amendment", "nineteeth amendment"),
        ("the thirtieth day", "thirteenth day"),
        ("forty days", "fourty days"),
        ("million", "milion"),
        ("COVID-19", "COVID-18"),
        ("H5N1 influenza", "H5N2 influenza"),
        ("-3 degrees", "3 degres"),
        ("1 2 degrees", "12 degrees"),
    ],
)
def test_numbers_are_never_misspelled(key: str, text: str) -> None:
    assert grade(typed(key), Typed(text)) == Verdict(right=False)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("biosecurity", "biosafety"),
        ("Rome", "Roma"),
        ("Rome", "Nome"),
        ("Australia", "Austria"),
        ("Nigeria", "Niger"),
        ("immigration", "emigration"),
        ("North Korea", "South Korea"),
        ("southeast", "southwest"),
        ("hypertension", "hypotension"),
        ("macroeconomics", "microeconmics"),
        ("interstate", "intrastate"),
        ("abduction", "adduction"),
        ("employer", "employee"),
        ("sodium nitrate", "sodium nitrite"),
        ("treaty of Rome", "treaty of Roma"),
        ("George Washington", "Goerg Washingtan"),
        ("George Washington Carver", "Goerge Washingten Cavrer"),
        ("第一次世界大戦", "第二次世界大戦"),
        ("rust", "rest"),
    ],
)
def test_another_word_is_no_typo(key: str, text: str) -> None:
    assert not grade(typed(key), Typed(text)).right


@pytest.mark.parametrize("accepts", [("organisation", "organization"), ("organization", "organisation")])
def test_the_nearest_of_the_accepted_spellings_is_told(accepts: tuple[str, ...]) -> None:
    assert grade(typed(*accepts), Typed("organizaton")).note == "spelled 'organization'"


@pytest.mark.parametrize("text", ["Dominica", "Dominca", "Dominicca"])
def test_a_typo_nearer_to_the_key_than_to_what_is_rejected_is_right(text: str) -> None:
    assert grade(typed("Dominica", rejects=["Dominican"]), Typed(text)).right


@pytest.mark.parametrize("text", ["Dominicn", "Dominicaa", "Dominicam"])
def test_a_typo_as_near_to_what_is_rejected_is_wrong_and_says_why(text: str) -> None:
    verdict = grade(typed("Dominica", rejects=["Dominican"]), Typed(text))
    assert verdict == Verdict(right=False, note="too near another answer")


def test_what_is_rejected_is_called_close_only_where_it_looks_so() -> None:
    item = typed("Dominica", rejects=["Dominican", "Grenada"])
    assert grade(item, Typed("dominican")) == Verdict(right=False, note="close, but not the same")
    assert grade(item, Typed("Grenada")) == Verdict(right=False)


@pytest.mark.parametrize(
    ("key", "text"),
    [("U.S.S.R.", "USSR"), ("USSR", "U.S.S.R"), ("U.S.A.", "usa"), ("J. R. R. Tolkien", "JRR Tolkien"),
     ("X-ray", "xray"), ("email", "e-mail")],
)  # fmt: skip
def test_initials_and_words_with_a_dash_may_be_written_as_one(key: str, text: str) -> None:
    assert grade(typed(key), Typed(text)) == Verdict(right=True)


def test_a_key_stays_right_where_what_is_rejected_differs_from_it_by_a_dash_only() -> None:
    item = typed("re-sign", rejects=["resign"])
    assert [grade(item, Typed(text)).right for text in ("re-sign", "re sign", "resign")] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["Febuary 15, 2014", "15 Febuary 2014", "the 15th of feburary 2014", "Febrary 15 2014"]
)
def test_the_name_of_a_month_may_be_misspelled(text: str) -> None:
    item = made(generator_of("event: {a: {name: the talks, date: 2014-02-15}}"), "event/a/when", "typed")
    assert grade(item, Typed(text)) == Verdict(right=True, note="spelled 'February'")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Febuary 2014", "the month is right; the day is asked"),
        ("Febuary 16, 2014", "the month is right; the day is asked"),
        ("Febuary 15, 2013", ""),
        ("Fenruray 15, 2014", "write a date such as 15 April 2014"),
        ("Fubar 15, 2014", "write a date such as 15 April 2014"),
        ("January 15, 2014", "the year is right; the day is asked"),
    ],
)
def test_a_misspelled_date_is_judged_like_any_other(text: str, note: str) -> None:
    item = made(generator_of("event: {a: {name: the talks, date: 2014-02-15}}"), "event/a/when", "typed")
    assert grade(item, Typed(text)) == Verdict(right=False, note=note)


def test_only_the_months_that_are_misspelled_are_told() -> None:
    verdict = grade_date(parse("2014-02-27/2014-03-02"), "Febuary 27 to March 2, 2014")
    assert verdict == Verdict(right=True, note="spelled 'February'")


def test_nothing_typed_is_wrong_even_where_nothing_is_accepted() -> None:
    assert grade(typed(""), Typed(" ")) == Verdict(right=False)


def test_the_library_is_imported_only_where_a_word_may_be_misspelled() -> None:
    script = """
import sys
from quizgen.grading import Typed, grade
from tests.grading.items import typed
assert grade(typed("biosecurity"), Typed("Biosecurity.")).right
assert not grade(typed("Rome"), Typed("Pisa")).right
assert "rapidfuzz" not in sys.modules
assert grade(typed("biosecurity"), Typed("biosecurty")).right
assert "rapidfuzz" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


# ------------------------------------------------------------------------------------------ what always holds

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMES = st.lists(st.text(_LETTERS, min_size=1, max_size=12), min_size=1, max_size=3).map(" ".join)


@st.composite
def misspelled(draw: st.DrawFn, texts: st.SearchStrategy[str], most: int = 3) -> tuple[str, str]:
    """Give a text, and the same with up to a few letters less, more, others, or swapped."""
    text = draw(texts)
    letters = list(text)
    for _ in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, len(letters)))
        letter = draw(st.sampled_from(_LETTERS + "0123456789 "))
        match draw(st.sampled_from(("less", "more", "other", "swapped"))):
            case "less":
                del letters[at : at + 1]
            case "more":
                letters.insert(at, letter)
            case "other":
                letters[at : at + 1] = [letter]
            case _:
                letters[at : at + 2] = letters[at : at + 2][::-1]
    return text, "".join(letters)


@given(phrases(), st.lists(phrases(), max_size=3), st.lists(phrases(), max_size=3))
def test_every_accepted_form_is_right(key: str, more: list[str], rejects: list[str]) -> None:
    accepts = [key, *more]
    kept = [each for each in rejects if normal(each) not in map(normal, accepts)]
    item = typed(*accepts, rejects=kept)
    for accept in accepts:
        assert grade(item, Typed(accept)) == Verdict(right=True)
        assert grade(item, Typed(f"  {accept} ")).right


@given(st.one_of(phrases(), _NAMES), st.one_of(phrases(), _NAMES))
def test_no_accepted_form_of_another_passes(key: str, other: str) -> None:
    assume(normal(key) != normal(other))
    assert not grade(typed(key, rejects=[other]), Typed(other)).right


@given(misspelled(_NAMES), st.one_of(_NAMES, st.none()))
def test_a_text_never_passes_for_each_of_two_that_reject_each_other(pair: tuple[str, str], third: str | None) -> None:
    one, text = pair
    other = text if third is None else third
    assume(normal(one) != normal(other))
    passes = [
        grade(typed(one, rejects=[other]), Typed(text)).right,
        grade(typed(other, rejects=[one]), Typed(text)).right,
    ]
    assert not all(passes)


@given(misspelled(st.from_regex(r"[a-z]{3,9} [0-9]{1,4}( [a-z]{5,9})?", fullmatch=True)))
def test_a_typo_never_turns_a_digit(pair: tuple[str, str]) -> None:
    key, text = pair
    if grade(typed(key), Typed(text)).right:
        assert _digits(key) == _digits(text)


def _digits(text: str) -> list[str]:
    """Give the words of a text that hold digits; number words are digits as well."""
    return [word for word in normal(text).split() if any(map(str.isdigit, word))]


@given(misspelled(_NAMES, most=6))
def test_what_is_right_differs_by_two_letters_at_most_and_keeps_the_first(pair: tuple[str, str]) -> None:
    key, text = pair
    if grade(typed(key), Typed(text)).right:
        one, other = normal(key).replace(" ", ""), normal(text).replace(" ", "")
        assert abs(len(one) - len(other)) <= 2
        assert one[:1] == other[:1]


@given(st.text(), st.text(), st.lists(st.text(), max_size=2))
def test_whatever_is_typed_is_judged(key: str, text: str, rejects: list[str]) -> None:
    verdict = grade(typed(key, rejects=rejects), Typed(text))
    assert verdict.score == float(verdict.right)


def test_the_budget_grows_with_the_word() -> None:
    assert [budget(length) for length in (0, 4, 5, 8, 9, 40)] == [0, 0, 1, 1, 2, 2]
