"""`quizgen` and `quizgen quiz`: opens the terminal app."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quizgen.errors import TerminalError

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.library import DeckEntry
    from quizgen.session import Quiz

SIZE = 10


def quiz(
    deck: str | None,
    size: int = SIZE,
    topic: str | None = None,
    form: str | None = None,
    seed: int | None = None,
    exam: int | None = None,
) -> int:
    """Open the app with a quiz on a deck, or with the shelf of decks where none is named."""
    from quizgen.session import Sources, start

    if deck is None:
        _check_terminal()

    sources = Sources(sources_folder)

    def open_quiz(name: str) -> Quiz:
        from quizgen.library import open_deck

        generator, loaded = open_deck(name)
        sources.open(generator.knowledge.deck)
        chosen = seed if seed is not None else int.from_bytes(os.urandom(4), "big")
        round_ = start(generator, size, chosen, topic=topic, form=form)
        if loaded.errors and deck is not None:
            count = len(loaded.errors)
            plural = "problem" if count == 1 else "problems"
            sys.stderr.write(f"quizgen: deck '{name}' has {count} {plural}; see: quizgen check {name}\n")
        return round_

    # A mistake in the deck's name is said whether or not there is a terminal.
    first = open_quiz(deck) if deck is not None else None
    _check_terminal()
    exam_seconds = exam * 60 if exam else None
    if first is not None and first.current is not None:
        from quizgen_tui.first_paint import first_paint

        with first_paint(first.title, f"1/{first.size}", first.current):
            from quizgen_tui.app import run

            return run(quiz=first, exam_seconds=exam_seconds, sources=sources)
    from quizgen.library import shelf
    from quizgen_tui.app import run

    def open_entry(entry: DeckEntry) -> Quiz:
        return open_quiz(str(entry.path))

    return run(shelf=shelf(), open_quiz=open_entry, exam_seconds=exam_seconds, sources=sources)


def sources_folder() -> Path:
    """Give the folder of the learner's copies of sources."""
    from platformdirs import user_data_path

    return user_data_path("quizgen", appauthor=False) / "sources"


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        stream = "input" if not sys.stdin.isatty() else "output"
        message = f"the quiz needs a terminal, and standard {stream} is not one"
        raise TerminalError(message, "in a script use: quizgen items DECK --format jsonl")
    if os.environ.get("TERM", "") in {"dumb", "unknown"}:
        raise TerminalError("the quiz needs a terminal that can place text, and TERM says it cannot", "set TERM")
