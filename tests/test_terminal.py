"""The whole program in a terminal, from the command line to its exit code, as a person would drive it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys

import pytest

from tests.terminal import Terminal

DECK = "national-security"


def answered(text: str) -> bool:
    last = text.splitlines()[-1]
    return "next" in last or "result" in last


def asked(text: str) -> bool:
    return "keys" in text.splitlines()[-1] and not answered(text)


def answer_all(terminal: Terminal, count: int) -> str:
    for number in range(1, count + 1):
        terminal.idle(0.3)  # a person takes longer than a key that is held
        screen = terminal.wait(lambda text, at=f"{number}/{count}": at in text and asked(text))  # type: ignore[misc]
        keys = screen.splitlines()[-1]
        terminal.press("wrong answer\r" if "check" in keys else "\r" if "tick off" in keys else "1")
        terminal.wait(answered)
        terminal.idle(0.3)
        terminal.press("\r")
    return terminal.wait(f"of {count} ")


def test_a_quiz_from_the_first_question_to_the_summary_and_its_missed_ones() -> None:
    with Terminal("quiz", DECK, "-n", "5", "--seed", "3") as terminal:
        summary = answer_all(terminal, 5)
        missed = 5 - int(re.search(r"(\d) of 5", summary)[1])  # type: ignore[index]
        assert missed > 0
        terminal.press("r")
        terminal.wait(f"1/{missed}")
        terminal.press("\x11")  # Ctrl+Q, which quits while typing too
        assert terminal.wait_for_exit() == 0
        assert terminal.is_restored


def test_bare_quizgen_lets_pick_a_deck() -> None:
    with Terminal() as terminal:
        terminal.wait("National security reform in China")
        terminal.press("\r")
        terminal.wait("1/10")
        terminal.press("\x11")
        assert terminal.wait_for_exit() == 0


def test_the_question_is_on_the_screen_before_textual_is_imported() -> None:
    code = (
        "import sys; from quizgen.cli import run\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'textual': raise SystemExit(7)\n"
        "sys.meta_path.insert(0, Stop())\n"
        f"run(['quiz', '{DECK}', '--form', 'truefalse'])"
    )
    with Terminal(program=("-c", code)) as terminal:
        assert terminal.wait_for_exit() == 7
        assert b"True or false?" in terminal.raw
        assert terminal.is_restored


def test_keys_typed_before_the_app_is_there_are_kept() -> None:
    with Terminal("quiz", DECK, "--form", "truefalse") as terminal:
        terminal.wait("True or false?")
        terminal.press("1")
        terminal.wait("Source:")


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (60, 20), (40, 12), (40, 24), (80, 12), (120, 24), (100, 40)])
def test_the_first_paint_is_where_the_app_draws(columns: int, lines: int) -> None:
    with Terminal("quiz", DECK, "--form", "truefalse", "--seed", "3", columns=columns, lines=lines) as terminal:
        painted = terminal.wait("2  False")
        drawn = terminal.wait(lambda text: "keys" in text.splitlines()[-1])
        rows = painted.strip().splitlines()[1:]
        assert drawn.strip().splitlines()[1 : len(rows) + 1] == rows


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Terminal("quiz", DECK, "--form", "truefalse") as terminal:
        terminal.wait(lambda text: "keys" in text.splitlines()[-1])
        terminal.process.send_signal(number)
        assert terminal.wait_for_exit() == 128 + number
        assert terminal.is_restored


def test_a_terminal_of_one_cell_and_back_is_survived() -> None:
    with Terminal("quiz", DECK, "--form", "truefalse") as terminal:
        terminal.wait(lambda text: "keys" in text.splitlines()[-1])
        for size in ((1, 1), (3, 2), (20, 5), (80, 24)):
            terminal.resize(*size)
            terminal.idle(0.3)
        terminal.wait("True or false?")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(("columns", "lines"), [(60, 20), (80, 24)])
def test_it_works_without_colour(columns: int, lines: int) -> None:
    with Terminal("quiz", DECK, "--form", "truefalse", columns=columns, lines=lines, NO_COLOR="1") as terminal:
        terminal.wait(lambda text: "keys" in text.splitlines()[-1])
        terminal.press("1")
        terminal.wait(lambda text: "✗ Wrong" in text or "✓ Right" in text)
        assert not re.search(rb"\x1b\[[0-9;]*(?:38|48);[25];", terminal.raw)


def test_a_dumb_terminal_is_said_in_one_line() -> None:
    with Terminal("quiz", DECK, TERM="dumb") as terminal:
        assert terminal.wait_for_exit() == 1
        assert terminal.text.strip().startswith("quizgen: the quiz needs a terminal")


def test_no_terminal_is_said_in_one_line() -> None:
    command = f"{sys.executable} -m quizgen quiz </dev/null | cat"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == ""
    assert done.stderr.startswith("quizgen: the quiz needs a terminal")
    assert done.stderr.count("\n") == 1
