"""Can one guess without knowing? Test-wise strategies play every choice item of a deck, and are held against chance.

Each strategy picks an option from what stands on the page alone; ties are broken by a seeded draw, and a strategy plays
only the items in which it sees a difference. Printed: how often it was right, what chance gives, and chance's 99 %
interval (normal approximation to the sum of the items' Bernoulli variances). Exit 1 where one lies outside.

"Seen as key before" learns which texts are keys from the items of half the seeds, and plays those of the other half.
It is also played with the cards parted instead, and then may be worse than chance: where each fact has an answer of its
own, what was the answer of another card is not the answer of this one, and to rule it out is to know the other fact.
Only to be better than chance would be a cue.

    python benchmarks/guesser.py [DECK ...] [--seeds 20]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from math import sqrt
from typing import NamedTuple

from quizgen.dates import read_typed
from quizgen.library import open_deck, shelf
from quizgen.model import Item
from quizgen.randomness import Draws
from quizgen.wording import words

Z99 = 2.5758  # the normal quantile of a two-sided 99 % interval

Scores = Sequence[float]
Strategy = Callable[[Item], Scores]


class Result(NamedTuple):
    """How one strategy did on one deck."""

    played: int
    right: int
    expected: float
    spread: float

    @property
    def surplus(self) -> float:
        """Give how much better than chance the strategy does, in standard deviations."""
        return (self.right - self.expected) / self.spread


def texts(item: Item) -> list[str]:
    """Give the options as shown."""
    return [option.text for option in item.options]


def length(item: Item) -> Scores:
    """Longer is better."""
    return [len(text) for text in texts(item)]


def shared_with_stem(item: Item) -> Scores:
    """More words of the stem are better."""
    stem = set(words(item.stem))
    return [len(stem & set(words(text))) for text in texts(item)]


def convergence(item: Item) -> Scores:
    """More words in common with the other options are better."""
    bags = [set(words(text)) for text in texts(item)]
    return [
        sum(len(bag & other) for place, other in enumerate(bags) if place != own) / (len(bag) or 1)
        for own, bag in enumerate(bags)
    ]


def lateness(item: Item) -> Scores:
    """Later dates are better; other items are not played."""
    dates = [read_typed(text) for text in texts(item)]
    return [float(date.start) if date else 0.0 for date in dates] if all(dates) else [0.0] * len(dates)


def middle(item: Item) -> Scores:
    """Dates neither first nor last are better."""
    late = lateness(item)
    return [float(min(late) < each < max(late)) for each in late]


def negative(strategy: Strategy) -> Strategy:
    """Turn a strategy round."""
    return lambda item: [-score for score in strategy(item)]


def frequency(items: Sequence[Item]) -> Strategy:
    """Texts that stand among the options most often are better."""
    counts = Counter(text for item in items for text in texts(item))
    return lambda item: [counts[text] for text in texts(item)]


def key_before(items: Sequence[Item]) -> Strategy:
    """Texts that were keys in other items are better, the more so the less often they were wrong."""
    keys = Counter(item.key for item in items)
    shown = Counter(text for item in items for text in texts(item))
    return lambda item: [keys[text] / shown[text] if shown[text] else 0.0 for text in texts(item)]


def play(strategy: Strategy, items: Sequence[Item], draws: Draws) -> Result:
    """Play the items in which a strategy sees a difference."""
    played = right = 0
    expected = variance = 0.0
    for item in items:
        scores = strategy(item)
        if max(scores) == min(scores):
            continue
        best = [place for place, score in enumerate(scores) if score == max(scores)]
        played += 1
        right += item.options[draws.chosen(best)].right
        chance = 1 / len(scores)
        expected += chance
        variance += chance * (1 - chance)
    return Result(played, right, expected, sqrt(variance))


def strategies(bank: Sequence[Item]) -> dict[str, Strategy]:
    """Name every strategy that plays the whole bank."""
    return {
        "longest": length,
        "shortest": negative(length),
        "most words of the stem": shared_with_stem,
        "fewest words of the stem": negative(shared_with_stem),
        "most convergent": convergence,
        "middle date": middle,
        "earliest": negative(lateness),
        "latest": lateness,
        "most frequent text": frequency(bank),
    }


def halves(bank: Sequence[Item], part_of: Callable[[Item], Hashable], deck: str) -> tuple[list[Item], list[Item]]:
    """Part a bank in two by a property of its items."""
    parts = sorted({part_of(item) for item in bank}, key=str)
    chosen = set(Draws("halves", deck).shuffled(parts)[: len(parts) // 2])
    return [item for item in bank if part_of(item) in chosen], [item for item in bank if part_of(item) not in chosen]


def report(name: str, result: Result, *, may_be_worse: bool = False) -> bool:
    """Print how a strategy did, and tell whether chance explains it."""
    if not result.played:
        print(f"  {name:30} sees no difference in any item")
        return True
    inside = result.surplus <= Z99 and (may_be_worse or result.surplus >= -Z99)
    share, chance, band = (each / result.played for each in (result.right, result.expected, Z99 * result.spread))
    verdict = "OUTSIDE" if not inside else "inside" if result.surplus >= -Z99 else "worse than chance"
    print(f"  {name:30} {share:6.1%} of {result.played:6}   chance {chance:6.1%} ± {band:.1%}   {verdict}")
    return inside


def examine(deck: str, seeds: int) -> bool:
    """Play one deck at every seed and print a table; give whether all stay inside."""
    generator, _ = open_deck(deck)
    bank = [item for seed in range(1, seeds + 1) for item in generator.items(seed, "choice")]
    print(f"{deck}: {len(bank)} choice items of {len({item.card for item in bank})} cards at {seeds} seeds")
    inside = [
        report(name, play(strategy, bank, Draws("ties", deck, name))) for name, strategy in strategies(bank).items()
    ]
    learned, played = halves(bank, lambda item: item.seed, deck)
    name = "seen as key before"
    inside.append(report(name, play(key_before(learned), played, Draws("ties", deck, name))))
    learned, played = halves(bank, lambda item: item.card.id, deck)
    name = "seen as key, of other cards"
    inside.append(report(name, play(key_before(learned), played, Draws("ties", deck, name)), may_be_worse=True))
    return all(inside)


def main() -> None:
    """Examine the decks named, or all that ship."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("decks", nargs="*")
    parser.add_argument("--seeds", type=int, default=20)
    wanted = parser.parse_args()
    decks = wanted.decks or [entry.name for entry in shelf()]
    outside = [deck for deck in decks if not examine(deck, wanted.seeds)]
    raise SystemExit(1 if outside else 0)


if __name__ == "__main__":
    main()
