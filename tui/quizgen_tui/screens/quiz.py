"""The quiz screen: one screen, updated in place, for all questions of a round."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quizgen.errors import QuizgenError
from quizgen.model import GAP
from quizgen_tui.widgets import asking
from quizgen_tui.widgets.asking.stage import Stage
from quizgen_tui.widgets.body import Body, FeedbackPanel
from quizgen_tui.widgets.guard import HeldKeyGuard
from quizgen_tui.widgets.keyline import Hint, KeyLine
from quizgen_tui.widgets.status import StatusLine
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import Input

    from quizgen.grading import Response
    from quizgen.model import Item
    from quizgen.session import Sources
    from quizgen.session.quiz import Answer, Quiz
    from quizgen_tui.widgets.asking.base import Asking
    from quizgen_tui.widgets.option import OptionRow

URGENT = 60  # seconds left from which the clock is in a warning colour
COMMON = (Hint("?", "keys", "app.keys"), Hint("q", "quit", "app.quit"))
COMMON_TYPING = (Hint("F1", "keys", "app.keys"), Hint("Ctrl+Q", "quit", "app.quit"))
SCROLLS = {"up": -1, "down": 1}
MOVING = (*SCROLLS, "shift+up", "shift+down", "ctrl+up", "ctrl+down", "backspace")  # may be held
PRESSED = (*"123456789", "t", "f", "space", "enter", *MOVING)


def stem_of(item: Item, *, answered: bool = False) -> Content:
    """Give the stem; the gap of a cloze stands out, and holds the right answer once answered."""
    before, gap, after = item.stem.partition(GAP)
    if item.gap is None or not gap:
        return plain(item.stem)
    filling = plain(item.key, "bold underline $text-success") if answered else plain(GAP, "bold $number")
    return Content.assemble(plain(before), filling, plain(after))


class QuizScreen(Screen[None]):
    """Shows a question, takes the answer, says what is true, goes on; in an exam it only takes and goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"press('{key}')", show=False) for key in PRESSED),  # what they do, the form says
        Binding("s", "source", "read the passage that is cited, once answered"),
        Binding("pageup", "page(-1)", "scroll", key_display="PgUp"),
        Binding("pagedown", "page(1)", "scroll", key_display="PgDn"),
    ]
    AUTO_FOCUS = ""  # no option is marked at first: Enter that is held must not choose one

    class Finished(Message):
        """The round is over; `unreached` questions were left when the time was up."""

        def __init__(self, quiz: Quiz, unreached: int) -> None:
            self.quiz = quiz
            self.unreached = unreached
            super().__init__()

    def __init__(
        self,
        quiz: Quiz,
        clock: Callable[[], float],
        exam_seconds: int | None = None,
        sources: Sources | None = None,
    ) -> None:
        super().__init__()
        self._sources = sources
        self._quiz = quiz
        self._clock = clock
        self._deadline = None if exam_seconds is None else clock() + exam_seconds
        self._guard = HeldKeyGuard(clock)
        self._answer: Answer | None = None
        self._finished = False
        self._timer: Timer | None = None
        self._status = StatusLine(quiz.title)
        self._stem = Static(id="stem", markup=False)
        self._feedback = FeedbackPanel(id="feedback", markup=False)
        self._body = Body(id="body")
        self._stage = Stage(self, self._body, self._stem, self._feedback)
        self._askings: dict[str, Asking] = {}
        self._asking: Asking | None = None
        self._keys = KeyLine()

    @property
    def form_keys(self) -> tuple[tuple[str, str], ...]:
        """Give the keys of the form that is asked: the keys, and what they do."""
        return () if self._asking is None else self._asking.keys

    # ------------------------------------------------------------------------------------------ showing

    def compose(self) -> ComposeResult:
        """Lay out the widgets and show the first question in them, so that the first frame is the question."""
        item = self._quiz.current
        self._feedback.display = False
        if item is not None:
            self._fill(item)
        yield self._status
        with self._body:
            yield self._stem
            yield from self._stage.widgets
            yield self._feedback
        yield self._keys

    def on_mount(self) -> None:
        """Start the clock of an exam; a round without questions is over at once."""
        if self._asking is None:
            self._finish()
            return
        if self._deadline is not None:
            self._timer = self.set_interval(1.0, self._tick)
        self._asking.focus()

    def _fill(self, item: Item) -> None:
        """Put an item into the widgets, making the ones that are missing."""
        self._stem.update(stem_of(item))
        group = asking.group_of(item)
        if group not in self._askings:
            self._askings[group] = asking.make(group, self._stage)
        if self._asking is not None and self._asking is not self._askings[group]:
            self._asking.hide()
        self._asking = self._askings[group]
        self._asking.show(item)
        self._show_progress()
        self._show_keys()

    def _show(self, item: Item) -> None:
        """Show the next item in place."""
        self._answer = None
        self._feedback.display = False
        self._fill(item)
        self._body.scroll_home(animate=False)
        if self._asking is not None:
            self._asking.focus()

    def _show_progress(self) -> None:
        """Show the number of the question, and the score or the time that is left."""
        quiz = self._quiz
        number = f"{min(quiz.position + 1, quiz.size)}/{quiz.size}"
        if self._deadline is None:
            right = sum(answer.verdict.right for answer in quiz.answers)
            self._status.show(f"{number} · {right} right")
            return
        left = max(0, ceil(self._deadline - self._clock()))
        self._status.show(f"{number} · {left // 60}:{left % 60:02} left", urgent=left < URGENT)

    def _show_keys(self) -> None:
        """Show the keys that matter now."""
        if self._answer is not None:
            last = self._quiz.position + 1 >= self._quiz.size
            enter = Hint("Enter", "result" if last else "next", "press('enter')", main=True)
            here = self._sources is not None and self._sources.has(self._answer.item)
            self._keys.show(enter, *((Hint("s", "the passage", "source"),) if here else ()), *COMMON)
        elif self._asking is not None:
            self._keys.show(*self._asking.hints(), *(COMMON_TYPING if self._asking.typing else COMMON))

    # ------------------------------------------------------------------------------------------ answering

    def action_press(self, key: str) -> None:
        """Let the form take a key; after the answer, go on or scroll."""
        if self._answer is None:
            if self._asking is not None and (key in MOVING or self._guard.lets(key)):
                self._take(self._asking.press(key))
        elif key in SCROLLS:
            self._body.scroll_lines(SCROLLS[key])
        elif key == "enter" and self._guard.lets(key):
            self._go_on()

    def action_submit(self) -> None:
        """Enter what is typed."""
        if self._stage.field is not None:
            self._enter(self._stage.field.value)

    def action_done(self) -> None:
        """Say that there is nothing more to type."""
        self._enter("")

    def on_option_row_clicked(self, event: OptionRow.Clicked) -> None:
        """Let the form take a click on a row."""
        if self._answer is None and self._asking is not None and self._guard.lets("click"):
            self._take(self._asking.click(event.row))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter what was typed."""
        if self._guard.lets("enter"):
            self._enter(event.value)

    def _enter(self, text: str) -> None:
        if self._answer is None and self._asking is not None:
            self._take(self._asking.enter(text))

    def _take(self, response: Response | None) -> None:
        """Record the response if the learner has given it; show what is true of it, or go on if this is an exam."""
        if response is None:
            self._show_keys()
            return
        if self._finished or self._time_is_up():
            return
        answer = self._quiz.answer(response)
        if self._deadline is not None:
            self._go_on()
            return
        self._answer = answer
        self._guard.settle()
        self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        """Mark what was right and show the feedback, which brings itself into view."""
        from quizgen_tui.widgets.feedback import feedback  # noqa: PLC0415  # not needed for the first frame

        self.set_focus(None)
        if self._asking is not None:
            self._asking.show_answer(answer)
        if answer.item.gap is not None:
            self._stem.update(stem_of(answer.item, answered=True))
        self._feedback.update(feedback(answer))
        self._feedback.set_class(answer.verdict.right, "-right")
        self._feedback.display = True
        self._show_progress()
        self._show_keys()

    def action_source(self) -> None:
        """Show the passage that the answered question cites: before the answer it would give it away."""
        if self._answer is None or self._sources is None:
            return
        from quizgen_tui.screens.passage import PassageScreen  # noqa: PLC0415  # not needed for the first frame

        item = self._answer.item
        try:
            passage = PassageScreen(item.source, self._sources.excerpts(item))
        except QuizgenError as error:
            passage = PassageScreen(item.source, (), str(error))
        self.app.push_screen(passage)

    # ------------------------------------------------------------------------------------------ moving

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        self._body.scroll_pages(step)

    def _go_on(self) -> None:
        """Show the next question, or say that the round is over."""
        item = self._quiz.advance()
        if item is None:
            self._finish()
        else:
            self._show(item)

    def _tick(self) -> None:
        """Let a second of the exam pass."""
        if not self._time_is_up():
            self._show_progress()

    def _time_is_up(self) -> bool:
        """Say whether the exam's time is up; if so the round is over."""
        if self._deadline is None or self._clock() < self._deadline:
            return False
        if not self._finished:
            unreached = self._quiz.size - len(self._quiz.answers)
            self._quiz.end()
            self._finish(unreached)
        return True

    def _finish(self, unreached: int = 0) -> None:
        """Say, once, that the round is over."""
        if not self._finished:
            self._finished = True
            if self._timer is not None:
                self._timer.stop()
            self.post_message(self.Finished(self._quiz, unreached))
