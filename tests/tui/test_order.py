from __future__ import annotations

import pytest

from quizgen.grading import Arranged
from quizgen_tui.widgets.keyline import KeyLine
from quizgen_tui.widgets.option import RIGHT, WRONG, OptionRow
from tests.tui.driving import app_of, marks, press, shown, words
from tests.tui.sample import Clock, order, quiz_of


async def test_number_keys_put_options_next(clock: Clock) -> None:
    async with app_of(quiz_of(order()), clock).run_test() as pilot:
        await press(pilot, clock, "3", "1", "3", "9")
        assert "3 [1] Luna 2 1 [2] Venera 7 2 [ ] Sputnik 1 4 [ ] Mariner 2 5 [ ] Voyager 1" in words(pilot)


async def test_backspace_takes_the_last_one_back_to_where_it_was(clock: Clock) -> None:
    async with app_of(quiz_of(order()), clock).run_test() as pilot:
        await press(pilot, clock, "backspace", "3", "4", "backspace")
        assert "3 [1] Luna 2 1 [ ] Venera 7 2 [ ] Sputnik 1 4 [ ] Mariner 2" in words(pilot)
        await press(pilot, clock, "backspace", "backspace")
        assert "1 [ ] Venera 7 2 [ ] Sputnik 1 3 [ ] Luna 2" in words(pilot)


async def test_enter_submits_only_when_all_are_placed(clock: Clock) -> None:
    quiz = quiz_of(order())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "2", "3", "4", "1", "enter")
        assert not quiz.answers
        await press(pilot, clock, "5", "enter")
        assert quiz.answers[0].response == Arranged((1, 2, 3, 0, 4))
        assert "✓ Right" in words(pilot)


@pytest.mark.parametrize("modifier", ["shift", "ctrl"])
async def test_a_marked_row_is_moved_and_keeps_its_mark(clock: Clock, modifier: str) -> None:
    quiz = quiz_of(order())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, f"{modifier}+down")
        assert "[1]" not in words(pilot)
        await press(pilot, clock, "down", *[f"{modifier}+down"] * 4)
        assert isinstance(pilot.app.focused, OptionRow)
        assert pilot.app.focused.index == 0
        await press(pilot, clock, f"{modifier}+down", f"{modifier}+up")
        assert "2 [1] Sputnik 1 3 [2] Luna 2 4 [3] Mariner 2 1 [4] Venera 7 5 [5] Voyager 1" in words(pilot)
        await press(pilot, clock, "enter")
        assert quiz.answers[0].verdict.right


async def test_space_puts_the_marked_row_next(clock: Clock) -> None:
    quiz = quiz_of(order())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "space", "down", "down", "space")
        assert "2 [1] Sputnik 1 1 [ ] Venera 7" in words(pilot)
        await press(pilot, clock, "down", "space", "down", "space", "up", "space", "space", "space", "enter")
        assert len(quiz.answers) == 1


async def test_a_click_puts_a_row_next(clock: Clock) -> None:
    quiz = quiz_of(order())
    async with app_of(quiz, clock).run_test() as pilot:
        for place in (1, 2, 3, 3, 4):
            clock.wait()
            await pilot.click(list(pilot.app.screen.query(OptionRow))[place])
        await pilot.pause()
        assert "2 [1] Sputnik 1 3 [2] Luna 2 4 [3] Mariner 2" in words(pilot)
        await press(pilot, clock, "1", "5")
        clock.wait()
        await pilot.click(KeyLine, offset=(4, 0))
        await pilot.pause()
        assert quiz.answers[0].response == Arranged((1, 2, 3, 0, 4))


async def test_the_feedback_shows_the_right_places_and_the_right_order(clock: Clock) -> None:
    async with app_of(quiz_of(order()), clock).run_test() as pilot:
        await press(pilot, clock, "2", "3", "1", "4", "5", "enter")
        assert marks(pilot) == [RIGHT, RIGHT, WRONG, WRONG, RIGHT]
        text = words(pilot)
        assert "✓ 3 [2] Luna 2 ✗ 1 [3→4] Venera 7 ✗ 4 [4→3] Mariner 2" in text
        assert "✗ Wrong: 3 of 5 in place 9 of 10 pairs in order" in text
        assert "The right order: 1. Sputnik 1 2. Luna 2 3. Mariner 2 4. Venera 7 5. Voyager 1" in text
        before = shown(pilot)
        await press(pilot, clock, "backspace", "shift+down", "1")
        assert shown(pilot) == before
        await press(pilot, clock, "enter")
        assert "You answered: Sputnik 1 → Luna 2 → Venera 7 → Mariner 2 → Voyager 1" in words(pilot)


async def test_hints_and_keys(clock: Clock) -> None:
    async with app_of(quiz_of(order()), clock).run_test() as pilot:
        assert "1-5 next ⌫ back Shift+↑↓ move ? keys q quit" in words(pilot)
        await press(pilot, clock, *"12345")
        assert "Enter check ⌫ back Shift+↑↓ move" in words(pilot)
        await press(pilot, clock, "question_mark")
        assert "Backspace take the last one back" in words(pilot)
