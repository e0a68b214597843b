"""No cue gives the keys of a shipped deck away: the guesser's strategies do as chance has it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.library import shelf

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
@pytest.mark.parametrize("deck", [entry.name for entry in shelf([ROOT / "decks"])])
def test_no_strategy_without_knowledge_beats_chance(deck: str) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "guesser.py"), str(ROOT / "decks" / deck), "--seeds", "20"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("inside") >= 8, run.stdout
