"""The table of rules, and what holds items to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.errors import Origin, Problem
from quizgen.rubric import answers, authors, cards, cues, grammar, options, papers, places, truth
from quizgen.rubric.rule import Finding, Rule
from quizgen.rubric.waivers import Review, reviewed
from quizgen.rubric.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quizgen.model import Deck, Item
    from quizgen.rubric.papers import Paper, Trials

_GROUPS = (truth, cues, grammar, options, papers, places, answers, cards)
_ORDER = "KTPCOSEAF"
RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (rule for group in _GROUPS for rule in group.RULES), key=lambda rule: (_ORDER.index(rule.code[0]), rule.code)
    )
}
_OF_ITEMS = tuple(rule for rule in RULES.values() if rule.item or rule.deck)
_BLOCKING = tuple(rule for rule in _OF_ITEMS if rule.item and rule.severity == "error" and not rule.by_looks)


def check_item(item: Item) -> Iterator[Finding]:
    """Hold one item to every rule that blocks an item and is proved by the item alone."""
    for rule in _BLOCKING:
        if rule.item and (message := rule.item(item)):
            yield Finding(rule, item, message)


def look_at(item: Item, world: World | None = None) -> Iterator[Finding]:
    """Hold one item to every rule of single items; beside the deck, where its world is at hand."""
    worded = authors.wording(world, item) if world else item
    for rule in _OF_ITEMS:
        message = rule.item(worded if rule.wording else item) if rule.item else ""
        if not message and world and rule.deck:
            message = rule.deck(world, item)
        if message:
            yield Finding(rule, item, message)


def check_bank(bank: Sequence[Item], world: World | None = None) -> Iterator[Finding]:
    """Hold the items of a deck to the rules of many items together."""
    for rule in RULES.values():
        found = rule.bank(bank) if rule.bank else ()
        yield from (Finding(rule, item, message) for item, message in found)
        found = rule.survey(world, bank) if rule.survey and world else ()
        yield from (Finding(rule, item, message) for item, message in found)


def check_paper(paper: Paper) -> Iterator[Finding]:
    """Hold the items of one quiz to the rules of a set: E1, E5, E6 and E8."""
    for rule in RULES.values():
        yield from (Finding(rule, item, message) for item, message in (rule.paper(paper) if rule.paper else ()))


def check_trials(trials: Trials) -> Iterator[Finding]:
    """Hold many quizzes, drawn on trial, to the rules of what is drawn how often: E7."""
    for rule in RULES.values():
        yield from (Finding(rule, item, message) for item, message in (rule.trials(trials) if rule.trials else ()))


def review(
    deck: Deck,
    items: Iterable[Item],
    judge: Callable[[Item, str], bool] | None = None,
    papers: Iterable[Paper] = (),
    trials: Trials | None = None,
) -> Review:
    """Hold a deck's items to every rule: each finding once for a card and a rule, at its place in the deck.

    `judge` grades a typed answer, for the rules that ask what passes; without it those are left out. `papers` are
    quizzes drawn from the deck, and `trials` a way to draw very many.
    """
    bank, world = list(items), World(deck, judge)
    findings = [
        *(finding for item in _unlike(bank) for finding in look_at(item, world)),
        *check_bank(bank, world),
        *(finding for paper in papers for finding in check_paper(paper)),
        *(check_trials(trials) if trials else ()),
    ]
    once: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        once.setdefault((finding.rule.code, finding.item.card.id if finding.item else finding.message), finding)
    found = [(_problem(each, world), each.item.card if each.item else None) for each in once.values()]
    return reviewed(deck, found, {rule.code: rule.severity for rule in RULES.values()})


def _unlike(bank: Iterable[Item]) -> Iterable[Item]:
    """Give each item once: what is typed is the same at every seed."""
    shown = {(each.card, each.form, each.stem, *[option.text for option in each.options]): each for each in bank}
    return shown.values()


def check_deck(deck: Deck, items: Iterable[Item]) -> Iterator[Problem]:
    """Give the errors and warnings that nobody waived."""
    yield from (problem for problem in review(deck, items).problems if problem.severity != "info")


def _problem(finding: Finding, world: World) -> Problem:
    rule, item = finding.rule, finding.item
    if item is None:
        origin = Origin(f"{world.deck.path}/deck.yaml", 1, 1)
        return Problem(rule.code, finding.message, origin, rule.remedy, finding.severity)
    message = f"{item.card.id} as {item.form}: {finding.message}"
    return Problem(rule.code, message, authors.place(world, item, rule.place), rule.remedy, finding.severity)
