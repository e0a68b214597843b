"""Amounts: whether two typed quantities are the same, however their figures are written."""

from __future__ import annotations

import re
from decimal import Decimal

from quizgen.wording import words

# One mark between groups of three, as in "12,500", "12 500" or "12'500".
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([,'’\s\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?![\d,])")
_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def amount(text: str) -> tuple[Decimal, tuple[str, ...]] | None:
    """Read a number with or without a unit into its value and the unit's words; None where the text is no quantity.

    Only a text with one number, at its beginning, is a quantity: "Section 3.10" and "15 April 2014" are names.
    """
    figures = _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    number, *unit = words(figures) or ("",)
    if not _FIGURE.fullmatch(number) or any(any(map(str.isdigit, word)) for word in unit):
        return None
    return Decimal(number), tuple(unit)
