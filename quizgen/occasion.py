"""What an item hangs on beside card and form: the seed, what is drawn from it, and what was got wrong before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.randomness import Draws


@dataclass(frozen=True, slots=True)
class Occasion:
    """The making of one item.

    `draws` is the item's own; `seed` is shared by all cards of a sitting, as are choice options drawn from it.
    `weights` are observed errors: how often a text was taken for the key of this card, by this learner or by others.
    """

    seed: int
    draws: Draws
    weights: Mapping[str, float] = field(default_factory=dict)
