"""`s` shows the cited passage once the question is answered, and never before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.model import Card, SubjectKey
from quizgen.session import Sources
from quizgen_tui.app import QuizgenApp
from quizgen_tui.screens.passage import PassageScreen
from quizgen_tui.screens.quiz import QuizScreen
from tests.tui.driving import press, shown, words
from tests.tui.sample import PASSAGE, SOURCE, Clock, Copies, choice, quiz_of, typed

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.model import Item


def app(clock: Clock, *items: Item, text: str = PASSAGE) -> QuizgenApp:
    return QuizgenApp(quiz=quiz_of(*items), clock=clock, sources=Copies(text))


async def test_s_after_the_answer_shows_the_passage_as_it_stands(clock: Clock) -> None:
    async with app(clock, choice()).run_test(size=(80, 24)) as pilot:
        await press(pilot, clock, "1")
        assert "s the passage" in words(pilot)
        await press(pilot, clock, "s")
        assert isinstance(pilot.app.screen, PassageScreen)
        text = words(pilot)
        assert f"{SOURCE} section 1, First It was held from [bold]November[/] 9 to 12, 2013, in Beijing." in text
        assert "Enter back ↑↓ scroll" in text


@pytest.mark.parametrize("key", ["enter", "escape", "space", "s", "q"])
async def test_the_passage_is_closed_and_the_question_is_still_there(clock: Clock, key: str) -> None:
    async with app(clock, choice()).run_test() as pilot:
        await press(pilot, clock, "1", "s", key)
        assert isinstance(pilot.app.screen, QuizScreen)
        assert "✗ Wrong" in words(pilot)


async def test_a_long_passage_scrolls(clock: Clock) -> None:
    async with app(clock, choice()).run_test(size=(60, 12)) as pilot:
        await press(pilot, clock, "1", "s")
        before = shown(pilot)
        await press(pilot, clock, "down", "down")
        assert shown(pilot) != before
        await press(pilot, clock, "end")
        assert "The mole was built." in shown(pilot).splitlines()[-3]


async def test_s_before_the_answer_shows_nothing(clock: Clock) -> None:
    async with app(clock, choice()).run_test() as pilot:
        assert "the passage" not in words(pilot)
        await press(pilot, clock, "s")
        assert isinstance(pilot.app.screen, QuizScreen)


async def test_s_in_the_field_is_a_letter(clock: Clock) -> None:
    async with app(clock, typed()).run_test() as pilot:
        await press(pilot, clock, *"sos")
        assert isinstance(pilot.app.screen, QuizScreen)
        assert "sos" in words(pilot)
        await press(pilot, clock, "enter", "s")
        assert isinstance(pilot.app.screen, PassageScreen)


async def test_s_does_nothing_in_an_exam(clock: Clock) -> None:
    exam = QuizgenApp(quiz=quiz_of(choice(), choice("Again?")), clock=clock, sources=Copies(), exam_seconds=600)
    async with exam.run_test() as pilot:
        await press(pilot, clock, "1", "s")
        assert isinstance(pilot.app.screen, QuizScreen)


async def test_without_the_source_one_line_says_how_to_add_it(clock: Clock) -> None:
    async with app(clock, choice(), text="").run_test() as pilot:
        await press(pilot, clock, "1")
        assert "the passage" not in words(pilot)
        await press(pilot, clock, "s")
        assert "to read the cited passage here, add the source: quizgen source add x FILE" in words(pilot)


async def test_an_item_of_no_deck_is_answered_in_a_line(clock: Clock, tmp_path: Path) -> None:
    item = replace(choice(), card=Card("other", SubjectKey("event", "x"), "when"))
    sources = Sources(lambda: tmp_path)
    async with QuizgenApp(quiz=quiz_of(item), clock=clock, sources=sources).run_test() as pilot:
        await press(pilot, clock, "1", "s")
        assert "the source of this item is not known" in words(pilot)
