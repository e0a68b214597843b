"""Where decks are: those that ship with quizgen, the user's own, and any folder by its path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import BrokenDeckError, DeckNotFoundError
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import Loaded, load, read_header
from quizgen.reading import Reading
from quizgen.source import read_file
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck on the shelf: what its `deck.yaml` says, without its facts."""

    name: str
    title: str
    description: str
    path: Path


def shelves() -> tuple[Path, ...]:
    """Give the folders that hold decks: the user's own first, then the shipped ones."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed for a deck given by its path

    # In a checkout the decks lie beside the package; in a wheel they are inside it.
    shipped = _HERE / "decks"
    return (
        user_data_path("quizgen", appauthor=False) / "decks",
        shipped if shipped.is_dir() else _HERE.parent / "decks",
    )


def shelf(folders: Sequence[Path] | None = None) -> tuple[DeckEntry, ...]:
    """List the decks that can be seen, by name; a deck of the user's hides a shipped one of the same name."""
    found: dict[str, DeckEntry] = {}
    for folder in shelves() if folders is None else folders:
        for path in sorted(folder.glob("*/deck.yaml")):
            if path.parent.name not in found:
                found[path.parent.name] = _entry(path)
    return tuple(found[name] for name in sorted(found))


def _entry(path: Path) -> DeckEntry:
    node, _ = read_file(path, str(path))
    name = path.parent.name
    if node is None:
        return DeckEntry(name, name, "deck.yaml cannot be read", path.parent)
    header = read_header(Reading(), node, fallback=name)
    return DeckEntry(name, header.title, header.description, path.parent)


def find(name: str, folders: Sequence[Path] | None = None) -> Path:
    """Give the folder of a deck, by the name of one that can be seen or by its path.

    Raises:
        DeckNotFoundError: with the nearest name that there is.
    """
    path = Path(name)
    if name and (path / "deck.yaml").is_file():
        return path
    if "/" not in name and "\\" not in name and name not in {"", ".", ".."}:
        for folder in shelves() if folders is None else folders:
            if (folder / name / "deck.yaml").is_file():
                return folder / name
    if name and path.is_dir():
        raise DeckNotFoundError(f"'{name}' is no deck: it has no deck.yaml")
    if name and path.exists():
        raise DeckNotFoundError(f"'{name}' is a file; expected the folder of a deck or a deck's name")
    names = [entry.name for entry in shelf(folders)]
    hint = closest(name, names) or (f"decks: {', '.join(names)}" if names else "there are no decks yet")
    raise DeckNotFoundError(f"there is no deck '{name}'", hint)


def open_deck(name: str, folders: Sequence[Path] | None = None) -> tuple[Generator, Loaded]:
    """Load a deck by name or path, ready to make items; problems that leave something to ask are only listed.

    Raises:
        DeckNotFoundError: where there is no such deck.
        BrokenDeckError: where nothing of it can be used.
    """
    path = find(name, folders)
    loaded = load(path)
    if loaded.deck is None or not loaded.deck.subjects:
        more = len(loaded.errors) - 1
        first = str(loaded.errors[0]) if loaded.errors else "it has no subjects"
        also = f" (and {more} more problem{'s' * (more > 1)})" if more > 0 else ""
        raise BrokenDeckError(f"deck '{name}' cannot be used: {first}{also}", f"see: quizgen check {path}")
    return Generator(Knowledge(loaded.deck)), loaded
