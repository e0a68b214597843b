"""Starting the app without a terminal, and reading what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen_tui.app import QuizgenApp
from quizgen_tui.widgets.option import OptionRow

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.timer import Timer

    from quizgen.session.quiz import Quiz
    from tests.tui.sample import Clock


def app_of(quiz: Quiz, clock: Clock, *, exam_seconds: int | None = None) -> QuizgenApp:
    return QuizgenApp(quiz=quiz, clock=clock, exam_seconds=exam_seconds)


def shown(pilot: Pilot[int]) -> str:
    """Give the text of the screen on top, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def words(pilot: Pilot[int]) -> str:
    """Give the text of the screen on top with each run of white space as one space."""
    return " ".join(shown(pilot).replace("▌", " ").split())


def marks(pilot: Pilot[int]) -> list[str]:
    """Give what became of each row that is shown."""
    return [row.mark for row in pilot.app.screen.query(OptionRow) if row.display]


async def press(pilot: Pilot[int], clock: Clock, *keys: str) -> None:
    """Press keys one after the other, with time between them, until all is drawn."""
    for key in keys:
        clock.wait()
        await pilot.press(key)
    await pilot.pause(0.03)  # a scroll follows the layout that follows the key


def ticking(screen: Screen[object]) -> list[float]:
    """Give the seconds between two ticks of each timer that runs, but for Textual's own."""
    return [timer._interval for timer in screen._timers if timer.name != "screen_update" and _runs(timer)]


def _runs(timer: Timer) -> bool:
    return timer._active.is_set() and timer._task is not None and not timer._task.done()
