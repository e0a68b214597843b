"""The rules that every item is held to, each with its code in the item rubric; one table."""

from quizgen.rubric.explain import READING, explained, nearest
from quizgen.rubric.rule import Finding, Rule
from quizgen.rubric.rules import RULES, check_bank, check_deck, check_item, check_paper, look_at, review
from quizgen.rubric.sets import are_enemies
from quizgen.rubric.waivers import Review
from quizgen.rubric.world import World

__all__ = [
    "READING",
    "RULES",
    "Finding",
    "Review",
    "Rule",
    "World",
    "are_enemies",
    "check_bank",
    "check_deck",
    "check_item",
    "check_paper",
    "explained",
    "look_at",
    "nearest",
    "review",
]
