"""Cue rules: nothing but knowledge may point to the key, in one item or over all items of a deck."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import as_date, content, normal, one_seed, outside, right_texts, sort_of, wrong_texts
from quizgen.wording import mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quizgen.model import Item

_COMMON_SHARE, _FEW_STEMS = 0.05, 6
_CAPITALS = re.compile(r"[^\W\d_]")


def _plain(item: Item) -> bool:
    """Tell whether one of several options of words is right; dates and numbers have cues of their own."""
    return item.form in {"choice", "pick"} and len(right_texts(item)) == 1 and len(item.options) > 2


def _length(item: Item) -> str:
    if not _plain(item) or sort_of(right_texts(item)[0])[0] != "words":
        return ""
    key, longest = right_texts(item)[0], max(wrong_texts(item), key=len)
    excess = len(key) - len(longest)
    if excess > max(12, 0.3 * len(longest)):
        return f"the key '{key}' is {excess} characters longer than the longest wrong option"
    return ""


def _worded(bank: Sequence[Item]) -> list[Item]:
    return [item for item in bank if _plain(item) and all(sort_of(each.text)[0] == "words" for each in item.options)]


def _lengths(bank: Sequence[Item]) -> Iterator[tuple[None, str]]:
    """Find whether the one longest (or shortest) option is the key more or less often than chance."""
    items = _worded(one_seed(bank))
    extremes: tuple[tuple[str, Callable[[list[int]], int]], ...] = (("longest", max), ("shortest", min))
    for name, extreme in extremes:
        single = [(item, lengths) for item in items if _is_single(lengths := _sizes(item), extreme(lengths))]
        hits = sum(item.options[lengths.index(extreme(lengths))].right for item, lengths in single)
        if said := outside(hits, [1 / len(lengths) for _, lengths in single]):
            yield None, f"over the whole deck the key is the {name} option {said}"


def _sizes(item: Item) -> list[int]:
    return [len(option.text) for option in item.options]


def _is_single(row: list[int], value: int) -> bool:
    return row.count(value) == 1


def _clangs(bank: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Find a word of the stem in the key alone; words that stand in very many stems of the deck point to nothing."""
    stems = {item.card: content(item.stem) for item in bank}
    counts = Counter(word for stem in stems.values() for word in stem)
    most = max(_FEW_STEMS, _COMMON_SHARE * len(stems))
    for item in bank:
        wrong = frozenset[str]().union(*map(content, wrong_texts(item))) if _plain(item) else frozenset[str]()
        stem = content(item.stem)
        shared = sorted(word for word in stem & content(item.key) if counts[word] <= most)
        if _plain(item) and shared and not stem & wrong:
            yield item, f"'{shared[0]}' stands in the stem and in the key, and in no wrong option"


def _convergence(item: Item) -> str:
    """Find a key of which every wrong option is a variation, while the wrong ones have nothing in common."""
    if not _plain(item) or len(item.options) < 4:
        return ""
    key, wrong = content(right_texts(item)[0]), [content(text) for text in wrong_texts(item)]
    common = set.union(set(), *wrong).intersection(*(key, *wrong)) if wrong else set()
    parts = [(key & each) - common for each in wrong]
    pairs = [(a & b) - common for i, a in enumerate(wrong) for b in wrong[i + 1 :]]
    if all(parts) and len(frozenset().union(*parts)) > 1 and not any(pairs):
        return "each wrong option shares something with the key, and no two share it with each other"
    return ""


_LOOKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("a number", lambda text: any(char.isdigit() for char in text)),
    ("brackets", lambda text: any(char in "()[]" for char in text)),
    ("quotation marks", lambda text: any(char in '“”"' for char in text)),
    ("an end mark", lambda text: text.rstrip().endswith((".", "!", "?", ";"))),
    ("a capital at the start", lambda text: bool(_CAPITALS.match(text)) and text[:1].isupper()),
    ("an article", lambda text: text.casefold().startswith(("a ", "an ", "the "))),
)


def _odd_look(item: Item) -> str:
    if not _plain(item) or len(item.options) < 4 or sort_of(right_texts(item)[0])[0] == "date":
        return ""
    key, wrong = right_texts(item)[0], wrong_texts(item)
    for name, has in _LOOKS:
        looks = {has(text) for text in wrong}
        if len(looks) == 1 and has(key) not in looks:
            return f"the key '{key}' alone {'has' if has(key) else 'lacks'} {name}"
    return ""


def _key_not_in_stem(item: Item) -> str:
    if item.form in {"truefalse", "order", "match", "recall"}:
        return ""
    found = next((key for key in item.keys or (item.key,) if mentions(item.stem, key)), None)
    return "" if found is None else f"the stem holds the key '{found}'"


def _frequency(bank: Sequence[Item]) -> Iterator[tuple[Item | None, str]]:
    """Find keys that are never a wrong option among wrong options that are never a key."""
    items = [item for item in bank if _plain(item)]
    keys = {(item.card.question, normal(text)) for item in items for text in right_texts(item)}
    lures = {(item.card.question, normal(text)) for item in items for text in wrong_texts(item)}
    for item in items:
        question = item.card.question
        right, wrong = right_texts(item)[0], wrong_texts(item)
        if (question, normal(right)) not in lures and not any((question, normal(text)) in keys for text in wrong):
            yield item, f"'{right}' is only ever the key, and the other options are only ever wrong"
    yield from _most_frequent(items)


def _most_frequent(items: Sequence[Item]) -> Iterator[tuple[None, str]]:
    """Find whether the option that stands in the most other items is the key more often than chance."""
    counts = Counter((item.card.question, normal(option.text)) for item in items for option in item.options)
    hits, chances = 0, list[float]()
    for item in one_seed(items):
        often = [counts[item.card.question, normal(option.text)] for option in item.options]
        best = [option.right for option, count in zip(item.options, often, strict=True) if count == max(often)]
        if len(best) == 1:
            hits, chances = hits + best[0], [*chances, 1 / len(often)]
    if items and (said := outside(hits, chances)):
        yield None, f"over the whole deck the option that stands in the most items is the key {said}"


def _dated(item: Item) -> list[tuple[int, bool]]:
    """Give the options of a choice among dates as (day, right), in time's order."""
    dates = [(as_date(option.text), option.right) for option in item.options] if _plain(item) else []
    return sorted((date.start, right) for date, right in dates if date) if all(date for date, _ in dates) else []


def _date_ranks(bank: Sequence[Item]) -> Iterator[tuple[None, str]]:
    """Find whether the key is the first, the last or a middle date more or less often than chance."""
    rows = [(item, row) for item in one_seed(bank) if len(row := _dated(item)) > 2]
    ranks = [([right for _, right in row].index(True), len(row)) for _, row in rows]
    for name, hits, chances in (
        ("earliest", sum(rank == 0 for rank, _ in ranks), [1 / size for _, size in ranks]),
        ("latest", sum(rank == size - 1 for rank, size in ranks), [1 / size for _, size in ranks]),
        ("middle", sum(0 < rank < size - 1 for rank, size in ranks), [1 - 2 / size for _, size in ranks]),
    ):
        if said := outside(hits, chances):
            yield None, f"over the whole deck the key is the {name} date {said}"


def _rules() -> Iterable[Rule]:
    yield Rule(
        "C1", "the longest option is not the key", "warning", "shorten the key or give it rivals of its length",
        "Authors say the right thing at length; those who know no better choose the longest option.",
        "key: a body that plans, coordinates and supervises all work; wrong: a body / a bureau",
        "options of about one length", "HDR 24; IWF", item=_length, bank=_lengths, together="error",
    )  # fmt: skip
    yield Rule(
        "C3", "no clang", "warning", "reword the stem, or give it rivals that share the word",
        "A word that stands in the stem and in the key alone gives the key away.",
        "What did the reform plenum adopt? the reform decision / the budget",
        "the reform decision / the reform report", "HDR 28; NBME", bank=_clangs, place="stem",
    )  # fmt: skip
    yield Rule(
        "C4", "no convergence", "warning", "choose rivals that resemble each other too",
        "If every wrong option is a variation of one, that one is the key.",
        "big red cube (the key) / red ball / blue cube / big cone", "red cube / red ball / blue cube / blue ball",
        "NBME", item=_convergence,
    )  # fmt: skip
    yield Rule(
        "C5", "no odd one out", "warning", "spell the options alike",
        "The one option with a number, bracket, capital or article of its own draws the eye.",
        "the Law (2015) is the key; wrong: the Decision / the Report / the Outline", "all with a year or none",
        "HDR 23; IWF", item=_odd_look,
    )  # fmt: skip
    yield Rule(
        "C6", "the key is not in the stem", "error", "reword the stem or the name",
        "A stem that holds its key asks nothing.",
        "In which city was the Rome treaty signed? Rome", "Where was the treaty signed? Rome",
        "HDR 28", item=_key_not_in_stem, place="stem",
    )  # fmt: skip
    yield Rule(
        "C7", "option frequency", "warning", "give the field more subjects, or confine the question to typed forms",
        "A text that is only ever right, among texts that are only ever wrong, is learned as a text.",
        "Xi is the key of every item and never a wrong option", "each option is the key elsewhere",
        "IWF", bank=_frequency,
    )  # fmt: skip
    yield Rule(
        "C8", "dates: the key's rank is random", "warning", "give the deck more dates before and after these",
        "Test-wise guessers take the middle date.",
        "the key is always the second of three dates", "the key is the first, a middle or the last date by chance",
        "Bar-Hillel & Attali 2002", bank=_date_ranks,
    )  # fmt: skip


RULES = tuple(_rules())
