"""Where decks are: those that ship with quizgen, the user's own, and any folder by its path."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen import compiled
from quizgen.collector import no_collection
from quizgen.errors import BrokenDeckError, DeckNotFoundError
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model import Loaded

MANY_SUBJECTS = 5000
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
    from quizgen.loader import read_header  # noqa: PLC0415 - it takes YAML, which a compiled deck does without
    from quizgen.reading import Reading  # noqa: PLC0415
    from quizgen.source import read_file  # noqa: PLC0415

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


def cache_folder(given: str | Path | None = None) -> Path | None:
    """Say where decks are kept compiled: as given, as QUIZGEN_CACHE says, or in the user's cache; '' is nowhere."""
    wanted = os.environ.get("QUIZGEN_CACHE") if given is None else given
    if wanted is not None:
        return Path(wanted) if wanted != "" else None
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where a folder is named

    return user_cache_path("quizgen", appauthor=False) / "decks"


def load_deck(folder: Path, cache: str | Path | None = None) -> Loaded:
    """Load the deck in a folder, without reading its YAML where it is in the cache (see `cache_folder`)."""
    with no_collection():
        loaded = compiled.loaded(folder, cache_folder(cache), _load)
        if loaded.deck is not None and len(loaded.deck.subjects) >= MANY_SUBJECTS:
            gc.freeze()  # it lasts: the collector would go through all of it, over and over, and find nothing
    return loaded


def _load(folder: Path) -> Loaded:
    from quizgen.loader import load  # noqa: PLC0415 - it takes YAML, which a compiled deck does without

    return load(folder)


def open_deck(
    name: str, folders: Sequence[Path] | None = None, cache: str | Path | None = None
) -> tuple[Generator, Loaded]:
    """Load a deck by name or path, ready to make items; problems that leave something to ask are only listed.

    Raises:
        DeckNotFoundError: where there is no such deck.
        BrokenDeckError: where nothing of it can be used.
    """
    path = find(name, folders)
    loaded = load_deck(path, cache)
    if loaded.deck is None or not loaded.deck.subjects:
        more = len(loaded.errors) - 1
        first = str(loaded.errors[0]) if loaded.errors else "it has no subjects"
        also = f" (and {more} more problem{'s' * (more > 1)})" if more > 0 else ""
        raise BrokenDeckError(f"deck '{name}' cannot be used: {first}{also}", f"see: quizgen check {path}")
    return Generator(Knowledge(loaded.deck)), loaded
