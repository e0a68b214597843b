"""A mutation test: every rule catches a planted flaw and passes its clean twin."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizgen.dates import parse
from quizgen.model import Citation, Item, Option, SubjectKey
from quizgen.rubric import (
    RULES,
    Cell,
    Paper,
    Plan,
    Trials,
    World,
    are_enemies,
    check_bank,
    check_deck,
    check_item,
    check_paper,
    check_trials,
    explained,
    look_at,
    nearest,
    review,
)
from quizgen.rubric.explain import READING, table
from tests.conftest import GOLDEN
from tests.strategies import deck_of, generator_of, made

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizgen.model import Card, Deck

GENERATOR = generator_of("""
    event:
      a: {name: event A, place: Rome, source: {cite: book, at: page 1}}
      b: {name: event B, place: Pisa, source: {cite: book, at: page 1}}
      c: {name: event C, place: Lyon, source: {cite: book, at: page 1}}
""")
DECK = GENERATOR.knowledge.deck
CHOICE, TYPED, CLOZE, JUDGED = (
    made(GENERATOR, "event/a/where", form) for form in ("choice", "typed", "cloze", "truefalse")
)
WHICH = made(GENERATOR, "event/a/where", "choice")
CLEAN = (CHOICE, TYPED, CLOZE, JUDGED)
LONG = " ".join(f"word{number}" for number in range(41)) + "?"


def of(right: str, *wrong: str, stem: str = "Where was event A held?", form: str = "choice") -> Item:
    """A choice item with these options in this order after the key."""
    options = (Option(right, right=True), *(Option(text, right=False, why="because") for text in wrong))
    return replace(CHOICE, stem=stem, key=right, options=options, form=form)


def multi(count: int) -> Item:
    """Three options, of which the first so many are right."""
    rows = zip(("Rome", "Pisa", "Lyon"), (number < count for number in range(3)), strict=True)
    options = tuple(Option(text, right=each, why="" if each else "because") for text, each in rows)
    return replace(CHOICE, form="multi", options=options, keys=tuple(o.text for o in options if o.right))


def sequence(*keys: str, form: str = "order", prompts: tuple[str, ...] = ()) -> Item:
    options = tuple(Option(text, right=True) for text in ("Rome", "Pisa", "Lyon"))
    return replace(CHOICE, form=form, options=options, keys=keys, prompts=prompts)


def recall(*members: str) -> Item:
    spellings = tuple((member,) for member in members)
    return replace(TYPED, form="recall", keys=members, spellings=spellings, accepts=(), key="; ".join(members))


def changed(item: Item, change: Callable[[Option], Option]) -> Item:
    return replace(item, options=tuple(change(option) for option in item.options))


# A flawed item, and an item that comes near the flaw and is clean.
ITEMS: dict[str, list[tuple[Item, Item]]] = {
    "K1": [
        (changed(CHOICE, lambda option: replace(option, right=True)), CHOICE),
        (changed(JUDGED, lambda option: replace(option, right=False, why="because")), JUDGED),
        (replace(TYPED, key=""), TYPED),
        (multi(3), multi(2)),
        (multi(0), multi(1)),
        (sequence("Rome", "Nice"), sequence("Rome", "Pisa", "Lyon")),
        (sequence("Rome", form="match", prompts=("a", "b")), sequence("Rome", form="match", prompts=("a",))),
        (recall(), recall("Rome", "Pisa")),
    ],
    "K2": [(of("Lyon", "The LYÓN", "Pisa"), of("Lyon", "Lyons", "Pisa"))],
    "K3": [
        (replace(of("Rome", "roma", "Lyon"), accepts=("Roma",)), replace(CHOICE, accepts=("Roma",))),
        (of("Rome", "rome", "Lyon"), of("Rome", "Romes", "Lyon")),
        (
            replace(JUDGED, stem="True or false? Event A took place in Rome.", key="False"),
            replace(JUDGED, stem="True or false? Event A took place in Pisa.", key="False"),
        ),
    ],
    "K5": [(of("2013", "November 2013", "2015"), of("November 2013", "May 2015", "June 2016"))],
    "K6": [
        (of("security", "national security", "trade"), of("food security", "national security", "trade")),
        (of("Rome", "Pisa", "New Pisa"), of("Rome", "Pisa", "Lyon")),
    ],
    "T1": [(of("2014", "Beijing", "2015"), of("2014", "2015", "2016"))],
    "T2": [(of("April 15, 2014", "May 2013", "June 2015"), of("April 15, 2014", "May 1, 2015", "June 2, 2015"))],
    "T3": [(of("8 km", "9 m", "10 km"), of("8 km", "9 km", "10 km"))],
    "P1": [
        (replace(CHOICE, citation=Citation("")), replace(CHOICE, citation=Citation("book"))),
        (replace(TYPED, source=""), replace(TYPED, source="The Book")),
    ],
    "P2": [
        (changed(CHOICE, lambda option: replace(option, why="")), CHOICE),
        (changed(JUDGED, lambda option: replace(option, why="")), JUDGED),
    ],
    "C1": [(of("Rome on the river Tiber", "Pisa", "Lyon"), of("Rome the old", "Pisa", "Lyon"))],
    "C2": [
        (of("apple", "pear", "plum", stem="What is it? It is an:"), of("apple", "olive", "acorn", stem="It is an:")),
        (replace(CLOZE, gap=("It is a ", "."), key="apple", accepts=("apple",)), CLOZE),
        (of("pear", "the plum", "fig", stem="It is the:"), of("the pear", "the plum", "the fig", stem="Which is it?")),
        (of("Rome", "Pisa", "Lyon", stem="Which of these towns are in it?"),
         of("Rome", "Pisa", "Lyon", stem="Which of these that are towns is in it?")),
        (of("an oath", "two laws", "plans", stem="What was adopted?"),
         of("an oath", "two laws", "a plan", stem="What was adopted?")),
        (of("laws of war", "a plan", "an oath", stem="What were its aims?"),
         of("laws of war", "The Plans", "oaths and plans", stem="What were its aims?")),
        (of("laws", "plan", "oath", stem="_____ were adopted."), of("laws", "plan", "oath", stem="_____ was adopted.")),
        (of("Rome", "peace", "war", stem="They spoke about:"), of("Rome", "Peace", "war", stem="They spoke about:")),
        (of("peace", "War", "Rome", stem="They spoke of _____."), of("peace", "War", "Rome", stem="Of what?")),
        (of("the law", "war", "peace", stem="They spoke about:"), of("the law", "the war", "peace", stem="Of:")),
        (of("law", "the war", "a peace", stem="They spoke about:"), of("law", "the war", "peace", stem="Of:")),
    ],
    "C3": [
        (of("the reform law", "the budget", "the plan", stem="What did the reform plenum adopt?"),
         of("the reform law", "the reform plan", "the plan", stem="What did the reform plenum adopt?")),
    ],
    "C4": [
        (of("big red cube", "red ball", "blue cube", "big cone"),
         of("big red cube", "red ball", "blue cube", "blue ball")),
    ],
    "C5": [
        (of("Law 7", "Decision", "Report", "Outline"), of("Law 7", "Decision 8", "Report", "Outline")),
        (of("the Law", "Decision", "Report", "Outline"), of("the Law", "the Decision", "Report", "Outline")),
    ],
    "C6": [
        (replace(CHOICE, stem="Where in RÓME was it?"), replace(CHOICE, stem="Where in Romeville was it?")),
        (replace(CLOZE, stem="The Rome talks took place in _____."), CLOZE),
        (replace(TYPED, stem="Rome: where?"), replace(JUDGED, stem=f"Is it {JUDGED.key}?")),
    ],
    "O1": [(of("Rome", "Pisa", "All of the above"), of("Rome", "Pisa", "All of Lyon"))],
    "O2": [
        (of("Rome", "Pisa", "Lyon", stem="Where is it always held?"), of("Rome", "Pisa", "Lyon", stem="Where is it?")),
        (of("it met", "it never met", "it fell"), of("“always” it", "never it", "it fell")),
    ],
    "O3": [(of("Rome", "Pisa", "Lyon", stem="Where is it usually held?"), CHOICE)],
    "O4": [(of("Rome", "Pisa"), of("Rome", "Pisa", "Lyon")), (of("a", "b", "c", "d", "e", "f"), of("u", "b", "c"))],
    "O5": [(of("2015", "2013", "2014"), of("2013", "2014", "2015")), (of("9", "10", "2"), of("2", "9", "10"))],
    "O6": [(of("the law on air", "the law on sea", "the law on land"), of("the law on air", "the plan", "the rest"))],
    "S1": [
        (replace(CHOICE, stem="Where was it not held?"), replace(CHOICE, stem="Where was it held “not once”?")),
        (replace(CHOICE, form="oddone", stem="Which is not one?"),
         replace(CHOICE, form="oddone", stem="Which is NOT?")),
    ],
    "S2": [(replace(CHOICE, stem="Which is NOT without a seat?"), replace(CHOICE, stem="Which is NOT a seat?"))],
    "S3": [
        (replace(CHOICE, stem="It took place in"), replace(CHOICE, stem="Say where it took place.")),
        (replace(TYPED, stem="Where _____"), replace(CLOZE, stem="_____ it was")),
    ],
    "S4": [(replace(CHOICE, stem="The _____ was held there."), replace(CHOICE, stem="It was held in: _____."))],
    "S5": [
        (replace(CHOICE, stem=LONG), replace(CHOICE, stem=LONG.replace("word0 ", ""))),
        (replace(TYPED, stem=LONG), replace(CLOZE, stem=LONG)),
        (replace(TYPED, stem=LONG), replace(TYPED, stem=f"Whose is “{LONG}”?")),
    ],
    "S6": [
        (replace(CHOICE, stem="Where is the current seat?"), replace(CHOICE, stem="Where is the currents' seat?")),
        (replace(CHOICE, stem="Where is it now?"), replace(CHOICE, stem="Where, as of July 2024, is it now?")),
    ],
    "A1": [
        (replace(TYPED, accepts=("Roma",)), replace(TYPED, accepts=("Roma", "ROME"))),
        (replace(TYPED, rejects=("the rome",)), replace(TYPED, rejects=("Romes",))),
        (replace(CLOZE, accepts=()), CLOZE),
        (replace(TYPED, accepts=("Rome", "Pisa")), replace(TYPED, accepts=("Rome", "Paris"))),
        (replace(recall("Rome", "Pisa"), spellings=(("Rome",), ("Pisa", "rome"))), recall("Rome", "Pisa")),
        (replace(recall("Rome"), spellings=(("Roma",),)), recall("Rome")),
    ],
    "A2": [
        (replace(TYPED, key="2014", accepts=("2014", "2013"), date=parse("2014")),
         replace(TYPED, key="2014", accepts=("2014", "in 2014"), date=parse("2014"))),
    ],
    "A3": [
        (replace(TYPED, key="April 15, 2014", accepts=("April 15, 2014",)),
         replace(TYPED, key="April 15, 2014", accepts=("April 15, 2014",), date=parse("2014-04-15"))),
    ],
    "A4": [(replace(TYPED, key="u b c d e f", accepts=("u b c d e f",)), TYPED)],
    "F1": [
        (replace(CLOZE, key=LONG, accepts=(LONG,)), CLOZE),
        (recall("Rome", LONG), recall("Rome", "Pisa")),
    ],
    "F5": [
        (replace(TYPED, explanation=""), TYPED),
        (replace(CHOICE, source="The Book"), CHOICE),
    ],
}  # fmt: skip


def seeded(form: str, places: Sequence[int], size: int = 3) -> list[Item]:
    """Choice items with their keys in these places."""
    texts = ("Rome", "Pisa", "Lyon", "Nice")[:size]
    return [
        replace(
            CHOICE,
            card=replace(CHOICE.card, part=str(number)),
            form=form,
            options=tuple(Option(text, right=place == at, why="because") for at, text in enumerate(texts)),
        )
        for number, place in enumerate(places)
    ]


def noise(count: int, size: int) -> list[int]:
    state, found = 7, list[int]()
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        found.append((state >> 16) % size)
    return found


def copies(count: int, *texts: Sequence[str]) -> list[Item]:
    """Items in turn from rows of options, the key first."""
    rows = [texts[number % len(texts)] for number in range(count)]
    return [replace(of(*row), card=replace(CHOICE.card, part=str(number))) for number, row in enumerate(rows)]


OTHER = replace(TYPED.card, subject=SubjectKey("event", "b"))
LISTS = replace(recall("u", "b", "c", "d", "e", "f"))
BANKS: dict[str, list[tuple[list[Item], list[Item]]]] = {
    "K4": [
        ([TYPED, replace(TYPED, card=OTHER, key="Pisa", accepts=("Pisa",))],
         [TYPED, replace(TYPED, card=OTHER, key="ROME")]),
    ],
    "C1": [
        (copies(30, ("Romes", "Pisa", "Lyon")),
         copies(30, ("Romes", "Pisa", "Lyon"), ("Rom", "Pisas", "Ly"), ("Ro", "Pisas", "Lyo"))),
        (copies(30, ("Rom", "Pisa", "Lyon")), copies(30, ("Rome", "Pisa", "Lyon"))),
    ],
    "C7": [
        ([of("Rome", "Pisa", "Lyon")], copies(3, ("Rome", "Pisa", "Lyon"), ("Pisa", "Rome", "Lyon"))),
        (copies(30, ("Rome", "Pisa", "Lyon"), ("Rome", "Nice", "Metz"), ("Pisa", "Rome", "Oslo")),
         copies(30, ("Rome", "Pisa", "Lyon"), ("Pisa", "Lyon", "Rome"), ("Lyon", "Pisa", "Rome"))),
    ],
    "C8": [
        (copies(30, ("2014", "2013", "2015")),
         copies(30, ("2014", "2013", "2015"), ("2013", "2014", "2015"), ("2015", "2014", "2013"))),
    ],
    "E2": [(seeded("choice", [0] * 20 + noise(20, 3)), seeded("choice", noise(60, 3)))],
    "E3": [(seeded("choice", [0, 1, 2, 1] * 15), seeded("choice", noise(60, 3)))],
    "E4": [(seeded("choice", [0, 1, 2, 2, 1, 0] * 15), seeded("choice", noise(90, 3)))],
    "F2": [([LISTS], [LISTS, TYPED]), ([LISTS], [recall("u", "b", "c", "d", "e")])],
    "F7": [
        ([replace(CHOICE, stem="Where was it?"), replace(CHOICE, card=OTHER, stem="Where was it?", key="Pisa")],
         [CHOICE, replace(CHOICE, card=OTHER, stem="Where was event B held?", key="Pisa")]),
        ([replace(CHOICE, stem="Where was it?"), replace(CHOICE, card=OTHER, stem="Where was it?", key="Pisa")],
         [replace(CHOICE, stem="Where was it?"), replace(CHOICE, card=OTHER, stem="Where was it?", key="Rome")]),
    ],
}  # fmt: skip


def fact(card: Card) -> object:
    """Questions that begin with one letter ask for one fact."""
    return card.subject, card.question[:1]


def asked(question: str, subject: str = "a", **changes: Any) -> Item:
    card = replace(TYPED.card, question=question, subject=SubjectKey("event", subject))
    changes = {"stem": f"{question} of {subject}?", "key": f"{question} {subject}"} | changes
    return replace(TYPED, card=card, accepts=(changes["key"],), **changes)


def in_cells(*cells: tuple[str, str]) -> list[Item]:
    return [asked(str(place), topic=topic, form=form) for place, (topic, form) in enumerate(cells)]


def of_levels(*difficulties: float) -> list[Item]:
    forms = ("typed", "cloze")
    return [asked(str(n), difficulty=each, form=forms[n % 2]) for n, each in enumerate(difficulties)]


def planned(items: list[Item], cells: dict[tuple[str, str], int], **levels: int) -> Paper:
    return Paper(items, Plan({Cell(*cell): count for cell, count in cells.items()}, levels), fact)


AB = [("a", "typed"), ("b", "typed")]
MIXED = of_levels(0.1, 0.4, 0.9)
PAPERS: dict[str, list[tuple[Paper, Paper]]] = {
    "E1": [
        (Paper([TYPED, replace(asked("x"), stem="Who met in Rome?")]),
         Paper([TYPED, replace(asked("x", "b"), stem="Who met in Rome?")])),
        (Paper([CHOICE, replace(CHOICE, card=OTHER, key="Pisa")]),
         Paper([CHOICE, replace(of("Pisa", "Rome", "Oslo"), card=OTHER)])),
        (Paper([TYPED, replace(asked("x", "b"), stem=TYPED.stem)]), Paper([TYPED, asked("x", "b")])),
        (Paper([asked("x", key="Ann", stem="Who saw Bob?"), asked("x", "b", key="Bob", stem="Whom did Ann see?")]),
         Paper([asked("x", key="Ann", stem="Who saw Bob?"), asked("x", "b", key="Cid", stem="Whom did Ann see?")])),
    ],
    "E5": [
        (Paper([asked("when"), asked("which")], fact=fact), Paper([asked("when"), asked("date")], fact=fact)),
        (Paper([asked("when"), asked("which", "b"), asked("wer", "b")], fact=fact),
         Paper([asked("when"), asked("which", "b")], fact=fact)),
    ],
    "E6": [
        (planned(in_cells(*AB), {("a", ""): 2}), planned(in_cells(*AB), {("a", ""): 1, ("", "typed"): 1})),
        (planned(in_cells(*AB), {("a", ""): 1, ("b", ""): 2}), planned(in_cells(*AB), {("", ""): 2})),
        (planned(in_cells(*AB), {("a", ""): 1}), planned(in_cells(*AB), {("", "typed"): 1, ("a", "typed"): 1})),
        (planned(in_cells(*AB), {("a", "cloze"): 1, ("b", ""): 1}),
         planned(in_cells(*AB, ("a", "cloze")), {("", ""): 1, ("a", ""): 1, ("b", "typed"): 1})),
    ],
    "E8": [
        (Paper(of_levels(*[0.4] * 10), bank=MIXED), Paper(of_levels(*[0.4] * 9, 0.7), bank=MIXED)),
        (Paper(of_levels(*[0.4] * 10), bank=MIXED), Paper(of_levels(*[0.4] * 10), bank=of_levels(0.4, 0.5))),
        (Paper(of_levels(*[0.4] * 10), bank=MIXED), Paper(of_levels(*[0.4] * 6), bank=MIXED)),
        (planned(MIXED, {("", ""): 3}, easy=2, hard=1), planned(MIXED, {("", ""): 3}, easy=1, middle=1, hard=1)),
    ],
}  # fmt: skip

BANK = [
    asked(f"{letter}{n}", subject, topic=subject, form=form)
    for letter, subject, form in (("x", "a", "typed"), ("y", "b", "cloze"), ("z", "c", "typed"))
    for n in range(2)
]


def drawing(*weights: int) -> Trials:
    """Quizzes of two, in which items of the bank come as often as their weights say."""
    row = [item for item, weight in zip(BANK, weights, strict=True) for _ in range(weight)]
    return Trials(BANK, lambda seed: [row[seed * 2 % len(row)], row[(seed * 2 + 1) % len(row)]], fact)


TRIALS: dict[str, list[tuple[Trials, Trials, str]]] = {
    "E7": [
        (drawing(1, 1, 1, 1, 0, 0), drawing(1, 2, 2, 1, 1, 1), "over the whole deck topic 'c' came 0 times"),
        (drawing(9, 9, 1, 1, 9, 9), drawing(9, 9, 5, 5, 9, 9), "over the whole deck form 'cloze' came 106 times"),
        (drawing(8, 1, 8, 8, 8, 8), drawing(8, 3, 8, 8, 8, 8), "it came 49 times in 1000 quizzes; its share is 333"),
    ],
}

HOLES = "kinds: {event: {fields: {with: {type: text}}, questions: {pal: {stem: 'Who came with {with}?', asks: name}}}}"
TWINS = generator_of(
    """
    event:
      a: {name: event A, with: Ann, place: {value: Rome, accept: [Roma]}, confusable: [b], formerly: [e],
          source: {cite: book}}
      b: {name: event B, with: Ann, place: Rome, source: {cite: book}}
      c: {name: event C, with: Bob, place: Pisa, confusable: [d], formerly: [old], source: {cite: book}}
      d: {name: event D, with: Cid, place: Lyon, formerly: [old], source: {cite: book}}
      e: {name: event E, aliases: [the feast], place: Pise, source: {cite: book}}
    person:
      xi: {name: Xi, source: {cite: book}}
      hu: {name: Hu, source: {cite: book}}
      wen: {name: Wen, source: {cite: book}}
      li: {name: Li, source: {cite: book}}
    body:
      x: {name: the Office, chair: {value: {ref: person/xi}, valid: 2013/2018}, source: {cite: book}}
      y: {name: the Bureau, part_of: {ref: body/x}, chair: {value: {ref: person/hu}, valid: 2003/2012},
          source: {cite: book}}
      z: {name: the Union, part_of: {ref: body/y}, chair: {value: {ref: person/wen}, valid: 2018-03/2023},
          source: {cite: book}}
      w: {name: the Agency, part_of: {ref: body/x}, chair: {ref: person/li}, source: {cite: book}}
    statement:
      s: {name: the oath, text: "[peace] for us and [peace] for all", source: {cite: book}}
    """,
    HOLES,
)
TWIN_WORLD = World(TWINS.knowledge.deck, judge=lambda item, text: text in item.accepts)
PAL = next(card for card in TWINS.cards if card.id.endswith("event/a/pal"))
PAL_C = next(card for card in TWINS.cards if card.id.endswith("event/c/pal"))
WHERE = next(card for card in TWINS.cards if card.id.endswith("event/a/where"))
WHERE_C = next(card for card in TWINS.cards if card.id.endswith("event/c/where"))
PART = next(card for card in TWINS.cards if card.id.endswith("body/z/part-of"))
PAL_D = next(card for card in TWINS.cards if card.id.endswith("event/d/pal"))
CHAIR = next(card for card in TWINS.cards if card.id.endswith("body/x/chair"))
CHAIR_OF = next(card for card in TWINS.cards if card.id.endswith("body/x/chaired"))
FIRST, SECOND = (next(card for card in TWINS.cards if card.id.endswith(end)) for end in (".peace", ".peace-2"))


def dealt(card: object, item: Item, **changes: object) -> Item:
    return replace(item, card=card, **changes)  # type: ignore[arg-type]


# Beside the deck's own values.
DECKS: dict[str, list[tuple[Item, Item]]] = {
    "K3": [
        (dealt(PAL, of("event A", "event B", "event D")), dealt(PAL_C, of("event C", "event B", "event D"))),
        (dealt(WHERE_C, of("Lyon", "Pisa", "Rome")), dealt(WHERE_C, of("Pisa", "Lyon", "Rome"))),
    ],
    "K2": [
        (dealt(PAL, of("event A", "event E", "the feast")), dealt(PAL, of("event A", "event E", "event D"))),
        (dealt(WHERE_C, of("Pisa", "Rome", "Roma")), dealt(WHERE_C, of("Pisa", "Rome", "Romania"))),
    ],
    "P1": [(dealt(WHERE_C, of("Pisa", "Rome", "Atlantis")), dealt(WHERE_C, of("Pisa", "Rome", "Lyon")))],
    "T4": [
        (dealt(CHAIR, of("Xi", "Hu", "Li")), dealt(CHAIR, of("Xi", "Wen", "Li"))),
        (dealt(CHAIR_OF, of("the Office", "the Bureau", "x")), dealt(CHAIR_OF, of("the Office", "the Union", "x"))),
    ],
    "F6": [(dealt(SECOND, CLOZE), dealt(FIRST, CLOZE))],
    "K6": [(dealt(PART, of("the Bureau", "the Office", "x")), dealt(PART, of("the Bureau", "the Agency", "x")))],
    "F4": [(dealt(PAL, TYPED, key="event A"), dealt(PAL_C, TYPED, key="event C"))],
    "A1": [
        (dealt(PAL_C, TYPED, key="event C", accepts=("event C", "event D")),
         dealt(PAL_C, TYPED, key="event C", accepts=("event C", "C"))),
    ],
    "A2": [
        (dealt(WHERE_C, TYPED, key="Pisa", accepts=("Pisa", "Pise")), dealt(WHERE_C, TYPED, key="Pisa")),
    ],
    "A3": [
        (dealt(WHERE_C, TYPED, key="Pisa", accepts=("Pisa",)),
         dealt(WHERE_C, TYPED, key="Pisa", accepts=("Pisa", "PISA", "  Pisa ", "Pisa."))),
    ],
}  # fmt: skip
SURVEYS: dict[str, list[tuple[list[Item], list[Item]]]] = {
    "F3": [
        ([dealt(WHERE_C, of("Pisa", "Lyon", "Rome"))], [dealt(WHERE_C, of("event C", "event D", "event B"))]),
    ],
    "F6": [
        ([dealt(PAL, TYPED)], [dealt(WHERE_C, TYPED)]),
        ([dealt(WHERE_C, TYPED), dealt(PAL_D, TYPED)], [dealt(PAL_D, TYPED)]),
    ],
}


def codes(item: Item, world: World | None = None) -> set[str]:
    return {finding.rule.code for finding in look_at(item, world)}


def cases(table: dict[str, list[tuple[object, object]]]) -> list[object]:
    return [pytest.param(code, *pair, id=f"{code}-{n}") for code, rows in table.items() for n, pair in enumerate(rows)]


def test_every_rule_has_a_planted_flaw() -> None:
    assert {*ITEMS, *BANKS, *PAPERS, *TRIALS, *DECKS, *SURVEYS} == set(RULES)
    assert all(code == rule.code for code, rule in RULES.items())


def test_every_check_of_every_rule_has_a_planted_flaw() -> None:
    # K4's and F2's checks beside the deck are planted below.
    banks = {code for code, rule in RULES.items() if rule.bank}
    assert banks - {"C3"} == set(BANKS)
    assert {code for code, rule in RULES.items() if rule.deck} == {*DECKS, "K4", "F2"}
    assert {code for code, rule in RULES.items() if rule.survey} == set(SURVEYS)
    assert {code for code, rule in RULES.items() if rule.paper} == set(PAPERS)
    assert {code for code, rule in RULES.items() if rule.trials} == set(TRIALS)


@pytest.mark.parametrize(("code", "flawed", "clean"), cases(ITEMS))  # type: ignore[arg-type]
def test_each_flaw_of_one_item_is_found_and_its_clean_twin_passes(code: str, flawed: Item, clean: Item) -> None:
    def found(item: Item) -> set[str]:
        world = World(DECK) if RULES[code].deck else None
        return codes(item, world) | {each.rule.code for each in check_bank([item]) if each.rule.code == code}

    assert code in found(flawed)
    assert code not in found(clean)


@pytest.mark.parametrize(("code", "flawed", "clean"), cases(BANKS))  # type: ignore[arg-type]
def test_each_flaw_of_a_bank_is_found_and_its_clean_twin_passes(
    code: str, flawed: list[Item], clean: list[Item]
) -> None:
    assert code in {finding.rule.code for finding in check_bank(flawed)}
    assert code not in {finding.rule.code for finding in check_bank(clean)}


@pytest.mark.parametrize(("code", "flawed", "clean"), cases(PAPERS))  # type: ignore[arg-type]
def test_each_flaw_of_a_paper_is_found_and_its_clean_twin_passes(code: str, flawed: Paper, clean: Paper) -> None:
    assert {finding.rule.code for finding in check_paper(flawed)} == {code}
    assert list(check_paper(clean)) == []


@pytest.mark.parametrize(("flawed", "clean"), PAPERS["E1"])
def test_enemies_are_found_in_either_order(flawed: Paper, clean: Paper) -> None:
    assert are_enemies(*flawed.items)
    assert are_enemies(*reversed(flawed.items))
    assert not are_enemies(*clean.items)
    assert not are_enemies(*reversed(clean.items))


def test_a_card_is_its_own_enemy_in_another_form() -> None:
    assert are_enemies(TYPED, CHOICE)


@pytest.mark.parametrize(("flawed", "clean", "said"), TRIALS["E7"])
def test_what_quizzes_starve_is_found_and_its_clean_twin_passes(flawed: Trials, clean: Trials, said: str) -> None:
    found = list(check_trials(flawed))
    assert {finding.rule.code for finding in found} == {"E7"}
    assert any(finding.message.startswith(said) for finding in found), [finding.message for finding in found]
    assert list(check_trials(clean)) == []


def test_few_quizzes_starve_nothing() -> None:
    assert list(check_trials(replace(TRIALS["E7"][0][0], count=20))) == []


@pytest.mark.parametrize(("code", "flawed", "clean"), cases(DECKS))  # type: ignore[arg-type]
def test_each_flaw_that_the_deck_shows_is_found_and_its_clean_twin_passes(code: str, flawed: Item, clean: Item) -> None:
    assert code in codes(flawed, TWIN_WORLD)
    assert code not in codes(clean, TWIN_WORLD)


@pytest.mark.parametrize(("code", "flawed", "clean"), cases(SURVEYS))  # type: ignore[arg-type]
def test_each_flaw_between_subjects_is_found_and_its_clean_twin_passes(
    code: str, flawed: list[Item], clean: list[Item]
) -> None:
    assert code in {finding.rule.code for finding in check_bank(flawed, TWIN_WORLD)}
    assert code not in {finding.rule.code for finding in check_bank(clean, TWIN_WORLD)}


def test_a_question_with_two_answers_in_the_facts_is_found() -> None:
    guest = "guest: {type: text, many: true, closed: true}"
    kinds = (
        f"kinds: {{event: {{fields: {{{guest}}}, questions: {{who: {{stem: 'Who came to {{name}}?', asks: guest}}}}}}}}"
    )
    generator = generator_of(
        """
        event:
          a: {name: event A, guest: [Ann, Bob], source: {cite: book}}
          b: {name: event B, guest: Cid, source: {cite: book}}
        """,
        kinds,
    )
    world = World(generator.knowledge.deck)
    two, one = (next(card for card in generator.cards if card.id.endswith(f"{name}/who")) for name in "ab")
    assert "K4" in codes(dealt(two, TYPED, key="Ann"), world)
    assert "K4" not in codes(dealt(one, TYPED, key="Cid"), world)


def test_one_card_for_a_long_list_is_found() -> None:
    kinds = "kinds: {list: {questions: {all: {stem: 'Which are the members of {name}?', asks: members}}}}"
    generator = generator_of(
        """
        list:
          long: {name: the long list, members: [u, v, w, x, y, z], source: {cite: book}}
          short: {name: the short list, members: [u, v, w, x, y], source: {cite: book}}
        """,
        kinds,
    )
    world = World(generator.knowledge.deck)
    long, short = (
        next(card for card in generator.cards if card.id.endswith(f"{name}/all")) for name in ("long", "short")
    )
    assert "F2" in codes(dealt(long, TYPED), world)
    assert "F2" not in codes(dealt(short, TYPED), world)


WORLDS = (TWIN_WORLD, World(DECK))
MADE_OF: dict[str, Callable[[Any, object], object]] = {
    "item": lambda rule, flawed: isinstance(flawed, Item) and rule.item(flawed),
    "deck": lambda rule, flawed: isinstance(flawed, Item) and any(rule.deck(world, flawed) for world in WORLDS),
    "bank": lambda rule, flawed: isinstance(flawed, list) and list(rule.bank(flawed)),
    "survey": lambda rule, flawed: isinstance(flawed, list) and list(rule.survey(TWIN_WORLD, flawed)),
    "paper": lambda rule, flawed: isinstance(flawed, Paper) and list(rule.paper(flawed)),
    "trials": lambda rule, flawed: isinstance(flawed, Trials) and list(rule.trials(flawed)),
}  # a check, on its own, of what is planted for its rule
PLANTED_BELOW = {("K4", "deck"), ("F2", "deck")}


@pytest.mark.parametrize(
    ("code", "check"),
    [(code, check) for code, rule in RULES.items() for check in MADE_OF if getattr(rule, check) is not None],
)
def test_no_check_is_one_that_cannot_fail(code: str, check: str) -> None:
    rows: list[Any] = []
    for planted in (ITEMS, BANKS, PAPERS, TRIALS, DECKS, SURVEYS):
        rows += [row[0] for row in planted.get(code, [])]
    rows += [[row] for row in rows if isinstance(row, Item)]
    found = any(MADE_OF[check](RULES[code], flawed) for flawed in rows)
    assert found is ((code, check) not in PLANTED_BELOW)


@pytest.mark.parametrize("item", CLEAN, ids=[item.form for item in CLEAN])
def test_what_the_generator_makes_is_clean(item: Item) -> None:
    assert list(check_item(item)) == []
    assert codes(item, World(DECK)) == set()


@pytest.mark.parametrize(
    "item", [sequence("Rome", "Pisa", "Lyon"), recall("Rome", "Pisa"), multi(2)], ids=lambda i: i.form
)
def test_rules_do_not_misfire_on_forms_with_several_keys(item: Item) -> None:
    assert codes(item) == set()


def test_a_finding_says_what_was_found_where_and_what_to_do() -> None:
    (problem,) = check_deck(DECK, [replace(TYPED, source="")])
    assert problem.origin == DECK.subjects[TYPED.card.subject].facts["place"][0].origin
    assert (problem.code, problem.severity) == ("P1", "error")
    assert problem.message == "small/event/a/where as typed: the fact has no source"
    assert problem.hint == RULES["P1"].remedy


def test_a_flaw_of_a_card_is_told_once_whatever_the_seed() -> None:
    flawed = [replace(TYPED, source="", seed=seed) for seed in range(3)]
    other = replace(made(GENERATOR, "event/b/where", "typed"), source="")
    found = list(check_deck(DECK, [*flawed, other]))
    assert [problem.message.split(" ")[0] for problem in found] == ["small/event/a/where", "small/event/b/where"]


OWN_WORDS = """
kinds:
  event:
    questions:
      spot:
        stem: Where was {name} not held
        asks: place
        statement: "{name} was held in {place}."
      name: {stem: "What was held in {place}?", asks: name}
"""


@pytest.mark.parametrize(
    ("question", "changes", "code", "place"),
    [
        ("spot", {"source": ""}, "P1", "facts/all.yaml:3:29"),
        ("spot", {}, "S3", "deck.yaml:9:15"),
        ("spot", {"form": "cloze", "stem": "Rome: _____", "gap": ("Rome: ", "")}, "C6", "deck.yaml:11:20"),
        ("name", {"form": "typed", "key": LONG, "accepts": (LONG,)}, "A4", "facts/all.yaml:3:3"),
        ("where", {"stem": "Where was it not?"}, "S1", "facts/all.yaml:3:29"),
    ],
)
def test_a_finding_lies_at_the_fact_the_stem_or_the_subject(
    question: str, changes: dict[str, Any], code: str, place: str
) -> None:
    generator = generator_of(
        """
        event:
          a: {name: event A, place: Rome}
          b: {name: event B, place: Pisa}
          c: {name: event C, place: Lyon}
        """,
        OWN_WORDS,
    )
    item = replace(made(generator, f"event/a/{question}", "typed"), **changes)
    found = {problem.code: problem for problem in check_deck(generator.knowledge.deck, [item])}
    assert str(found[code].origin) == f"small/{place}"


def test_a_finding_about_the_whole_deck_lies_at_its_header() -> None:
    found = {problem.code: problem for problem in check_deck(DECK, seeded("choice", [0] * 40))}
    assert found["E2"].origin.path.endswith("/deck.yaml")
    assert found["E2"].message.startswith("over the whole deck")


def test_every_finding_of_papers_and_trials_is_reported_once() -> None:
    papers = [PAPERS["E5"][0][0]] * 2
    codes = [problem.code for problem in review(DECK, [], papers=papers, trials=TRIALS["E7"][2][0]).problems]
    assert codes == ["E5", "E7"]


def test_names_and_values_in_the_stem_are_not_the_authors_wording() -> None:
    generator = generator_of("""
        event:
          a: {name: the meeting that is now never held, place: Rome, source: {cite: book}}
          b: {name: event B, place: Pisa, source: {cite: book}}
          c: {name: event C, place: Lyon, source: {cite: book}}
    """)
    item = made(generator, "event/a/where", "choice")
    assert codes(item) >= {"S1", "S6", "O2"}
    assert not codes(item, World(generator.knowledge.deck)) & {"S1", "S6", "O2"}


# ------------------------------------------------------------------------------------------ waivers


def waiving(*rows: str) -> Deck:
    header = "waive: [" + ", ".join(rows) + "]"
    return deck_of("""
        event:
          a: {name: event A, place: Rome on the river Tiber, source: {cite: book}}
          b: {name: event B, place: Pisa, source: {cite: book}}
          c: {name: event C, place: Lyon, source: {cite: book}}
    """, header)  # fmt: skip


FLAWED = of("Rome on the river Tiber", "Pisa", "Lyon")


def test_a_warning_is_waived_with_a_reason() -> None:
    deck = waiving("{code: C1, reason: the source says so}", "{code: C7, reason: one item}")
    found = review(deck, [FLAWED])
    assert {problem.code for problem in found.waived} == {"C1", "C7"}
    assert found.problems == ()
    assert {problem.code for problem in review(waiving(), [FLAWED]).problems} == {"C1", "C7"}


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        ("{code: K1, reason: no}", "bad-waiver", "error"),
        ("{code: O6, reason: no}", "bad-waiver", "error"),
        ("{code: C11, reason: no}", "bad-waiver", "error"),
        ("{code: C5, reason: no}", "unused-waiver", "info"),
        ("{code: C5, reason: no, on: event/a}", "unused-waiver", "info"),
        ("{code: C5, reason: no, on: event/d}", "bad-waiver", "error"),
        ("{code: C5, reason: no, on: small/evnt}", "bad-waiver", "error"),
    ],
)
def test_a_waiver_that_cannot_hold_is_itself_a_problem_with_its_place(row: str, code: str, severity: str) -> None:
    (problem,) = review(waiving(row), [TYPED]).problems
    assert (problem.code, problem.severity) == (code, severity)
    assert (problem.origin.path, problem.origin.line) == ("small/deck.yaml", 4)


@pytest.mark.parametrize(
    "on",
    ["event/a", "event/where", "event/a/where", "event", "small/event/a", "small/event/a/where", "small/event/where"],
)
def test_a_waiver_on_something_waives_there(on: str) -> None:
    found = review(waiving(f"{{code: C1, reason: the source says so, on: {on}}}"), [FLAWED])
    assert {problem.code for problem in found.waived} == {"C1"}
    assert {problem.code for problem in found.problems} == {"C7"}


@pytest.mark.parametrize("on", ["event/b", "event/which", "event/a/when", "small/event/c", "body"])
def test_a_waiver_on_something_waives_nowhere_else(on: str) -> None:
    found = review(waiving(f"{{code: C1, reason: the source says so, on: {on}}}"), [FLAWED])
    assert found.waived == ()
    assert {problem.code for problem in found.problems} == {"C1", "C7", "unused-waiver"}
    (unused,) = [problem for problem in found.problems if problem.code == "unused-waiver"]
    assert unused.message == f"the waiver of 'C1' on '{on}' waives nothing"


def test_a_waiver_on_something_waives_nothing_of_the_whole_deck() -> None:
    bank = seeded("choice", [0] * 40)
    assert "E2" in {problem.code for problem in review(waiving(), bank).problems}
    assert "E2" in {problem.code for problem in review(waiving("{code: E2, reason: no}"), bank).waived}
    assert "E2" not in {problem.code for problem in review(waiving("{code: E2, reason: no, on: event/a}"), bank).waived}


def test_what_is_an_error_over_the_whole_deck_is_not_waived_with_the_warning() -> None:
    bank = copies(30, ("Pisa", "Lyo", "Rom"))
    found = review(waiving("{code: C1, reason: the source says so}"), bank)
    (problem,) = [problem for problem in found.problems if problem.code == "C1"]
    assert (problem.severity, problem.message[:42]) == ("error", "over the whole deck the key is the longest")
    assert "error over the whole deck" in (explained("C1") or "")


def test_two_waivers_that_both_hold_are_both_used() -> None:
    rows = ("{code: C1, reason: one}", "{code: C1, reason: two, on: event/a}", "{code: C7, reason: one item}")
    assert review(waiving(*rows), [FLAWED]).problems == ()


def test_an_error_is_not_waived() -> None:
    found = review(waiving("{code: P1, reason: no}"), [replace(TYPED, source="")])
    assert sorted(problem.code for problem in found.problems) == ["P1", "bad-waiver"]


# ------------------------------------------------------------------------------------------ explaining


def test_every_code_that_a_broken_deck_gives_is_explained() -> None:
    lines = [line for path in (GOLDEN / "bad").iterdir() for line in path.read_text(encoding="utf-8").splitlines()]
    codes = {found[-1] for line in lines if (found := re.findall(r"\[([a-z0-9-]+)\](?: |$)", line))}
    assert len(codes) > 40
    assert codes <= set(READING)


@pytest.mark.parametrize("code", [*RULES, *READING])
def test_every_code_is_explained(code: str) -> None:
    said = explained(code.lower())
    assert said is not None
    assert code in said


def test_an_unknown_code_has_a_hint() -> None:
    assert explained("bad-dat") is None
    assert nearest("bad-dat") == "did you mean 'bad-date'?"
    assert "K1" in nearest("zzz")


def test_the_page_of_rules_is_written_from_the_table(request: pytest.FixtureRequest) -> None:
    page = Path(__file__).parents[2] / "docs" / "rubric.md"
    if request.config.getoption("--update-golden"):
        page.write_text(table(), encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == table()
