"""What is said of a text that cannot be read as YAML, and where it is said."""

from __future__ import annotations

import re
from typing import TypeAlias

from quizgen.errors import Origin, Problem

Found: TypeAlias = tuple[str, str, tuple[int, int], str]  # code, message, line and column from 0, hint
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_TWO_COLONS = re.compile(r":\s.*:(?:\s|$)")


def end_of(text: str) -> tuple[int, int]:
    """Give the line and the column, from 0, behind the last character."""
    lines = _LINE_END.split(text)
    return len(lines) - 1, len(lines[-1])


def syntax_hint(text: str, place: tuple[int, int]) -> str:
    """Say what most likely broke the syntax at a place, or nothing."""
    lines = _LINE_END.split(text)
    line, column = (lines[place[0]], place[1]) if place[0] < len(lines) else ("", 0)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not tabs"
    if column and line[column : column + 1] in {"@", "`", "%"}:
        return f"text that begins with '{line[column]}' needs quotes"
    if line[:column].endswith("'"):
        return "an apostrophe inside single quotes is written twice: 'it''s'"
    if _TWO_COLONS.search(line) or "#" in line:
        return "text that holds ': ' or '#' needs quotes"
    return ""


def opening(text: str, depth: int) -> tuple[int, int]:
    """Give the place of the first bracket that opens deeper than `depth`, and the end of the text if none does."""
    level = 0
    for at, char in enumerate(text):
        level += (char in "[{") - (char in "]}")
        if level > depth:
            return end_of(text[:at])
    return end_of(text)


def placed(found: Found, shown: str, text: str) -> Problem:
    """Make a problem of what was found, in a line that the text has."""
    code, message, (line, column), hint = found
    lines = _LINE_END.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()  # the parser calls the end of the file a line of its own
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    return Problem(code, message, Origin(shown, line + 1, min(column, len(lines[line])) + 1), hint)
