"""`quizgen source`: the learner's copies of what decks cite, so that the app can show a passage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quizgen.cli.quiz import sources_folder
from quizgen.cli.verify import deck_for_sources, report_on, said_of_another, work_of
from quizgen.errors import OutputError, SourceError
from quizgen.exporters.whole_file import whole_file
from quizgen.provenance import read_text
from quizgen.session import Copies

if TYPE_CHECKING:
    from pathlib import Path


def add_source(name: str, source: Path, cite: str | None) -> None:
    """Keep a copy of a source, once the file is seen to be the work that the deck cites."""
    deck = deck_for_sources(name)
    work = work_of(deck, cite)
    report = report_on(deck, work, source)
    if report.is_another:
        raise SourceError(said_of_another(deck, report, source))
    target = Copies(sources_folder()).path(deck, work)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder '{target.parent}': {error.strerror or error}") from error
    with whole_file(target) as stream:
        stream.write(read_text(source).encode())
    sys.stderr.write(
        f"quizgen: kept '{work}' of deck '{deck.name}', {report.passages} passages; "
        f"in a quiz 's' shows what an answered question cites\n"
    )


def list_sources() -> None:
    """Write each copy: the deck's uid, the source and the file."""
    for uid, work, path in Copies(sources_folder()).all():
        sys.stdout.write(f"{uid} {work} {path}\n")


def remove_source(name: str, cite: str | None) -> None:
    """Delete the copy of a source."""
    deck = deck_for_sources(name)
    work = work_of(deck, cite)
    target = Copies(sources_folder()).path(deck, work)
    if not target.is_file():
        raise SourceError(f"there is no copy of '{work}' of deck '{deck.name}'", "see: quizgen source list")
    try:
        target.unlink()
    except OSError as error:
        raise OutputError(f"cannot delete '{target}': {error.strerror or error}") from error
    sys.stderr.write(f"quizgen: deleted the copy of '{work}' of deck '{deck.name}'\n")
