"""The fast reader of `quizgen quiz` and typer must mean the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.cli import hot
from quizgen.cli import quiz as quiz_module
from quizgen.cli.commands import run_typer

WORDS = st.sampled_from(
    ["deck", "-n", "--number", "3", "0", "--topic", "law", "--form", "typed", "--seed", "7", "--exam", "5", "--", "-x",
     "--help", "-n3", "--topic=law", "", "two words", "-1", "٣"]
)  # fmt: skip


@given(words=st.lists(WORDS, max_size=6))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_read_without_typer_is_what_typer_reads(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    plain = hot.quiz_arguments(words)
    if plain is None:
        return
    called: list[dict[str, Any]] = []
    names = ("deck", "size", "topic", "form", "seed", "exam")

    def record(*values: object) -> int:
        called.append(dict(zip(names, values, strict=True)))
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(quiz_module, "quiz", record)
        assert run_typer(["quiz", *words]) == 0
    defaults: dict[str, Any] = {"size": quiz_module.SIZE, "topic": None, "form": None, "seed": None, "exam": None}
    assert called == [defaults | plain]


@pytest.mark.parametrize("words", [["--help"], ["a", "b"], ["-n", "x"], ["-n"], ["--topic", "--form"], ["-n", "0"]])
def test_what_is_not_plain_is_left_to_typer(words: list[str]) -> None:
    assert hot.quiz_arguments(words) is None


def test_the_usual_line_is_plain() -> None:
    assert hot.quiz_arguments(["national-security", "-n", "20", "--topic", "law"]) == {
        "deck": "national-security",
        "size": 20,
        "topic": "law",
    }
