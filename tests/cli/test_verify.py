"""`quizgen verify` and `quizgen source`: which source, exit codes, copies kept whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizgen.cli import run
from tests.conftest import TESTS

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = TESTS / "provenance" / "harbour"
SOURCE = HARBOUR / "source.txt"
TWO = "uid: two\ntitle: Two\nsources: {a: A, b: B}\n"
FACTS = """\
term:
  s: {name: the ship, meaning: a vessel, source: {cite: a, at: paragraph 1}}
  q: {name: the quay, meaning: a wall, source: {cite: b, at: paragraph 1}}
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def two(home: Path) -> str:
    (home / "two" / "facts").mkdir(parents=True)
    (home / "two" / "deck.yaml").write_text(TWO, encoding="utf-8")
    (home / "two" / "facts" / "a.yaml").write_text(FACTS, encoding="utf-8")
    (home / "a.txt").write_text("A ship is a vessel.\n\nIt floats.\n", encoding="utf-8")
    return str(home / "two")


def test_a_deck_that_stands_gives_exit_code_0_and_uncited_passages_do_not_fail(
    two: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", two, "--source", str(home / "a.txt"), "--cite", "a"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == ["passages that no fact cites:", "  paragraph 2: It floats."]
    assert out[2].startswith("two: 1 of 1 facts stand where they are cited in 'a'; 1 of 2 passages uncited (sha256 ")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--source", "FILE"], 1, "deck 'two' cites several sources; say which: --cite a or b"),
        (["--source", "FILE", "--cite", "c"], 1, "deck 'two' has no source 'c'; sources: a, b"),
        (["--source", "missing.txt", "--cite", "a"], 1, "cannot read 'missing.txt': No such file or directory"),
        ([], 2, "missing option '--source'; see: quizgen verify --help"),
        (["--source", "FILE", "--format", "xml"], 2, "'xml' is not one of"),
    ],
)
def test_what_cannot_be_verified_is_said_in_one_line(
    two: str, home: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    given = [str(home / "a.txt") if word == "FILE" else word for word in words]
    assert run(["verify", two, *given]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert said in line


def test_a_deck_that_does_not_name_its_passages_is_told_to(
    two: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = home / "two" / "facts" / "a.yaml"
    facts.write_text(FACTS.replace("paragraph 1", "p. 3"), encoding="utf-8")
    assert run(["verify", two, "--source", str(home / "a.txt"), "--cite", "a"]) == 1
    assert "deck 'two' does not say how the passages of 'a' are named; add 'passages'" in capsys.readouterr().err


def test_a_source_is_added_listed_and_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["source", "add", str(HARBOUR), str(SOURCE)]) == 0
    assert "kept 'ott' of deck 'harbour', 9 passages" in capsys.readouterr().err
    copy = home / "data" / "quizgen" / "sources" / "harbour" / "ott.txt"
    assert copy.read_text(encoding="utf-8") == SOURCE.read_text(encoding="utf-8")
    assert [path.name for path in copy.parent.iterdir()] == ["ott.txt"]
    assert run(["source", "list"]) == 0
    assert capsys.readouterr().out == f"harbour ott {copy}\n"
    assert run(["source", "remove", str(HARBOUR)]) == 0
    assert not copy.exists()
    assert run(["source", "remove", str(HARBOUR)]) == 1
    assert "there is no copy of 'ott' of deck 'harbour'" in capsys.readouterr().err


def test_another_document_is_not_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = home / "other.txt"
    other.write_text("Something else.", encoding="utf-8")
    assert run(["source", "add", str(HARBOUR), str(other)]) == 1
    assert f"'{other}' is another document than 'A short history of the harbour'" in capsys.readouterr().err
    assert not (home / "data").exists()


def test_a_place_that_cannot_be_written_is_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "data").write_text("a file where the folder should be", encoding="utf-8")
    assert run(["source", "add", str(HARBOUR), str(SOURCE)]) == 1
    assert "cannot make the folder" in capsys.readouterr().err
