"""Text of decks is drawn letter by letter, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import QuizgenError
from quizgen.library import DeckEntry
from quizgen_tui.app import QuizgenApp
from quizgen_tui.widgets.text import plain
from tests.tui.driving import app_of, press, shown, words
from tests.tui.sample import Clock, choice, item, quiz_of

HOSTILE = [
    "[bold]x[/]",
    "[@click=app.quit]x[/]",
    "[/",
    "[/]",
    "[/bold]",
    "\\[",
    "\\\\[b]",
    "[red",
    "[red]x",
    "[[x]]",
    "{x}",
    "{0}",
    "$t",
    "$primary[/]",
    "[link=https://example.org]x[/link]",
    ":smile: &amp; %s",
    "[x=1 y='2']",
    "]x[",
    "قانون 🇨🇳 e\u0301",
    "国家安全 👩‍👩‍👧 ﷽",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_stands(clock: Clock, text: str) -> None:
    asked = choice(f"stem {text}", (f"one {text}", f"two {text}"), right=0)
    async with app_of(quiz_of(asked, title=f"title {text}"), clock).run_test(size=(90, 40)) as pilot:
        for expected in (f"title {text}", f"stem {text}", f"one {text}"):
            assert expected in shown(pilot)
        await press(pilot, clock, "2")
        assert f"two {text} is something else." in shown(pilot)
        assert f"The truth is: one {text}." in shown(pilot)
        await press(pilot, clock, "enter")
        for expected in (f"stem {text}", f"two {text}", f"one {text}"):
            assert expected in shown(pilot)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_decks_are_listed_and_fail_as_they_stand(clock: Clock, text: str) -> None:
    def refuse(entry: DeckEntry) -> None:
        raise QuizgenError(f"cannot open {entry.description}")

    shelf = (DeckEntry("x", f"title {text}", text, Path()),)
    app = QuizgenApp(shelf=shelf, open_quiz=refuse, clock=clock)  # type: ignore[arg-type]  # it never returns
    async with app.run_test(size=(90, 24)) as pilot:
        assert f"title {text}" in shown(pilot)
        await press(pilot, clock, "1")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert f"✗ cannot open {text}" in shown(pilot)


async def test_what_the_learner_types_is_shown_as_it_stands(clock: Clock) -> None:
    asked = item("stem", "[key]", form="typed", source="[/source]")
    async with app_of(quiz_of(asked), clock).run_test() as pilot:
        await press(pilot, clock, *"[/b]", "enter")
        assert "[/b]" in shown(pilot)
        assert "The right answer: [key]" in words(pilot)
        assert "Source: [/source]" in words(pilot)
        await press(pilot, clock, "enter")
        assert "You answered: [/b]" in words(pilot)


async def test_a_click_on_hostile_text_runs_nothing(clock: Clock) -> None:
    asked = choice("[@click=app.quit]stem[/]", ("[@click=app.quit]one[/]", "two"))
    async with app_of(quiz_of(asked), clock).run_test() as pilot:
        await pilot.click("#stem", offset=(20, 0))
        await pilot.pause()
        assert pilot.app.is_running


async def test_words_longer_than_the_screen_are_folded(clock: Clock) -> None:
    word = "x" * 500
    async with app_of(quiz_of(choice(word, (word, "y" * 300))), clock).run_test(size=(60, 40)) as pilot:
        assert shown(pilot).count("x") == 1000
        assert shown(pilot).count("y") >= 300


async def test_a_stem_of_many_lines_keeps_them(clock: Clock) -> None:
    async with app_of(quiz_of(choice("first\nsecond\tthird")), clock).run_test() as pilot:
        lines = shown(pilot).splitlines()
        assert [line.strip() for line in lines[2:4]] == ["first", "second third"]


@given(st.text())
def test_no_control_character_is_kept(text: str) -> None:
    drawn = plain(text).plain
    assert all(char == "\n" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0) for char in drawn)
    assert [char for char in drawn if ord(char) >= 0xA0] == [char for char in text if ord(char) >= 0xA0]
