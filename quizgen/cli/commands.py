"""The commands as typer knows them: arguments, help and completion. Each command's work is in its own module."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from quizgen import __version__
from quizgen.cli.quiz import SIZE

app = typer.Typer(
    name="quizgen",
    help="Facts in YAML become quiz items that are proved right. Without a command: the terminal app.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

source_app = typer.Typer(
    help="Copies of what decks cite, so that 's' in a quiz can show the passage.", rich_markup_mode=None
)
app.add_typer(source_app, name="source")


class ListFormat(StrEnum):
    """How a list of things is written."""

    TEXT = "text"
    JSON = "json"


class ItemFormat(StrEnum):
    """How items are written."""

    TEXT = "text"
    JSONL = "jsonl"


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"


def _deck_names(incomplete: str) -> list[str]:
    from quizgen.library import shelf

    return [entry.name for entry in shelf() if entry.name.startswith(incomplete)]


def _format_names(incomplete: str) -> list[str]:
    from quizgen.exporters import EXPORTERS

    return [name for name in EXPORTERS if name.startswith(incomplete)]


def _form_names(incomplete: str) -> list[str]:
    from quizgen.forms import FORMS

    return [name for name in FORMS if name.startswith(incomplete)]


Deck = Annotated[str, typer.Argument(help="A deck's name or the path of its folder.", autocompletion=_deck_names)]
Form = Annotated[str | None, typer.Option("--form", help="Only items of this form.", autocompletion=_form_names)]
Cite = Annotated[str | None, typer.Option("--cite", metavar="SOURCE", help="Which source, where a deck has several.")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same items.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quizgen {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def bare(
    context: typer.Context,
    _version_wanted: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Facts in YAML become quiz items that are proved right. Without a command: the terminal app."""
    if context.invoked_subcommand is None:
        from quizgen.cli.quiz import quiz as open_app

        raise typer.Exit(open_app(None))


@app.command()
def quiz(
    deck: Annotated[
        str | None,
        typer.Argument(help="A deck's name or path; without one the app asks.", autocompletion=_deck_names),
    ] = None,
    size: Annotated[int, typer.Option("-n", "--number", min=1, help="How many items.")] = SIZE,
    topic: Annotated[str | None, typer.Option("--topic", help="Only items of this topic.")] = None,
    form: Form = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="The same seed gives the same quiz.")] = None,
    exam: Annotated[
        int | None,
        typer.Option("--exam", min=1, metavar="MINUTES", help="Against the clock; answers are judged at the end."),
    ] = None,
) -> None:
    """Answer items in the terminal."""
    from quizgen.cli.quiz import quiz as open_quiz

    raise typer.Exit(open_quiz(deck, size, topic, form, seed, exam))


@app.command()
def decks(
    output: Annotated[ListFormat, typer.Option("--format", help="How to write the list.")] = ListFormat.TEXT,
) -> None:
    """List the decks that can be seen, with counts."""
    from quizgen.cli.decks import list_decks

    list_decks(as_json=output is ListFormat.JSON)


@app.command()
def show(
    deck: Deck,
    subject: Annotated[str | None, typer.Argument(help="A subject's id, or kind/id.")] = None,
    seed: Seed = 1,
) -> None:
    """Show a deck's facts, its questions and one item of each."""
    from quizgen.cli.show import show_deck

    show_deck(deck, subject, seed)


@app.command()
def items(
    deck: Deck,
    seed: Seed = 1,
    form: Form = None,
    output: Annotated[ItemFormat, typer.Option("--format", help="How to write the items.")] = ItemFormat.TEXT,
) -> None:
    """Write every item of a deck."""
    from quizgen.cli.items import write_items

    write_items(deck, seed, form, as_jsonl=output is ItemFormat.JSONL)


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Decks, or folders of decks; without one, those here."),
    ] = None,
    output: Annotated[CheckFormat, typer.Option("--format", help="How to write the findings.")] = CheckFormat.TEXT,
    explained: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Say what a code means, and check nothing.")
    ] = None,
) -> None:
    """Check decks and all their items; exit 0 clean, 1 problems, 2 usage."""
    from quizgen.cli.check import check_paths, explain

    if explained is not None:
        raise typer.Exit(explain(explained))
    raise typer.Exit(check_paths(paths or [], output.value))


@app.command()
def export(
    target: Annotated[str, typer.Argument(metavar="FORMAT", help="What to write: anki.", autocompletion=_format_names)],
    deck: Deck,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")],
    seed: Seed = 1,
) -> None:
    """Write a deck for another program."""
    from quizgen.cli.export import export_deck

    raise typer.Exit(export_deck(target, deck, output, seed))


@app.command()
def verify(
    deck: Deck,
    source: Annotated[Path, typer.Option("--source", metavar="FILE", help="The text of the source.")],
    cite: Cite = None,
    output: Annotated[ListFormat, typer.Option("--format", help="How to write the report.")] = ListFormat.TEXT,
) -> None:
    """Hold each fact against the passage that it cites; exit 0 all stand, 1 some do not, 2 usage."""
    from quizgen.cli.verify import verify_deck

    raise typer.Exit(verify_deck(deck, source, cite, as_json=output is ListFormat.JSON))


@source_app.command()
def add(
    deck: Deck,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The text of the source.")],
    cite: Cite = None,
) -> None:
    """Keep a copy of a source, once it is seen to be what the deck cites."""
    from quizgen.cli.sources import add_source

    add_source(deck, file, cite)


@source_app.command("list")
def list_() -> None:
    """List the copies."""
    from quizgen.cli.sources import list_sources

    list_sources()


@source_app.command()
def remove(deck: Deck, cite: Cite = None) -> None:
    """Delete the copy of a source."""
    from quizgen.cli.sources import remove_source

    remove_source(deck, cite)


def run_typer(argv: list[str]) -> int:
    """Let typer read a command line; give the exit code. Wrong usage is one line on stderr and exit code 2."""
    try:
        code = app(args=argv, prog_name="quizgen", standalone_mode=False)
    except typer.Exit as leave:
        return leave.exit_code
    except typer.Abort:
        return 130
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "quizgen"
        message = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
        sys.stderr.write(f"quizgen: {message[:1].lower()}{message[1:]}; see: {command} --help\n")
        return error.exit_code
    return code if isinstance(code, int) else 0
