"""A quiz or a paper as the rules see it: its items, the plan that it fills, and many of them drawn by way of trial."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from quizgen.rubric.enemies import Enemies
from quizgen.rubric.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from quizgen.model import Card, Item

LEVELS = ("easy", "middle", "hard")  # thirds of the scale of difficulty
DRAWS = 1000
_BY_CHANCE = 0.001
# A cell is starved where it came less often than this share of its due; told only where so much is due that chance
# does it less than once in a million times (Poisson).
_STARVED: tuple[tuple[float, int], ...] = ((0.0, 16), (0.25, 36))


class Cell(NamedTuple):
    """A topic, a form or both that a plan counts; '' stands for any."""

    topic: str = ""
    form: str = ""

    def takes(self, item: Item) -> bool:
        """Tell whether an item lies in the cell."""
        return self.topic in {"", item.topic} and self.form in {"", item.form}

    def __str__(self) -> str:
        parts = [f"topic '{self.topic}'"] * bool(self.topic) + [f"form '{self.form}'"] * bool(self.form)
        return " and ".join(parts) or "any item"


@dataclass(frozen=True, slots=True)
class Plan:
    """How many items of each cell a paper has, and of each level of difficulty, where that is asked."""

    cells: Mapping[Cell, int]
    levels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """The items of one quiz in order, the plan behind them, and the bank that they were drawn from.

    `fact` names the fact that a card is about; without it each card is about one of its own.
    """

    items: Sequence[Item]
    plan: Plan | None = None
    fact: Callable[[Card], Hashable] | None = None
    bank: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class Trials:
    """Quizzes drawn on trial: `draw` gives the items of the quiz of a seed, out of those of the bank.

    `fact` names the fact that a card is about.
    """

    bank: Sequence[Item]
    draw: Callable[[int], Iterable[Item]]
    fact: Callable[[Card], Hashable]
    count: int = DRAWS


def level(item: Item) -> str:
    """Name the third of the scale in which an item's difficulty lies."""
    return LEVELS[min(int(item.difficulty * 3), 2)]


def _enemies(paper: Paper) -> Iterator[tuple[Item, str]]:
    """Find each item that an earlier one gives away."""
    earlier = Enemies()
    for item in paper.items:
        if (enemy := earlier.of(item)) is not None:
            yield item, f"it and '{enemy.card.id}' as {enemy.form} give each other away"
        earlier.add(item)


def _repeated(paper: Paper) -> Iterator[tuple[Item, str]]:
    """Find each item that asks for a fact a second time, in whichever direction."""
    first: dict[Hashable, Item] = {}
    for item in paper.items:
        other = first.setdefault(paper.fact(item.card) if paper.fact else item.card, item)
        if other is not item:
            yield item, f"'{other.card.id}' as {other.form} has asked for the same fact"


def _unfilled(paper: Paper) -> Iterator[tuple[Item | None, str]]:
    """Give each item to a cell, so that as many as can be find one; tell what is over and what is lacking."""
    if paper.plan is None:
        return
    cells = [cell for cell, count in paper.plan.cells.items() for _ in range(count)]
    holder: dict[int, int] = {}
    for place, item in enumerate(paper.items):
        if not _seated(place, paper.items, cells, holder, set()):
            yield item, f"the plan has no place for it: its topic is '{item.topic}', its form '{item.form}'"
    lacking = Counter(cells[seat] for seat in range(len(cells)) if seat not in holder)
    for cell, count in lacking.items():
        asked = paper.plan.cells[cell]
        yield None, f"over the whole paper, {asked - count} items fill the cell {cell}; the plan asks for {asked}"


def _seated(place: int, items: Sequence[Item], cells: Sequence[Cell], holder: dict[int, int], tried: set[int]) -> bool:
    """Find an item a seat, moving others where they fit elsewhere (Kuhn's matching)."""
    for seat, cell in enumerate(cells):
        if seat in tried or not cell.takes(items[place]):
            continue
        tried.add(seat)
        if seat not in holder or _seated(holder[seat], items, cells, holder, tried):
            holder[seat] = place
            return True
    return False


def _unspread(paper: Paper) -> Iterator[tuple[Item | None, str]]:
    """Compare the levels with those planned; where nothing is planned, with what chance would draw from the bank."""
    levels = Counter(level(item) for item in paper.items)
    if paper.plan is not None:
        for name in LEVELS if paper.plan.levels else ():
            asked = paper.plan.levels.get(name, 0)
            if levels[name] != asked:
                yield None, f"over the whole paper, {levels[name]} items are {name}; the plan asks for {asked}"
    elif len(levels) == 1 and paper.bank:
        (name,) = levels
        share = sum(level(item) == name for item in paper.bank) / len(paper.bank)
        if share ** len(paper.items) < _BY_CHANCE:
            yield None, f"over the whole paper, all {len(paper.items)} items are {name}, and {share:.0%} of the deck's"


_CELLS: Mapping[str, Callable[[Item], Hashable]] = {
    "topic": lambda item: item.topic,
    "form": lambda item: item.form,
    "card": lambda item: item.card,
}


def _starved(trials: Trials) -> Iterator[tuple[Item | None, str]]:
    """Draw many quizzes; find topics, forms and cards that come never, or at a quarter of their share."""
    bank = list({(item.card, item.form): item for item in trials.bank}.values())
    drawn = [item for seed in range(trials.count) for item in trials.draw(seed)]
    forms = Counter(item.card for item in bank)
    cards = Counter(map(trials.fact, forms))
    for name, cell_of in _CELLS.items():
        due: dict[Hashable, float] = defaultdict(float)
        example: dict[Hashable, Item] = {}
        for item in bank:
            example.setdefault(cell_of(item), item)
            # Each fact is as likely as another, each of its cards, and each form of those.
            due[cell_of(item)] += len(drawn) / len(cards) / cards[trials.fact(item.card)] / forms[item.card]
        came = Counter(map(cell_of, drawn))
        for cell, share in due.items():
            if any(share >= least and came[cell] <= part * share for part, least in _STARVED):
                said = f"came {came[cell]} times in {trials.count} quizzes; its share is {share:.0f}"
                is_card = name == "card"
                yield (
                    (example[cell], f"it {said}") if is_card else (None, f"over the whole deck {name} '{cell}' {said}")
                )


def _rules() -> Iterable[Rule]:
    yield Rule(
        "E1", "no item gives another away", "error", "draw another item",
        "The key of one item in the stem of the next is a gift.",
        "Which plenum met in 2013? ... When did the plenum of November 2013 meet?", "one of the two",
        "HDR; IWF", paper=_enemies,
    )  # fmt: skip
    yield Rule(
        "E5", "a fact once", "error", "draw another item",
        "Who is asked twice for one fact counts twice for it, and the feedback on the first answers the second.",
        "Where was it held? ... Which event was held there?", "one of the two", "HDR", paper=_repeated,
    )  # fmt: skip
    yield Rule(
        "E6", "the plan's cells are filled exactly", "error", "draw other items, or plan what the deck can fill",
        "A paper stands for its field only as far as it keeps to its plan.",
        "three items on the law, where the plan has five", "five items on the law", "HDR 1", paper=_unfilled,
    )  # fmt: skip
    yield Rule(
        "E7", "no cell is starved", "warning",
        "let its questions take more forms, and take out of the stems what gives it away",
        "What is never drawn is never learned, and nobody misses it (1,000 quizzes are drawn).",
        "a topic that no quiz asks about", "each topic, form and card comes at about its share",
        "the project", trials=_starved,
    )  # fmt: skip
    yield Rule(
        "E8", "difficulty is spread as asked", "warning", "draw from other forms and precisions",
        "Items of one level tell only those apart who are near that level.",
        "ten easy items", "three easy, five in the middle, two hard", "HDR", paper=_unspread,
    )  # fmt: skip


RULES = tuple(_rules())
