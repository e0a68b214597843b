"""The quiz screen: one screen, updated in place, for all questions of a round."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from quizgen.grading import Chosen, Typed
from quizgen.model import GAP
from quizgen_tui.widgets.body import Body
from quizgen_tui.widgets.feedback import FeedbackPanel, feedback
from quizgen_tui.widgets.guard import HeldKeyGuard
from quizgen_tui.widgets.keyline import Hint, KeyLine
from quizgen_tui.widgets.option import KEYS, OTHER, RIGHT, WRONG, OptionRow
from quizgen_tui.widgets.status import StatusLine
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from quizgen.grading import Response
    from quizgen.model import Item
    from quizgen.session.quiz import Answer, Quiz

URGENT = 60  # seconds left from which the clock is in a warning colour
COMMON = (Hint("?", "keys", "app.keys"), Hint("q", "quit", "app.quit"))
COMMON_TYPING = (Hint("F1", "keys", "app.keys"), Hint("Ctrl+Q", "quit", "app.quit"))


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
        *(
            Binding(str(number), f"choose({number - 1})", "choose the option with that number", key_display="1-9")
            for number in range(1, KEYS + 1)
        ),
        Binding("t", "say('t')", "true or false, where that is asked"),
        Binding("f", "say('f')", "true or false, where that is asked"),
        Binding("up", "move(-1)", "mark another option, or scroll", key_display="↑"),
        Binding("down", "move(1)", "mark another option, or scroll", key_display="↓"),
        Binding("enter", "proceed", "choose the marked option, or go on", key_display="Enter"),
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

    def __init__(self, quiz: Quiz, clock: Callable[[], float], exam_seconds: int | None = None) -> None:
        super().__init__()
        self._quiz = quiz
        self._clock = clock
        self._deadline = None if exam_seconds is None else clock() + exam_seconds
        self._guard = HeldKeyGuard(clock)
        self._answer: Answer | None = None
        self._finished = False
        self._timer: Timer | None = None
        self._status = StatusLine(quiz.title)
        self._stem = Static(id="stem", markup=False)
        self._rows: list[OptionRow] = []
        self._input: Input | None = None
        self._feedback = FeedbackPanel(id="feedback", markup=False)
        self._body = Body(id="body")
        self._keys = KeyLine()

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
            yield from self._rows
            if self._input is not None:
                yield self._input
            yield self._feedback
        yield self._keys

    def on_mount(self) -> None:
        """Start the clock of an exam; a round without questions is over at once."""
        if self._quiz.current is None:
            self._finish()
            return
        if self._deadline is not None:
            self._timer = self.set_interval(1.0, self._tick)
        if self._input is not None:
            self._input.focus()

    def _fill(self, item: Item) -> None:
        """Put an item into the widgets, making the ones that are missing."""
        self._stem.update(stem_of(item))
        while len(self._rows) < len(item.options):
            self._rows.append(OptionRow(len(self._rows)))
        for row, option in zip(self._rows, item.options, strict=False):
            row.show(option.text)
        for row in self._rows[len(item.options) :]:
            row.display = False
        if not item.options and self._input is None:
            self._input = Input(placeholder="type the answer", select_on_focus=False, id="typed")
            self._input.cursor_blink = False
        if self._input is not None:
            self._input.display = not item.options
        self._show_progress()
        self._keys.show(*self._hints(item))

    def _show(self, item: Item) -> None:
        """Show the next item in place."""
        self._answer = None
        self._feedback.display = False
        self._fill(item)
        new = [row for row in self._rows if not row.is_attached]
        typed = self._input
        if typed is not None:
            typed.clear()
            typed.disabled = False
            new_input = [] if typed.is_attached else [typed]
            self._body.mount(*new, *new_input, before=self._feedback)
        elif new:
            self._body.mount(*new, before=self._feedback)
        self._body.scroll_home(animate=False)
        self.set_focus(None if item.options else typed)

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

    def _hints(self, item: Item) -> tuple[Hint, ...]:
        """Give the keys that matter now."""
        if self._answer is not None:
            last = self._quiz.position + 1 >= self._quiz.size
            return (Hint("Enter", "result" if last else "next", "proceed", main=True), *COMMON)
        if not item.options:
            return (Hint("Enter", "check", "submit"), *COMMON_TYPING)
        keys = "t f" if item.form == "truefalse" else f"1-{min(len(item.options), KEYS)}"
        return (Hint(keys, "answer"), Hint("↑↓ Enter", "choose"), *COMMON)

    # ------------------------------------------------------------------------------------------ answering

    def action_choose(self, index: int) -> None:
        """Answer with an option."""
        self._choose(index, key=str(index))

    def action_say(self, letter: str) -> None:
        """Answer a true-or-false question by its letter."""
        item = self._quiz.current
        if item is not None and item.form == "truefalse":
            for index, option in enumerate(item.options):
                if option.text.casefold().startswith(letter):
                    self._choose(index, key=letter)
                    return

    def action_submit(self) -> None:
        """Answer with what is typed."""
        if self._input is not None:
            self._submit(self._input.value)

    def action_proceed(self) -> None:
        """Choose the marked option; after the answer, go on."""
        if not self._guard.lets("enter"):
            return
        if self._answer is not None:
            self._go_on()
        elif isinstance(self.focused, OptionRow):
            self._respond(Chosen(self.focused.index))

    def on_option_row_clicked(self, event: OptionRow.Clicked) -> None:
        """Answer with the row that was clicked."""
        self._choose(event.index, key="click")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        if self._guard.lets("enter"):
            self._submit(event.value)

    def _choose(self, index: int, key: str) -> None:
        item = self._quiz.current
        if self._answer is None and item is not None and index < len(item.options) and self._guard.lets(key):
            self._respond(Chosen(index))

    def _submit(self, text: str) -> None:
        if text.strip() and self._answer is None:
            self._respond(Typed(text))

    def _respond(self, response: Response) -> None:
        """Record the answer; show what is true of it, or go on if this is an exam."""
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
        """Mark the options and show the feedback, which brings itself into view."""
        item, response = answer.item, answer.response
        chosen = response.index if isinstance(response, Chosen) else -1
        self.set_focus(None)
        for row, option in zip(self._rows, item.options, strict=False):
            row.mark = RIGHT if option.right else WRONG if row.index == chosen else OTHER
        if self._input is not None:
            self._input.disabled = True
        if item.gap is not None:
            self._stem.update(stem_of(item, answered=True))
        self._feedback.update(feedback(answer))
        self._feedback.set_class(answer.verdict.right, "-right")
        self._feedback.display = True
        self._show_progress()
        self._keys.show(*self._hints(item))

    # ------------------------------------------------------------------------------------------ moving

    def action_move(self, step: int) -> None:
        """Mark the option above or below; scroll once the question is answered or has no options."""
        item = self._quiz.current
        rows = self._rows[: len(item.options)] if item is not None and self._answer is None else []
        if not rows:
            self._body.scroll_lines(step)
            return
        focused = self.focused
        now = focused.index if isinstance(focused, OptionRow) else (-1 if step > 0 else len(rows))
        row = rows[(now + step) % len(rows)]
        self.set_focus(row, scroll_visible=False)
        row.scroll_visible(animate=False, immediate=True)

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
