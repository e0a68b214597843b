"""The table of rules, and what holds items to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.errors import Origin, Problem
from quizgen.rubric import answers, cards, cues, options, sets, truth
from quizgen.rubric.rule import Finding, Rule
from quizgen.rubric.waivers import Review, reviewed
from quizgen.rubric.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quizgen.model import Deck, Item

RULES: dict[str, Rule] = {
    rule.code: rule
    for group in (truth.RULES, cues.RULES, options.RULES, sets.RULES, answers.RULES, cards.RULES)
    for rule in group
}


def check_item(item: Item) -> Iterator[Finding]:
    """Hold one item to every rule that blocks an item and is proved by the item alone."""
    proved = (finding for finding in look_at(item) if not finding.rule.by_looks)
    return (finding for finding in proved if finding.rule.severity == "error")


def look_at(item: Item, world: World | None = None) -> Iterator[Finding]:
    """Hold one item to every rule of single items; beside the deck, where its world is at hand."""
    worded = world.wording(item) if world else item
    for rule in RULES.values():
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


def check_paper(items: Sequence[Item]) -> Iterator[Finding]:
    """Hold the items of one quiz to the rules of a set (E1)."""
    for rule in RULES.values():
        yield from (Finding(rule, item, message) for item, message in (rule.paper(items) if rule.paper else ()))


def review(deck: Deck, items: Iterable[Item], judge: Callable[[Item, str], bool] | None = None) -> Review:
    """Hold a deck's items to every rule: each finding once for a card and a rule, at its subject's place.

    `judge` grades a typed answer, for the rules that ask what passes; without it those are left out.
    """
    bank, world = list(items), World(deck, judge)
    seen: set[tuple[str, str]] = set()
    found: list[Problem] = []
    for finding in (*(each for item in bank for each in look_at(item, world)), *check_bank(bank, world)):
        key = (finding.rule.code, _place(finding))
        if key not in seen:
            seen.add(key)
            found.append(_problem(finding, deck))
    return reviewed(deck, found, {rule.code: rule.severity for rule in RULES.values()})


def check_deck(deck: Deck, items: Iterable[Item]) -> Iterator[Problem]:
    """Give the errors and warnings that nobody waived."""
    yield from (problem for problem in review(deck, items).problems if problem.severity != "info")


def _is_of_all(finding: Finding) -> bool:
    return finding.message.startswith("over the whole deck")


def _place(finding: Finding) -> str:
    return finding.message if _is_of_all(finding) else finding.item.card.id


def _problem(finding: Finding, deck: Deck) -> Problem:
    rule, item = finding.rule, finding.item
    if _is_of_all(finding):
        return Problem(rule.code, finding.message, Origin(f"{deck.path}/deck.yaml", 1, 1), rule.remedy, rule.severity)
    origin = deck.subjects[item.card.subject].origin
    return Problem(rule.code, f"{item.card.id} as {item.form}: {finding.message}", origin, rule.remedy, rule.severity)
