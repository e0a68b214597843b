from __future__ import annotations

from quizgen_tui.app import QuizgenApp
from quizgen_tui.screens.decks import DecksScreen
from quizgen_tui.screens.quiz import QuizScreen
from quizgen_tui.screens.summary import SummaryScreen
from quizgen_tui.widgets.keyline import KeyLine
from tests.tui.driving import app_of, press, words
from tests.tui.sample import SHELF, SOURCE, Clock, choice, open_quiz, quiz_of, truefalse, typed


async def test_the_summary_tells_the_score_and_what_was_missed(clock: Clock) -> None:
    async with app_of(quiz_of(choice(), truefalse(), typed()), clock).run_test(size=(80, 40)) as pilot:
        await press(pilot, clock, "2", "enter", "t", "enter", *"Lhasa", "enter", "enter")
        text = words(pilot)
        assert "1 of 3 right" in text
        assert "When was" not in text
        assert "True or false: the third plenary session" in text
        assert "✗ You answered: True ✓ The right answer: False It was held in November 2013." in text
        assert "✗ You answered: Lhasa ✓ The right answer: Beijing" in text
        assert f"Source: {SOURCE}" in text


async def test_all_right_has_a_text_of_its_own(clock: Clock) -> None:
    async with app_of(quiz_of(choice()), clock).run_test() as pilot:
        await press(pilot, clock, "2", "enter")
        assert "1 of 1 right" in words(pilot)
        assert "✓ All right" in words(pilot)
        assert "repeat the" not in words(pilot)
        await press(pilot, clock, "r")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_r_repeats_just_the_missed_until_none_is_left(clock: Clock) -> None:
    async with app_of(quiz_of(choice(), truefalse(), typed()), clock).run_test() as pilot:
        await press(pilot, clock, "2", "enter", "t", "enter", "x", "enter", "enter", "r")
        assert isinstance(pilot.app.screen, QuizScreen)
        assert "1/2 · 0 right" in words(pilot)
        await press(pilot, clock, "f", "enter", "x", "enter", "enter", "r")
        assert "In which city" in words(pilot)
        await press(pilot, clock, *"Beijing", "enter", "enter")
        assert "✓ All right" in words(pilot)


async def test_a_click_on_the_hint_repeats(clock: Clock) -> None:
    async with app_of(quiz_of(choice()), clock).run_test() as pilot:
        await press(pilot, clock, "1", "enter")
        await pilot.click(KeyLine, offset=(4, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, QuizScreen)
        assert "1/1 · 0 right" in words(pilot)


async def test_d_does_nothing_without_a_shelf(clock: Clock) -> None:
    async with app_of(quiz_of(choice()), clock).run_test() as pilot:
        await press(pilot, clock, "1", "enter", "d")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_d_goes_back_to_the_decks_and_another_round_can_start(clock: Clock) -> None:
    async with QuizgenApp(shelf=SHELF, open_quiz=open_quiz, clock=clock).run_test() as pilot:
        for _ in range(2):
            await press(pilot, clock, "1")
            await pilot.app.workers.wait_for_complete()
            await press(pilot, clock, "2", "enter", "t", "enter", "d")
            assert isinstance(pilot.app.screen, DecksScreen)
            assert len(pilot.app.screen_stack) == 1


async def test_d_goes_to_the_decks_when_the_app_began_with_a_quiz_and_a_shelf(clock: Clock) -> None:
    app = QuizgenApp(quiz=quiz_of(choice()), shelf=SHELF, open_quiz=open_quiz, clock=clock)
    async with app.run_test() as pilot:
        await press(pilot, clock, "1", "enter", "d")
        assert isinstance(pilot.app.screen, DecksScreen)


async def test_the_missed_can_be_scrolled(clock: Clock) -> None:
    async with app_of(quiz_of(*[choice()] * 12), clock).run_test() as pilot:
        for _ in range(12):
            await press(pilot, clock, "1", "enter")
        body = pilot.app.screen.query_one("#body")
        await press(pilot, clock, "down")
        assert body.scroll_y == 1
        await press(pilot, clock, "pagedown", "up", "pageup")
        assert body.scroll_y == 0


async def test_q_quits_from_the_summary(clock: Clock) -> None:
    app = app_of(quiz_of(choice()), clock)
    async with app.run_test() as pilot:
        await press(pilot, clock, "1", "enter", "q")
    assert app.return_value == 0
