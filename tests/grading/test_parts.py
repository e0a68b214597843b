from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading import Arranged, Chosen, Matched, Recalled, Response, Selected, Typed, Verdict, grade
from tests.grading.items import match, multi, order, recall, typed

INDEXES = st.lists(st.integers(-1, 7), max_size=8).map(tuple)


@pytest.mark.parametrize(
    ("marked", "score", "missing", "note"),
    [
        ((0, 1, 2), 1.0, (), ""),
        ((2, 1, 0, 0), 1.0, (), ""),
        ((0, 1), 2 / 3, ("c",), ""),
        ((0, 1, 3), 1 / 3, ("c",), "1 marked wrongly"),
        ((0, 1, 2, 3), 2 / 3, (), "1 marked wrongly"),
        ((0, 3, 4), 0.0, ("b", "c"), "2 marked wrongly"),
        ((3, 4), 0.0, ("a", "b", "c"), "2 marked wrongly"),
        ((), 0.0, ("a", "b", "c"), ""),
        ((0, 1, 2, 9), 2 / 3, (), "1 marked wrongly"),
    ],
)
def test_marked_options_earn_what_is_right_less_what_is_wrong(
    marked: tuple[int, ...], score: float, missing: tuple[str, ...], note: str
) -> None:
    verdict = grade(multi("abc", "de"), Selected(marked))
    assert verdict == Verdict(score == 1.0, note, score, missing)


@pytest.mark.parametrize(
    ("arranged", "score", "note"),
    [
        ("abcd", 1.0, ""),
        ("abdc", 5 / 6, "5 of 6 pairs in order"),
        ("bcda", 3 / 6, "3 of 6 pairs in order"),
        ("dcba", 0.0, "0 of 6 pairs in order"),
    ],
)
def test_an_order_earns_its_pairs_in_order(arranged: str, score: float, note: str) -> None:
    shown = "cadb"
    verdict = grade(order("abcd", shown), Arranged(tuple(map(shown.index, arranged))))
    assert verdict == Verdict(score == 1.0, note, score)


def test_an_order_with_options_left_out_misses_them() -> None:
    verdict = grade(order("abcd", "abcd"), Arranged((0, 1, 0)))
    assert verdict == Verdict(right=False, note="1 of 6 pairs in order", score=1 / 6, missing=("c", "d"))


@pytest.mark.parametrize(
    ("put", "score", "missing", "note"),
    [
        ((2, 1, 0), 1.0, (), ""),
        ((2, 0, 1), 1 / 3, ("b", "c"), "1 of 3 right"),
        ((2, -1, 0), 2 / 3, ("b",), "2 of 3 right"),
        ((3, 3, 3), 0.0, ("a", "b", "c"), "0 of 3 right"),
        ((2,), 1 / 3, ("b", "c"), "1 of 3 right"),
        ((), 0.0, ("a", "b", "c"), "0 of 3 right"),
    ],
)
def test_matches_earn_the_share_of_prompts_that_have_theirs(
    put: tuple[int, ...], score: float, missing: tuple[str, ...], note: str
) -> None:
    assert grade(match("abc", "cbad"), Matched(put)) == Verdict(score == 1.0, note, score, missing)


ITEMS = {
    "multi": multi("ab", "c"),
    "order": order("abc", "bca"),
    "match": match("abc", "cab"),
    "recall": recall("a", "b"),
    "typed": typed("a"),
}
RESPONSES: dict[str, Response] = {
    "multi": Selected((0, 1)),
    "order": Arranged((2, 0, 1)),
    "match": Matched((1, 2, 0)),
    "recall": Recalled(("a", "b")),
    "typed": Typed("a"),
    "choice": Chosen(0),
}


@pytest.mark.parametrize("form", ITEMS)
@pytest.mark.parametrize("sort", RESPONSES)
def test_a_form_is_right_by_its_own_sort_of_response_only(form: str, sort: str) -> None:
    assert grade(ITEMS[form], RESPONSES[sort]).right is (form == sort)


# ------------------------------------------------------------------------------------------ what always holds


@given(st.sampled_from(sorted(ITEMS)), INDEXES, st.lists(st.sampled_from("abcx "), max_size=5).map(tuple))
def test_credit_is_between_0_and_1_and_whole_just_where_it_is_right(
    form: str, indexes: tuple[int, ...], texts: tuple[str, ...]
) -> None:
    for response in (Selected(indexes), Arranged(indexes), Matched(indexes), Recalled(texts)):
        verdict = grade(ITEMS[form], response)
        assert 0 <= verdict.score <= 1
        assert (verdict.score == 1) is verdict.right
        assert set(verdict.missing) <= set(ITEMS[form].keys)
        assert not (verdict.right and verdict.missing)


@given(st.permutations(range(5)))
def test_two_neighbours_put_right_never_cost(places: list[int]) -> None:
    item = order("abcde", "abcde")
    for at in range(4):
        if places[at] > places[at + 1]:
            better = [*places[:at], places[at + 1], places[at], *places[at + 2 :]]
            assert grade(item, Arranged(tuple(better))).score > grade(item, Arranged(tuple(places))).score


@given(st.permutations(range(5)))
def test_an_order_and_its_reverse_share_the_whole_credit(places: list[int]) -> None:
    item = order("abcde", "abcde")
    both = [grade(item, Arranged(tuple(each))).score for each in (places, places[::-1])]
    assert sum(both) == pytest.approx(1)


def test_guessing_every_pair_of_marks_earns_less_on_average_than_a_quarter() -> None:
    item = multi("ab", "cd")
    scores = [grade(item, Selected(marks)).score for marks in combinations(range(4), 2)]
    assert sum(scores) / len(scores) < 0.25
