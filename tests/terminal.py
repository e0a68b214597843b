"""A program in a pseudo-terminal, with an emulator that says what a person would see."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 30.0  # seconds; only a program that hangs takes them


class Terminal:
    """A Python program (quizgen unless told otherwise) with some arguments on a screen of its own."""

    def __init__(
        self,
        *words: str,
        columns: int = 80,
        lines: int = 24,
        program: tuple[str, ...] = ("-m", "quizgen"),
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._main, child = pty.openpty()
        self.raw = b""
        self.resize(columns, lines)
        kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS", "LINES"}}
        self.process = subprocess.Popen(
            [sys.executable, *program, *words],
            stdin=child,
            stdout=child,
            stderr=child,
            env=kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | environment,
            start_new_session=True,
        )
        self._child = child
        self.modes = termios.tcgetattr(child)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._child)
        os.close(self._main)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as a person who drags its corner."""
        ioctl(self._main, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)
        if hasattr(self, "process"):
            self.process.send_signal(signal.SIGWINCH)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._main, keys.encode())

    @property
    def text(self) -> str:
        """Give the screen as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, seen: Callable[[str], object] | str) -> str:
        """Wait until the screen shows a text, or fulfils a condition, and give the screen."""
        fulfilled = seen if callable(seen) else lambda text: seen in text
        end = time.monotonic() + PATIENCE
        while not fulfilled(self.text):
            self._read(0.2)
            if time.monotonic() > end:
                raise AssertionError(f"the screen never showed {seen!r}; it shows:\n{self.text}")
        return self.text

    def idle(self, seconds: float) -> None:
        """Read for a while, as a person who waits."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def wait_for_exit(self) -> int:
        """Wait until the program ends and give its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        while time.monotonic() < end and self._read(0.05):
            pass
        return self.process.wait(timeout=1)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._main], [], [], seconds)[0]:
            return False
        chunk = os.read(self._main, 65536)
        self.raw += chunk
        self._stream.feed(chunk)
        return bool(chunk)

    @property
    def is_restored(self) -> bool:
        """Tell whether echo and line editing are as they were, and the alternate screen was left last."""
        echo = termios.ECHO | termios.ICANON
        same = termios.tcgetattr(self._child)[3] & echo == self.modes[3] & echo
        return same and self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h")
