"""Findings as text, JSON, SARIF 2.1.0 or JUnit XML."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from quizgen import __version__
from quizgen.rubric import READING, RULES, explained

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quizgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """One deck with all that was found, and how much was looked at; what is waived, and the reason for each."""

    name: str
    problems: tuple[Problem, ...]
    cards: int
    items: int
    waived: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()


_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_text(decks: Sequence[Checked]) -> str:
    """Write a line a finding, then a line a deck."""
    lines = [str(problem) for deck in decks for problem in deck.problems]
    for deck in decks:
        counts = Counter(problem.severity for problem in deck.problems)
        found = ", ".join(f"{count} {severity}{'s' * (count > 1)}" for severity, count in sorted(counts.items()))
        waived = f", {len(deck.waived)} waived" if deck.waived else ""
        lines.append(f"{deck.name}: {found or 'clean'}{waived} ({deck.cards} cards, {deck.items} items)")
    return "\n".join(lines) + "\n"


def as_json(decks: Sequence[Checked]) -> str:
    """Write an object: the decks with their counts, and every finding."""
    report = {
        "decks": [_counts(deck) for deck in decks],
        "problems": [_object(problem) | {"deck": deck.name} for deck in decks for problem in deck.problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _counts(deck: Checked) -> dict[str, Any]:
    return {"name": deck.name, "cards": deck.cards, "items": deck.items, "waived": len(deck.waived)}


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "path": problem.origin.path,
        "line": problem.origin.line,
        "column": problem.origin.column,
    }


def as_sarif(decks: Sequence[Checked]) -> str:
    """Write a SARIF log (OASIS SARIF 2.1.0) with one run; what is waived is there as suppressed."""
    problems = [problem for deck in decks for problem in deck.problems]
    waived = [pair for deck in decks for pair in zip(deck.waived, deck.reasons, strict=True)]
    codes = sorted({problem.code for problem in (*problems, *(problem for problem, _ in waived))})
    driver = {"name": "quizgen", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*map(_result, problems), *(_result(each) | _suppressed(reason) for each, reason in waived)],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _suppressed(reason: str) -> dict[str, Any]:
    return {"suppressions": [{"kind": "external", "justification": reason}]}


def _rule(code: str) -> dict[str, Any]:
    rule, help_text = RULES.get(code), explained(code)
    if rule is not None:
        return {
            "id": code,
            "shortDescription": {"text": rule.title},
            "help": {"text": help_text},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
    if help_text is not None:
        return {"id": code, "shortDescription": {"text": READING[code]}, "help": {"text": help_text}}
    return {"id": code}


def _result(problem: Problem) -> dict[str, Any]:
    origin = problem.origin
    text = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    region = {"startLine": origin.line, "startColumn": origin.column}
    return {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(origin.path)}, "region": region}}],
    }


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"))


def as_junit(decks: Sequence[Checked]) -> str:
    """Write JUnit XML: a suite a deck, a case a finding (failing, or skipped where waived), one passing if clean."""
    root = ET.Element("testsuites")
    for deck in decks:
        count = str(len(deck.problems))
        suite = ET.SubElement(
            root,
            "testsuite",
            name=deck.name,
            tests=str(len(deck.problems) + len(deck.waived) or 1),
            failures=count,
            errors="0",
            skipped=str(len(deck.waived)),
        )
        for problem in deck.problems:
            case = ET.SubElement(suite, "testcase", classname=deck.name, name=f"{problem.code} {problem.origin}")
            failure = ET.SubElement(case, "failure", type=problem.code, message=problem.message)
            failure.text = str(problem)
        for problem, reason in zip(deck.waived, deck.reasons, strict=True):
            case = ET.SubElement(suite, "testcase", classname=deck.name, name=f"{problem.code} {problem.origin}")
            ET.SubElement(case, "skipped", message=f"{reason}: {problem.message}")
        if not deck.problems and not deck.waived:
            ET.SubElement(suite, "testcase", classname=deck.name, name="clean")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


REPORTS: Mapping[str, Callable[[Sequence[Checked]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "junit": as_junit,
}
