"""No accepted form of one answer passes for another where that would be wrong, as it is or as a typo (A1, A2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.asks import Ask
from quizgen.generation import Generator
from quizgen.grading import Typed, grade, member
from quizgen.knowledge import Knowledge, Truth
from quizgen.loader import load
from quizgen.wording import normal
from tests.strategies import RawDeck, generator_of, raw_decks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model import Item

SHIPPED = sorted(path.parent for path in (Path(__file__).parents[2] / "decks").glob("*/deck.yaml"))
SPARSE = 40  # items of one question that are all compared; of more, those whose answers begin alike
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def taken_for_another(generator: Generator, seed: int) -> Iterator[tuple[str, str]]:
    """Give the cards, with the text, where an answer of another card passes and is proved wrong."""
    groups: dict[tuple[str, str, str], list[tuple[Item, Ask]]] = {}
    for form in ("typed", "cloze", "recall"):
        for item in generator.items(seed, form):
            name = (item.card.subject.kind, item.card.question, form)
            groups.setdefault(name, []).append((item, _asked(generator.knowledge, item)))
    for rows in groups.values():
        for item, ask in rows:
            for other, donor in _rivals(rows, item):
                yield from ((item.card.id, text) for text in _passing(generator.knowledge, (item, ask), (other, donor)))


def _asked(knowledge: Knowledge, item: Item) -> Ask:
    """Give the ask at the item's own precision: "May 2014" says the year 2014 rightly."""
    ask = knowledge.ask(item.card)
    if item.date is None or item.date == ask.answer:
        return ask
    return Ask(ask.subject, ask.question, ask.part, item.date.precision)


def _rivals(rows: list[tuple[Item, Ask]], item: Item) -> list[tuple[Item, Ask]]:
    """Give the rows whose answers could pass for an item's: of many, those that begin alike, as a typo never begins."""
    if len(rows) <= SPARSE:
        return rows
    letters = {normal(text)[:1] for text in item.accepts}
    return [row for row in rows if letters & {normal(text)[:1] for text in row[0].accepts}]


def _passing(knowledge: Knowledge, one: tuple[Item, Ask], other: tuple[Item, Ask]) -> Iterator[str]:
    item, ask = one
    theirs, donor = other
    if theirs is item:
        return
    forms = theirs.spellings if item.form == "recall" else (theirs.accepts,)
    for value, spellings in zip(donor.answers, forms, strict=False):
        if knowledge.truth(ask, value) is Truth.FALSE:
            yield from (text for text in spellings if _passes(item, text))


def _passes(item: Item, text: str) -> bool:
    return member(item, text) is not None if item.form == "recall" else grade(item, Typed(text)).right


@pytest.mark.parametrize("folder", SHIPPED, ids=[folder.name for folder in SHIPPED])
def test_no_answer_of_a_shipped_deck_passes_for_another(folder: Path) -> None:
    deck = load(folder).deck
    assert deck is not None
    assert list(taken_for_another(Generator(Knowledge(deck)), 1)) == []


@few
@given(raw_decks(), st.integers(0, 5))
def test_no_answer_of_any_deck_passes_for_another(raw: RawDeck, seed: int) -> None:
    assert list(taken_for_another(raw.generator, seed)) == []


def test_only_what_is_rejected_keeps_a_member_of_one_list_from_passing_in_another() -> None:
    generator = generator_of("""
        list:
          a: {name: the goods, members: [stationery, tea]}
          b: {name: the states, members: [{value: stationary, accept: [at rest]}, moving]}
    """)
    assert list(taken_for_another(generator, 1)) == []
    goods = next(generator.items(1, "recall"))
    assert (goods.rejects, _passes(goods, "stationary")) == (("stationary",), False)
    assert _passes(replace(goods, rejects=()), "stationary")
