"""What can go wrong, as values: author's mistakes are Problems, the user's mistakes are QuizgenErrors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Origin(NamedTuple):
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a deck: a stable code, what was found and expected, where, and what to do about it."""

    code: str
    message: str
    origin: Origin
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Give the one line that authors read: ``path:line:column: message [code] hint``."""
        line = f"{self.origin}: {self.message} [{self.code}]"
        return f"{line} {self.hint}" if self.hint else line


class QuizgenError(Exception):
    """A mistake of the user's: one clear sentence, and a hint where there is one."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class DeckNotFoundError(QuizgenError):
    """No deck has that name, and no folder that path."""


class BrokenDeckError(QuizgenError):
    """The deck has problems that leave nothing to ask."""


class NothingToAskError(QuizgenError):
    """The deck is sound, but no item meets what was asked for."""


class SourceError(QuizgenError):
    """A source file cannot be read, or is not the work that the deck cites."""


class OutputError(QuizgenError):
    """The result cannot be written where it should go."""


class TerminalError(QuizgenError):
    """The command needs a terminal, and there is none."""
