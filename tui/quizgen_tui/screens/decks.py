"""The deck picker: the decks that can be seen, one row each."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quizgen.errors import QuizgenError
from quizgen_tui.widgets.body import Body
from quizgen_tui.widgets.keyline import Hint, KeyLine
from quizgen_tui.widgets.option import KEYS, OptionRow
from quizgen_tui.widgets.status import StatusLine
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from quizgen.library import DeckEntry
    from quizgen.session.quiz import Quiz

NO_DECKS = "No deck can be seen from here. “quizgen new DIR” makes one to start from."


class DecksScreen(Screen[None]):
    """Lets the learner pick a deck, opens it off the event loop, and says so when it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"pick({number - 1})", "open the deck with that number", key_display="1-9")
            for number in range(1, KEYS + 1)
        ),
        Binding("up", "move(-1)", "mark another deck", key_display="↑"),
        Binding("down", "move(1)", "mark another deck", key_display="↓"),
        Binding("enter", "pick_marked", "open the marked deck", key_display="Enter"),
    ]

    class Opened(Message):
        """A deck was opened."""

        def __init__(self, quiz: Quiz) -> None:
            self.quiz = quiz
            super().__init__()

    def __init__(self, shelf: Sequence[DeckEntry], open_quiz: Callable[[DeckEntry], Quiz] | None) -> None:
        super().__init__()
        self._shelf = shelf
        self._open_quiz = open_quiz
        self._opening = False
        self._rows = [OptionRow(index) for index in range(len(shelf))]
        self._message = Static(id="message", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out a row for each deck."""
        yield StatusLine("quizgen")
        with Body(id="body"):
            yield Static("Choose a deck" if self._shelf else NO_DECKS, id="stem", markup=False)
            for row, entry in zip(self._rows, self._shelf, strict=True):
                row.add_class("deck")
                row.show(entry.title or entry.name, entry.description)
                yield row
            self._message.display = False
            yield self._message
        keys = KeyLine()
        keys.show(Hint("↑↓ Enter", "open"), Hint("?", "keys", "app.keys"), Hint("q", "quit", "app.quit"))
        yield keys

    def on_mount(self) -> None:
        """Mark the first deck."""
        if self._rows:
            self._rows[0].focus()

    def action_move(self, step: int) -> None:
        """Mark the deck above or below."""
        if self._rows:
            focused = self.focused
            now = focused.index if isinstance(focused, OptionRow) else -1
            self._rows[(now + step) % len(self._rows)].focus()

    def action_pick(self, index: int) -> None:
        """Open a deck."""
        if index < len(self._shelf) and self._open_quiz is not None and not self._opening:
            self._opening = True
            entry = self._shelf[index]
            self._tell(f"Opening {entry.title or entry.name} …")
            self.run_worker(self._open(self._open_quiz, entry))

    def action_pick_marked(self) -> None:
        """Open the marked deck."""
        if isinstance(self.focused, OptionRow):
            self.action_pick(self.focused.index)

    def on_option_row_clicked(self, event: OptionRow.Clicked) -> None:
        """Open the deck that was clicked."""
        self.action_pick(event.index)

    async def _open(self, open_quiz: Callable[[DeckEntry], Quiz], entry: DeckEntry) -> None:
        """Open a deck in a thread; a mistake of the user's is told, not raised."""
        try:
            quiz = await asyncio.to_thread(open_quiz, entry)
        except QuizgenError as error:
            self._tell(f"✗ {error}", error=True)
        else:
            self.post_message(self.Opened(quiz))
        finally:
            self._opening = False

    def _tell(self, message: str, *, error: bool = False) -> None:
        """Show a line below the decks."""
        self._message.update(plain(message))
        self._message.set_class(error, "-error")
        self._message.display = True
        self.call_after_refresh(self._message.scroll_visible, animate=False)
