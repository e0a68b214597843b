"""The rules that every item is held to, each with its code in the item rubric; one table."""

from quizgen.rubric.enemies import Enemies, are_enemies
from quizgen.rubric.explain import READING, explained, nearest
from quizgen.rubric.papers import Cell, Paper, Plan, Trials
from quizgen.rubric.rule import Finding, Rule
from quizgen.rubric.rules import (
    RULES,
    check_bank,
    check_deck,
    check_item,
    check_paper,
    check_trials,
    look_at,
    review,
)
from quizgen.rubric.waivers import Review
from quizgen.rubric.world import World

__all__ = [
    "READING",
    "RULES",
    "Cell",
    "Enemies",
    "Finding",
    "Paper",
    "Plan",
    "Review",
    "Rule",
    "Trials",
    "World",
    "are_enemies",
    "check_bank",
    "check_deck",
    "check_item",
    "check_paper",
    "check_trials",
    "explained",
    "look_at",
    "nearest",
    "review",
]
