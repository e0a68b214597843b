"""YAML to nodes that know their line and column. The only module that imports yaml.

Nodes are built from libyaml's events rather than composed, so that aliases are refused where they stand, depth is
bounded before it can exhaust a stack, and every scalar stays the text that its author wrote.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from quizgen.errors import Origin, Problem
from quizgen.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark as PureMark

    Mark: TypeAlias = CMark | PureMark

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 40
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TWO_COLONS = re.compile(r":\s.*:(?:\s|$)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar as written; `plain` where it has no quotes."""

    text: str
    origin: Origin
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Tell whether the author wrote nothing, `~` or `null`."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: tuple[Node, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping, its pairs in order; keys are unique."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    origin: Origin


Node: TypeAlias = ScalarNode | ListNode | MapNode


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """What is wrong with a text that cannot be read on."""

    def __init__(self, code: str, message: str, mark: tuple[int, int], hint: str = "") -> None:
        super().__init__(message)
        self.problem = (code, message, mark, hint)


def read_file(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """Read a file; `shown` is the path that problems name. Never raises for what the file holds."""
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = MAX_BYTES // (1024 * 1024)
            return None, [Problem("too-large", f"the file is larger than {limit} MiB", Origin(shown, 1, 1), "split it")]
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return None, [Problem("unreadable", f"cannot read the file: {reason}", Origin(shown, 1, 1))]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        if b"\0" in raw and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return read_text(raw.decode("utf-8", "replace"), shown)  # which finds it binary
        before = raw[: error.start].decode()
        found = ("not-utf8", "the file is not UTF-8 text", _end(before), "save it as UTF-8")
        return None, [_problem(found, shown, before + "?")]
    return read_text(text, shown)


def read_text(text: str, shown: str) -> tuple[Node | None, list[Problem]]:
    """Read YAML text into a node (None where it is empty or broken) and the problems found. Never raises."""
    if odd := _NOT_YAML.search(text):
        mark = _end(text[: odd.start()])
        if "\0" in text:
            found = ("binary", "the file is binary, not YAML text", mark, "")
        else:
            found = ("control-character", f"found the control character U+{ord(odd[0]):04X}", mark, "take it out")
        return None, [_problem(found, shown, text)]
    builder = _Builder(shown, _end(text))
    try:
        node = builder.document(yaml.parse(text, Loader=_Loader))
    except _Refused as refused:
        return None, [*builder.problems, _problem(refused.problem, shown, text)]
    except yaml.MarkedYAMLError as error:
        place = _line_and_column(error.problem_mark or error.context_mark)
        message = f"not valid YAML: {error.problem or error.context or 'it cannot be parsed'}{_begun(error, place)}"
        found = ("yaml-syntax", message, place, _syntax_hint(text, place))
        return None, [*builder.problems, _problem(found, shown, text)]
    except (yaml.YAMLError, ValueError, OverflowError, UnicodeError) as error:
        # The readers raise these for characters and escapes that YAML does not allow.
        message = f"not valid YAML: {' '.join(str(getattr(error, 'reason', error)).split())}"
        return None, [*builder.problems, _problem(("yaml-syntax", message, (0, 0), ""), shown, text)]
    if node is None:
        return None, [Problem("empty", "the file is empty", Origin(shown, 1, 1))]
    return node, builder.problems


def _end(text: str) -> tuple[int, int]:
    lines = _LINE_END.split(text)
    return len(lines) - 1, len(lines[-1])


def _begun(error: yaml.MarkedYAMLError, place: tuple[int, int]) -> str:
    """Say where that began which the parser could not finish, where it is in a line above: an open quote or bracket."""
    line = error.context_mark.line if error.context_mark is not None else place[0]
    return f" {error.context} that begins in line {line + 1}" if error.context and line < place[0] else ""


def _syntax_hint(text: str, place: tuple[int, int]) -> str:
    lines = _LINE_END.split(text)
    line, column = (lines[place[0]], place[1]) if place[0] < len(lines) else ("", 0)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not tabs"
    if column and line[column : column + 1] in {"@", "`", "%"}:
        return f"text that begins with '{line[column]}' needs quotes"
    if line[:column].endswith("'"):
        return "an apostrophe inside single quotes is written twice: 'it''s'"
    if _TWO_COLONS.search(line) or "#" in line:
        return "text that holds ': ' or '#' needs quotes"
    return ""


def _problem(found: tuple[str, str, tuple[int, int], str], shown: str, text: str) -> Problem:
    code, message, (line, column), hint = found
    lines = _LINE_END.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()  # the parser calls the end of the file a line of its own
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    return Problem(code, message, Origin(shown, line + 1, min(column, len(lines[line])) + 1), hint)


class _Builder:
    """Turns one row of events into one node, with a stack of its own."""

    def __init__(self, shown: str, end: tuple[int, int]) -> None:
        self.shown = shown
        self.end = end
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """Give the one document's root, or None where it is empty."""
        open_nodes: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
        root: Node | None = None
        for event in events:
            done: Node
            match event:
                case yaml.ScalarEvent():
                    done = self._scalar(event)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._note_tag(event)
                    if len(open_nodes) >= MAX_DEPTH:
                        raise _Refused("too-deep", f"nested deeper than {MAX_DEPTH} levels", _mark(event))
                    open_nodes.append((event, []))
                    continue
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    done = self._collection(*open_nodes.pop())
                case yaml.AliasEvent():
                    message = f"found the alias '*{event.anchor}'; decks have none"
                    raise _Refused("alias", message, _mark(event), "write it out")
                case yaml.DocumentStartEvent() if root is not None:
                    raise _Refused("two-documents", "a second YAML document begins here; expected one", _mark(event))
                case _:
                    continue
            if open_nodes:
                open_nodes[-1][1].append(done)
            else:
                root = done
        return root if not (isinstance(root, ScalarNode) and root.is_null) else None

    def _origin(self, event: yaml.Event) -> Origin:
        line, column = min(_mark(event), self.end)  # libyaml places what is left out behind the last line
        return Origin(self.shown, line + 1, column + 1)

    def _note_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and event.tag != "!":
            tag = visible(event.tag.replace("tag:yaml.org,2002:", "!!"))
            message = f"found the tag '{tag}'; decks hold plain text"
            self.problems.append(Problem("tag", message, self._origin(event), "take it out"))

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        self._note_tag(event)
        origin = self._origin(event)
        text = visible(event.value)
        if text != event.value:
            message = "control characters were taken out of this text"
            self.problems.append(Problem("control-character", message, origin, "type it again", "warning"))
        return ScalarNode(text, origin, plain=not event.style)

    def _collection(self, start: yaml.CollectionStartEvent, children: list[Node]) -> Node:
        origin = self._origin(start)
        if isinstance(start, yaml.SequenceStartEvent):
            return ListNode(tuple(children), origin)
        pairs: dict[str, tuple[ScalarNode, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self.problems.append(Problem("key", "a key is text, not a list or a mapping", key.origin))
            elif key.text in pairs:
                first = pairs[key.text][0].origin.line
                message = f"'{' '.join(key.text.split())}' stands here a second time; the first is in line {first}"
                self.problems.append(Problem("duplicate-key", message, key.origin, "rename or remove one"))
            else:
                pairs[key.text] = (key, value)
        return MapNode(tuple(pairs.values()), origin)


def _mark(event: yaml.Event) -> tuple[int, int]:
    return _line_and_column(event.start_mark)


def _line_and_column(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark is not None else (0, 0)
