from __future__ import annotations

import pytest

from tests.strategies import generator_of, item_of, made


def test_every_member_is_told_with_all_its_spellings() -> None:
    generator = generator_of("list: {a: {name: the colours, members: [{value: grey, accept: [gray]}, red]}}")
    item = made(generator, "list/a/all", "recall")
    assert item.stem == "Name all of the colours."
    assert (item.keys, item.spellings, item.ordered) == (("grey", "red"), (("grey", "gray"), ("red",)), False)
    assert (item.options, item.key, item.explanation) == ((), "grey; red", "The colours: grey and red.")


def test_an_ordered_list_is_told_in_order() -> None:
    item = made(
        generator_of("list: {a: {name: the steps, members: {value: [a b, c], ordered: true}}}"), "list/a/all", "recall"
    )
    assert (item.ordered, item.stem) == (True, "Name all of the steps. Keep to their order.")


@pytest.mark.parametrize(
    "members",
    [
        "[red]",
        f"[{', '.join(f'm{number}' for number in range(13))}]",
        "[red, one two three four five six seven]",
        "[{value: red, accept: [rot]}, {value: rouge, accept: [rot]}]",
        "[red, colours]",
    ],
)
def test_a_list_that_is_too_short_too_long_or_ambiguous_is_not_recalled(members: str) -> None:
    generator = generator_of(f"list: {{a: {{name: the colours, members: {members}}}}}")
    assert item_of(generator, "list/a/all", "recall") is None


def test_a_list_that_may_have_more_members_is_not_recalled() -> None:
    opened = "kinds: {list: {fields: {members: {type: list, closed: false}}}}"
    generator = generator_of("list: {a: {name: the colours, members: [red, blue]}}", opened)
    assert item_of(generator, "list/a/all", "recall") is None
