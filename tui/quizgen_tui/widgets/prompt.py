"""A prompt row: what an option is to be matched with, and the option that was given to it."""

from __future__ import annotations

from textual.content import Content

from quizgen.model import GAP
from quizgen_tui.widgets.option import KEYS, SIGNS, OptionRow
from quizgen_tui.widgets.text import plain


class PromptRow(OptionRow):
    """One prompt with its slot; the current one has a sign."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self._prompt = ""
        self._current = False

    @property
    def current(self) -> bool:
        """Say whether the next option goes to this prompt."""
        return self._current

    @current.setter
    def current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.refresh()

    def ask(self, prompt: str) -> None:
        """Show another prompt, without an option."""
        self._prompt = prompt
        self._current = False
        self.mark = ""
        self.give("")

    def give(self, option: str, index: int = 0) -> None:
        """Put an option into the slot, or '' to clear it."""
        number = f"{index + 1} " if option and index < KEYS else ""
        slot = [plain(number, "bold $number"), plain(option, "bold")] if option else [plain(GAP, "$quiet")]
        self._text = Content.assemble(plain(self._prompt), plain(" → ", "$quiet"), *slot)
        self.refresh(layout=True)

    @property
    def _label(self) -> str:
        return f"{SIGNS.get(self.mark, '▸' if self._current else ' ')} "
