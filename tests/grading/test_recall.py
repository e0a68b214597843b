from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading import Recalled, Verdict, grade, member
from quizgen.wording import normal
from tests.grading.items import recall, typed
from tests.strategies import phrases

POWERS = (("legislative power", "the legislature"), "executive", "judiciary")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("legislative power", 0), ("Legislature.", 0), ("legislatre", 0), ("the Executive", 1), ("excutive", 1),
        ("judicary", 2), ("judge", None), ("", None), (" ", None), ("power", None),
    ],
)  # fmt: skip
def test_a_text_names_a_member_as_leniently_as_a_typed_answer(text: str, place: int | None) -> None:
    assert member(recall(*POWERS), text) == place


def test_a_text_as_near_to_two_members_names_neither() -> None:
    item = recall("nitrate", "nitrite", "nitride")
    assert [member(item, text) for text in ("nitrate", "nitrite", "nitrte", "nitrxte")] == [0, 1, None, None]
    assert member(recall("Andersen", "Anderson"), "Andersn") is None
    assert member(recall(("Ann Lee", "Lee"), ("Tom Lee", "Lee")), "Lee") is None


def test_what_an_author_rejects_names_no_member_by_a_typo() -> None:
    item = recall("Dominica", "Grenada", rejects=["Dominican"])
    assert [member(item, text) for text in ("dominica", "dominican", "grenda")] == [0, None, 1]


def test_amounts_name_the_member_that_is_written_so() -> None:
    item = recall("3.1", "3.10", "12,500")
    assert [member(item, text) for text in ("3.1", "3.10", "3.100", "12500")] == [0, 1, None, 2]


def test_an_item_without_members_has_none() -> None:
    assert member(typed("Rome"), "Rome") is None


@pytest.mark.parametrize(
    ("texts", "score", "missing", "note"),
    [
        (("executive", "judiciary", "legislature"), 1.0, (), ""),
        (("executive", "Executive", "excutive"), 1 / 3, ("legislative power", "judiciary"), ""),
        (("executive", "press", "people", ""), 1 / 3, ("legislative power", "judiciary"), "2 not on the list"),
        (("executive", "judiciary", "press", "legislature"), 1.0, (), "1 not on the list"),
        ((), 0.0, ("legislative power", "executive", "judiciary"), ""),
    ],
)
def test_members_are_ticked_off_once_each_in_any_order(
    texts: tuple[str, ...], score: float, missing: tuple[str, ...], note: str
) -> None:
    assert grade(recall(*POWERS), Recalled(texts)) == Verdict(score == 1.0, note, score, missing)


@pytest.mark.parametrize(
    ("texts", "score", "missing", "note"),
    [
        ("abcd", 1.0, "", ""),
        ("abdc", 3 / 4, "", "1 out of order"),
        ("dcba", 1 / 4, "", "3 out of order"),
        ("bcda", 3 / 4, "", "1 out of order"),
        ("abd", 3 / 4, "c", ""),
        ("abab", 2 / 4, "cd", ""),
        ("babcd", 3 / 4, "", "1 out of order"),
        ("axcb", 2 / 4, "d", "1 not on the list, 1 out of order"),
    ],
)
def test_an_ordered_list_earns_its_longest_run_in_order(texts: str, score: float, missing: str, note: str) -> None:
    names = {"a": "alpha", "b": "beta", "c": "gamma", "d": "delta"}
    item = recall(*names.values(), ordered=True)
    verdict = grade(item, Recalled(tuple(names.get(letter, letter) for letter in texts)))
    assert verdict == Verdict(score == 1.0, note, score, tuple(names[letter] for letter in missing))


# ------------------------------------------------------------------------------------------ what always holds

LISTS = st.lists(phrases(), min_size=1, max_size=5, unique_by=normal)


@given(LISTS)
def test_a_whole_list_told_as_it_stands_is_right(members: list[str]) -> None:
    for ordered in (False, True):
        assert grade(recall(*members, ordered=ordered), Recalled(tuple(members))) == Verdict(right=True)


@given(LISTS, st.lists(phrases(), max_size=6))
def test_as_many_are_credited_as_are_ticked_off(members: list[str], texts: list[str]) -> None:
    free, ordered = (grade(recall(*members, ordered=ordered), Recalled(tuple(texts))) for ordered in (False, True))
    ticked = {place for text in texts if (place := member(recall(*members), text)) is not None}
    assert ordered.score <= free.score == len(ticked) / len(members)
    assert free.missing == ordered.missing == tuple(text for at, text in enumerate(members) if at not in ticked)


@given(LISTS, st.text())
def test_a_text_never_names_another_member_when_the_list_is_turned_round(members: list[str], text: str) -> None:
    here, there = member(recall(*members), text), member(recall(*members[::-1]), text)
    assert (here is None) is (there is None)
    assert here is None or there is None or members[here] == members[::-1][there]
