"""Indexes over the values of one field, so that proving one item does not scan the deck."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from quizgen.dates import Date
from quizgen.model import Number, Ref, Scalar, SubjectKey, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from quizgen.asks import Ask

Names: TypeAlias = "Callable[[Text | Ref], set[str]]"


class NearIndex:
    """Finds the subjects whose value of a field may be the same as, or too near to, a given one.

    It may name too many, never too few: whoever asks compares again.
    """

    def __init__(self, entries: Iterable[tuple[SubjectKey, Scalar]], names: Names) -> None:
        self._names = names
        self._dates: list[tuple[int, int, SubjectKey]] = []  # by their starts
        self._numbers: dict[Decimal, list[SubjectKey]] = {}
        self._targets: dict[SubjectKey, list[SubjectKey]] = {}
        self._texts = _TextIndex()
        for key, value in entries:
            match value:
                case Date():
                    self._dates.append((value.start, value.end, key))
                case Number(amount=amount):
                    self._numbers.setdefault(amount, []).append(key)
                case Text() | Ref():
                    if isinstance(value, Ref):
                        self._targets.setdefault(value.target, []).append(key)
                    for name in names(value):
                        self._texts.add(name, key)
        self._dates.sort()
        self._longest = max((end - start for start, end, _ in self._dates), default=0)
        self._texts.finish()

    def near(self, value: Scalar, family: Iterable[SubjectKey] = (), synonyms: Iterable[str] = ()) -> set[SubjectKey]:
        """Give subjects near a value; `family` are the parts and wholes of a ref, `synonyms` further names."""
        match value:
            case Date():
                first = bisect_left(self._dates, (value.start - self._longest,))
                last = bisect_left(self._dates, (value.end + 1,))
                return {key for _, end, key in self._dates[first:last] if end >= value.start}
            case Number(amount=amount):
                return set(self._numbers.get(amount, ()))
            case Text() | Ref():
                found = {key for name in (*self._names(value), *synonyms) for key in self._texts.near(name)}
                for target in (value.target, *family) if isinstance(value, Ref) else ():
                    found.update(self._targets.get(target, ()))
                return found


class ValidityIndex:
    """Says whether what a question is about held at one time; what is not dated held at any time."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        # Most decks say of no fact when it held: then the index is empty.
        self._dates = {ask.subject.key: dates for ask in asks if (dates := ask.validities)}
        self._held: dict[Scalar, list[tuple[Date, ...]]] = {}
        for ask in asks if self._dates else ():
            for answer in ask.answers:
                self._held.setdefault(answer, []).append(ask.validities)

    def meet(self, one: SubjectKey, other: SubjectKey) -> bool:
        """Tell whether the facts of two subjects held at one time."""
        theirs = self._dates.get(other, ()) if self._dates else ()
        return _overlap(self._dates.get(one, ()), theirs)

    def suits(self, subject: SubjectKey, value: Scalar) -> bool:
        """Tell whether a value was an answer when the subject's facts held, or is an answer nowhere."""
        theirs = self._held.get(value, ())
        return not theirs or any(_overlap(self._dates.get(subject, ()), dates) for dates in theirs)


def _overlap(ones: Sequence[Date], others: Sequence[Date]) -> bool:
    return all(one.overlaps(other) for one in ones for other in others)


class _TextIndex:
    """Finds texts that are equal to a text, hold all its words, or have no word that it lacks."""

    def __init__(self) -> None:
        self._equal: dict[str, list[SubjectKey]] = {}
        self._entries: list[tuple[frozenset[str], SubjectKey]] = []
        self._with_word: dict[str, list[int]] = {}
        self._by_rarest: dict[str, list[int]] = {}

    def add(self, name: str, key: SubjectKey) -> None:
        self._equal.setdefault(name, []).append(key)
        self._entries.append((frozenset(name.split()), key))

    def finish(self) -> None:
        """Index each entry under all its words, and under the one that fewest others have."""
        counts = Counter(word for words, _ in self._entries for word in words)
        for number, (words, _) in enumerate(self._entries):
            for word in words:
                self._with_word.setdefault(word, []).append(number)
            if words:
                self._by_rarest.setdefault(min(words, key=lambda word: (counts[word], word)), []).append(number)

    def near(self, name: str) -> set[SubjectKey]:
        found = set(self._equal.get(name, ()))
        words = frozenset(name.split())
        narrower = (number for word in words for number in self._by_rarest.get(word, ()))
        found.update(self._entries[number][1] for number in narrower if self._entries[number][0] <= words)
        wider = min((self._with_word.get(word, []) for word in words), key=len, default=[])
        found.update(self._entries[number][1] for number in wider if words <= self._entries[number][0])
        return found


class Timeline:
    """The starts of dates in order, each once, and the places in a pool that have them."""

    def __init__(self, starts: Iterable[tuple[int, int]]) -> None:
        places: dict[int, list[int]] = {}
        for start, place in starts:
            places.setdefault(start, []).append(place)
        self._starts = sorted(places)
        self._places = places

    def gap(self, start: int) -> float:
        """Give the days from a start to its second-nearest neighbour, at least 1: the scale of nearness in time."""
        at = bisect_left(self._starts, start)
        gaps = sorted(abs(each - start) for each in self._starts[max(0, at - 3) : at + 4])
        return float(max(gaps[min(2, len(gaps) - 1)], 1)) if gaps else 1.0

    def around(self, start: int, count: int) -> list[int]:
        """Give the places of the `count` starts next before and the `count` next after."""
        at = bisect_left(self._starts, start)
        return [place for each in self._starts[max(0, at - count) : at + count + 1] for place in self._places[each]]


class SpellingIndex:
    """Values by the first letter and the length of their spellings: those that a typo could take for each other."""

    MOST_LETTERS = 4  # a typo spends two letters on each side at most

    def __init__(self, entries: Iterable[tuple[str, Scalar]]) -> None:
        self._rows: dict[tuple[str, int], list[tuple[str, Scalar]]] = {}
        for name, value in entries:
            self._rows.setdefault((name[:1], len(name)), []).append((name, value))

    def near(self, name: str) -> list[tuple[str, Scalar]]:
        """Give the spellings, with their values, of nearly the same length that begin alike."""
        lengths = range(len(name) - self.MOST_LETTERS, len(name) + self.MOST_LETTERS + 1)
        return [row for length in lengths for row in self._rows.get((name[:1], length), ())]
