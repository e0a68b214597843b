"""Waivers: warnings that an author has judged and lets stand, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.errors import Problem, Severity
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizgen.model import Card, Deck, Waiver


@dataclass(frozen=True, slots=True)
class Review:
    """What the rules find in a deck, and what its author waived, for which reasons."""

    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...]
    reasons: tuple[str, ...]


def reviewed(deck: Deck, found: Sequence[tuple[Problem, Card | None]], severities: Mapping[str, Severity]) -> Review:
    """Part what counts from what is waived, and judge the waivers themselves; a finding may be about a card."""
    sound = [waiver for waiver in deck.waivers if severities.get(waiver.code) == "warning"]
    used: set[Waiver] = set()
    kept: list[Problem] = []
    waived: list[tuple[Problem, str]] = []
    for problem, card in found:
        waivers = [each for each in sound if each.code == problem.code and _covers(each.on, card)]
        waivers = waivers if problem.severity == "warning" else []
        used.update(waivers)
        if waivers:
            waived.append((problem, waivers[0].reason))
        else:
            kept.append(problem)
    problems = (*kept, *_of_waivers(deck, used, severities))
    return Review(problems, tuple(problem for problem, _ in waived), tuple(reason for _, reason in waived))


def _covers(on: str, card: Card | None) -> bool:
    """Tell whether a waiver for `on` is one for a card: for its question, or for all ids that begin so."""
    if not on or card is None:
        return not on
    on = on.removeprefix(f"{card.deck}/")
    own = card.id.removeprefix(f"{card.deck}/")
    return on in {own, f"{card.subject.kind}/{card.question}"} or own.startswith((f"{on}/", f"{on}."))


def _of_waivers(deck: Deck, used: set[Waiver], severities: Mapping[str, Severity]) -> Iterator[Problem]:
    for waiver in deck.waivers:
        severity = severities.get(waiver.code)
        if severity is None:
            hint = closest(waiver.code, list(severities)) or "see: quizgen check --explain CODE"
            yield Problem("bad-waiver", f"there is no rule '{waiver.code}'", waiver.origin, hint)
        elif severity != "warning":
            message = f"'{waiver.code}' is of severity {severity}; only warnings can be waived"
            yield Problem("bad-waiver", message, waiver.origin, "take the waiver out")
        elif not _names_something(deck, waiver.on):
            hint = closest(waiver.on, list(_names(deck))) or "write kind/id of a subject, kind/question, or a card's id"
            yield Problem("bad-waiver", f"the deck has no '{waiver.on}'", waiver.origin, hint)
        elif waiver not in used:
            where = f" on '{waiver.on}'" if waiver.on else ""
            message = f"the waiver of '{waiver.code}'{where} waives nothing"
            yield Problem("unused-waiver", message, waiver.origin, "take the waiver out", "info")


def _names_something(deck: Deck, on: str) -> bool:
    """Tell whether the deck has the kind, subject or question; what follows them in a card's id is not looked at."""
    first, _, rest = on.removeprefix(f"{deck.uid}/").partition("/")
    return not on or (f"{first}/{rest.partition('/')[0]}" in _names(deck) if rest else first in deck.kinds)


def _names(deck: Deck) -> dict[str, None]:
    questions = (f"{kind.name}/{question}" for kind in deck.kinds.values() for question in kind.questions)
    return dict.fromkeys((*map(str, deck.subjects), *questions))
