"""A typed answer held against what is accepted and what is rejected: the one leniency for all that is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from quizgen.grading.amounts import amount
from quizgen.grading.responses import WRONG, Verdict
from quizgen.grading.spelling import looks_like, nearest_misspelled, with_initials_joined
from quizgen.wording import normal, similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LETTER = r"[^\W\d_]"
_DASH = re.compile(rf"(?<={_LETTER})[-‐‑–](?={_LETTER})")
_LONGEST = 500

Same: TypeAlias = "Callable[[str, Sequence[str]], bool]"


def same_words(text: str, others: Sequence[str]) -> bool:
    """Tell whether a text is one of the others, as `wording` compares them."""
    return normal(text) in map(normal, others)


def same_joined(text: str, others: Sequence[str]) -> bool:
    """Tell whether a text is one of the others, initials and words with a dash written as one: `USSR`, `email`."""
    return _joined(text) in map(_joined, others)


def same_amount(text: str, others: Sequence[str]) -> bool:
    """Tell whether a text is a quantity, and equal to one of the others."""
    typed = amount(text)
    return typed is not None and any(amount(other) == typed for other in others)


# From the strictest: "3.1" is refused for "3.10" where the deck has both, and "resign" for "re-sign".
SAME: tuple[Same, ...] = (same_words, same_joined, same_amount)


def told(same: Same, text: str, accepts: Sequence[str], rejects: Sequence[str]) -> Verdict | None:
    """Judge a text that is one of the rejected or accepted ones by one measure; None where it is neither."""
    if same(text, rejects):
        return _rejected(text, accepts)
    return Verdict(right=True) if same(text, accepts) else None


def grade_answer(text: str, accepts: Sequence[str], rejects: Sequence[str]) -> Verdict:
    """Judge a typed answer: right as it stands, right but for its spelling, too near a rejected text, or wrong."""
    if not text.strip():
        return WRONG
    verdict = next(filter(None, (told(same, text, accepts, rejects) for same in SAME)), None)
    if verdict is not None or len(text) > _LONGEST:
        return verdict or WRONG
    meant = nearest_misspelled(text, accepts, rejects)
    if meant is not None:
        return Verdict(right=True, note=f"spelled '{meant}'")
    doubtful = bool(rejects) and nearest_misspelled(text, accepts, ()) is not None
    return Verdict(right=False, note="too near another answer" if doubtful else "")


def _rejected(text: str, accepts: Sequence[str]) -> Verdict:
    near = any(similarity(text, accept) > 0 or looks_like(text, accept) for accept in accepts)
    return Verdict(right=False, note="close, but not the same" if near else "")


def _joined(text: str) -> str:
    return with_initials_joined(_DASH.sub("", text))
