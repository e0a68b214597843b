from __future__ import annotations

from dataclasses import replace

from quizgen.grading import Matched
from quizgen_tui.widgets.option import RIGHT, WRONG, OptionRow
from quizgen_tui.widgets.prompt import PromptRow
from tests.tui.driving import app_of, marks, press, shown, words
from tests.tui.sample import Clock, choice, match, quiz_of


async def test_number_keys_fill_the_current_prompt_and_go_to_the_next(clock: Clock) -> None:
    quiz = quiz_of(match())
    async with app_of(quiz, clock).run_test() as pilot:
        assert "▸ Hungary → _____ Norway → _____" in words(pilot)
        await press(pilot, clock, "2")
        assert "Hungary → 2 Budapest ▸ Norway → _____" in words(pilot)
        await press(pilot, clock, "3", "9", "enter")
        assert not quiz.answers
        await press(pilot, clock, "1", "enter")
        assert quiz.answers[0].response == Matched((1, 2, 0))
        assert "✓ Right" in words(pilot)


async def test_the_arrows_choose_the_prompt_round_and_round(clock: Clock) -> None:
    async with app_of(quiz_of(match()), clock).run_test() as pilot:
        await press(pilot, clock, "up")
        assert "▸ Portugal" in words(pilot)
        await press(pilot, clock, "1")
        assert "▸ Hungary → _____ Norway → _____ Portugal → 1 Lisbon" in words(pilot)
        await press(pilot, clock, "down")
        assert "▸ Norway" in words(pilot)


async def test_an_option_that_is_given_again_leaves_the_other_prompt(clock: Clock) -> None:
    async with app_of(quiz_of(match()), clock).run_test() as pilot:
        await press(pilot, clock, "2", "2")
        assert "Hungary → _____ Norway → 2 Budapest ▸ Portugal" in words(pilot)


async def test_an_option_may_go_to_two_prompts_where_there_are_fewer_options(clock: Clock) -> None:
    asked = match()
    asked = replace(asked, options=asked.options[:2], keys=("Budapest", "Lisbon", "Lisbon"))
    quiz = quiz_of(asked)
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "2", "1", "1", "enter")
        assert quiz.answers[0].response == Matched((1, 0, 0))


async def test_backspace_clears_the_current_prompt_or_the_one_before(clock: Clock) -> None:
    async with app_of(quiz_of(match()), clock).run_test() as pilot:
        await press(pilot, clock, "backspace", "2", "3", "backspace")
        assert "Hungary → 2 Budapest ▸ Norway → _____" in words(pilot)
        await press(pilot, clock, "up", "backspace")
        assert "▸ Hungary → _____ Norway → _____" in words(pilot)


async def test_a_click_chooses_a_prompt_and_then_an_option(clock: Clock) -> None:
    quiz = quiz_of(match())
    async with app_of(quiz, clock).run_test() as pilot:
        prompts = list(pilot.app.screen.query(PromptRow))
        options = [row for row in pilot.app.screen.query(OptionRow) if not isinstance(row, PromptRow)]
        for row in (prompts[2], options[0], options[1], options[2]):
            clock.wait()
            await pilot.click(row)
        await pilot.pause()
        assert "Hungary → 2 Budapest" in words(pilot)
        assert isinstance(pilot.app.focused, PromptRow)
        await press(pilot, clock, "enter")
        assert quiz.answers[0].verdict.right


async def test_the_feedback_marks_each_pair_and_shows_the_right_ones(clock: Clock) -> None:
    async with app_of(quiz_of(match()), clock).run_test() as pilot:
        await press(pilot, clock, "2", "1", "3", "enter")
        assert marks(pilot) == [RIGHT, WRONG, WRONG]
        text = words(pilot)
        assert "✓ Hungary → 2 Budapest ✗ Norway → 1 Lisbon ✗ Portugal → 3 Oslo" in text
        assert "✗ Wrong 1 of 3 right" in text
        assert "The right pairs: Hungary → Budapest Norway → Oslo Portugal → Lisbon" in text
        before = shown(pilot)
        await press(pilot, clock, "backspace", "1")
        assert shown(pilot) == before
        await press(pilot, clock, "enter")
        assert "You answered: Hungary: Budapest; Norway: Lisbon; Portugal: Oslo" in words(pilot)


async def test_prompts_stand_above_the_options_and_go_with_the_question(clock: Clock) -> None:
    more = replace(match(), prompts=("Hungary", "Norway", "Portugal", "Austria"))
    more = replace(more, keys=("Budapest", "Oslo", "Lisbon", "Vienna"))
    async with app_of(quiz_of(choice(), match(), choice(), more), clock).run_test() as pilot:
        await press(pilot, clock, "1", "enter")
        assert "▸ Hungary → _____ Norway → _____ Portugal → _____ 1 Lisbon" in words(pilot)
        await press(pilot, clock, "1", "2", "3", "enter", "enter")
        assert "→" not in words(pilot)
        assert not isinstance(pilot.app.focused, PromptRow)
        await press(pilot, clock, "1", "enter")
        assert "▸ Hungary → _____ Norway → _____ Portugal → _____ Austria → _____ 1 Lisbon" in words(pilot)


async def test_hints_and_keys(clock: Clock) -> None:
    async with app_of(quiz_of(match()), clock).run_test() as pilot:
        assert "1-4 match ↑↓ prompt ⌫ clear ? keys q quit" in words(pilot)
        await press(pilot, clock, "1", "2", "3")
        assert "Enter check ↑↓ prompt ⌫ clear" in words(pilot)
        await press(pilot, clock, "question_mark")
        assert "Backspace clear the current prompt" in words(pilot)
