"""`quizgen check`: what is wrong with decks and their items."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.reports import REPORTS, Checked
from quizgen.errors import DeckNotFoundError
from quizgen.forms import FORMS
from quizgen.generation import Generator
from quizgen.grading import Typed, grade
from quizgen.knowledge import Knowledge
from quizgen.library import find, shelf
from quizgen.loader import load
from quizgen.rubric import Cell, Paper, Plan, Trials, explained, nearest, review
from quizgen.session import Pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizgen.model import Card, Item
    from quizgen.session.draw import Maker

SEEDS = (1, 2, 3)
QUIZ = 10  # items of a quiz


def check_paths(paths: list[str], output: str) -> int:
    """Check every deck that the paths name, write the findings, and give 1 where an error or a warning stands."""
    checked = [check_folder(folder) for folder in _folders(paths)]
    sys.stdout.write(REPORTS[output](checked))
    return int(any(problem.severity != "info" for deck in checked for problem in deck.problems))


def check_folder(folder: Path) -> Checked:
    """Load a deck, make all its items at several seeds and hold them to the rules."""
    loaded = load(folder)
    if loaded.deck is None:
        return Checked(folder.name, loaded.problems, 0, 0)
    generator = Generator(Knowledge(loaded.deck))
    items = [item for seed in SEEDS for item in generator.items(seed)]
    pool, make = Pool(generator), _from(items)
    trials = Trials(items, lambda seed: islice(pool.draw(seed, make), QUIZ), pool.fact)
    found = review(loaded.deck, items, _passes, _papers(pool, generator, items, make), trials)
    problems = tuple(sorted((*loaded.problems, *found.problems), key=lambda problem: problem.origin))
    return Checked(folder.name, problems, len(generator.cards), len(items), found.waived, found.reasons)


def _papers(pool: Pool, generator: Generator, bank: Sequence[Item], make: Maker) -> Iterator[Paper]:
    """Draw quizzes as learners get them, then one of each topic and each form, which must keep to it."""
    for seed in SEEDS:
        yield Paper(tuple(islice(pool.draw(seed), QUIZ)), fact=pool.fact, bank=bank)
    for cell in (*map(Cell, generator.knowledge.deck.topics), *(Cell(form=form) for form in FORMS)):
        items = tuple(islice(Pool(generator, cell.topic or None, cell.form or None).draw(SEEDS[0], make), QUIZ))
        yield Paper(items, Plan({cell: len(items)}), pool.fact)


def _from(items: Iterable[Item]) -> Maker:
    """Make items by taking those that are there: thousands of quizzes are then drawn in a second."""
    made: dict[tuple[Card, str], list[Item]] = {}
    for item in items:
        made.setdefault((item.card, item.form), []).append(item)

    def make(card: Card, form: str, seed: int) -> Item | None:
        found = made.get((card, form))
        return found[seed % len(found)] if found else None

    return make


def _passes(item: Item, text: str) -> bool:
    return grade(item, Typed(text)).right


def explain(code: str) -> int:
    """Write what a code means."""
    said = explained(code)
    if said is None:
        sys.stderr.write(f"quizgen: there is no code '{code}'; {nearest(code)}\n")
        return 2
    sys.stdout.write(said)
    return 0


def _folders(paths: list[str]) -> list[Path]:
    """Find the decks that paths name: a deck, a folder of decks, or a deck's name; without any, those here."""
    if not paths:
        here = _inside(Path()) or _inside(Path("decks")) or [entry.path for entry in shelf()]
        if not here:
            raise DeckNotFoundError("there is no deck here", "name one: quizgen check PATH")
        return here
    return [folder for path in paths for folder in (_inside(Path(path)) or [find(path)])]


def _inside(path: Path) -> list[Path]:
    if (path / "deck.yaml").exists():
        return [path]
    return sorted(found.parent for found in path.glob("*/deck.yaml")) if path.is_dir() else []
