"""The passage that an item cites, from the learner's copy of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.errors import SourceError
from quizgen.session.copies import Copies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizgen.model import Deck, Item
    from quizgen.provenance import Edition, Excerpt


class Sources:
    """The learner's copies of what the decks of a run cite; nothing is read or imported before it is asked for."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._decks: dict[str, Deck] = {}
        self._editions: dict[tuple[str, str], Edition] = {}

    def open(self, deck: Deck) -> None:
        """Take in a deck whose items will be asked about."""
        self._decks[deck.uid] = deck

    def has(self, item: Item) -> bool:
        """Tell whether there is a copy of what an item cites, and the item says where in it."""
        deck = self._decks.get(item.card.deck)
        return deck is not None and bool(item.citation.at) and self._path(deck, item).is_file()

    def excerpts(self, item: Item) -> tuple[Excerpt, ...]:
        """Give the passages that an item cites.

        Raises:
            SourceError: one line that says what is missing, and how the source is added.
        """
        from quizgen.provenance import edition, excerpts, read_text  # noqa: PLC0415 - only who looks pays for it

        deck = self._decks.get(item.card.deck)
        if deck is None or item.citation.work not in deck.works:
            raise SourceError("the source of this item is not known")
        work = deck.works[item.citation.work]
        path = self._path(deck, item)
        if not path.is_file():
            several = f" --cite {work.id}" if len(deck.works) > 1 else ""
            command = f"quizgen source add {deck.name} FILE{several}"
            raise SourceError(f"to read the cited passage here, add the source: {command}")
        key = (deck.uid, work.id)
        if key not in self._editions:
            self._editions[key] = edition(read_text(path), work.numbering)
        found = excerpts(deck, self._editions[key], item)
        if not found:
            where = f"has no passage '{item.citation.at}'" if item.citation.at else "is cited as a whole"
            raise SourceError(f"the source {where}")
        return found

    def _path(self, deck: Deck, item: Item) -> Path:
        return Copies(self._folder()).path(deck, item.citation.work)
