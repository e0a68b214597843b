from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from quizgen_tui.app import QuizgenApp
from quizgen_tui.screens.decks import DecksScreen
from quizgen_tui.screens.quiz import QuizScreen
from quizgen_tui.widgets.option import OptionRow
from tests.tui.driving import press, shown, words
from tests.tui.sample import SHELF, Clock, choice, open_quiz, quiz_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from quizgen.library import DeckEntry
    from quizgen.session.quiz import Quiz


def picker(clock: Clock) -> QuizgenApp:
    return QuizgenApp(shelf=SHELF, open_quiz=open_quiz, clock=clock)


async def opened(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_decks_are_shown_with_title_and_description(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        assert "1 National security Meetings, documents and fields." in words(pilot)
        assert "2 The solar system Planets and moons" in words(pilot)
        assert "3 A broken deck" in words(pilot)


async def test_a_number_key_opens_a_deck(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        await press(pilot, clock, "2")
        await opened(pilot)
        assert isinstance(pilot.app.screen, QuizScreen)
        assert shown(pilot).startswith("  The solar system")


async def test_enter_opens_the_marked_deck(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        await press(pilot, clock, "down", "enter")
        await opened(pilot)
        assert shown(pilot).startswith("  The solar system")


async def test_up_from_the_first_deck_marks_the_last(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        await press(pilot, clock, "up")
        assert isinstance(pilot.app.focused, OptionRow)
        assert pilot.app.focused.index == 2


async def test_a_click_opens_a_deck(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        await pilot.click(list(pilot.app.screen.query(OptionRow))[1])
        await opened(pilot)
        assert isinstance(pilot.app.screen, QuizScreen)


async def test_a_deck_that_cannot_be_opened_says_so_letter_by_letter(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        await press(pilot, clock, "3")
        await opened(pilot)
        assert isinstance(pilot.app.screen, DecksScreen)
        message = "✗ deck '[/broken]' leaves nothing to ask; run: quizgen check [bold]broken[/]"
        assert message in words(pilot)
        await press(pilot, clock, "1")
        await opened(pilot)
        assert isinstance(pilot.app.screen, QuizScreen)


async def test_a_deck_is_opened_once_and_off_the_event_loop(clock: Clock) -> None:
    began: list[int] = []
    go_on = threading.Event()

    def slow(entry: DeckEntry) -> Quiz:
        began.append(threading.get_ident())
        go_on.wait(5)
        return quiz_of(choice(), title=entry.title)

    async with QuizgenApp(shelf=SHELF, open_quiz=slow, clock=clock).run_test() as pilot:
        await press(pilot, clock, "1", "1", "2", "down")
        assert "Opening National security …" in words(pilot)
        go_on.set()
        await opened(pilot)
        assert isinstance(pilot.app.screen, QuizScreen)
        assert len(began) == 1
        assert began[0] != threading.get_ident()


async def test_a_number_without_a_deck_does_nothing(clock: Clock) -> None:
    async with picker(clock).run_test() as pilot:
        await press(pilot, clock, "9")
        assert isinstance(pilot.app.screen, DecksScreen)


async def test_an_empty_shelf_says_what_to_do(clock: Clock) -> None:
    async with QuizgenApp(clock=clock).run_test() as pilot:
        assert "No deck can be seen" in words(pilot)
        await press(pilot, clock, "down", "up", "enter", "1")
        assert pilot.app.is_running


async def test_q_quits_from_the_decks(clock: Clock) -> None:
    app = picker(clock)
    async with app.run_test() as pilot:
        await press(pilot, clock, "q")
    assert app.return_value == 0


async def test_an_exam_from_the_decks_has_its_clock(clock: Clock) -> None:
    async with QuizgenApp(shelf=SHELF, open_quiz=open_quiz, clock=clock, exam_seconds=90).run_test() as pilot:
        await press(pilot, clock, "1")
        await opened(pilot)
        assert "1/2 · 1:30 left" in words(pilot)
