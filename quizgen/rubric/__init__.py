"""The rules that every item is held to, each with its code in the item rubric; one table."""

from quizgen.rubric.rules import RULES, Finding, Rule, check_deck, check_item

__all__ = ["RULES", "Finding", "Rule", "check_deck", "check_item"]
