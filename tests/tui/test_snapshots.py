"""Pictures of each screen; pinned to one Textual, as another draws other SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
import textual

from quizgen_tui.app import QuizgenApp
from tests.tui.driving import app_of, press
from tests.tui.sample import (
    SHELF,
    Clock,
    Copies,
    choice,
    cloze,
    five,
    long_choice,
    match,
    multi,
    open_quiz,
    order,
    quiz_of,
    recall,
    truefalse,
    typed,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot

pytestmark = pytest.mark.skipif(textual.__version__ != "8.2.8", reason="the pictures are Textual 8.2.8's")


class SnapCompare(Protocol):
    def __call__(self, app: object, *, terminal_size: tuple[int, int], run_before: object) -> bool: ...


class Keys:
    """Presses keys before the picture is taken."""

    def __init__(self, clock: Clock, *keys: str) -> None:
        self.clock = clock
        self.keys = keys

    async def __call__(self, pilot: Pilot[int]) -> None:
        await press(pilot, self.clock, *self.keys)


def test_a_question_dark(snap_compare: SnapCompare, clock: Clock) -> None:
    assert snap_compare(app_of(five(), clock), terminal_size=(80, 24), run_before=Keys(clock, "down"))


def test_a_wrong_answer_dark(snap_compare: SnapCompare, clock: Clock) -> None:
    assert snap_compare(app_of(five(), clock), terminal_size=(80, 24), run_before=Keys(clock, "1"))


def test_a_wrong_answer_light_and_narrow(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(long_choice(), truefalse()), clock)
    assert snap_compare(app, terminal_size=(60, 20), run_before=Keys(clock, "1", "ctrl+t"))


def test_a_typed_answer(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(typed(), cloze()), clock)
    assert snap_compare(app, terminal_size=(80, 24), run_before=Keys(clock, *"Beij"))


def test_the_summary(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(choice(), truefalse(), choice()), clock)
    keys = Keys(clock, "1", "enter", "t", "enter", "2", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys)


def test_the_decks(snap_compare: SnapCompare, clock: Clock) -> None:
    app = QuizgenApp(shelf=SHELF, open_quiz=open_quiz, clock=clock)
    assert snap_compare(app, terminal_size=(80, 24), run_before=Keys(clock, "down"))


def test_the_keys(snap_compare: SnapCompare, clock: Clock) -> None:
    assert snap_compare(app_of(five(), clock), terminal_size=(80, 24), run_before=Keys(clock, "question_mark"))


def test_marks_mid_way(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(multi(), choice()), clock)
    assert snap_compare(app, terminal_size=(80, 24), run_before=Keys(clock, "1", "3", "down"))


def test_an_order_mid_way(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(order(), choice()), clock)
    assert snap_compare(app, terminal_size=(80, 24), run_before=Keys(clock, "2", "3"))


def test_pairs_mid_way(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(match(), choice()), clock)
    assert snap_compare(app, terminal_size=(80, 24), run_before=Keys(clock, "2", "1"))


def test_a_list_mid_way(snap_compare: SnapCompare, clock: Clock) -> None:
    app = app_of(quiz_of(recall(), choice()), clock)
    keys = Keys(clock, *"France", "enter", *"Spain", "enter", *"It")
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys)


def test_the_cited_passage(snap_compare: SnapCompare, clock: Clock) -> None:
    app = QuizgenApp(quiz=quiz_of(choice(), typed()), clock=clock, sources=Copies())
    assert snap_compare(app, terminal_size=(80, 24), run_before=Keys(clock, "1", "s"))
