from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from quizgen.blocks import CELL, WHOLE
from tests.strategies import generator_of, item_of, made

if TYPE_CHECKING:
    from quizgen.generation import Generator
    from quizgen.model import Item


def _places(count: int) -> Generator:
    rows = "\n".join(f"  e{index}: {{name: event {index}, place: Town{index}}}" for index in range(count))
    return generator_of(f"event:\n{rows}")


def _items(generator: Generator, seed: int, question: str) -> list[Item]:
    return [item for item in generator.items(seed, "choice") if item.card.question == question]


def _texts(item: Item) -> frozenset[str]:
    return frozenset(option.text for option in item.options)


@given(count=st.integers(3, WHOLE), seed=st.integers(0, 1000))
def test_each_option_of_an_item_is_the_key_of_one_item_with_the_same_options(count: int, seed: int) -> None:
    items = _items(_places(count), seed, "where")
    assert len(items) == count  # none is left over
    keys: dict[frozenset[str], set[str]] = {}
    for item in items:
        keys.setdefault(_texts(item), set()).add(item.key)
    assert all(options == found for options, found in keys.items())
    assert all(3 <= len(options) <= 5 for options in keys)


def test_a_large_pool_is_cut_into_cells_that_are_the_same_from_wherever_they_are_asked() -> None:
    generator = _places(3 * WHOLE)
    streamed = {item.card.id: _texts(item) for item in _items(generator, 1, "where")}
    alone = _places(3 * WHOLE)
    for index in reversed(range(3 * WHOLE)):
        item = item_of(alone, f"event/e{index}/where", "choice")
        assert (item and _texts(item)) == streamed.get(f"{alone.knowledge.deck.uid}/event/e{index}/where")
    assert len(streamed) > 2.7 * WHOLE


def test_a_subject_that_is_added_to_a_large_deck_changes_few_items() -> None:
    before, after = ({item.card: _texts(item) for item in _items(_places(n), 1, "where")} for n in (400, 401))
    changed = sum(after.get(card) != options for card, options in before.items())
    assert changed <= 4 * CELL


def test_few_answers_in_long_rows_are_mixed_so_that_they_meet() -> None:
    rows = "\n".join(f"  e{i}: {{name: event {i}, place: {'ABCD'[i // 40]}town}}" for i in range(160))
    items = _items(generator_of(f"event:\n{rows}"), 1, "where")
    assert len(items) > 100
    assert {item.key for item in items} == {"Atown", "Btown", "Ctown", "Dtown"}


def test_what_learners_mix_up_shares_a_block() -> None:
    generator = generator_of("""
        event:
          a: {name: event A, place: Oslo}
          b: {name: event B, place: Bonn, confusable: e}
          c: {name: event C, place: Bern}
          d: {name: event D, place: Kyiv}
          e: {name: event E, place: Riga}
          f: {name: event F, place: Graz}
    """)
    assert all("Riga" in _texts(made(generator, "event/b/where", "choice", seed)) for seed in range(30))


def test_an_answer_that_many_share_is_the_key_no_more_often_than_it_is_an_option() -> None:
    rows = "\n".join(f"  e{index}: {{name: event {index}, place: {'AAAAAABCD'[index]}town}}" for index in range(9))
    generator = generator_of(f"event:\n{rows}")
    keys, shown = Counter[str](), Counter[str]()
    for seed in range(50):
        for item in _items(generator, seed, "where"):
            keys[item.key] += 1
            shown.update(_texts(item))
    assert set(keys) == {"Atown", "Btown", "Ctown", "Dtown"}
    assert len({shown[text] / keys[text] for text in keys}) == 1


def test_cells_follow_each_other_without_gap() -> None:
    generator = _places(5 * WHOLE)
    options = [_texts(item) for item in _items(generator, 3, "where")]
    spans = sorted({(min(map(_number, each)), max(map(_number, each))) for each in options})
    assert all(one[0] <= other[0] for one, other in pairwise(spans))
    assert max(last - first for first, last in spans) < 8 * CELL


def _number(town: str) -> int:
    return int(town.removeprefix("Town"))
