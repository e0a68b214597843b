"""What holds for every form: exams, sizes, hostile texts, the first paint, and that widgets are made when needed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from quizgen.model import Item, Option
from quizgen_tui.first_paint import frame
from quizgen_tui.screens.summary import SummaryScreen
from quizgen_tui.widgets.option import OptionRow
from tests.tui.driving import app_of, press, shown, words
from tests.tui.sample import Clock, choice, match, multi, order, quiz_of, recall, truefalse, typed

ROOT = Path(__file__).parents[2]
RIGHT_KEYS = {
    "multi": ["1", "3", "enter"],
    "order": ["2", "3", "4", "1", "5", "enter"],
    "match": ["2", "3", "1", "enter"],
    "recall": [key for name in ("Italy", "Luxembourg", "France", "Belgium") for key in (*name, "enter")],
}
WRONG_KEYS = {
    "multi": ["2", "enter"],
    "order": ["shift+down", "down", "shift+down", "1", "2", "3", "4", "5", "enter"],
    "match": ["down", "1", "backspace", "1", "2", "3", "4", "enter"],
    "recall": ["x", "enter", "enter"],
}
SIZES = [(80, 24), (60, 20), (40, 12), (20, 5), (12, 3), (3, 2), (1, 1), (200, 60)]


def all_forms() -> list[Item]:
    return [multi(), order(), match(), recall()]


async def test_an_exam_takes_all_forms_and_says_nothing_until_the_end(clock: Clock) -> None:
    quiz = quiz_of(*all_forms())
    async with app_of(quiz, clock, exam_seconds=6000).run_test() as pilot:
        for asked in all_forms():
            assert asked.stem in words(pilot)
            await press(pilot, clock, *RIGHT_KEYS[asked.form])
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "4 of 4 right" in words(pilot)


@pytest.mark.parametrize("form", ["multi", "order", "match"])
async def test_enter_that_is_held_answers_one_question_of_an_exam(clock: Clock, form: str) -> None:
    asked = next(one for one in all_forms() if one.form == form)
    quiz = quiz_of(asked, recall(), recall())
    async with app_of(quiz, clock, exam_seconds=6000).run_test() as pilot:
        await press(pilot, clock, *RIGHT_KEYS[form])
        for _ in range(10):
            clock.wait(0.03)
            await pilot.press("enter")
        assert len(quiz.answers) == 1


@pytest.mark.parametrize("form", list(RIGHT_KEYS))
async def test_an_answer_that_comes_too_late_does_not_count(clock: Clock, form: str) -> None:
    quiz = quiz_of(next(one for one in all_forms() if one.form == form))
    async with app_of(quiz, clock, exam_seconds=60).run_test() as pilot:
        await press(pilot, clock, *RIGHT_KEYS[form][:-1])
        clock.wait(60)
        await press(pilot, clock, RIGHT_KEYS[form][-1])
        assert quiz.answers == ()
        assert isinstance(pilot.app.screen, SummaryScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_all_forms_can_be_played_at_any_size(clock: Clock, size: tuple[int, int]) -> None:
    quiz = quiz_of(*all_forms())
    async with app_of(quiz, clock).run_test(size=size) as pilot:
        for asked in all_forms():
            await press(pilot, clock, "up", *WRONG_KEYS[asked.form], "pagedown", "f1", "q", "enter")
        assert [answer.item.form for answer in quiz.answers] == list(WRONG_KEYS)
        assert isinstance(pilot.app.screen, SummaryScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("form", list(WRONG_KEYS))
async def test_question_and_verdict_are_seen_without_scrolling(clock: Clock, form: str, size: tuple[int, int]) -> None:
    asked = next(one for one in all_forms() if one.form == form)
    async with app_of(quiz_of(asked), clock).run_test(size=size) as pilot:
        assert asked.stem in words(pilot)
        assert all(option.text in words(pilot) for option in asked.options)
        await press(pilot, clock, *WRONG_KEYS[form])
        assert "Enter result" in words(pilot)
        assert "✗ Wrong" in words(pilot)


@pytest.mark.parametrize("text", ["[bold]x[/]", "[/", "[@click=app.quit]x[/]", "$t \\[", "قانون 🇨🇳"])
async def test_hostile_texts_stay_text(clock: Clock, text: str) -> None:
    options = tuple(Option(f"{name} {text}", right=True) for name in ("one", "two"))
    keys = tuple(option.text for option in options)
    prompts = (f"first {text}", f"second {text}")
    base = {"options": options, "keys": keys, "source": text}
    items = [
        replace(multi(), **base),  # type: ignore[arg-type]
        replace(order(), **base),  # type: ignore[arg-type]
        replace(match(), prompts=prompts, **base),  # type: ignore[arg-type]
        replace(recall(), keys=keys, spellings=tuple((key,) for key in keys), source=text),
    ]
    quiz = quiz_of(*items)
    async with app_of(quiz, clock).run_test(size=(90, 40)) as pilot:
        for asked in items:
            lines = shown(pilot)
            assert asked.form == "recall" or (keys[0] in lines and keys[1] in lines)
            assert asked.form != "match" or f"{prompts[1]} → _____" in lines
            if asked.form == "recall":
                pilot.app.screen.query_one(Input).value = text
                await press(pilot, clock, "enter", "enter")
                assert f"✗ {text}" in shown(pilot)
            else:
                await press(pilot, clock, "2", *(["1"] if asked.form != "multi" else []), "enter")
                assert keys[1] in shown(pilot)
            assert f"Source: {text}" in shown(pilot)
            await press(pilot, clock, "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert len(quiz.answers) == 4


async def test_forms_follow_each_other_in_the_same_screen(clock: Clock) -> None:
    items = [choice(), recall(), order(), typed(), match(), multi(), truefalse(), recall(), match(), order(), choice()]
    keys = {**WRONG_KEYS, "choice": ["1"], "typed": ["x", "enter"], "truefalse": ["t"]}
    quiz = quiz_of(*items)
    async with app_of(quiz, clock).run_test(size=(80, 40)) as pilot:
        screen = pilot.app.screen
        for asked in items:
            rows = [row for row in screen.query(OptionRow) if row.display]
            assert len(rows) == len(asked.options) + len(asked.prompts)
            fields = [field for field in screen.query(Input) if field.display]
            assert len(fields) == (not asked.options)
            assert all(field.has_focus and not field.value for field in fields)
            assert ("0 of 4" in words(pilot)) == (asked.form == "recall")
            await press(pilot, clock, *keys[asked.form])
            assert "Enter next" in words(pilot) or "Enter result" in words(pilot)
            assert pilot.app.screen is screen
            await press(pilot, clock, "enter")
        assert len(quiz.answers) == len(items)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (40, 24), (120, 40)])
@pytest.mark.parametrize("form", ["multi", "order", "match"])
async def test_the_first_paint_is_where_the_app_draws(clock: Clock, form: str, size: tuple[int, int]) -> None:
    asked = next(one for one in all_forms() if one.form == form)
    async with app_of(quiz_of(asked), clock).run_test(size=size) as pilot:
        drawn = shown(pilot).splitlines()
    placed = re.findall(r"\x1b\[(\d+);(\d+)H(?:\x1b\[1m)?([^\x1b]*)", frame("x", "1/1", asked, *size))
    assert len(placed) > len(asked.options) + 2
    for row, column, text in placed[2:]:
        assert drawn[int(row) - 1].rstrip() == " " * (int(column) - 1) + text.rstrip()


def test_what_asks_a_form_is_imported_when_it_is_asked() -> None:
    code = "import sys, quizgen_tui.screens.quiz; names = [n for n in sys.modules if '.asking.' in n]; "
    code += "print(sorted(n.rpartition('.')[2] for n in names))"
    path = os.pathsep.join((str(ROOT), str(ROOT / "tui")))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.stdout.strip() == "['base', 'choice', 'stage']"
