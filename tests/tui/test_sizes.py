from __future__ import annotations

import pytest

from quizgen_tui.app import QuizgenApp
from tests.tui.driving import app_of, press, shown, words
from tests.tui.sample import SHELF, Clock, choice, five, long_choice, open_quiz, quiz_of, truefalse, typed

SIZES = [(80, 24), (60, 20), (40, 12), (20, 5), (12, 3), (3, 2), (1, 1), (200, 60), (500, 10)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_round_can_be_played_at_any_size(clock: Clock, size: tuple[int, int]) -> None:
    quiz = quiz_of(long_choice(), truefalse(), typed())
    async with app_of(quiz, clock).run_test(size=size) as pilot:
        await press(pilot, clock, "down", "1", "pagedown", "enter", "t", "enter", "x", "enter", "question_mark", "q")
        await press(pilot, clock, "enter", "down", "r", "ctrl+t", "2")
        assert [answer.verdict.right for answer in quiz.answers] == [False] * 3
        assert pilot.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_decks_can_be_picked_at_any_size(clock: Clock, size: tuple[int, int]) -> None:
    async with QuizgenApp(shelf=SHELF, open_quiz=open_quiz, clock=clock).run_test(size=size) as pilot:
        await press(pilot, clock, "down", "3", "enter")
        await pilot.app.workers.wait_for_complete()
        assert pilot.app.is_running


async def test_the_terminal_may_shrink_to_nothing_and_grow_again(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, "1")
        before = shown(pilot)
        for width, height in (*SIZES, (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        await press(pilot, clock, "pageup")
        assert shown(pilot) == before


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_question_its_options_and_its_keys_are_seen_at_once(clock: Clock, size: tuple[int, int]) -> None:
    async with app_of(five(), clock).run_test(size=size) as pilot:
        text = words(pilot)
        assert "When was the third plenary session" in text
        assert "4 February 26-28, 2018" in text
        assert "1-4 answer" in text


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (30, 8)])
async def test_the_verdict_is_seen_without_scrolling(clock: Clock, size: tuple[int, int]) -> None:
    async with app_of(quiz_of(long_choice()), clock).run_test(size=size) as pilot:
        await press(pilot, clock, "1")
        assert "✗ Wrong" in words(pilot)
        assert "Enter next" in words(pilot) or "Enter result" in words(pilot)


async def test_long_options_wrap_beside_their_number(clock: Clock) -> None:
    async with app_of(quiz_of(long_choice()), clock).run_test(size=(60, 20)) as pilot:
        lines = [line.rstrip() for line in shown(pilot).splitlines()]
        first = next(index for index, line in enumerate(lines) if line.lstrip().startswith("1  "))
        start = lines[first].index("Decision")
        assert lines[first + 1][:start].strip() == ""
        assert lines[first + 1][start] != " "


async def test_text_stays_within_ninety_columns_in_the_middle_of_a_wide_terminal(clock: Clock) -> None:
    async with app_of(quiz_of(choice("word " * 100)), clock).run_test(size=(200, 30)) as pilot:
        lines = [line for line in shown(pilot).splitlines() if "word" in line]
        assert all(len(line.strip()) <= 90 for line in lines)
        assert min(len(line) - len(line.lstrip()) for line in lines) > 50


async def test_the_title_gives_way_to_the_progress(clock: Clock) -> None:
    async with app_of(quiz_of(choice(), title="A very long title of a deck " * 5), clock).run_test(
        size=(40, 12)
    ) as pilot:
        top = shown(pilot).splitlines()[0]
        assert top.endswith("1/1 · 0 right")
        assert "…" in top
