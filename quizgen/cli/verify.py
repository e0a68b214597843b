"""`quizgen verify`: each fact of a deck against the passage that it cites."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from quizgen.errors import SourceError
from quizgen.library import open_deck
from quizgen.provenance import Report, edition, facts_citing, read_text, verify
from quizgen.reading import shortened
from quizgen.wording import closest

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.model import Deck

FIRST_WORDS = 70  # characters of a passage that are shown


def verify_deck(name: str, source: Path, cite: str | None, *, as_json: bool) -> int:
    """Write what stands and what does not; 1 where a fact does not stand where it is cited."""
    deck = deck_for_sources(name)
    report = report_on(deck, work_of(deck, cite), source)
    sys.stdout.write(_as_json(deck, report) if as_json else _as_text(deck, report, source))
    return int(report.is_another or report.verified < report.facts)


def deck_for_sources(name: str) -> Deck:
    """Load a deck; what is wrong with it is only listed."""
    generator, loaded = open_deck(name)
    for problem in loaded.errors:
        sys.stderr.write(f"{problem}\n")
    return generator.knowledge.deck


def work_of(deck: Deck, wanted: str | None) -> str:
    """Choose the source: the one that is wanted, or the only one that facts cite or whose passages are declared.

    Raises:
        SourceError: where there is none, or more than one.
    """
    if wanted is not None and wanted not in deck.works:
        hint = closest(wanted, list(deck.works)) or f"sources: {', '.join(deck.works)}"
        raise SourceError(f"deck '{deck.name}' has no source '{wanted}'", hint)
    cited = [work for work in deck.works if next(facts_citing(deck, work), None) is not None]
    declared = [work for work in cited if deck.works[work].numbering.sections]
    works = [wanted] if wanted is not None else declared if len(declared) == 1 else cited
    if not works:
        raise SourceError(f"no fact of deck '{deck.name}' cites a source")
    if len(works) > 1:
        raise SourceError(f"deck '{deck.name}' cites several sources", f"say which: --cite {' or '.join(works)}")
    return works[0]


def report_on(deck: Deck, work: str, source: Path) -> Report:
    """Verify the facts that cite a work against a file.

    Raises:
        SourceError: where the file cannot be read, or the deck does not say how the work's passages are named.
    """
    text = edition(read_text(source), deck.works[work].numbering)
    report = verify(deck, work, text)
    if report.is_another and not deck.works[work].numbering.sections:
        known = any(text.cited(fact.citation.at) for _, fact in facts_citing(deck, work))
        if not known:
            message = f"deck '{deck.name}' does not say how the passages of '{work}' are named"
            raise SourceError(message, "add 'passages' to the source in deck.yaml")
    return report


def said_of_another(deck: Deck, report: Report, source: Path) -> str:
    """Say that a file is another document."""
    title = deck.works[report.work].title
    return (
        f"'{source}' is another document than '{title}': sha256 {report.digest}, "
        f"{report.matched} of {report.cited} cited passages matched"
    )


def _as_text(deck: Deck, report: Report, source: Path) -> str:
    if report.is_another:
        return f"{said_of_another(deck, report, source)}\n"
    lines = [str(finding.problem) for finding in report.findings]
    if report.uncited:
        lines.append("passages that no fact cites:")
        lines += [f"  {passage.name}: {shortened(passage.text, FIRST_WORDS)}" for passage in report.uncited]
    text = "the text declared" if report.same_text else f"sha256 {report.digest}"
    if report.declared and not report.same_text:
        text += ", not the text declared"
    lines.append(
        f"{deck.name}: {report.verified} of {report.facts} facts stand where they are cited in '{report.work}'; "
        f"{len(report.uncited)} of {report.passages} passages uncited ({text})"
    )
    return "\n".join(lines) + "\n"


def _as_json(deck: Deck, report: Report) -> str:
    found: dict[str, Any] = {
        "deck": deck.name,
        "source": report.work,
        "title": deck.works[report.work].title,
        "digest": report.digest,
        "declared_text": report.same_text,
        "another_document": report.is_another,
        "cited_passages": report.cited,
        "matched_passages": report.matched,
        "facts": report.facts,
        "verified": report.verified,
        "passages": report.passages,
        "problems": [
            {
                "code": finding.problem.code,
                "message": finding.problem.message,
                "hint": finding.problem.hint,
                "path": finding.problem.origin.path,
                "line": finding.problem.origin.line,
                "column": finding.problem.origin.column,
                "subject": finding.subject,
                "field": finding.field,
                "at": finding.at,
                "found_in": list(finding.elsewhere),
            }
            for finding in report.findings
        ],
        "uncited": [{"at": passage.name, "text": passage.text} for passage in report.uncited],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
