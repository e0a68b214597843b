"""The forms that a question may take: one module a form, one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.forms import choice, cloze, truefalse, typed
from quizgen.forms.drafts import Draft, Maker

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS: Mapping[str, Maker] = {
    "choice": choice.make,
    "truefalse": truefalse.make,
    "typed": typed.make,
    "cloze": cloze.make,
}

__all__ = ["FORMS", "Draft", "Maker"]
