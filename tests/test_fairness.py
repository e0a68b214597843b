from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgen.fairness import Seen, cues, left_out

MIDDLE = (0.5, 0.5)
options = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 3)), min_size=3, max_size=5)
items = st.lists(options.map(lambda rows: Seen([row[0] for row in rows], [row[1] for row in rows])), max_size=24)


def test_a_cue_that_sees_no_difference_is_not_used() -> None:
    assert cues(Seen([5, 5, 5], [1, 1, 1])) == (0, 0, 0, 0)


def test_a_cue_that_finds_the_key_alone_does_better_than_chance_and_one_that_ties_by_half() -> None:
    most, fewest, longest, shortest = cues(Seen([9, 5, 5, 5], [2, 2, 0, 0]))
    assert (most, fewest) == (1 / 2 - 1 / 4, 0 - 1 / 4)
    assert (longest, shortest) == (1 - 1 / 4, 0 - 1 / 4)


def test_a_whole_block_whose_stems_point_nowhere_stays_whole() -> None:
    rows = [Seen([9, 5, 4], [0, 0, 0]), Seen([5, 9, 4], [0, 0, 0]), Seen([4, 9, 5], [0, 0, 0])]
    assert left_out(rows, MIDDLE) == set()


def test_an_item_that_gives_itself_away_is_left_out_and_one_that_misleads_makes_up_for_one() -> None:
    giveaway, misleading = Seen([5, 5, 5], [2, 0, 0]), Seen([5, 5, 5], [0, 2, 0])
    assert left_out([giveaway], MIDDLE) == {0}
    assert left_out([giveaway, misleading, misleading], MIDDLE) == set()


@given(rows=items, luck=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_leaving_out_never_takes_the_cues_further_from_chance(rows: list[Seen], luck: tuple[float, float]) -> None:
    out = left_out(rows, luck)
    assert out <= set(range(len(rows)))
    kept = [seen for place, seen in enumerate(rows) if place not in out]

    def off(some: list[Seen]) -> float:
        total = [sum(cues(seen)[cue] for seen in some) for cue in range(4)]
        echo = abs(total[0] + luck[0] - 0.5) + abs(total[1] + luck[1] - 0.5)
        return 4 * echo + abs(total[2]) + abs(total[3])

    assert off(kept) <= off(rows) + 1e-6
