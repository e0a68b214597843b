"""The list of keys, built from the bindings of the screen below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

NAMES = {"question_mark": "?", "f1": "F1"}


def keys_of(screen: Screen[object]) -> tuple[tuple[str, str], ...]:
    """Give (keys, what they do): those of the form that is asked, and what a screen and its app bind, in that order."""
    found: dict[str, list[str]] = {what: [keys] for keys, what in getattr(screen, "form_keys", ())}
    for node in (screen, screen.app):
        for binding in type(node).BINDINGS:
            assert isinstance(binding, Binding)
            if binding.description and node.check_action(binding.action.partition("(")[0], ()):
                keys = found.setdefault(binding.description, [])
                name = binding.key_display or NAMES.get(binding.key, binding.key)
                if name not in keys:
                    keys.append(name)
    return tuple((" ".join(keys), description) for description, keys in found.items())


class KeysScreen(ModalScreen[None]):
    """Shows keys until one of a few is pressed or the pointer clicks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,question_mark,f1", "dismiss", "close", show=False),
    ]

    def __init__(self, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._lines = keys

    def compose(self) -> ComposeResult:
        """Lay out a line for each key."""
        width = max((len(keys) for keys, _ in self._lines), default=0) + 2
        lines = [
            Content.assemble((keys.ljust(width), "bold $number"), description) for keys, description in self._lines
        ]
        with VerticalScroll(id="keys"):
            yield Static(Content("\n").join([plain("Keys\n", "bold"), *lines, plain("\nEnter closes.", "$quiet")]))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#keys").focus()

    def on_click(self) -> None:
        """Close."""
        self.dismiss()
