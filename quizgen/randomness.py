"""Seeded choice that is the same on every machine, run and version of Python: nothing here uses hash() or random."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
_WORD = 8


class Draws:
    """An endless row of numbers made from a seed: BLAKE2b of the seed and a counter, 64 bits at a time."""

    __slots__ = ("_numbers",)

    def __init__(self, *seed: str | int) -> None:
        self._numbers = _numbers("\x1f".join(map(str, seed)))

    def below(self, bound: int) -> int:
        """Give a whole number from 0 to `bound` - 1, each equally likely (by rejection)."""
        limit = (1 << 64) - (1 << 64) % bound
        number = next(self._numbers)
        while number >= limit:
            number = next(self._numbers)
        return number % bound

    def fraction(self) -> float:
        """Give a number from 0 up to, but not including, 1."""
        return (next(self._numbers) >> 11) / (1 << 53)

    def shuffled(self, row: Sequence[T]) -> list[T]:
        """Give the elements in random order (Fisher and Yates)."""
        mixed = list(row)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def chosen(self, row: Sequence[T]) -> T:
        """Give one element of a row that is not empty."""
        return row[self.below(len(row))]


def _numbers(seed: str) -> Iterator[int]:
    counter = 0
    key = seed.encode("utf-8", "surrogatepass")
    while True:
        block = blake2b(key + counter.to_bytes(_WORD, "little")).digest()
        for start in range(0, len(block), _WORD):
            yield int.from_bytes(block[start : start + _WORD], "little")
        counter += 1
