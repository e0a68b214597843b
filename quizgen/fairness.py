"""Which items of a set of blocks are left out, so that no cue points to the key more, or less, often than chance.

Over a whole block each answer is the key once, so a cue of the options alone (the longest) is right by chance. A cue
that reads the stem too (the option that shares most words with it) may be right of every item of the block: facts and
their names have words in common. Items are left out until hits and misses are level again; a part of a hit that is left
is rounded up or down by chance, so that it adds up to nothing over many seeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Cues: TypeAlias = "tuple[float, ...]"
CLEAR = 1e-9
ECHO = 4  # what reads the stem weighs more: of the options alone each block takes care


class Seen(NamedTuple):
    """What a guesser sees of an item: the length of each option and how many words of the stem it has; key first."""

    lengths: Sequence[int]
    echoes: Sequence[int]


def cues(seen: Seen) -> Cues:
    """Say by how much each cue does better than chance: most and fewest words of the stem, longest, shortest.

    A cue that sees no difference is not used: 0.
    """
    return (
        _excess(seen.echoes, max(seen.echoes)),
        _excess(seen.echoes, min(seen.echoes)),
        _excess(seen.lengths, max(seen.lengths)),
        _excess(seen.lengths, min(seen.lengths)),
    )


def _excess(row: Sequence[int], best: int) -> float:
    count = row.count(best)
    return (row[0] == best) / count - 1 / len(row) if count < len(row) else 0.0


def left_out(items: Sequence[Seen], luck: Sequence[float]) -> set[int]:
    """Choose the items to leave out, by their places; `luck` has a number from 0 to 1 for each cue of the stem."""
    if all(min(seen.echoes) == max(seen.echoes) for seen in items):
        return set()  # no stem points anywhere, and of the options alone each block takes care
    rows = {place: cues(seen) for place, seen in enumerate(items)}
    total = [sum(row[cue] for row in rows.values()) for cue in range(4)]
    for cue, chance in enumerate(luck):
        total[cue] += chance - 0.5
    out: set[int] = set()
    while rows:
        place = min(rows, key=lambda each: _weight(total, rows[each]))
        if _weight(total, rows[place]) > _weight(total, ()) - CLEAR:
            break
        total = [mine - its for mine, its in zip(total, rows.pop(place), strict=True)]
        out.add(place)
    return out


def _weight(total: Sequence[float], without: Cues) -> float:
    """Give how far all cues together are from chance once an item is taken away."""
    rest = [mine - its for mine, its in zip(total, without, strict=True)] if without else total
    return ECHO * (abs(rest[0]) + abs(rest[1])) + abs(rest[2]) + abs(rest[3])
