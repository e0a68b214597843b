"""The project itself: layers, sizes, documents that tell the truth, and a wheel that works elsewhere."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from quizgen.cli.commands import run_typer

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("quizgen/**/*.py"), *ROOT.glob("tui/**/*.py")])
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/deck-format.md"]
COMMAND = re.compile(r"(?:^|[`\s/])quizgen ((?:quiz|show|items|check|export|decks|verify)\b[^`#\n]*)")


def test_layers_are_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "0 broken" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_or_function_is_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 60]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_owns_and_leaves_nothing_undone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|except Exception|except:", text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_in_a_document_is_one_that_exists(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for words in COMMAND.findall(text):
        command, *rest = words.split()
        assert run_typer([command, "--help"]) == 0
        known = capsys.readouterr().out
        options = [word for word in rest if word.startswith("-")]
        assert all(re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", known) for option in options), words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (folder / link).exists()] == []


def test_readme_shows_a_deck_that_works(tmp_path: Path) -> None:
    blocks = re.findall(
        r"```yaml\n# planets/(\S+)\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert {name for name, _ in blocks} == {"deck.yaml", "facts/discoveries.yaml"}
    for name, text in blocks:
        path = tmp_path / "planets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run_typer(["check", str(tmp_path / "planets")]) == 0


@pytest.mark.slow
def test_the_wheel_holds_the_decks_and_runs_away_from_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("quizgen-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "quizgen/decks/national-security/deck.yaml",
        "quizgen/decks/periodic-table/deck.yaml",
        "quizgen/decks/countries/deck.yaml",
        "quizgen/kinds/standard/event.yaml",
        "quizgen/py.typed",
        "quizgen_tui/app.tcss",
    }
    assert wanted <= names
    assert not any(name.startswith(("tests/", "benchmarks/", "decks/")) for name in names)
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, cwd=tmp_path)
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    quizgen = str(tmp_path / "env" / "bin" / "quizgen")
    for words, said in ((["decks"], "national-security"), (["check", "periodic-table"], "periodic-table: clean")):
        done = subprocess.run([quizgen, *words], capture_output=True, text=True, check=False, cwd=tmp_path, env=clean)
        assert said in done.stdout, done.stderr
        assert done.returncode == 0
    target = tmp_path / "x.apkg"
    subprocess.run(
        [quizgen, "export", "anki", "national-security", "-o", str(target)], check=True, cwd=tmp_path, env=clean
    )
    assert target.stat().st_size > 10_000
