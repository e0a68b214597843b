from __future__ import annotations

from quizgen.grading import Selected
from quizgen_tui.widgets.keyline import KeyLine
from quizgen_tui.widgets.option import OTHER, RIGHT, WRONG, OptionRow
from tests.tui.driving import app_of, marks, press, shown, words
from tests.tui.sample import Clock, choice, multi, quiz_of


async def test_number_keys_set_and_unset_marks(clock: Clock) -> None:
    quiz = quiz_of(multi())
    async with app_of(quiz, clock).run_test() as pilot:
        assert "1 [ ] France 2 [ ] Spain" in words(pilot)
        await press(pilot, clock, "1", "2", "1")
        assert "1 [ ] France 2 [x] Spain" in words(pilot)
        assert quiz.answers == ()


async def test_enter_submits_the_marks(clock: Clock) -> None:
    quiz = quiz_of(multi())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "3", "1", "enter")
        assert quiz.answers[0].response == Selected((0, 2))
        assert "✓ Right" in words(pilot)


async def test_enter_without_a_mark_submits_nothing(clock: Clock) -> None:
    quiz = quiz_of(multi())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "enter", "down", "enter", "1", "1", "enter", "9")
        assert quiz.answers == ()


async def test_space_marks_the_row_that_the_arrows_reach(clock: Clock) -> None:
    async with app_of(quiz_of(multi()), clock).run_test() as pilot:
        await press(pilot, clock, "space", "up", "space", "down", "space", "down", "space", "space")
        assert "1 [x] France 2 [ ] Spain 3 [ ] Italy 4 [x] Norway" in words(pilot)


async def test_a_click_sets_and_unsets_a_mark(clock: Clock) -> None:
    quiz = quiz_of(multi())
    async with app_of(quiz, clock).run_test() as pilot:
        rows = list(pilot.app.screen.query(OptionRow))
        for row in (rows[0], rows[2], rows[0]):
            clock.wait()
            await pilot.click(row)
        await pilot.pause()
        assert "1 [ ] France 2 [ ] Spain 3 [x] Italy" in words(pilot)
        clock.wait()
        check = shown(pilot).splitlines()[-1].index("check")
        await pilot.click(KeyLine, offset=(check, 0))
        await pilot.pause()
        assert quiz.answers[0].response == Selected((2,))


async def test_the_feedback_marks_each_row_and_says_how_much_was_right(clock: Clock) -> None:
    async with app_of(quiz_of(multi()), clock).run_test() as pilot:
        await press(pilot, clock, "1", "2", "enter")
        assert marks(pilot) == [RIGHT, WRONG, RIGHT, OTHER]
        text = words(pilot)
        assert "✓ 1 [x] France ✗ 2 [x] Spain ✓ 3 [ ] Italy 4 [ ] Norway" in text
        assert "✗ Wrong: 1 of 2" in text
        assert "1 marked wrongly" in text
        assert "Spain is wrong." in text
        assert "Norway is wrong." not in text
        assert "All that fit: France; Italy" in text
        assert "The truth is: France; Italy." in text
        assert "Source: Chen" in text
        await press(pilot, clock, "3", "space")
        assert "3 [ ] Italy" in words(pilot)
        await press(pilot, clock, "enter")
        assert "You answered: France; Spain" in words(pilot)


async def test_a_held_key_sets_one_mark(clock: Clock) -> None:
    async with app_of(quiz_of(multi()), clock).run_test() as pilot:
        await press(pilot, clock, "1")
        for _ in range(5):
            clock.wait(0.03)
            await pilot.press("1")
        assert "[x] France" in words(pilot)


async def test_boxes_are_gone_where_one_option_is_asked(clock: Clock) -> None:
    async with app_of(quiz_of(multi(), choice(), multi()), clock).run_test() as pilot:
        await press(pilot, clock, "1", "enter", "enter")
        assert "[" not in shown(pilot)
        await press(pilot, clock, "1", "enter")
        assert shown(pilot).count("[ ]") == 4


async def test_hints_and_keys(clock: Clock) -> None:
    async with app_of(quiz_of(multi()), clock).run_test() as pilot:
        assert "1-4 mark all that fit Enter check ? keys q quit" in words(pilot)
        await press(pilot, clock, "question_mark")
        assert "1-9 set or unset the mark" in words(pilot)
        assert "true or false" not in words(pilot)
