"""The app: which screen comes next, the keys that work everywhere, and how it starts and ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, ClassVar

from quizgen.collector import no_collection
from quizgen.errors import TerminalError

with no_collection():
    from textual.app import App
    from textual.binding import Binding, BindingType
    from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from quizgen.library import DeckEntry
    from quizgen.session import Sources
    from quizgen.session.quiz import Quiz
    from quizgen_tui.screens.decks import DecksScreen
    from quizgen_tui.screens.quiz import QuizScreen
    from quizgen_tui.screens.summary import SummaryScreen

INTERRUPTED = 128 + signal.SIGINT
PATIENCE = 2.0  # seconds from a signal to the end, come what may
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DARK = Theme(
    name="quizgen-dark",
    primary="#5FA8D3",
    accent="#E9C46A",
    success="#7BC47F",
    warning="#E9C46A",
    error="#E57373",
    foreground="#E4E6EB",
    background="#16191F",
    surface="#1C2028",
    panel="#262B35",
    variables={"number": "#7FBCE0", "quiet": "#9BA1AC"},
)
LIGHT = Theme(
    name="quizgen-light",
    primary="#1F6FA5",
    accent="#8A5A00",
    success="#1F7A3A",
    warning="#8A5A00",
    error="#B3261E",
    foreground="#1F2328",
    background="#FBFAF7",
    surface="#F3F1EC",
    panel="#E7E4DC",
    dark=False,
    variables={"number": "#1F6FA5", "quiet": "#5F656E"},
)


class QuizgenApp(App[int]):
    """A quiz, or a shelf of decks to pick one from."""

    TITLE = "quizgen"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (50, "-normal")]  # noqa: RUF012  # annotated by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-medium"), (30, "-tall")]  # noqa: RUF012  # annotated by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "show the keys"),
        Binding("f1", "keys", "show the keys"),
        Binding("ctrl+t", "toggle_light", "dark or light", key_display="Ctrl+T"),
        Binding("q", "quit", "quit"),
        Binding("ctrl+q", "quit", "quit", priority=True, key_display="Ctrl+Q"),
        Binding("ctrl+c", "interrupt", "copy the selection, or quit", priority=True, key_display="Ctrl+C"),
    ]

    def __init__(  # noqa: PLR0913  # all by name
        self,
        *,
        quiz: Quiz | None = None,
        shelf: Sequence[DeckEntry] = (),
        open_quiz: Callable[[DeckEntry], Quiz] | None = None,
        exam_seconds: int | None = None,
        sources: Sources | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # Textual keeps greys under NO_COLOR unless the colours are the terminal's own.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"  # a scroll that glides would overtake the one that shows the feedback
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_reactive(App.theme, DARK.name)  # as an assignment would have all styles parsed twice at the start
        self.stylesheet.set_variables(self.get_css_variables())
        self._quiz = quiz
        self._shelf = shelf
        self._open_quiz = open_quiz
        self._exam_seconds = exam_seconds
        self._sources = sources
        self._clock = clock

    def get_default_screen(self) -> Screen[None]:
        """Start with the first question, or with the decks."""
        first = self._decks_screen() if self._quiz is None else self._quiz_screen(self._quiz, self._exam_seconds)
        # Textual sets these classes after the first frame, which would then be drawn twice.
        for value, breakpoints in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            first.add_class(next(name for least, name in reversed(breakpoints) if value >= least))
        return first

    def on_ready(self) -> None:
        """Collect garbage again if the start was without; what the start has made is to stay."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    # ------------------------------------------------------------------------------------------ which screen

    def on_decks_screen_opened(self, event: DecksScreen.Opened) -> None:
        """Start the deck's quiz."""
        self._replace(self._quiz_screen(event.quiz, self._exam_seconds))

    def on_quiz_screen_finished(self, event: QuizScreen.Finished) -> None:
        """Show how it went."""
        from quizgen_tui.screens.summary import SummaryScreen  # noqa: PLC0415  # not needed for the first frame

        self._replace(SummaryScreen(event.quiz, unreached=event.unreached, decks=bool(self._shelf)))

    def on_summary_screen_again(self, event: SummaryScreen.Again) -> None:
        """Repeat what was missed, with feedback and without a clock even after an exam."""
        self._replace(self._quiz_screen(event.quiz, None))

    def on_summary_screen_decks(self) -> None:
        """Go back to the decks, which lie below if the app has started with them."""
        if self._quiz is not None:
            self._replace(self._decks_screen())
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _replace(self, screen: Screen[None]) -> None:
        """Close the keys if they are shown; put a screen in place of the one that is done, or on the first."""
        if self.screen.is_modal:
            self.pop_screen()
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)  # Textual cannot replace the first screen

    def _quiz_screen(self, quiz: Quiz, exam_seconds: int | None) -> Screen[None]:
        from quizgen_tui.screens.quiz import QuizScreen  # noqa: PLC0415  # the first frame may be the decks

        return QuizScreen(quiz, self._clock, exam_seconds, self._sources)

    def _decks_screen(self) -> Screen[None]:
        from quizgen_tui.screens.decks import DecksScreen  # noqa: PLC0415  # not needed for the first question

        return DecksScreen(self._shelf, self._open_quiz)

    # ------------------------------------------------------------------------------------------ keys

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        from quizgen_tui.screens.keys import KeysScreen, keys_of  # noqa: PLC0415  # not needed for the first frame

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(keys_of(self.screen)))

    def action_toggle_light(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_quit(self) -> None:
        """End well."""
        self.exit(0)

    def action_interrupt(self) -> None:
        """Copy what is selected; where nothing is, end as a program that was interrupted."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.screen.clear_selection()
        else:
            self.exit(INTERRUPTED)


def run(  # noqa: PLR0913  # all by name
    *,
    quiz: Quiz | None = None,
    shelf: Sequence[DeckEntry] = (),
    open_quiz: Callable[[DeckEntry], Quiz] | None = None,
    exam_seconds: int | None = None,
    sources: Sources | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Run the app and give its exit code.

    Raises:
        TerminalError: standard input or output is no terminal, or one that cannot place the cursor.
    """
    require_terminal()
    gc.disable()  # until the app is ready
    app = QuizgenApp(
        quiz=quiz, shelf=shelf, open_quiz=open_quiz, exam_seconds=exam_seconds, sources=sources, clock=clock
    )
    return asyncio.run(_run(app))


def require_terminal() -> None:
    """Raise TerminalError where the app could not be drawn or never be ended."""
    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stdout__ and sys.__stdout__.isatty()):
        raise TerminalError("the app needs a terminal, but input or output is a file or a pipe")
    if os.environ.get("TERM", "") in {"dumb", "unknown"}:
        raise TerminalError(f"the app cannot draw on a terminal of type '{os.environ['TERM']}'", "set TERM")


async def _run(app: QuizgenApp) -> int:
    """Run the app so that a signal ends it in order and leaves the terminal as it was."""
    loop = asyncio.get_running_loop()
    watchdogs: list[threading.Timer] = []
    for number in ENDING_SIGNALS:
        loop.add_signal_handler(number, _end, app, 128 + number, watchdogs)
    try:
        result = await app.run_async()
    finally:
        for watchdog in watchdogs:
            watchdog.cancel()
    return (app.return_code or 0) if result is None else result


def _end(app: QuizgenApp, code: int, watchdogs: list[threading.Timer]) -> None:
    """End the app; in a window that was closed Textual waits for a writer that is dead, so do not wait for ever."""
    watchdog = threading.Timer(PATIENCE, os._exit, (code,))
    watchdog.daemon = True
    watchdog.start()
    watchdogs.append(watchdog)
    app.exit(code)
