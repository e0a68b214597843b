"""The commands that open the app, read without typer, which alone takes longer to start than the app's first question.

Only plain arguments are read here: whatever is unusual (help, abbreviations, mistakes) goes to typer, which knows the
same options; a test holds the two together.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

QUIZ_OPTIONS: dict[str, tuple[str, type]] = {
    "-n": ("size", int),
    "--number": ("size", int),
    "--topic": ("topic", str),
    "--form": ("form", str),
    "--seed": ("seed", int),
    "--exam": ("exam", int),
}


def read(argv: list[str]) -> Callable[[], int] | None:
    """Give the call that a command line means, or None where typer should read it."""
    if not argv:
        from quizgen.cli.quiz import quiz

        return partial(quiz, None)
    if argv[0] == "quiz":
        arguments = quiz_arguments(argv[1:])
        if arguments is not None:
            from quizgen.cli.quiz import quiz

            return partial(quiz, **arguments)
    return None


def quiz_arguments(words: list[str]) -> dict[str, Any] | None:
    """Read `[DECK] [-n N] [--topic T] ...` into arguments of `quiz`; None where anything is not plain."""
    arguments: dict[str, Any] = {"deck": None}
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            if arguments["deck"] is not None or not word:
                return None
            arguments["deck"] = word
            continue
        name, sort = QUIZ_OPTIONS.get(word, ("", str))
        value = next(rest, "-")
        if not name or name in arguments or value.startswith("-") or (sort is int and not _is_number(value)):
            return None
        arguments[name] = sort(value)
    # typer checks the bounds, and says what is wrong.
    within = arguments.get("size", 1) >= 1 and arguments.get("exam", 1) >= 1
    return arguments if within else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 10
