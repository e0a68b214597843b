"""Questions about the places of an ordered list: which member it is, and which comes next."""

from __future__ import annotations

import pytest

from quizgen.grading import Typed, grade
from quizgen.model import GAP
from tests.strategies import generator_of, item_of, loaded_of, made, wrong

PLANETS = """
    list:
      planets: {name: the planets, members: {value: [Mercury, Venus, Earth, Mars, Jupiter], ordered: true}}
      colours: {name: the colours, members: [red, green, blue, white, black]}
"""


def test_a_member_of_an_ordered_list_is_asked_for_by_its_place() -> None:
    generator = generator_of(PLANETS)
    item = made(generator, "list/planets/position.earth", "typed")
    assert (item.stem, item.key) == ("Which is the third of the planets?", "Earth")
    assert made(generator, "list/planets/position.earth", "cloze").stem == f"Of the planets, the third is {GAP}."


def test_the_next_member_is_asked_for_by_the_one_before_it() -> None:
    item = made(generator_of(PLANETS), "list/planets/next.venus", "typed")
    assert (item.stem, item.key) == ("Which of the planets comes right after Mercury?", "Venus")
    assert not grade(item, Typed("Mars")).right


@pytest.mark.parametrize(
    ("card", "before"),
    [
        ("venus", "Mercury"),
        ("earth", "Mercury and Venus"),
        ("mars", "Mercury, Venus, and Earth"),
        ("jupiter", "Venus, Earth, and Mars"),
    ],
)
def test_clozes_overlap_each_with_the_three_members_before(card: str, before: str) -> None:
    item = made(generator_of(PLANETS), f"list/planets/next.{card}", "cloze")
    assert item.stem == f"Of the planets, the next after {before} is {GAP}."


def test_the_first_member_comes_after_nothing() -> None:
    cards = {card.id for card in generator_of(PLANETS).cards}
    assert "small/list/planets/position.mercury" in cards
    assert "small/list/planets/next.mercury" not in cards


def test_a_list_without_an_order_has_no_places() -> None:
    asked = {card.question for card in generator_of(PLANETS).cards if card.subject.id == "colours"}
    assert asked.isdisjoint({"position", "next", "in-order"})
    assert {"member", "missing", "all", "list"} <= asked


def test_the_other_members_are_wrong_and_are_told_at_their_own_places() -> None:
    generator = generator_of(PLANETS)
    choices = [item for item in generator.items(1, "choice") if item.card.question in {"position", "next"}]
    assert {item.card.question for item in choices} == {"position", "next"}
    for item in choices:
        assert wrong(item) <= {"Mercury", "Venus", "Earth", "Mars", "Jupiter"} - {item.key}
        assert all(option.text in option.why for option in item.options if not option.right)
        assert not any(option.text in item.stem for option in item.options)


def test_a_false_statement_never_puts_a_member_after_itself() -> None:
    generator = generator_of(PLANETS)
    assert item_of(generator, "list/planets/next.jupiter", "truefalse") is None  # all others are named
    for seed in range(30):
        items = [item for item in generator.items(seed, "truefalse") if item.card.question == "next"]
        assert items
        for item in items:
            assert all(item.stem.count(name) <= 1 for name in ("Mercury", "Venus", "Earth", "Mars", "Jupiter"))


HEADER = """
    kinds:
      list:
        questions:
          odd: {{stem: "{stem}", asks: {asks}, statement: "{statement}"}}
"""


@pytest.mark.parametrize(
    ("stem", "asks", "statement", "code"),
    [
        ("Which of {name}?", "members.placed", "It is {members.placed}.", "no-place"),
        ("Which follows {members.item}?", "members.placed", "It is {members.placed}.", "no-place"),
        ("{members.item} is the {members.position}?", "members.placed", "{members.placed}.", "answer-in-stem"),
        ("Which has the {members.position}?", "name", "{name}.", "place-not-asked"),
        ("What leads to {members.item}?", "members.before", "{members.before}.", "place-not-asked"),
        ("Which is {members.third}?", "members.placed", "{members.placed}.", "unknown-part"),
    ],
)
def test_a_question_that_cannot_be_put_is_a_problem(stem: str, asks: str, statement: str, code: str) -> None:
    loaded = loaded_of(PLANETS, HEADER.format(stem=stem, asks=asks, statement=statement))
    assert [problem.code for problem in loaded.problems if problem.code != "no-source"] == [code]
