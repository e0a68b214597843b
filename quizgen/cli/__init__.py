"""The command line: one module a command; the only place that prints and that knows the world.

What every start pays for is kept small: `--version` prints before anything is imported, and the commands that open
the app are read without typer where their arguments are plain (`quizgen.cli.hot`).
"""

from __future__ import annotations

import sys

from quizgen import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Run a command and give its exit code: 0 done, 1 a problem, 2 wrong usage, 130 interrupted."""
    if argv in (["--version"], ["-V"]):
        sys.stdout.write(f"quizgen {__version__}\n")
        return 0
    from quizgen.errors import QuizgenError

    try:
        return _dispatch(argv)
    except QuizgenError as error:
        sys.stderr.write(f"quizgen: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`quizgen items ... | head`); say nothing, and not again at exit.
        _silence(sys.stdout)
        return 1


def _dispatch(argv: list[str]) -> int:
    import os

    from quizgen.cli import hot

    # A shell that completes runs us with this variable and without arguments.
    call = None if "_QUIZGEN_COMPLETE" in os.environ else hot.read(argv)
    if call is not None:
        code = call()
    else:
        from quizgen.cli.commands import run_typer

        code = run_typer(argv)
    sys.stdout.flush()
    return code


def _silence(stream: object) -> None:
    import os

    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())  # type: ignore[attr-defined]  # a standard stream has one
