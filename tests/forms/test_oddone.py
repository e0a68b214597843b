from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import generator_of, item_of, made, wrong

LISTS = """
    list:
      a: {name: the warm colours, members: [red, orange, yellow, pink]}
      b: {name: the cold colours, members: [blue, green, red]}
      c: {name: the rivers, of: river, members: [Nile, Po]}
"""


def test_three_members_stand_beside_one_thing_that_is_none() -> None:
    generator = generator_of(LISTS)
    for seed in range(20):
        item = made(generator, "list/a/odd-one", "oddone", seed)
        assert item.stem == "Which of these is NOT among the warm colours?"
        assert item.key in {"blue", "green"}
        assert [option.text for option in item.options if option.right] == [item.key]
        assert len(wrong(item)) == 3
        assert wrong(item) <= {"red", "orange", "yellow", "pink"}
        fact = "The warm colours: red, orange, yellow, and pink."
        whys = {option.text: option.why for option in item.options if not option.right}
        assert whys == {text: f"The warm colours include “{text}”." for text in wrong(item)}
        assert item.explanation == fact  # that the cold colours include it says little: they include red as well


def test_lists_of_other_things_short_lists_and_open_lists_make_none() -> None:
    assert item_of(generator_of(LISTS), "list/c/odd-one", "oddone") is None
    short = "list: {a: {name: the warm, members: [red, orange]}, b: {name: the cold, members: [blue, green]}}"
    assert item_of(generator_of(short), "list/a/odd-one", "oddone") is None
    opened = "kinds: {list: {fields: {members: {type: list, closed: false}}}}"
    assert item_of(generator_of(LISTS, opened), "list/a/odd-one", "oddone") is None
    alone = generator_of("list: {a: {name: the warm, members: [red, orange, pink]}}")
    assert item_of(alone, "list/a/odd-one", "oddone") is None


WORDS = ("ash", "beech", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True), min_size=2, max_size=4))
def test_of_random_lists_the_odd_one_is_no_member_and_the_others_are(rows: list[list[str]]) -> None:
    lists = ", ".join(
        f"l{index}: {{name: list {index}, members: [{', '.join(row)}]}}" for index, row in enumerate(rows)
    )
    generator = generator_of(f"list: {{{lists}}}")
    for index, row in enumerate(rows):
        item = item_of(generator, f"list/l{index}/odd-one", "oddone", index)
        strange = {word for other in rows for word in other} - set(row)
        assert (item is None) is not bool(strange)
        if item is not None:
            assert item.key in strange
            assert len(wrong(item)) == 3
            assert wrong(item) <= set(row)
