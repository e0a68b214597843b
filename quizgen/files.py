"""Which files make a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def header_of(folder: Path) -> Path:
    """Give the file that says what a deck is."""
    return folder / "deck.yaml"


def facts_of(folder: Path) -> list[Path]:
    """Give the files that hold a deck's facts, in the order in which they are read."""
    return sorted(path for path in (folder / "facts").glob("*.y*ml") if not path.name.startswith("."))
