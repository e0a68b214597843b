"""The command line as a contract: results on stdout, one line of talk on stderr, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from quizgen import __version__
from quizgen.cli import run
from quizgen.forms import FORMS

if TYPE_CHECKING:
    from pathlib import Path

DECK = "national-security"
KEYS = {
    "id", "form", "seed", "kind", "subject", "question", "topic", "stem", "key", "options", "correct", "accepts", "why",
    "source", "difficulty",
}  # fmt: skip


def quizgen(*words: str, stdin: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quizgen", *words]
    return subprocess.run(command, stdin=stdin, capture_output=True, text=True, check=False, timeout=120)


def write_deck(folder: Path, facts: str, header: str = "uid: d\ntitle: D\nsources: {s: S}\n") -> Path:
    (folder / "facts").mkdir(parents=True)
    (folder / "deck.yaml").write_text(header, encoding="utf-8")
    (folder / "facts" / "a.yaml").write_text(facts, encoding="utf-8")
    return folder


@pytest.fixture
def moons(tmp_path: Path) -> Path:
    rows = "".join(f"  m{n}: {{name: moon {n}, date: {1900 + n}, source: {{cite: s, at: p. {n}}}}}\n" for n in range(5))
    return write_deck(tmp_path / "moons", "event:\n" + rows)


# ---------------------------------------------------------------------------------------------- start-up


def test_version_imports_no_heavy_library() -> None:
    code = (
        "import sys; from quizgen.cli import run; code = run(['--version']);"
        "heavy = {'textual', 'genanki', 'yaml', 'typer', 'rich', 'sqlite3'} & sys.modules.keys();"
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"quizgen {__version__}\n", "")


def test_opening_a_quiz_by_plain_arguments_does_not_import_typer() -> None:
    code = (
        "import sys; from quizgen.cli import run; run(['quiz', 'national-security', '-n', '3']);"
        "assert 'typer' not in sys.modules and 'textual' not in sys.modules and 'genanki' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr


# ---------------------------------------------------------------------------------------------- results


def test_items_as_jsonl_have_every_promised_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["items", DECK, "--format", "jsonl"]) == 0
    items = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(items) > 500
    assert {item["form"] for item in items} == set(FORMS)
    for item in items:
        assert item.keys() >= KEYS
        assert item["id"].startswith(f"{DECK}/{item['kind']}/{item['subject']}/{item['question']}")
        wrong = [text for index, text in enumerate(item["options"]) if index not in item["correct"]]
        assert all(item["why"][text] for text in wrong)
        if item["form"] in {"multi", "order", "match"}:
            assert [item["options"][index] for index in item["correct"]] == item["key"]
        else:
            assert len(item["correct"]) == (1 if item["options"] else 0)
        assert item["options"] or item["form"] == "recall" or item["key"] in item["accepts"]
        assert len(item["prompts"]) == (len(item["key"]) if item["form"] == "match" else 0)
        assert item["source"]


def test_items_of_one_form_and_seed_are_the_same_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["items", DECK, "--form", "choice", "--seed", "7", "--format", "jsonl"]
    run(words)
    first = capsys.readouterr().out
    run(words)
    assert capsys.readouterr().out == first
    assert all(json.loads(line)["form"] == "choice" for line in first.splitlines())


def test_decks_lists_the_shipped_decks_with_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decks", "--format", "json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows[DECK]["facts"] >= 80
    assert rows[DECK]["problems"] == 0
    assert run(["decks"]) == 0
    assert "subjects" in capsys.readouterr().out


def test_show_writes_facts_with_their_place_and_an_item_of_each_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", DECK, "third-plenum-18"]) == 0
    page = capsys.readouterr().out
    assert "November 9–12, 2013" in page
    assert "section 1, First" in page
    assert "national-security/event/third-plenum-18/when" in page
    assert "fourth-plenum-19" not in page


def test_check_says_that_a_sound_deck_is_clean(capsys: pytest.CaptureFixture[str], moons: Path) -> None:
    assert run(["check", str(moons)]) == 0
    assert capsys.readouterr().out.startswith("moons: clean (")


def test_check_finds_every_deck_in_a_folder(capsys: pytest.CaptureFixture[str], moons: Path) -> None:
    write_deck(moons.parent / "stars", "event: {s: {name: star, dat: 1, source: {cite: s}}}")
    assert run(["check", str(moons.parent)]) == 1
    out = capsys.readouterr().out
    assert "unknown field 'dat' [unknown-field] did you mean 'date'?" in out
    assert "moons: clean" in out


def test_check_writes_json_sarif_and_junit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "d", "event:\n  s: {name: star, dat: 1, source: {cite: s}}\n")
    assert run(["check", str(deck), "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("unknown-field", 2, 19)
    assert run(["check", str(deck), "--format", "sarif"]) == 1
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 19}
    assert run(["check", str(deck), "--format", "junit"]) == 1
    suite = ET.fromstring(capsys.readouterr().out).find("testsuite")
    assert suite is not None
    assert suite.attrib["failures"] == "1"


def test_export_writes_an_anki_package(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "security.apkg"
    assert run(["export", "anki", DECK, "-o", str(target)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "notes" in captured.err
    assert target.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [target]


def test_bare_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in ("quiz", "decks", "show", "items", "check", "export"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_given_for_each_shell(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizgen"],
        env=os.environ | {"_QUIZGEN_COMPLETE": f"source_{shell}"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert "quizgen" in done.stdout
    assert done.returncode == 0


def test_completion_knows_decks() -> None:
    environment = {"_QUIZGEN_COMPLETE": "complete_bash", "COMP_WORDS": "quizgen quiz nat", "COMP_CWORD": "2"}
    command = [sys.executable, "-m", "quizgen"]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert DECK in done.stdout.split()


# ---------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["quiz", "natonal-security"], 1, "there is no deck 'natonal-security'; did you mean 'national-security'?"),
        (["items", "national"], 1, "did you mean 'national-security'?"),
        (["items", "/no/such/folder"], 1, "there is no deck '/no/such/folder'"),
        (["items", "/etc/passwd"], 1, "'/etc/passwd' is a file"),
        (["items", "/"], 1, "'/' is no deck: it has no deck.yaml"),
        (["items", ""], 1, "there is no deck ''"),
        (["items", DECK, "--form", "chioce"], 1, "did you mean 'choice'?"),
        (["quiz", DECK, "--topic", "lwa"], 1, "the deck has no topic 'lwa'; did you mean 'law'?"),
        (["quiz", DECK, "--form", "essay"], 1, "there is no form 'essay'; forms: choice"),
        (["show", DECK, "third-plenum-81"], 1, "did you mean 'third-plenum-18'?"),
        (["export", "anki", DECK, "-o", "/no/such/folder/x.apkg"], 1, "does not exist"),
        (["export", "ankii", DECK, "-o", "x.apkg"], 2, "there is no format 'ankii'; did you mean 'anki'?"),
        (["export", "anki", DECK], 2, "missing option '-o' / '--output'; see: quizgen export --help"),
        (["quizz"], 2, "no such command 'quizz'"),
        (["quiz", "-n", "0"], 2, "greater than or equal to 1"),
        (["quiz", "-n", "many"], 2, "'-n'"),
        (["quiz", "--exam", "0", DECK], 2, "greater than or equal to 1"),
        (["quiz", DECK, "another"], 2, "unexpected extra argument"),
        (["check", "--format", "xml"], 2, "'text', 'json', 'sarif', 'junit'"),
        (["quiz", DECK], 1, "the quiz needs a terminal, and standard input is not one"),
        ([], 1, "the quiz needs a terminal"),
    ],
)
def test_a_mistake_is_one_line_on_stderr(words: list[str], code: int, said: str) -> None:
    done = quizgen(*words)
    assert done.returncode == code
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.startswith("quizgen: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty [empty]"),
        (b"\x00\x01\x02PK", "binary"),
        (b"title: caf\xe9", "not UTF-8"),
        (b"a: [", "not valid YAML"),
        (b"a: &a [x]\nb: *a", "alias"),
        (b"- 1\n- 2", "expected a mapping"),
    ],
)
def test_a_deck_that_cannot_be_read_says_where_and_why(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "deck.yaml").write_bytes(content)
    done = quizgen("items", str(tmp_path))
    assert done.returncode == 1
    assert said in done.stderr
    assert "deck.yaml:1:" in done.stderr or "deck.yaml:2:" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "deck.yaml").open("wb") as file:
        file.truncate(10 * 1024**3)
    done = quizgen("check", str(tmp_path))
    assert done.returncode == 1
    assert "larger than 64 MiB" in done.stdout


def test_an_unreadable_file_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").mkdir()  # not even root can read it as a file
    done = quizgen("check", str(tmp_path))
    assert done.returncode == 1
    assert "deck.yaml:1:1: cannot read the file: is a directory [unreadable]" in done.stdout


def test_problems_in_facts_leave_the_rest_of_the_deck_usable(moons: Path) -> None:
    (moons / "facts" / "b.yaml").write_text("event: {x: {name: x, date: soon, source: {cite: s}}}", encoding="utf-8")
    done = quizgen("items", str(moons), "--format", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5
    assert "[bad-date]" in done.stderr


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "old.apkg"
    target.write_bytes(b"precious")
    empty = write_deck(tmp_path / "empty", "person: {p: {name: nobody}}")
    done = quizgen("export", "anki", str(empty), "-o", str(target))
    assert done.returncode == 1
    assert target.read_bytes() == b"precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "old.apkg"]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m quizgen items {DECK} --format jsonl | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_what_a_deck_says_never_reaches_the_terminal_as_an_escape(tmp_path: Path) -> None:
    facts = 'event:\n  a: {name: "a\\e]0;owned\\a\\x9b31m b", date: 2001, source: {cite: s}}\n'
    deck = write_deck(tmp_path / "d", facts)
    done = quizgen("show", str(deck))
    assert done.returncode == 0
    assert not set("\x1b\x07\x9b") & set(done.stdout + done.stderr)
    assert "a]0;owned31m b" in done.stdout
