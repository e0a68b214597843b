"""The forms that a question may take: one module a form, one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.forms import choice, cloze, match, multi, oddone, order, pick, recall, truefalse, typed
from quizgen.forms.drafts import Draft, Maker

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS: Mapping[str, Maker] = {
    "choice": choice.make,
    "truefalse": truefalse.make,
    "typed": typed.make,
    "cloze": cloze.make,
    "multi": multi.make,
    "order": order.make,
    "match": match.make,
    "recall": recall.make,
    "oddone": oddone.make,
    "pick": pick.make,
}

__all__ = ["FORMS", "Draft", "Maker"]
