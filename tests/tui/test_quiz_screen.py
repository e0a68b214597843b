from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input, Static

from quizgen.model import GAP
from quizgen_tui.screens.quiz import QuizScreen
from quizgen_tui.widgets.keyline import KeyLine
from quizgen_tui.widgets.option import OTHER, RIGHT, WRONG, OptionRow
from tests.tui.driving import app_of, press, shown, ticking, words
from tests.tui.sample import SOURCE, Clock, choice, cloze, five, long_choice, quiz_of, truefalse, typed


def marks(screen: object) -> list[str]:
    assert isinstance(screen, QuizScreen)
    return [row.mark for row in screen.query(OptionRow) if row.display]


async def test_the_first_frame_is_the_first_question(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        assert "When was the third plenary session of the 18th CPC Central Committee held?" in words(pilot)
        assert "2 November 9-12, 2013" in words(pilot)
        assert "National security" in shown(pilot).splitlines()[0]
        assert shown(pilot).splitlines()[0].endswith("1/5 · 0 right")
        assert len(pilot.app.screen_stack) == 1


async def test_a_number_key_answers_and_shows_why_it_is_wrong(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "1")
        assert marks(pilot.app.screen) == [WRONG, RIGHT, OTHER, OTHER]
        text = words(pilot)
        assert "✗ 1 July 15-18, 2024" in text
        assert "✓ 2 November 9-12, 2013" in text
        assert "✗ Wrong" in text
        assert "The right answer: November 9-12, 2013" in text
        assert "July 15-18, 2024 is something else." in text
        assert "The truth is: November 9-12, 2013." in text
        assert f"Source: {SOURCE}" in text
        assert not quiz.answers[0].verdict.right


async def test_a_reason_that_the_explanation_holds_is_said_once(clock: Clock) -> None:
    asked = choice()
    async with app_of(quiz_of(replace(asked, explanation=f"Look: {asked.options[0].why}")), clock).run_test() as pilot:
        await press(pilot, clock, "1")
        assert words(pilot).count("is something else.") == 1


async def test_the_right_number_key_says_right_and_counts(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, "2")
        assert "✓ Right" in words(pilot)
        assert "Wrong" not in words(pilot)
        assert "1/5 · 1 right" in words(pilot)


async def test_enter_goes_on_in_the_same_screen_with_the_same_widgets(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        screen, rows = pilot.app.screen, list(pilot.app.screen.query(OptionRow))
        await press(pilot, clock, "2", "enter")
        assert "What did the fourth plenary session" in words(pilot)
        assert "✓" not in shown(pilot)
        assert pilot.app.screen is screen
        assert list(screen.query(OptionRow)) == rows
        assert marks(screen) == ["", "", "", ""]


@pytest.mark.parametrize("key", ["5", "9"])
async def test_a_number_without_an_option_does_nothing(clock: Clock, key: str) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, key)
        assert quiz.answers == ()


async def test_number_keys_do_nothing_after_the_answer(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "1", "2", "3")
        assert len(quiz.answers) == 1
        assert quiz.position == 0
        assert marks(pilot.app.screen) == [WRONG, RIGHT, OTHER, OTHER]


async def test_arrows_mark_an_option_and_enter_chooses_it(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "down", "down")
        assert isinstance(pilot.app.focused, OptionRow)
        assert pilot.app.focused.index == 1
        await press(pilot, clock, "enter")
        assert quiz.answers[0].verdict.right


async def test_arrows_go_round(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, "up")
        assert isinstance(pilot.app.focused, OptionRow)
        assert pilot.app.focused.index == 3
        await press(pilot, clock, "down")
        assert pilot.app.focused.index == 0


async def test_enter_without_a_marked_option_answers_nothing(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "enter", "enter")
        assert quiz.answers == ()


async def test_no_option_is_marked_on_the_next_question(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, "down", "enter", "enter")
        assert pilot.app.focused is None


async def test_a_click_chooses_an_option(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        clock.wait()
        await pilot.click(list(pilot.app.screen.query(OptionRow))[1])
        await pilot.pause()
        assert quiz.answers[0].verdict.right
        await pilot.click(pilot.app.screen.query(OptionRow).first())
        assert len(quiz.answers) == 1


async def test_a_click_on_the_hint_goes_on(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "1")
        clock.wait()
        await pilot.click(KeyLine, offset=(4, 0))
        await pilot.pause()
        assert quiz.position == 1


async def test_a_click_on_a_hint_without_an_action_does_nothing(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        clock.wait()
        await pilot.click(KeyLine, offset=(3, 0))
        await pilot.click(KeyLine, offset=(70, 0))
        assert quiz.answers == ()
        assert pilot.app.is_running


@pytest.mark.parametrize(("key", "right"), [("t", False), ("f", True), ("1", False), ("2", True)])
async def test_true_or_false_is_answered_by_letter_or_number(clock: Clock, key: str, right: bool) -> None:  # noqa: FBT001
    quiz = quiz_of(truefalse())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, key)
        assert [answer.verdict.right for answer in quiz.answers] == [right]
        assert right or "It was held in November 2013." in words(pilot)


@pytest.mark.parametrize("key", ["t", "f"])
async def test_letters_do_nothing_where_the_question_is_not_true_or_false(clock: Clock, key: str) -> None:
    quiz = quiz_of(choice())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, key)
        assert quiz.answers == ()


async def test_a_typed_answer_is_submitted_by_enter(clock: Clock) -> None:
    quiz = quiz_of(typed())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, *"Beijing", "enter")
        assert quiz.answers[0].verdict.right
        assert "✓ Right" in words(pilot)


async def test_a_wrong_typed_answer_shows_the_right_one_and_stays_to_be_seen(clock: Clock) -> None:
    quiz = quiz_of(typed())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, *"Lhasa", "enter")
        assert "✗ Wrong" in words(pilot)
        assert "The right answer: Beijing" in words(pilot)
        assert "Lhasa" in words(pilot)


async def test_empty_input_is_not_submitted(clock: Clock) -> None:
    quiz = quiz_of(typed())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "enter", "space", "enter")
        assert quiz.answers == ()


async def test_q_and_question_mark_and_numbers_are_typed_into_the_input(clock: Clock) -> None:
    quiz = quiz_of(typed())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "q", "question_mark", "1", "t")
        assert pilot.app.screen.query_one(Input).value == "q?1t"
        assert pilot.app.is_running
        assert quiz.answers == ()


async def test_f1_shows_the_keys_over_an_input_and_leaves_it_as_it_was(clock: Clock) -> None:
    async with app_of(quiz_of(typed()), clock).run_test() as pilot:
        await press(pilot, clock, "B", "f1")
        assert "Enter check what is typed" in words(pilot)
        await press(pilot, clock, "escape", "e")
        assert pilot.app.screen.query_one(Input).value == "Be"


async def test_ctrl_q_quits_from_an_input(clock: Clock) -> None:
    app = app_of(quiz_of(typed()), clock)
    async with app.run_test() as pilot:
        await press(pilot, clock, "B", "ctrl+q")
    assert app.return_value == 0


async def test_a_click_on_check_submits_what_is_typed(clock: Clock) -> None:
    quiz = quiz_of(typed())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "X")
        await pilot.click(KeyLine, offset=(4, 0))
        await pilot.pause()
        assert len(quiz.answers) == 1


async def test_the_gap_of_a_cloze_is_filled_once_answered(clock: Clock) -> None:
    async with app_of(quiz_of(cloze()), clock).run_test() as pilot:
        assert f"Political security is the {GAP} of national security." in words(pilot)
        await press(pilot, clock, "x", "enter")
        assert "Political security is the foundation of national security." in words(pilot)


async def test_forms_follow_each_other_in_place(clock: Clock) -> None:
    quiz = quiz_of(truefalse(), typed(), choice(), cloze(), long_choice(), typed())
    async with app_of(quiz, clock).run_test() as pilot:
        for keys in (["t"], ["x", "enter"], ["1"], ["y", "enter"], ["4"], ["z", "enter"]):
            item = quiz.current
            assert item is not None
            rows = [row for row in pilot.app.screen.query(OptionRow) if row.display]
            assert len(rows) == len(item.options)
            inputs = [field for field in pilot.app.screen.query(Input) if field.display]
            assert [field.value for field in inputs] == [""] * (not item.options)
            assert all(field.has_focus for field in inputs)
            await press(pilot, clock, *keys)
            assert pilot.app.screen.query_one("#feedback", Static).display
            await press(pilot, clock, "enter")
        assert len(quiz.answers) == 6


async def test_a_held_enter_does_not_skip_the_feedback(clock: Clock) -> None:
    quiz = quiz_of(typed(), typed())
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "x", "enter")
        for _ in range(30):
            clock.wait(0.03)
            await pilot.press("enter")
        assert quiz.position == 0
        await press(pilot, clock, "enter")
        assert quiz.position == 1


async def test_a_number_that_is_held_answers_once(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        for _ in range(10):
            clock.wait(0.03)
            await pilot.press("1")
        assert len(quiz.answers) == 1


async def test_enter_within_the_pause_after_an_answer_does_nothing(clock: Clock) -> None:
    quiz = five()
    async with app_of(quiz, clock).run_test() as pilot:
        await press(pilot, clock, "1")
        clock.wait(0.14)
        await pilot.press("enter")
        assert quiz.position == 0


async def test_the_footer_names_the_keys_that_matter_now(clock: Clock) -> None:
    async with app_of(quiz_of(choice(), truefalse(), typed()), clock).run_test() as pilot:
        assert " ".join(shown(pilot).splitlines()[-1].split()) == "1-4 answer ↑↓ Enter choose ? keys q quit"
        await press(pilot, clock, "1")
        assert " ".join(shown(pilot).splitlines()[-1].split()) == "Enter next ? keys q quit"
        await press(pilot, clock, "enter")
        assert "t f answer" in words(pilot)
        await press(pilot, clock, "t", "enter")
        assert " ".join(shown(pilot).splitlines()[-1].split()) == "Enter check F1 keys Ctrl+Q quit"
        await press(pilot, clock, "x", "enter")
        assert "Enter result" in words(pilot)


async def test_what_does_not_fit_can_be_scrolled_by_arrows_and_pages(clock: Clock) -> None:
    texts = tuple(f"option {number} " + "long " * 60 for number in range(6))
    async with app_of(quiz_of(choice("stem " * 80, texts)), clock).run_test() as pilot:
        body = pilot.app.screen.query_one("#body")
        assert body.scroll_y == 0
        await press(pilot, clock, "pagedown")
        assert body.scroll_y > 10
        await press(pilot, clock, "pageup", "up")
        assert isinstance(pilot.app.focused, OptionRow)
        assert pilot.app.focused.index == 5
        assert "option 5" in words(pilot)
        await press(pilot, clock, "1")
        assert "✗ Wrong" in words(pilot)
        before = body.scroll_y
        await press(pilot, clock, "up", "up")
        assert body.scroll_y == before - 2


async def test_more_than_nine_options_are_reached_by_the_arrows(clock: Clock) -> None:
    quiz = quiz_of(choice(texts=tuple(f"option {number}" for number in range(12)), right=11))
    async with app_of(quiz, clock).run_test() as pilot:
        assert "· option 11" in words(pilot)
        await press(pilot, clock, "up", "enter")
        assert quiz.answers[0].verdict.right


async def test_light_and_dark_are_toggled_at_any_time(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        assert pilot.app.current_theme.dark
        await press(pilot, clock, "ctrl+t")
        assert not pilot.app.current_theme.dark
        await press(pilot, clock, "1", "ctrl+t")
        assert pilot.app.current_theme.dark
        assert "✗ Wrong" in words(pilot)


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+q", 0), ("ctrl+c", 130)])
async def test_quitting_gives_the_exit_code(clock: Clock, key: str, code: int) -> None:
    app = app_of(five(), clock)
    async with app.run_test() as pilot:
        await press(pilot, clock, key)
    assert app.return_value == code


async def test_nothing_ticks_while_waiting_for_the_learner(clock: Clock) -> None:
    async with app_of(five(), clock).run_test() as pilot:
        await press(pilot, clock, "1")
        assert ticking(pilot.app.screen) == []
