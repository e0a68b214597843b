"""A guard against keys that are held down."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 0.15  # seconds; terminals repeat a held key every 30 to 50 ms


class HeldKeyGuard:
    """Swallows keys just after an answer, and a key that repeats without a pause."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._settled = self._pressed = float("-inf")
        self._key = ""

    def settle(self) -> None:
        """Start the pause: something has just appeared that must be seen."""
        self._settled = self._clock()

    def lets(self, key: str) -> bool:
        """Say whether the key counts; one that is swallowed starts its pause again."""
        now = self._clock()
        held = key == self._key and now - self._pressed < PAUSE
        self._key, self._pressed = key, now
        return not held and now - self._settled >= PAUSE
