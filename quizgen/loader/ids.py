"""Which subjects a reference may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from quizgen.model import SubjectKey


class Ids:
    """The ids of a deck's subjects, one object for each.

    While a deck is read for the first time they are not all known: every reference is trusted, and remembered. Where
    one leads nowhere, the deck is read once more with all ids at hand; so a sound deck is read once, and none has to
    be held as nodes until the last id was seen.
    """

    def __init__(self, known: Iterable[SubjectKey] | None = None) -> None:
        self._known = None if known is None else {key: key for key in known}
        self._trusted: dict[SubjectKey, SubjectKey] = {}
        self._was_listed = False

    def find(self, key: SubjectKey) -> SubjectKey | None:
        """Give the object that stands for an id, or None where there is no such subject."""
        return self._trusted.setdefault(key, key) if self._known is None else self._known.get(key)

    def listed(self) -> Collection[SubjectKey]:
        """Give all ids, in the deck's order."""
        self._was_listed = True
        return self._known or ()

    def suffice_for(self, found: Collection[SubjectKey]) -> bool:
        """Tell whether what was read with these ids holds, now that all were found."""
        return self._known is not None or not (self._was_listed or any(key not in found for key in self._trusted))
