"""How the engine grows: synthetic decks of 1,000 to 100,000 subjects with five fields each.

Prints, for each size: loading from YAML and compiling it, loading it compiled, building the knowledge, the time of a
choice item of a card drawn at random, choice items a second in a stream, and the peak memory of a process that loads
YAML and does all of it; then the growth from each size to the next. Each size runs in processes of its own: peaks do
not add up, and nothing is warm. All times are the processor's.

    python benchmarks/generate.py [--sizes 1000,10000,100000] [--items 2000] [--streamed 100000]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.library import load_deck
from quizgen.randomness import Draws

if TYPE_CHECKING:
    from quizgen.loader import Loaded

HEADER = """\
uid: synthetic
title: Synthetic
sources: {s: A source}
topics: {a: A, b: B, c: C}
kinds:
  thing:
    fields:
      date: {type: date}
      colour: {type: text}
      size: {type: number}
      maker: {type: ref, to: person}
      parts: {type: list}
    questions:
      when: {stem: "{date:when} was {name} made?", asks: date, statement: "{name} was made {date:on}."}
      which: {stem: "What was made {date:on}?", asks: name, statement: "{name} was made {date:on}."}
      colour: {stem: "What colour is {name}?", asks: colour, statement: "{name} is {colour}."}
      size: {stem: "How large is {name}?", asks: size, statement: "{name} is {size} large."}
      maker: {stem: "Who made {name}?", asks: maker, statement: "{maker} made {name}."}
"""
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "ve")


def word(number: int) -> str:
    """Give a word of its own for every number."""
    letters = ""
    while True:
        number, rest = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[rest]
        if not number:
            return letters


def write_deck(folder: Path, size: int) -> None:
    """Write a deck of `size` things and a tenth as many persons."""
    draws = Draws("synthetic", size)
    (folder / "facts").mkdir(parents=True)
    (folder / "deck.yaml").write_text(HEADER, encoding="utf-8")
    makers = max(4, size // 10)
    source = "source: {cite: s, at: p. 1}"
    with (folder / "facts" / "all.yaml").open("w", encoding="utf-8") as file:
        file.write("person:\n")
        file.writelines(f"  p{number}: {{name: {word(number)} smith, {source}}}\n" for number in range(makers))
        file.write("thing:\n")
        for number in range(size):
            year, month, day = 1000 + draws.below(1000), 1 + draws.below(12), 1 + draws.below(28)
            parts = ", ".join(f"{word(draws.below(500))} part" for _ in range(3))
            file.write(
                f"  t{number}: {{name: the {word(number)}, date: {year}-{month:02}-{day:02}, "
                f"colour: {word(draws.below(200))} red, size: {draws.below(100_000)}, "
                f"maker: {{ref: p{draws.below(makers)}}}, parts: [{parts}], topic: {draws.chosen('abc')}, {source}}}\n"
            )


def time_loading(deck: Path, cache: Path) -> tuple[Loaded, float]:
    """Load a deck; give it, and the seconds that the processor took: what else the machine does makes no difference."""
    start = time.process_time()
    loaded = load_deck(deck, cache)
    return loaded, time.process_time() - start


def measure(folder: Path, items: int, streamed: int) -> dict[str, float]:
    """Load a deck, make choice items: `items` of cards drawn at random, `streamed` in a row; give seconds and MiB."""
    loaded, loading = time_loading(folder / "deck", folder / "cache")
    assert loaded.deck is not None
    start = time.process_time()
    generator = Generator(Knowledge(loaded.deck))
    cards = [card for card in generator.cards if card.subject.kind == "thing"]
    building = time.process_time() - start
    start = time.process_time()
    made = sum(generator.item(card, "choice", 1) is not None for card in Draws("cards").shuffled(cards)[:items])
    one = (time.process_time() - start) / made
    start = time.process_time()
    count = sum(1 for _ in islice(generator.items(2, "choice"), streamed))
    rate = count / (time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load": loading, "build": building, "item": one, "rate": rate, "peak": peak, "made": count}


def run(*words: str) -> dict[str, float]:
    """Run this script again in a process of its own; give what it measured."""
    command = [sys.executable, __file__, *words]
    measured: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return measured


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--items", type=int, default=2000, help="cards drawn at random")
    parser.add_argument("--streamed", type=int, default=100_000, help="items of the stream, at most")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(measure(wanted.one, wanted.items, wanted.streamed)))
        return
    if wanted.load:
        print(json.dumps({"cached": time_loading(wanted.load / "deck", wanted.load / "cache")[1]}))
        return
    columns = ("load s", "cached s", "build s", "item ms", "items/s", "peak MiB", "made")
    print(f"{'subjects':>9}" + "".join(f" {name:>8}" for name in columns))
    before: dict[str, float] = {}
    for size in map(int, wanted.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            write_deck(Path(folder) / "deck", size)
            counts = ("--items", str(wanted.items), "--streamed", str(wanted.streamed))
            row = run("--one", folder, *counts) | run("--load", folder)
        print(
            f"{size:9} {row['load']:8.2f} {row['cached']:8.2f} {row['build']:8.2f} {row['item'] * 1000:8.3f}"
            f" {row['rate']:8.0f} {row['peak']:8.0f} {row['made']:8.0f}"
        )
        if before:
            names = ("load", "cached", "build", "item", "peak")
            growth = ", ".join(f"{name} {row[name] / before[name]:.1f}x" for name in names)
            print(f"{'':9} growth: {growth}")
        before = row


if __name__ == "__main__":
    main()
