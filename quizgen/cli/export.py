"""`quizgen export`: a deck for another program."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from quizgen.exporters import EXPORTERS
from quizgen.library import open_deck
from quizgen.wording import closest

if TYPE_CHECKING:
    from pathlib import Path


def export_deck(target: str, deck: str, output: Path, seed: int) -> int:
    """Write a deck in a format; 2 where there is no such format."""
    exporter = EXPORTERS.get(target)
    if exporter is None:
        hint = closest(target, list(EXPORTERS)) or f"formats: {', '.join(EXPORTERS)}"
        sys.stderr.write(f"quizgen: there is no format '{target}'; {hint}\n")
        return 2
    generator, loaded = open_deck(deck)
    for problem in loaded.errors:
        sys.stderr.write(f"{problem}\n")
    items = generator.one_each(seed)
    count = exporter.load()(generator.knowledge.deck, items, output, now=time.time())
    sys.stderr.write(f"quizgen: wrote {count} notes to {output}\n")
    return 0
