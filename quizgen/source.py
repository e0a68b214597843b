"""YAML to nodes that know their line and column. The only module that imports yaml.

Nodes are built from libyaml's events rather than composed, so that aliases are refused where they stand, depth is
bounded before it can exhaust a stack, and every scalar stays the text that its author wrote.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from quizgen.errors import Origin, Problem
from quizgen.nodes import Entry, Keys, ListNode, MapNode, Node, ScalarNode
from quizgen.syntax import Found, end_of, opening, placed, syntax_hint
from quizgen.wording import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark as PureMark

    Mark: TypeAlias = CMark | PureMark

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 40
_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """What is wrong with a text that cannot be read on."""

    def __init__(self, code: str, message: str, mark: tuple[int, int], hint: str = "") -> None:
        super().__init__(message)
        self.problem = (code, message, mark, hint)


def read_file(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """Read a file; `shown` is the path that problems name. Never raises for what the file holds."""
    return _whole(Entries(*_text_of(path, shown), shown))


def read_text(text: str, shown: str) -> tuple[Node | None, list[Problem]]:
    """Read YAML text into a node (None where it is empty or broken) and the problems found. Never raises."""
    return _whole(Entries(text, [], shown))


def read_entries(path: Path, shown: str, depth: int) -> Entries:
    """Give what mappings nested `depth` deep hold, one by one: a large file is never in memory as nodes."""
    return Entries(*_text_of(path, shown), shown, depth)


def _whole(entries: Entries) -> tuple[Node | None, list[Problem]]:
    roots = [node for _, node in entries]
    return None if entries.is_broken else roots[0], entries.problems


def _text_of(path: Path, shown: str) -> tuple[str | None, list[Problem]]:
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
        return raw.decode(), []
    except UnicodeDecodeError as error:
        if b"\0" in raw and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return raw.decode("utf-8", "replace"), []  # which is then found to be binary
        before = raw[: error.start].decode()
        found = ("not-utf8", "the file is not UTF-8 text", end_of(before), "save it as UTF-8")
        return None, [placed(found, shown, before + "?")]


class Entries:
    """The entries of one text, to be gone through once: each with the keys that lead to it.

    Where the nesting ends early, what stands there is an entry as well: a text, a list, or a mapping without keys.
    `problems` and `is_broken` are complete when all were given; of a broken text what was given must not be used.
    """

    def __init__(self, text: str | None, problems: list[Problem], shown: str, depth: int = 0) -> None:
        self.problems = problems
        self.is_broken = text is None
        self._text = text or ""
        self._shown = shown
        self._depth = depth

    def __iter__(self) -> Iterator[Entry]:
        if self.is_broken:
            return
        self.is_broken = True  # until the end is reached
        text, shown = self._text, self._shown
        if odd := _NOT_YAML.search(text):
            self.problems.append(placed(_odd_character(text, odd), shown, text))
            return
        builder = _Builder(shown, text, self.problems)
        try:
            yield from builder.document(self._depth)
        except _Refused as refused:
            self.problems.append(placed(refused.problem, shown, text))
        except yaml.MarkedYAMLError as error:
            if "nesting depth" in (error.problem or ""):  # libyaml's own limit, met before the first event
                self.problems.append(placed(_too_deep(opening(text, MAX_DEPTH)), shown, text))
                return
            place = _line_and_column(error.problem_mark or error.context_mark)
            message = f"not valid YAML: {error.problem or error.context or 'it cannot be parsed'}{_begun(error, place)}"
            found = ("yaml-syntax", message, place, syntax_hint(text, place))
            self.problems.append(placed(found, shown, text))
        except (yaml.YAMLError, ValueError, OverflowError, UnicodeError) as error:
            # The readers raise these for characters and escapes that YAML does not allow.
            message = f"not valid YAML: {' '.join(str(getattr(error, 'reason', error)).split())}"
            self.problems.append(placed(("yaml-syntax", message, (0, 0), ""), shown, text))
        else:
            self.is_broken = builder.is_empty
            if builder.is_empty:
                self.problems.append(Problem("empty", "the file is empty", Origin(shown, 1, 1)))


def _odd_character(text: str, odd: re.Match[str]) -> Found:
    mark = end_of(text[: odd.start()])
    if "\0" in text:
        return "binary", "the file is binary, not YAML text", mark, ""
    return "control-character", f"found the control character U+{ord(odd[0]):04X}", mark, "take it out"


def _too_deep(place: tuple[int, int]) -> Found:
    return "too-deep", f"nested deeper than {MAX_DEPTH} levels", place, ""


def _begun(error: yaml.MarkedYAMLError, place: tuple[int, int]) -> str:
    """Say where that began which the parser could not finish, where it is in a line above: an open quote or bracket."""
    line = error.context_mark.line if error.context_mark is not None else place[0]
    return f" {error.context} that begins in line {line + 1}" if error.context and line < place[0] else ""


class _Builder:
    """Turns one row of events into nodes, with a stack of its own."""

    def __init__(self, shown: str, text: str, problems: list[Problem]) -> None:
        self.is_empty = True
        self._shown = shown
        self._text = text
        self._problems = problems
        self._next: Callable[[], Any]  # an event; None only behind the end, where no node is open

    def document(self, depth: int) -> Iterator[Entry]:
        """Give the entries of the one document; none where it is empty."""
        loader = _Loader(self._text)
        self._next = loader.get_event
        begun = False
        try:
            while event := self._next():
                if not isinstance(event, yaml.DocumentStartEvent):
                    continue
                if begun:
                    raise _Refused("two-documents", "a second YAML document begins here; expected one", _mark(event))
                begun = True
                yield from self._root(depth)
        finally:
            loader.dispose()

    def _root(self, depth: int) -> Iterator[Entry]:
        for keys, node in self._entries((), self._next(), depth):
            if keys or not (isinstance(node, ScalarNode) and node.is_null):
                self.is_empty = False
                yield keys, node

    def _entries(self, keys: Keys, event: yaml.Event, depth: int) -> Iterator[Entry]:
        """Give the entries of the node that begins with `event`, `depth` mappings down."""
        if not depth or not isinstance(event, yaml.MappingStartEvent):
            yield keys, self._node(event, len(keys))
            return
        origin = self._opened(event)
        seen: dict[str, int] = {}
        while not isinstance(first := self._next(), yaml.MappingEndEvent):
            key = self._node(first, len(keys) + 1)
            if self._is_new(key, seen):
                assert isinstance(key, ScalarNode)
                yield from self._entries((*keys, key), self._next(), depth - 1)
            else:
                self._node(self._next(), len(keys) + 1)
        if not seen:
            yield keys, MapNode((), origin)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """Build the node that begins with `event`, `depth` levels down."""
        open_nodes: list[tuple[yaml.CollectionStartEvent, Origin, list[Node]]] = []
        while True:
            done: Node
            if isinstance(event, yaml.ScalarEvent):
                done = self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                origin = self._opened(event)
                if len(open_nodes) + depth >= MAX_DEPTH:
                    raise _Refused(*_too_deep(_mark(event)))
                open_nodes.append((event, origin, []))
                event = self._next()
                continue
            elif isinstance(event, yaml.AliasEvent):
                message = f"found the alias '*{event.anchor}'; decks have none"
                raise _Refused("alias", message, _mark(event), "write it out")
            else:
                done = self._collection(*open_nodes.pop())
            if not open_nodes:
                return done
            open_nodes[-1][2].append(done)
            event = self._next()

    @cached_property
    def _end(self) -> tuple[int, int]:
        return end_of(self._text)

    def _origin(self, event: yaml.Event) -> Origin:
        mark: Any = event.start_mark  # which every event of a parser has
        return Origin(self._shown, mark.line + 1, mark.column + 1)

    def _opened(self, event: yaml.CollectionStartEvent) -> Origin:
        origin = self._origin(event)
        if event.tag is not None:
            self._note_tag(event.tag, origin)
        return origin

    def _note_tag(self, tag: str, origin: Origin) -> None:
        if tag != "!":
            tag = visible(tag.replace("tag:yaml.org,2002:", "!!"))
            message = f"found the tag '{tag}'; decks hold plain text"
            self._problems.append(Problem("tag", message, origin, "take it out"))

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        text: str = event.value
        if not text:  # libyaml places what is left out behind the last line
            line, column = min(_mark(event), self._end)
            origin = Origin(self._shown, line + 1, column + 1)
        else:
            origin = self._origin(event)
        if event.tag is not None:
            self._note_tag(event.tag, origin)
        if not text.isprintable() and (shown := visible(text)) != text:
            message = "control characters were taken out of this text"
            self._problems.append(Problem("control-character", message, origin, "type it again", "warning"))
            text = shown
        return ScalarNode(text, origin, not event.style)

    def _collection(self, start: yaml.CollectionStartEvent, origin: Origin, children: list[Node]) -> Node:
        if isinstance(start, yaml.SequenceStartEvent):
            return ListNode(tuple(children), origin)
        seen: dict[str, int] = {}
        pairs = zip(children[::2], children[1::2], strict=True)
        kept = ((key, value) for key, value in pairs if self._is_new(key, seen) and isinstance(key, ScalarNode))
        return MapNode(tuple(kept), origin)

    def _is_new(self, key: Node, seen: dict[str, int]) -> bool:
        """Add a key to those seen, with its line; note one that is no text or stands there already."""
        if not isinstance(key, ScalarNode):
            self._problems.append(Problem("key", "a key is text, not a list or a mapping", key.origin))
            return False
        if key.text in seen:
            message = f"'{' '.join(key.text.split())}' stands here a second time; the first is in line {seen[key.text]}"
            self._problems.append(Problem("duplicate-key", message, key.origin, "rename or remove one"))
            return False
        seen[key.text] = key.origin.line
        return True


def _mark(event: yaml.Event) -> tuple[int, int]:
    return _line_and_column(event.start_mark)


def _line_and_column(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark is not None else (0, 0)
