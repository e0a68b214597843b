from __future__ import annotations

import pytest

from quizgen_tui.app import QuizgenApp
from quizgen_tui.screens.keys import KeysScreen
from tests.tui.driving import app_of, press, words
from tests.tui.sample import SHELF, Clock, choice, five, open_quiz, quiz_of


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_the_keys_of_the_quiz_are_shown(clock: Clock, key: str) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, key)
        text = words(pilot)
        assert "1-9 choose the option with that number" in text
        assert "↑ ↓ mark another option" in text
        assert "? F1 show the keys" in text
        assert "q Ctrl+Q quit" in text


@pytest.mark.parametrize("key", ["escape", "enter", "space", "q", "question_mark", "f1"])
async def test_the_keys_are_closed_and_the_quiz_is_untouched(clock: Clock, key: str) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "question_mark", "1", key)
        assert not isinstance(pilot.app.screen, KeysScreen)
        assert pilot.app.is_running
        assert quiz.answers == ()


async def test_a_click_closes_the_keys(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, "question_mark")
        await pilot.click(offset=(2, 2))
        await pilot.pause()
        assert not isinstance(pilot.app.screen, KeysScreen)


async def test_the_keys_of_the_decks_are_shown(clock: Clock) -> None:
    async with QuizgenApp(shelf=SHELF, open_quiz=open_quiz, clock=clock).run_test() as pilot:
        await press(pilot, clock, "question_mark")
        assert "1-9 open the deck with that number" in words(pilot)


async def test_the_keys_of_the_summary_leave_out_what_cannot_be_done(clock: Clock) -> None:
    async with app_of(quiz_of(choice()), clock).run_test() as pilot:
        await press(pilot, clock, "2", "enter", "question_mark")
        assert "↑ ↓ PgUp PgDn scroll" in words(pilot)
        assert "repeat the missed questions" not in words(pilot)
        assert "back to the decks" not in words(pilot)


async def test_ctrl_q_quits_from_the_keys(clock: Clock) -> None:
    app = app_of(five(), clock)
    async with app.run_test() as pilot:
        await press(pilot, clock, "question_mark", "ctrl+q")
    assert app.return_value == 0
