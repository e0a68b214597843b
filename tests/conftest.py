"""What many tests share: golden files, and where a problem may point."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.errors import Problem

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Golden(Protocol):
    """Compares text with a file under tests/golden, or writes it there with --update-golden."""

    def __call__(self, name: str, text: str) -> None: ...


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled decks, also those of child processes, out of the user's own cache."""
    folder = tempfile.TemporaryDirectory(prefix="quizgen-cache-")
    os.environ["QUIZGEN_CACHE"] = folder.name
    config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"there is no {path}; run pytest --update-golden and read what it writes"
        assert text == path.read_text(encoding="utf-8")

    return compare


def check_problems(problems: Iterable[Problem], text: str, shown: str) -> None:
    """Every problem says something in one printable line, and points into the file or just behind a line of it."""
    lines = _LINE_END.split(text)
    for problem in problems:
        origin = problem.origin
        assert origin.path == shown
        assert 1 <= origin.line <= len(lines), problem
        assert 1 <= origin.column <= len(lines[origin.line - 1]) + 1, problem
        printed = str(problem)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", problem.code)
        assert problem.message
        assert printed.splitlines() == [printed]
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", printed), ascii(printed)
