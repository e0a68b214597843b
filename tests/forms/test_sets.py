"""The forms that show or take several things at once, held on random decks against an oracle over the raw facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizgen.generation import Generator
from quizgen.kinds import read_kinds
from quizgen.knowledge import Knowledge
from quizgen.reading import Reading
from quizgen.source import read_text
from quizgen.wording import normal
from tests.strategies import LISTS, MAPS, SCALARS, RawDeck, raw_decks
from tests.test_generation import FALSE, TRUE, Oracle, days

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.model import Deck, Item

WHOLES = """
thing:
  questions:
    multi-members: {stem: "Which are of {name}?", asks: members, statement: "{name}: {members}.", forms: [multi]}
    multi-some: {stem: "Which are of {name}?", asks: some, statement: "{name}: {some}.", forms: [multi]}
    odd-members: {stem: "Which is NOT of {name}?", asks: members, forms: [oddone]}
    odd-some: {stem: "Which is NOT of {name}?", asks: some, forms: [oddone]}
    odd-one: {stem: "Which is NOT of {name}?", asks: members.item, statement: "{name}: {members}.", forms: [oddone]}
    all-members: {stem: "Name all of {name}.", asks: members, forms: [recall]}
    all-some: {stem: "Name all of {name}.", asks: some, forms: [recall]}
    match-parts: {stem: "What is what in {name}?", asks: parts, statement: "{name}: {parts}."}
    match-open_parts: {stem: "What is what in {name}?", asks: open_parts}
    order-date: {stem: "Put these in order.", orders: date}
"""
NEW = ("multi", "order", "match", "recall", "oddone", "pick")


def whole(deck: Deck) -> Deck:
    """Add the questions, let all lists stand side by side, and declare everything a look-alike of everything."""
    node, _ = read_text(WHOLES, "f")
    assert node is not None
    reading = Reading()
    kinds = read_kinds(reading, node, deck.kinds)
    assert reading.problems == []
    thing = kinds["thing"]
    fields = {**thing.fields, "members": replace(thing.fields["members"], alike="")}
    kinds["thing"] = replace(thing, fields=fields)
    subjects = {key: replace(each, confusable=tuple(deck.subjects)) for key, each in deck.subjects.items()}
    return replace(deck, kinds=kinds, subjects=subjects)


def field_of(item: Item) -> str:
    return item.card.question.partition("-")[2].replace("one", "members")


def is_multi_right(oracle: Oracle, item: Item) -> bool:
    field, thing = field_of(item), item.card.subject.id
    verdicts = [oracle.judge(thing, field, oracle.raw_value(field, option.text)) for option in item.options]
    right = sum(option.right for option in item.options)
    sizes = 2 <= right <= 3 <= len(item.options) - 1 <= 5
    return sizes and verdicts == [TRUE if option.right else FALSE for option in item.options]


def is_odd(oracle: Oracle, item: Item) -> bool:
    verdicts = [oracle.judge(item.card.subject.id, field_of(item), option.text) for option in item.options]
    return len(verdicts) == 4 and verdicts == [FALSE if option.right else TRUE for option in item.options]


def is_whole(oracle: Oracle, item: Item) -> bool:
    return list(item.keys) == oracle.values(item.card.subject.id, field_of(item)) and field_of(item) == "members"


def is_in_order(oracle: Oracle, item: Item) -> bool:
    things = [oracle.named(key).removeprefix("thing/") for key in item.keys]
    spans = [days(oracle.raw.things[thing]["date"]) for thing in things]
    apart = all(one[1] < other[0] for one, other in pairwise(spans))
    return apart and item.card.subject.id in things and [option.text for option in item.options] != list(item.keys)


def is_matched(oracle: Oracle, item: Item) -> bool:
    thing, field = item.card.subject.id, field_of(item)
    return all(
        oracle.judge(thing, field, (prompt, option.text)) == (TRUE if option.text == key else FALSE)
        for prompt, key in zip(item.prompts, item.keys, strict=True)
        for option in item.options
    )


def is_picked(oracle: Oracle, item: Item) -> bool:
    verdicts = [oracle.option(item.card, option.text) for option in item.options]
    return len(verdicts) == 2 and verdicts == [TRUE if option.right else FALSE for option in item.options]


RIGHT: dict[str, Callable[[Oracle, Item], bool]] = {
    "multi": is_multi_right,
    "oddone": is_odd,
    "recall": is_whole,
    "order": is_in_order,
    "match": is_matched,
    "pick": is_picked,
}
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=30, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(raw_decks(), st.integers(0, 1 << 32))
def test_what_is_marked_right_is_true_and_all_else_is_proved_false(raw: RawDeck, seed: int) -> None:
    oracle, deck = Oracle(raw), whole(raw.deck)
    generator, again = Generator(Knowledge(deck)), Generator(Knowledge(deck))
    for form in NEW:
        items = list(generator.items(seed, form))
        for item in items:
            assert RIGHT[form](oracle, item), item
            texts = [normal(option.text) for option in item.options]
            assert len(set(texts)) == len(texts), item
            assert all(bool(option.why) is not option.right for option in item.options), item
            assert 0 < item.difficulty < 1
            assert [item.options[index].text for index in item.correct] == list(
                (form in {"multi", "order", "match"} and item.keys) or (form != "recall" and [item.key]) or []
            )
        assert list(again.items(seed, form)) == items
        # Whether a card takes a form does not hang on the seed.
        assert [item.card for item in generator.items(seed + 1, form)] == [item.card for item in items]


def test_random_decks_have_items_of_every_new_form() -> None:
    seen = Counter[str]()

    @settings(max_examples=400, deadline=None, database=None, derandomize=True, suppress_health_check=SLOW)
    @given(raw_decks())
    def look(raw: RawDeck) -> None:
        generator = Generator(Knowledge(whole(raw.deck)))
        seen.update(item.form for form in NEW for item in generator.items(1, form))

    look()
    assert set(NEW) - {"oddone"} <= set(seen)  # lists so long are rare there: see test_oddone


ASKS = ("name", *SCALARS, *LISTS, *MAPS, *(f"{each}.item" for each in LISTS), "parts.key", "parts.value", "saying.gap")


@settings(max_examples=15, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(raw_decks())
def test_whatever_is_asked_in_whatever_form_makes_items_or_none(raw: RawDeck) -> None:
    questions = "".join(
        f"    q-{index}: {{stem: What?, asks: {asks}, forms: [{', '.join(NEW)}]}}\n" for index, asks in enumerate(ASKS)
    )
    node, _ = read_text(f"thing:\n  questions:\n{questions}", "f")
    assert node is not None
    reading = Reading()
    deck = replace(raw.deck, kinds=read_kinds(reading, node, raw.deck.kinds))
    assert reading.problems == []
    for item in Generator(Knowledge(deck)).items(1):
        assert item.key
        assert len({normal(option.text) for option in item.options}) == len(item.options)
