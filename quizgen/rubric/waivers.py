"""Waivers: warnings that an author has judged and lets stand, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.errors import Problem, Severity
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizgen.model import Deck


@dataclass(frozen=True, slots=True)
class Review:
    """What the rules find in a deck, and what its author waived."""

    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...]


def reviewed(deck: Deck, found: Sequence[Problem], severities: Mapping[str, Severity]) -> Review:
    """Part what counts from what is waived, and judge the waivers themselves."""
    sound = {waiver.code for waiver in deck.waivers if severities.get(waiver.code) == "warning"}
    waived = tuple(problem for problem in found if problem.code in sound)
    kept = tuple(problem for problem in found if problem.code not in sound)
    return Review((*kept, *_of_waivers(deck, {problem.code for problem in waived}, severities)), waived)


def _of_waivers(deck: Deck, used: set[str], severities: Mapping[str, Severity]) -> Iterator[Problem]:
    for waiver in deck.waivers:
        severity = severities.get(waiver.code)
        if severity is None:
            hint = closest(waiver.code, list(severities)) or "see: quizgen check --explain CODE"
            yield Problem("bad-waiver", f"there is no rule '{waiver.code}'", waiver.origin, hint)
        elif severity != "warning":
            message = f"'{waiver.code}' is of severity {severity}; only warnings can be waived"
            yield Problem("bad-waiver", message, waiver.origin, "take the waiver out")
        elif waiver.code not in used:
            message = f"the waiver of '{waiver.code}' waives nothing"
            yield Problem("unused-waiver", message, waiver.origin, "take the waiver out", "info")
