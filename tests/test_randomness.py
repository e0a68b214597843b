from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizgen.randomness import Draws


def test_the_numbers_of_a_seed_are_fixed_for_ever() -> None:
    draws = Draws("deck/card", "choice", 1)
    assert [draws.below(100) for _ in range(6)] == [_number("deck/card\x1fchoice\x1f1", place) for place in range(6)]


def _number(seed: str, place: int) -> int:
    block = blake2b(seed.encode() + (place * 8 // 64).to_bytes(8, "little")).digest()
    return int.from_bytes(block[place * 8 % 64 :][:8], "little") % 100


def test_numbers_run_on_past_the_first_block() -> None:
    draws = Draws(1)
    numbers = [draws.below(1 << 60) for _ in range(100)]
    assert len(set(numbers)) == 100
    assert numbers[10] == _raw("1", 10)


def _raw(seed: str, place: int) -> int:
    block = blake2b(seed.encode() + (place // 8).to_bytes(8, "little")).digest()
    return int.from_bytes(block[place % 8 * 8 :][:8], "little") % (1 << 60)


def test_the_parts_of_a_seed_are_kept_apart() -> None:
    rows = [[draws.below(1000) for _ in range(4)] for draws in (Draws("ab", "c"), Draws("a", "bc"), Draws("abc"))]
    assert rows[0] != rows[1] != rows[2] != rows[0]


def test_a_seed_may_hold_any_text() -> None:
    assert 0 <= Draws("\ud800 and 日本").below(10) < 10


@given(st.integers(0, 1 << 64), st.integers(1, 1 << 64))
def test_numbers_stay_below_their_bound(seed: int, bound: int) -> None:
    draws = Draws(seed)
    assert all(0 <= draws.below(bound) < bound for _ in range(20))
    assert all(0 <= draws.fraction() < 1 for _ in range(20))


@given(st.integers(), st.lists(st.integers()))
def test_shuffling_keeps_every_element_and_leaves_the_row_alone(seed: int, row: list[int]) -> None:
    before = list(row)
    assert sorted(Draws(seed).shuffled(row)) == sorted(before)
    assert row == before


@given(st.integers(), st.lists(st.text(), min_size=1))
def test_one_is_chosen_of_those_there_are(seed: int, row: list[str]) -> None:
    assert Draws(seed).chosen(row) in row


def test_every_order_is_about_as_likely() -> None:
    counts = Counter(tuple(Draws("orders", seed).shuffled("abc")) for seed in range(6000))
    assert len(counts) == 6
    assert all(850 < count < 1150 for count in counts.values())


def test_neighbouring_seeds_have_nothing_to_do_with_each_other() -> None:
    firsts = [Draws(seed).below(2) for seed in range(2000)]
    assert 900 < sum(firsts) < 1100
    assert 900 < sum(left == right for left, right in pairwise(firsts)) < 1100
