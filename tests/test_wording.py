from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.nodes import ScalarNode
from quizgen.reading import Reading
from quizgen.source import read_text
from quizgen.wording import (
    closest,
    holds,
    joined,
    mentions,
    normal,
    ordinal,
    sentence_start,
    similarity,
    slug,
    visible,
    words,
)

texts = st.text(max_size=20) | st.lists(
    st.sampled_from(["the", "a", "First", "twenty", "café", "o’neill", "+", "–", "“x”", "7", "ß", " "])
).map(" ".join)


def is_id(text: str) -> bool:
    node, _ = read_text("x", "f")
    assert isinstance(node, ScalarNode)
    return Reading().id(ScalarNode(text, node.origin), "a test") is not None


# ------------------------------------------------------------------------------------------ what is the same


@given(text=texts)
@example(text="The")
@example(text="ŉ")
@example(text="ͅ")
@example(text="½ ① ² ﬀ ´")
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(text=texts)
def test_how_a_text_is_spaced_and_composed_does_not_matter(text: str) -> None:
    assert normal(f" \n{text}\t") == normal(text)
    assert normal(unicodedata.normalize("NFD", text)) == normal(text)
    assert normal(unicodedata.normalize("NFC", text)) == normal(text)


@given(text=st.text(st.characters(codec="latin-1"), max_size=20))
def test_case_does_not_matter(text: str) -> None:
    assert words(text.lower()) == words(text)


@given(text=texts.filter(lambda text: not set(words(text)) <= {"a", "an", "the"}))
def test_an_article_before_a_text_does_not_matter(text: str) -> None:
    assert {normal(f"{article} {text}") for article in ("the", "A", "an")} == {normal(text)}


@pytest.mark.parametrize(
    "same",
    [
        ("Beijing", "BEIJING", " beijing ", "beijing."),
        ("café", "cafe", "cafe\u0301", "CAFÉ"),
        ("the people’s congress", "People's Congress", "the People's congress"),
        ("“rule by law”", '"rule by law"', "rule by law", "«rule by law»", "'rule by law'"),
        ("well-being", "well–being", "well being", "well — being"),
        ("eleven fields", "11 fields"),
        ("the third plenum", "3rd plenum", "Third Plenum"),
        ("twelve", "12"),
        ("twelfth", "12th"),
        ("-5", "−5"),
        ("Straße", "STRASSE"),
        ("ﬁrst", "1st"),
        ("ＣＰＣ", "CPC"),
        ("x²", "x2"),
        ("+", " + ", "\uff0b"),
    ],
)
def test_spellings_of_one_thing_are_equal(same: tuple[str, ...]) -> None:
    assert len({normal(text) for text in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "x"), ("+", "−"), ("5", "-5"),
        ("∅", "∞"), ("first", "one"), ("eleven", "12"), ("the", "a"), ("won't", "wont"),
        ("people's", "peoples"), ("well-being", "wellbeing"), ("north", "south"), ("长江", "黄河"),
    ],
)  # fmt: skip
def test_spellings_of_two_things_are_not_equal(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_number_words_up_to_twenty_are_digits() -> None:
    cardinals = "zero one two three four five six seven eight nine ten eleven twelve thirteen twenty"
    assert normal(cardinals) == "0 1 2 3 4 5 6 7 8 9 10 11 12 13 20"
    assert (
        normal("first second third fourth eleventh twelfth thirteenth twentieth")
        == "1st 2nd 3rd 4th 11th 12th 13th 20th"
    )


def test_likeness_is_the_share_of_words_in_common() -> None:
    assert similarity("the red river", "a river, Red") == 1
    assert similarity("red river", "red sea") == pytest.approx(1 / 3)
    assert similarity("red", "blue") == similarity("", "") == 0


@given(one=texts, other=texts)
def test_likeness_is_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1


def test_a_text_holds_words_in_any_order_and_mentions_them_together() -> None:
    assert holds("the delta of the Rhine", "Rhine delta")
    assert not holds("the delta", "Rhine delta")
    assert mentions("the Rhine Delta is wide", "a rhine delta")
    assert not mentions("the delta of the Rhine", "Rhine delta")
    assert not mentions("the Rhine Deltas", "Rhine delta")


# ------------------------------------------------------------------------------------------ ids


@given(text=texts)
@example(text="C++ – “Sprache” & Ähnliches")
@example(text="'n' o'clock")
@example(text="-5 to −7")
@example(text="+")
@example(text="ͅ")
def test_a_slug_is_a_valid_id_and_the_same_for_equal_spellings(text: str) -> None:
    assert slug(text) == slug(unicodedata.normalize("NFD", text)) or not words(text)
    assert is_id(slug(text)) or not text
    if words(text):
        assert slug(normal(text)) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people's security", "peoples-security"),
        ("The Third Plenum (2013)", "3rd-plenum-2013"),
        ("Äußere Sicherheit", "aussere-sicherheit"),
        ("国家安全", "国家安全"),
        ("+", "u2b"),
        ("∅!", "u2205-u21"),
        ("the", "the"),
        ("first_aid", "1st-aid"),
        ("−5 °C", "minus-5-c"),
    ],
)
def test_slugs_never_change(text: str, expected: str) -> None:
    assert slug(text) == expected  # learners' progress hangs on it


# ------------------------------------------------------------------------------------------ what is shown


@given(text=st.text(max_size=20))
def test_visible_text_has_no_control_characters_and_loses_nothing_else(text: str) -> None:
    seen = visible(text)
    assert visible(seen) == seen
    assert all(char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cs"} for char in seen)
    kept = [char for char in text if char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}]
    assert [char for char in seen if unicodedata.category(char) != "Cf"] == kept


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31mred", "31mred"),
        ("a\x00b\x07c\x7fd\re", "abcde"),
        ("left\u202eright\u202c \u2066x\u2069", "leftright x"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("half \ud800", "half "),
        ("tab\tand\nline", "tab\tand\nline"),
        ("👩\u200d🚀 می\u200cخواهم", "👩\u200d🚀 می\u200cخواهم"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([], ""),
        (["a"], "a"),
        (["a, or b"], "a, or b"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b, and c"),
        (["a, of x", "b"], "a, of x; and b"),
        (["a, of x", "b", "c"], "a, of x; b; and c"),
    ],
)
def test_a_list_is_joined_as_a_sentence_does_it(parts: list[str], sentence: str) -> None:
    assert joined(parts) == sentence


def test_a_list_is_joined_by_another_word() -> None:
    assert joined(["a", "b"], "or") == "a or b"
    assert joined(["a", "b", "c"], last="or") == "a, b, or c"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("the Rhine is long.", "The Rhine is long."),
        ("pH is a number.", "pH is a number."),
        ("iPhone", "iPhone"),
        ("people’s war", "People’s war"),
        ("x", "X"),
        ("", ""),
        ("2013 was dry.", "2013 was dry."),
        ("“quoted”", "“quoted”"),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_its_word_is_spelled_in_its_own_way(text: str, start: str) -> None:
    assert sentence_start(text) == start


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("dat", "did you mean 'date'?"),
        ("plcae", "did you mean 'place'?"),
        ("ado", "did you mean 'adopted'?"),
        ("da", "did you mean 'date'?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_closest_known_word_is_offered_where_one_is_near(word: str, hint: str) -> None:
    assert closest(word, ["date", "place", "adopted"]) == hint


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("C++", "C#"), ("1.5", "1 5"), ("1.5", "15"), ("-3", "3"), ("version 2.0", "version 20")],
)
def test_signs_that_make_another_thing_of_a_word_are_kept(one: str, other: str) -> None:
    assert normal(one) != normal(other)
    assert slug(one) != slug(other)


def test_a_full_stop_after_a_number_is_no_decimal_point() -> None:
    assert normal("Article 5.") == normal("article 5")
    assert normal("in 1984, it") == normal("in 1984 it")


@pytest.mark.parametrize(
    ("number", "text"), [(1, "first"), (20, "twentieth"), (21, "21st"), (42, "42nd"), (111, "111th"), (123, "123rd")]
)
def test_a_place_has_a_name_that_compares_with_its_figures(number: int, text: str) -> None:
    assert ordinal(number) == text
    assert normal(text).startswith(str(number))
