"""Reads nodes into plain values, noting a problem for each that is not what was expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.errors import Origin, Problem, Severity
from quizgen.nodes import ListNode, MapNode, Node, ScalarNode
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ID = re.compile(r"[^\W_A-Z]+(?:[-_][^\W_A-Z]+)*")
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Reading:
    """The problems of one run over a deck, and the readers that add to them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, code: str, message: str, place: Node | Origin, hint: str = "", severity: Severity = "error") -> None:
        """Note a problem at a node or a place."""
        origin = place if isinstance(place, Origin) else place.origin
        self.problems.append(Problem(code, " ".join(message.split()), origin, hint, severity))

    def mapping(self, node: Node, what: str) -> dict[str, tuple[ScalarNode, Node]]:
        """Give the pairs of a mapping by key; for anything else note a problem and give none."""
        if isinstance(node, MapNode):
            return {key.text: (key, value) for key, value in node.pairs}
        self.note("not-a-mapping", f"expected a mapping for {what}, found {described(node)}", node)
        return {}

    def known(
        self, pairs: Mapping[str, tuple[ScalarNode, Node]], allowed: Collection[str], code: str, noun: str
    ) -> None:
        """Note every key that is not allowed, with the nearest that is."""
        for text, (key, _) in pairs.items():
            if text not in allowed:
                hint = closest(text, sorted(allowed)) or f"known here: {', '.join(sorted(allowed))}"
                self.note(code, f"unknown {noun} '{text}'", key, hint)

    def text(self, node: Node, what: str) -> str | None:
        """Give a scalar as one line of text that is not empty."""
        if not isinstance(node, ScalarNode):
            self.note("not-text", f"expected text for {what}, found {described(node)}", node)
            return None
        line = " ".join(node.text.split())
        if not line or node.is_null:
            self.note("empty-text", f"{what} is empty", node)
            return None
        return line

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """Give a scalar or a sequence of scalars as texts."""
        nodes = node.items if isinstance(node, ListNode) else (node,)
        return tuple(text for each in nodes if (text := self.text(each, what)) is not None)

    def flag(self, node: Node, what: str, *, default: bool) -> bool:
        """Give true or false."""
        text = self.text(node, what)
        if text is None:
            return default
        if text.lower() not in _FLAGS:
            self.note("not-a-flag", f"expected true or false for {what}, found '{text}'", node)
            return default
        return _FLAGS[text.lower()]

    def id(self, key: ScalarNode, what: str) -> str | None:
        """Give a permanent id: lower-case letters and digits of any script, joined by '-' or '_'."""
        if _ID.fullmatch(key.text) and key.text == key.text.lower():
            return key.text
        hint = "use lower-case letters, digits and dashes, as in 'third-plenum-18'"
        self.note("bad-id", f"'{key.text}' cannot be the id of {what}", key, hint)
        return None


def described(node: Node) -> str:
    """Say what a node is, for a message."""
    match node:
        case ScalarNode(text=text):
            return "nothing" if node.is_null else f"'{shortened(text)}'"
        case ListNode():
            return "a list"
        case MapNode():
            return "a mapping"


def shortened(text: str, limit: int = 40) -> str:
    """Cut a text to one line of at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
