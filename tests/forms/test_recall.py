from __future__ import annotations

import pytest

from quizgen.grading import member
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
    assert (item.ordered, item.stem) == (True, "Name all of the steps. Give them in order.")


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
    generator = generator_of(f"list: {{a: {{name: the colours, members: {members}}}}}", allowed="repeated-member")
    assert item_of(generator, "list/a/all", "recall") is None


def test_a_list_that_may_have_more_members_is_not_recalled() -> None:
    opened = "kinds: {list: {fields: {members: {type: list, closed: false}}}}"
    generator = generator_of("list: {a: {name: the colours, members: [red, blue]}}", opened)
    assert item_of(generator, "list/a/all", "recall") is None


def test_a_member_of_another_list_is_no_typo_of_a_member() -> None:
    generator = generator_of("""
        list:
          a: {name: the aims, members: [biosecurity, trade]}
          b: {name: the fields, members: [biosafety, farming]}
          c: {name: the rest, members: [biosecurity, welfare]}
    """)
    item = made(generator, "list/a/all", "recall")
    assert item.rejects == ("biosafety",)
    assert member(item, "biosafety") is None
    assert member(item, "biosecurty") == 0
    assert made(generator, "list/b/all", "recall").rejects == ("biosecurity",)


def test_what_the_author_rejects_of_a_member_is_no_typo_of_it() -> None:
    generator = generator_of("list: {a: {name: the aims, members: [{value: stationery, reject: [stationary]}, ink]}}")
    assert member(made(generator, "list/a/all", "recall"), "stationary") is None


def test_names_that_the_deck_declares_stand_for_a_member() -> None:
    generator = generator_of("""
        list: {a: {name: the founders, members: [{ref: body/un}, {ref: body/eu}]}}
        body:
          un: {name: the United Nations, aliases: [the UN]}
          eu: {name: the European Union, aliases: [EU]}
    """)
    item = made(generator, "list/a/all", "recall")
    assert [member(item, text) for text in ("UN", "the U.N.", "E.U.", "united nations", "NATO")] == [0, 0, 1, 0, None]
