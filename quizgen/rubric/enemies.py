"""Which items must not stand in one paper, found without comparing each with each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.rubric.shapes import normal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from quizgen.model import Item


def are_enemies(one: Item, other: Item) -> bool:
    """Tell whether one of two items gives the other away (E1).

    Items on one subject do where the key of either stands in the other; items on two subjects, where each has the
    other's key in its stem. Items of one card do, and so do items that look the same but for the stem or the order:
    who has answered the one can strike its key out of the other's options.
    """
    if one.card == other.card or _look(one) == _look(other):
        return True
    if one.card.subject == other.card.subject:
        return _tells(one, other) or _tells(other, one)
    return _stem_tells(one, other) and _stem_tells(other, one)


class Enemies:
    """The items of a paper so far, which are asked for an enemy of the next."""

    def __init__(self) -> None:
        self._by_trait: dict[Hashable, list[Item]] = {}

    def of(self, item: Item) -> Item | None:
        """Give an item of the paper that gives this one away or is given away by it."""
        rivals = (rival for trait in _sought(item) for rival in self._by_trait.get(trait, ()))
        return next((rival for rival in rivals if are_enemies(item, rival)), None)

    def add(self, item: Item) -> None:
        """Put an item on the paper."""
        for trait in _borne(item):
            self._by_trait.setdefault(trait, []).append(item)


def _borne(item: Item) -> Iterator[Hashable]:
    """Give what an enemy of an item is found by: its subject, its look, and the first word of each key."""
    yield item.card.subject
    yield _look(item)
    yield from dict.fromkeys(f"key {key.split()[0]}" for key in _keys(item))


def _sought(item: Item) -> Iterator[Hashable]:
    yield item.card.subject
    yield _look(item)
    yield from dict.fromkeys(f"key {word}" for word in _shown(item.stem).split())


def _look(item: Item) -> Hashable:
    """Give the options that an item shows, or its stem where it shows none of its own."""
    if not item.options or item.form == "truefalse":
        return item.form == "truefalse", normal(item.stem)
    return frozenset(normal(option.text) for option in item.options)


def _tells(teller: Item, asker: Item) -> bool:
    texts = [_shown(teller.stem), *(_shown(option.text) for option in teller.options)]
    return any(f" {key} " in text for key in _keys(asker) for text in texts)


def _stem_tells(teller: Item, asker: Item) -> bool:
    stem = _shown(teller.stem)
    return any(f" {key} " in stem for key in _keys(asker))


def _keys(item: Item) -> list[str]:
    """Give the keys that another item may give away; whether a statement is true hangs on its own words."""
    return [] if item.form == "truefalse" else [key for text in item.keys or (item.key,) if (key := normal(text))]


@lru_cache(maxsize=65536)
def _shown(text: str) -> str:
    return f" {normal(text)} "
