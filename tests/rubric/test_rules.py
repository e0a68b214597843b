from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.model import Citation, Item, Option
from quizgen.rubric import RULES, check_deck, check_item
from tests.strategies import generator_of, made

if TYPE_CHECKING:
    from collections.abc import Callable

GENERATOR = generator_of("""
    event:
      a: {name: event A, place: Rome, source: {cite: book, at: page 1}}
      b: {name: event B, place: Pisa, source: {cite: book, at: page 1}}
      c: {name: event C, place: Lyon, source: {cite: book, at: page 1}}
""")
CHOICE, TYPED, CLOZE, JUDGED = (
    made(GENERATOR, "event/a/where", form) for form in ("choice", "typed", "cloze", "truefalse")
)
CLEAN = (CHOICE, TYPED, CLOZE, JUDGED)
LONG = " ".join(f"word{number}" for number in range(41)) + "?"


def _options(item: Item, change: Callable[[Option], Option]) -> Item:
    return replace(item, options=tuple(change(option) for option in item.options))


# A flawed item, and an item that comes near the flaw and is clean.
PLANTED: dict[str, list[tuple[Item, Item]]] = {
    "K1": [
        (_options(CHOICE, lambda option: replace(option, right=True)), CHOICE),
        (_options(JUDGED, lambda option: replace(option, right=False, why="because")), JUDGED),
        (replace(TYPED, key=""), TYPED),
    ],
    "K2": [
        (
            _options(CHOICE, lambda option: option if option.text != "Pisa" else replace(option, text="The LYÓN")),
            _options(CHOICE, lambda option: option if option.text != "Pisa" else replace(option, text="New Lyon")),
        ),
    ],
    "K3": [
        (
            _options(replace(CHOICE, accepts=("Roma",)), lambda o: replace(o, text="roma") if o.text == "Pisa" else o),
            replace(CHOICE, accepts=("Roma",)),
        ),
        (
            _options(CHOICE, lambda o: replace(o, text="rome") if o.text == "Pisa" else o),
            _options(CHOICE, lambda o: replace(o, text="New Rome") if o.text == "Pisa" else o),
        ),
    ],
    "P1": [
        (replace(CHOICE, citation=Citation("")), replace(CHOICE, citation=Citation("book"))),
        (replace(TYPED, source=""), replace(TYPED, source="The Book")),
    ],
    "P2": [
        (_options(CHOICE, lambda option: replace(option, why="")), CHOICE),
        (_options(JUDGED, lambda option: replace(option, why="")), JUDGED),
    ],
    "C6": [
        (replace(CHOICE, stem="Where in RÓME was it?"), replace(CHOICE, stem="Where in Romeville was it?")),
        (replace(CLOZE, stem="The Rome talks took place in _____."), CLOZE),
        (replace(TYPED, stem="Rome: where?"), replace(JUDGED, stem=f"Is it {JUDGED.key}?")),
    ],
    "A1": [
        (replace(TYPED, accepts=("Roma",)), replace(TYPED, accepts=("Roma", "ROME"))),
        (replace(TYPED, rejects=("the rome",)), replace(TYPED, rejects=("Romes",))),
        (replace(CLOZE, accepts=()), CLOZE),
    ],
    "S3": [
        (replace(CHOICE, stem="It took place in"), replace(CHOICE, stem="Say where it took place.")),
        (replace(TYPED, stem="Where _____"), replace(CLOZE, stem="_____ it was")),
    ],
    "S5": [
        (replace(CHOICE, stem=LONG), replace(CHOICE, stem=LONG.replace("word0 ", ""))),
        (replace(TYPED, stem=LONG), replace(CLOZE, stem=LONG)),
        (replace(TYPED, stem=LONG), replace(TYPED, stem=f"Whose is “{LONG}”?")),
    ],
}
CASES = [(code, flawed, clean) for code, pairs in PLANTED.items() for flawed, clean in pairs]


def _codes(item: Item) -> set[str]:
    return {finding.rule.code for finding in check_item(item)}


def test_every_rule_has_a_planted_flaw() -> None:
    assert set(PLANTED) == set(RULES)
    assert all(code == rule.code for code, rule in RULES.items())


@pytest.mark.parametrize(("code", "flawed", "clean"), CASES, ids=[case[0] for case in CASES])
def test_each_planted_flaw_is_found_and_its_clean_twin_passes(code: str, flawed: Item, clean: Item) -> None:
    assert code in _codes(flawed)
    assert _codes(clean) == set()


@pytest.mark.parametrize("item", CLEAN, ids=[item.form for item in CLEAN])
def test_what_the_generator_makes_is_clean(item: Item) -> None:
    assert _codes(item) == set()


def test_a_finding_says_what_was_found_where_and_what_to_do() -> None:
    deck = GENERATOR.knowledge.deck
    (problem,) = check_deck(deck, [replace(TYPED, source="")])
    assert problem.origin == deck.subjects[TYPED.card.subject].origin
    assert (problem.code, problem.severity) == ("P1", "error")
    assert problem.message == "small/event/a/where as typed: the fact has no source"
    assert problem.hint == RULES["P1"].remedy


def test_a_flaw_of_a_card_is_told_once_whatever_the_seed() -> None:
    flawed = [replace(TYPED, source="", seed=seed) for seed in range(3)]
    other = replace(made(GENERATOR, "event/b/where", "typed"), source="")
    found = list(check_deck(GENERATOR.knowledge.deck, [*flawed, other]))
    assert [problem.message.split(" ")[0] for problem in found] == ["small/event/a/where", "small/event/b/where"]


def test_long_stems_only_warn() -> None:
    assert {rule.code for rule in RULES.values() if rule.severity == "warning"} == {"S5"}
