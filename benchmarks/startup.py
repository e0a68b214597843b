"""How long the first things take: `--version` beside `import typer`, and the first question beside a one-label app.

Each pair is measured in turn in one run, so that the ratios hold on a noisy machine; the figures are medians.

    python benchmarks/startup.py [--runs 15]
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

from quizgen.library import open_deck
from quizgen.session import start

ONE_LABEL = """
from textual.app import App
from textual.widgets import Label
class OneLabel(App):
    def compose(self):
        yield Label("READY-NOW")
OneLabel().run()
"""
QUIZ = "import sys; sys.argv = ['quizgen', 'quiz', {deck!r}, '--seed', '1']; from quizgen.cli import main; main()"
CACHE = tempfile.TemporaryDirectory(prefix="quizgen-cache-")  # as after the first start, and not the user's own
os.environ["QUIZGEN_CACHE"] = CACHE.name
PLAIN = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}


def seconds(code: str) -> float:
    """Time a Python process that runs `code`, whole."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def seconds_to_text(code: str, text: bytes) -> float:
    """Time a Python process in a pseudo-terminal of 80x24 until it has written `text`."""
    main, child = pty.openpty()
    ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code], stdin=child, stdout=child, stderr=child, env=PLAIN)
    os.close(child)
    seen = b""
    try:
        while text not in seen:
            if not select.select([main], [], [], 20)[0]:
                raise SystemExit(f"{text!r} did not appear; the terminal shows: {seen[-2000:]!r}")
            seen += os.read(main, 65536)
        return time.perf_counter() - start
    finally:
        process.kill()
        process.wait()
        os.close(main)


def compare(name: str, ours: list[float], theirs: list[float], limit: float) -> bool:
    """Print one row of the table; give whether the ratio is within its limit."""
    ratio = statistics.median(ours) / statistics.median(theirs)
    verdict = "within" if ratio <= limit else "OVER"
    print(
        f"{name:42} {statistics.median(ours) * 1000:7.1f} ms {statistics.median(theirs) * 1000:7.1f} ms"
        f"   ratio {ratio:5.2f}   {verdict} {limit}"
    )
    return ratio <= limit


def tiny_deck(folder: Path) -> Path:
    """Write a deck whose first question is known, beside which the shipped deck can be judged."""
    (folder / "facts").mkdir(parents=True)
    (folder / "deck.yaml").write_text("uid: tiny\ntitle: Tiny\nsources: {s: S}\n", encoding="utf-8")
    rows = "".join(
        f"  e{number}: {{name: 'READY-NOW {number}', date: {2000 + number}, source: {{cite: s}}}}\n"
        for number in range(3)
    )
    (folder / "facts" / "a.yaml").write_text(f"event:\n{rows}", encoding="utf-8")
    return folder


def main() -> None:
    """Measure and print; exit 1 where a ratio is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    version = "import sys; sys.argv = ['quizgen', '--version']; from quizgen.cli import main; main()"
    rows: dict[str, list[float]] = {name: [] for name in ("version", "typer", "label", "shipped", "tiny", "pass")}
    with tempfile.TemporaryDirectory() as folder:
        deck = tiny_deck(Path(folder) / "tiny")
        for run in range(runs + 1):
            measured = {
                "pass": seconds("pass"),
                "version": seconds(version),
                "typer": seconds("import typer"),
                "label": seconds_to_text(ONE_LABEL, b"READY-NOW"),
                "shipped": seconds_to_text(QUIZ.format(deck="national-security"), first_words("national-security")),
                "tiny": seconds_to_text(QUIZ.format(deck=str(deck)), first_words(str(deck))),
            }
            for name, value in measured.items():
                rows[name] += [value] if run else []  # the first run warms the caches
    print(f"{'python -c pass':42} {statistics.median(rows['pass']) * 1000:7.1f} ms   ({runs} runs, medians)")
    within = [
        compare("quizgen --version : import typer", rows["version"], rows["typer"], 1.3),
        compare("first question (shipped deck) : one label", rows["shipped"], rows["label"], 1.3),
        compare("first question (3 facts) : one label", rows["tiny"], rows["label"], 1.3),
    ]
    raise SystemExit(0 if all(within) else 1)


def first_words(deck: str) -> bytes:
    """Give the first two words of the stem that a quiz with seed 1 begins with."""
    item = start(open_deck(deck)[0], 10, 1).current
    assert item is not None
    return b" ".join(item.stem.encode().split()[:2])


if __name__ == "__main__":
    main()
