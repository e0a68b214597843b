from __future__ import annotations

from textual.widgets import Input

from quizgen.grading import Recalled
from quizgen_tui.widgets.keyline import KeyLine
from tests.tui.driving import app_of, press, shown, words
from tests.tui.sample import Clock, choice, quiz_of, recall, typed


async def test_enter_ticks_off_a_member_and_empties_the_line(clock: Clock) -> None:
    quiz = quiz_of(recall())
    async with app_of(quiz, clock).run_test() as pilot:
        assert "0 of 4" in words(pilot)
        await press(pilot, clock, *"kingdom of france", "enter")
        assert "1 of 4 ✓ France" in words(pilot)
        assert pilot.app.screen.query_one(Input).value == ""
        assert pilot.app.screen.query_one(Input).has_focus
        assert quiz.answers == ()


async def test_what_is_not_recognised_is_listed_and_counts_as_an_extra(clock: Clock) -> None:
    quiz = quiz_of(recall())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, *"Norway", "enter", *"Italy", "enter", "enter")
        assert quiz.answers[0].response == Recalled(("Norway", "Italy"))
        text = words(pilot)
        assert "1 of 4 ✓ Italy ✗ Norway" in text
        assert "✗ Wrong: 1 of 4 1 not on the list" in text
        assert "Missing: Belgium; France; Luxembourg" in text
        await press(pilot, clock, "enter")
        assert "You answered: Norway; Italy" in words(pilot)
        assert "Missing: Belgium" in words(pilot)


async def test_what_was_told_already_is_not_told_twice(clock: Clock) -> None:
    quiz = quiz_of(recall())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, *"Italy", "enter", *"Kingdom of Italy", "enter")
        assert "1 of 4 told already: Italy ✓ Italy" in words(pilot)
        await press(pilot, clock, *"Spain", "enter", *"spain", "enter")
        assert "1 of 4 told already ✗ Spain ✓ Italy" in words(pilot)
        await press(pilot, clock, "enter")
        assert quiz.answers[0].response == Recalled(("Italy", "Spain"))


async def test_when_all_are_found_it_is_submitted_by_itself(clock: Clock) -> None:
    quiz = quiz_of(recall(), typed())
    async with app_of(quiz, clock).run_test() as pilot:
        for name in ("France", "Luxembourg", "Belgium", "Italy"):
            assert quiz.answers == ()
            await press(pilot, clock, *name, "enter")
        assert quiz.answers[0].verdict.right
        assert "✓ Right" in words(pilot)
        await press(pilot, clock, "enter")
        assert "of 4" not in words(pilot)
        assert pilot.app.screen.query_one(Input).has_focus
        assert not pilot.app.screen.query_one(Input).disabled


async def test_an_empty_enter_gives_up(clock: Clock) -> None:
    quiz = quiz_of(recall())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "enter")
        assert quiz.answers[0].response == Recalled(())
        assert "Wrong: 0 of 4" in words(pilot)
        await press(pilot, clock, "enter")
        assert "You answered: nothing" in words(pilot)


async def test_enter_that_is_held_does_not_submit(clock: Clock) -> None:
    quiz = quiz_of(recall())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, *"Italy", "enter")
        for _ in range(20):
            clock.wait(0.03)
            await pilot.press("enter")
        assert quiz.answers == ()


async def test_an_ordered_list_says_so_and_its_order_counts(clock: Clock) -> None:
    quiz = quiz_of(recall(ordered=True))
    async with app_of(quiz, clock).run_test() as pilot:
        assert "0 of 4, in order" in words(pilot)
        for name in ("France", "Belgium", "Italy", "Luxembourg"):
            await press(pilot, clock, *name, "enter")
        assert "✗ Wrong: 3 of 4 1 out of order" in words(pilot)
        assert "All of them: Belgium; France; Italy; Luxembourg" in words(pilot)


async def test_the_hints_can_be_clicked(clock: Clock) -> None:
    quiz = quiz_of(recall())
    async with app_of(quiz, clock).run_test() as pilot:
        assert "Enter tick off empty Enter done F1 keys Ctrl+Q quit" in words(pilot)
        await press(pilot, clock, *"Italy")
        await pilot.click(KeyLine, offset=(4, 0))
        await pilot.pause()
        assert "1 of 4 ✓ Italy" in words(pilot)
        await pilot.click(KeyLine, offset=(shown(pilot).splitlines()[-1].index("done"), 0))
        await pilot.pause()
        assert quiz.answers[0].response == Recalled(("Italy",))


async def test_keys(clock: Clock) -> None:
    async with app_of(quiz_of(recall(), choice()), clock).run_test() as pilot:
        await press(pilot, clock, "f1")
        assert "Enter tick off what is typed" in words(pilot)
