"""Partial credit: options marked, put in order, or put to prompts, as a share from 0 to 1 and what was missing."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from quizgen.grading.responses import WRONG, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model import Item


def grade_marked(item: Item, indexes: Sequence[int]) -> Verdict:
    """Judge marked options: right ones less wrong ones, not below 0, of all right ones; missing are those unmarked.

    A wrong mark costs what a right one earns, so that marking everything earns nothing by itself.
    """
    right, marked = set(item.correct), set(indexes)
    if not right:
        return WRONG
    wrong = len(marked - right)
    score = max(0, len(marked & right) - wrong) / len(right)
    missing = tuple(item.options[index].text for index in item.correct if index not in marked)
    note = f"{wrong} marked wrongly" if wrong else ""
    return Verdict(marked == right, note, score, missing)


def grade_order(item: Item, indexes: Sequence[int]) -> Verdict:
    """Judge an order: the share of pairs in the right relative order; missing are the options never placed.

    Of n options C pairs are concordant: C / (n (n - 1) / 2), which is (tau + 1) / 2 with Kendall's tau (Kendall 1938,
    A New Measure of Rank Correlation, Biometrika 30). An option counts where it was placed first.
    """
    rank = {index: place for place, index in enumerate(item.correct)}
    placed = [rank[index] for index in dict.fromkeys(indexes) if index in rank]
    missing = tuple(key for place, key in enumerate(item.keys) if place not in placed)
    pairs = len(rank) * (len(rank) - 1) // 2
    good = sum(one < other for one, other in combinations(placed, 2))
    if not rank or placed == sorted(rank.values()):
        return Verdict(right=bool(rank))
    return Verdict(right=False, note=f"{good} of {pairs} pairs in order", score=good / max(pairs, 1), missing=missing)


def grade_matches(item: Item, indexes: Sequence[int]) -> Verdict:
    """Judge options put to prompts: the share of prompts that have theirs; missing are the keys of the others."""
    correct = item.correct
    given = [*indexes, *[-1] * len(correct)]
    missing = tuple(key for key, index, put in zip(item.keys, correct, given, strict=False) if index != put)
    good = len(correct) - len(missing)
    if not missing:
        return Verdict(right=bool(correct))
    return Verdict(right=False, note=f"{good} of {len(correct)} right", score=good / len(correct), missing=missing)
