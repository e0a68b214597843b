from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen_tui.screens.quiz import QuizScreen
from quizgen_tui.screens.summary import SummaryScreen
from quizgen_tui.widgets.option import OptionRow
from tests.tui.driving import app_of, press, ticking, words
from tests.tui.sample import Clock, choice, five, quiz_of, truefalse, typed

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def tick(pilot: Pilot[int]) -> None:
    """Let the second of the timer pass, which runs on the real clock."""
    assert isinstance(pilot.app.screen_stack[0], QuizScreen)
    pilot.app.screen_stack[0]._tick()
    await pilot.pause()


async def test_an_exam_shows_the_time_that_is_left_and_no_score(clock: Clock) -> None:
    async with app_of(five(), clock, exam_seconds=600).run_test() as pilot:
        assert "1/5 · 10:00 left" in words(pilot)
        clock.wait(61)
        await tick(pilot)
        assert "1/5 · 8:59 left" in words(pilot)


async def test_an_exam_ticks_once_a_second(clock: Clock) -> None:
    async with app_of(five(), clock, exam_seconds=600).run_test() as pilot:
        assert ticking(pilot.app.screen) == [1.0]


async def test_an_answer_in_an_exam_goes_straight_on_without_feedback(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock, exam_seconds=600).run_test() as pilot:
        await press(pilot, clock, "1")
        assert quiz.position == 1
        assert "Wrong" not in words(pilot)
        assert "What did the fourth" in words(pilot)


async def test_an_exam_ends_in_the_summary(clock: Clock) -> None:
    quiz = quiz_of(choice(), truefalse(), typed())
    async with app_of(quiz, clock, exam_seconds=600).run_test() as pilot:
        await press(pilot, clock, "2", "t", *"Beijing", "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "2 of 3 right" in words(pilot)
        assert ticking(pilot.app.screen_stack[0]) == []


async def test_when_time_is_up_the_summary_counts_what_was_answered(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock, exam_seconds=60).run_test() as pilot:
        await press(pilot, clock, "2", "1")
        clock.wait(60)
        await tick(pilot)
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert quiz.size == 2
        assert "1 of 2 right" in words(pilot)
        assert "Time is up: 3 questions were not answered." in words(pilot)


async def test_an_answer_that_comes_too_late_does_not_count(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock, exam_seconds=60).run_test() as pilot:
        clock.wait(60)
        await press(pilot, clock, "2", "2")
        assert quiz.answers == ()
        assert "No question" not in words(pilot)
        assert "0 of 0 right" in words(pilot)
        assert "Time is up: 5 questions were not answered." in words(pilot)


async def test_time_runs_out_under_the_keys_too(clock: Clock) -> None:
    async with app_of(five(), clock, exam_seconds=60).run_test() as pilot:
        await press(pilot, clock, "question_mark")
        clock.wait(60)
        await tick(pilot)
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_a_held_number_answers_one_question_of_an_exam(clock: Clock) -> None:
    quiz = quiz_of(*[choice()] * 5)
    async with app_of(quiz, clock, exam_seconds=60).run_test() as pilot:
        for _ in range(20):
            clock.wait(0.03)
            await pilot.press("1")
        assert len(quiz.answers) == 1


async def test_a_double_click_answers_one_question_of_an_exam(clock: Clock) -> None:
    quiz = quiz_of(*[choice()] * 5)
    async with app_of(quiz, clock, exam_seconds=60).run_test() as pilot:
        clock.wait()
        await pilot.click(list(pilot.app.screen.query(OptionRow))[1], times=2)
        assert len(quiz.answers) == 1


async def test_repeating_after_an_exam_is_without_a_clock_and_with_feedback(clock: Clock) -> None:
    async with app_of(quiz_of(choice()), clock, exam_seconds=60).run_test() as pilot:
        await press(pilot, clock, "1", "r")
        assert "1/1 · 0 right" in words(pilot)
        clock.wait(100)
        await press(pilot, clock, "2")
        assert "✓ Right" in words(pilot)
