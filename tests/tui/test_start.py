"""How the app starts and ends on a terminal, and what it must not need."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from select import select

import pytest

from quizgen.errors import TerminalError
from quizgen_tui import app as app_module
from tests.tui.driving import app_of, press, words
from tests.tui.sample import Clock, five

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from quizgen_tui.app import run
from tests.tui.sample import five
sys.exit(run(quiz=five()))
"""


class Terminal:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, **environment: str) -> None:
        self.pid, self.file = pty.fork()
        if self.pid == 0:  # pragma: no cover  # the child
            path = os.pathsep.join((str(ROOT), str(ROOT / "tui")))
            unset = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
            os.execve(
                sys.executable,
                [sys.executable, "-c", PROGRAM],
                {**unset, "TERM": "xterm-256color", "PYTHONPATH": path, **environment},
            )
        self.output = b""

    def read_until(self, text: bytes, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while text not in self.output and time.monotonic() < end:
            if select([self.file], [], [], 0.1)[0]:
                try:
                    self.output += os.read(self.file, 65536)
                except OSError:
                    break
        assert text in self.output

    def exit_code(self, seconds: float = 20) -> int:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select([self.file], [], [], 0.02)[0]:
                try:
                    self.output += os.read(self.file, 65536)
                except OSError:
                    time.sleep(0.01)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        raise AssertionError("the app did not end")

    def close(self) -> None:
        os.close(self.file)


RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=str,
)
def test_a_signal_ends_the_app_and_restores_the_terminal(number: signal.Signals, code: int) -> None:
    terminal = Terminal()
    terminal.read_until(b"keys")
    os.kill(terminal.pid, number)
    assert terminal.exit_code() == code
    assert all(sequence in terminal.output for sequence in RESTORED)
    terminal.close()


def test_q_ends_the_app_with_code_0_and_restores_the_terminal() -> None:
    terminal = Terminal()
    terminal.read_until(b"keys")
    os.write(terminal.file, b"q")
    assert terminal.exit_code() == 0
    assert all(sequence in terminal.output for sequence in RESTORED)
    terminal.close()


def test_a_closed_window_ends_the_app() -> None:
    terminal = Terminal()
    terminal.read_until(b"keys")
    terminal.close()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pid, _ = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            return
        time.sleep(0.05)
    os.kill(terminal.pid, signal.SIGKILL)
    pytest.fail("the app lives on without its window")


def test_no_color_is_kept_and_signs_remain() -> None:
    terminal = Terminal(NO_COLOR="1")
    terminal.read_until(b"keys")
    os.write(terminal.file, b"1")
    terminal.read_until("✗ Wrong".encode())
    os.write(terminal.file, b"q")
    assert terminal.exit_code() == 0
    assert b"38;" not in terminal.output
    assert b"48;" not in terminal.output
    terminal.close()


def test_a_dumb_terminal_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "__stdin__", Screen())
    monkeypatch.setattr(sys, "__stdout__", Screen())
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(TerminalError, match="of type 'dumb'"):
        app_module.require_terminal()
    monkeypatch.setenv("TERM", "xterm")
    app_module.require_terminal()


def test_input_that_is_no_terminal_is_refused_in_a_sentence() -> None:
    command = [sys.executable, "-c", PROGRAM]
    path = os.pathsep.join((str(ROOT), str(ROOT / "tui")))
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert "TerminalError: the app needs a terminal" in done.stderr


def test_the_first_question_is_drawn_without_what_it_does_not_need() -> None:
    heavy = ["textual.widgets._markdown", "textual.widgets._data_table", "textual.widgets._footer", "pydantic", "yaml"]
    later = [f"quizgen_tui.screens.{name}" for name in ("decks", "summary", "keys")]
    later += ["quizgen_tui.widgets.feedback", "quizgen_tui.widgets.prompt"]
    code = "import sys, quizgen_tui.screens.quiz, quizgen_tui.app; "
    code += f"print([name for name in {heavy + later} if name in sys.modules])"
    path = os.pathsep.join((str(ROOT), str(ROOT / "tui")))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


async def test_no_color_in_the_environment_keeps_the_feedback_legible(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with app_of(five(), clock).run_test() as pilot:
        assert pilot.app.no_color
        await press(pilot, clock, "1")
        assert "✗ 1" in words(pilot)
        assert "✓ 2" in words(pilot)
