"""The summary screen: the score, and what was missed with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quizgen_tui.widgets.body import Body
from quizgen_tui.widgets.feedback import missed
from quizgen_tui.widgets.keyline import Hint, KeyLine
from quizgen_tui.widgets.status import StatusLine
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quizgen.session.quiz import Quiz

BAR = 30  # columns


def score_of(quiz: Quiz, unreached: int) -> Content:
    """Give the score in words and as a bar, and what it means."""
    answered = len(quiz.answers)
    right = answered - len(quiz.missed)
    lines = [plain(f"{right} of {answered} right", "bold")]
    if answered:
        filled = BAR * right // answered
        lines.append(Content.assemble(("━" * filled, "$text-success"), ("─" * (BAR - filled), "$quiet")))
    if unreached:
        noun = "question was" if unreached == 1 else "questions were"
        lines.append(plain(f"Time is up: {unreached} {noun} not answered.", "$text-warning"))
    elif not answered:
        lines.append(plain("No question was answered."))
    if quiz.lacking:
        reason = "the deck has no more, or what is left would tell an answer"
        lines.append(plain(f"{quiz.lacking} fewer than asked for: {reason}.", "$quiet"))
    if answered and right == answered:
        lines.append(plain("✓ All right: nothing to repeat.", "$text-success"))
    return Content("\n").join(lines)


class SummaryScreen(Screen[None]):
    """Shows how the round went."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "repeat the missed questions"),
        Binding("d", "decks", "back to the decks"),
        Binding("up", "move(-1)", "scroll", key_display="↑"),
        Binding("down", "move(1)", "scroll", key_display="↓"),
        Binding("pageup", "page(-1)", "scroll", key_display="PgUp"),
        Binding("pagedown", "page(1)", "scroll", key_display="PgDn"),
    ]

    class Again(Message):
        """The learner wants the missed questions once more."""

        def __init__(self, quiz: Quiz) -> None:
            self.quiz = quiz
            super().__init__()

    class Decks(Message):
        """The learner wants another deck."""

    def __init__(self, quiz: Quiz, *, unreached: int, decks: bool) -> None:
        super().__init__()
        self._quiz = quiz
        self._unreached = unreached
        self._decks = decks
        self._body = Body(id="body")

    def compose(self) -> ComposeResult:
        """Lay out the score and the missed questions."""
        quiz = self._quiz
        yield StatusLine(quiz.title)
        with self._body:
            yield Static(score_of(quiz, self._unreached), id="score", markup=False)
            for answer in quiz.missed:
                yield Static(missed(answer), classes="missed", markup=False)
        keys = KeyLine()
        keys.show(*self._hints())
        yield keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Leave out the keys that have nothing to do."""
        match action:
            case "again":
                return bool(self._quiz.missed)
            case "decks":
                return self._decks
            case _:
                return True

    def action_again(self) -> None:
        """Ask for the missed questions."""
        self.post_message(self.Again(self._quiz.repeat_missed()))

    def action_decks(self) -> None:
        """Ask for the decks."""
        self.post_message(self.Decks())

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self._body.scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self._body.scroll_pages(pages)

    def _hints(self) -> tuple[Hint, ...]:
        """Give the keys that matter here."""
        again = (Hint("r", "repeat the missed", "again", main=True),) if self._quiz.missed else ()
        decks = (Hint("d", "decks", "decks"),) if self._decks else ()
        return (*again, *decks, Hint("?", "keys", "app.keys"), Hint("q", "quit", "app.quit"))
