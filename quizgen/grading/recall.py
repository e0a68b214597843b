"""Recall: the members of a list, ticked off as they are typed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from quizgen.grading.answers import SAME, grade_answer
from quizgen.grading.responses import WRONG, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model import Item


def member(item: Item, text: str) -> int | None:
    """Give the place of the member that a text names, from 0, or None; never one where it may be two.

    Members are as lenient as typed answers, and each is a rejected text to the others.
    """
    if not text.strip():
        return None
    for same in SAME:
        exact = [place for place, forms in enumerate(item.spellings) if same(text, forms)]
        if exact:
            return exact[0] if len(exact) == 1 else None
    return next((place for place in range(len(item.spellings)) if _misspells(item, place, text)), None)


def grade_recall(item: Item, texts: Sequence[str]) -> Verdict:
    """Judge a list from memory: the share of members told, each once; missing are those never told.

    Where the list is ordered, only members that stand in order count: the longest common subsequence of what was told
    (each where it was told first) and the list. Entries that name no member cost nothing and are noted.
    """
    if not item.spellings:
        return WRONG
    told = [member(item, text) for text in texts if text.strip()]
    found = list(dict.fromkeys(place for place in told if place is not None))
    good = _longest_rise(found) if item.ordered else len(found)
    missing = tuple(key for place, key in enumerate(item.keys) if place not in found)
    score = good / len(item.spellings)
    return Verdict(good == len(item.spellings), _note(told.count(None), len(found) - good), score, missing)


def _misspells(item: Item, place: int, text: str) -> bool:
    others = [form for other, forms in enumerate(item.spellings) if other != place for form in forms]
    return grade_answer(text, item.spellings[place], [*item.rejects, *others]).right


def _longest_rise(places: Sequence[int]) -> int:
    """Count the longest rising subsequence, by patience sorting: the list itself rises by one."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _note(unknown: int, displaced: int) -> str:
    said = (f"{unknown} not on the list" if unknown else "", f"{displaced} out of order" if displaced else "")
    return ", ".join(filter(None, said))
