"""Where items can go outside quizgen: one module a target, loaded when it is used.

`EXPORTERS` is the table. Importing this package loads none of the targets' libraries.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizgen.model import Deck, Item


class Writer(Protocol):
    """What every exporter is: a function from items to one file."""

    def __call__(self, deck: Deck, items: Iterable[Item], target: Path, *, now: float) -> int:
        """Write the items to `target`, whole or not at all, and give how many were written.

        `now` is the time of the build in seconds since 1970. Raises OutputError where the file cannot be written.
        """


@dataclass(frozen=True, slots=True)
class Exporter:
    """One target: what `quizgen export` calls it, how its files end, what it is good for, and where its code is."""

    name: str
    suffix: str
    description: str
    module: str
    function: str

    def load(self) -> Writer:
        """Give the writer; only now are its module and the libraries that it needs imported."""
        return cast("Writer", getattr(import_module(self.module), self.function))


EXPORTERS = MappingProxyType(
    {
        exporter.name: exporter
        for exporter in (
            Exporter(
                "anki",
                ".apkg",
                "a deck for Anki, AnkiDroid and AnkiMobile that can be re-imported without losing progress",
                "quizgen.exporters.anki",
                "write_anki",
            ),
        )
    }
)
