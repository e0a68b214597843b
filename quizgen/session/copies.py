"""Where a learner's copies of sources are: a text file for each source of a deck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizgen.model import Deck


@dataclass(frozen=True, slots=True)
class Copies:
    """A folder with `deck uid/source id.txt`."""

    folder: Path

    def path(self, deck: Deck, work: str) -> Path:
        """Give where the copy of a deck's source is or will be; both ids have letters, digits and dashes only."""
        return self.folder / deck.uid / f"{work}.txt"

    def all(self) -> Iterator[tuple[str, str, Path]]:
        """List the copies as deck uid, source id and path."""
        for path in sorted(self.folder.glob("*/*.txt")):
            yield path.parent.name, path.stem, path
