"""Field values: the declared type decides how a node reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen import dates
from quizgen.model import FieldSpec, FieldType, Members, Number, Pairs, Quote, Ref, SubjectKey, Text, Value
from quizgen.nodes import ListNode, MapNode, Node, ScalarNode
from quizgen.reading import described, shortened
from quizgen.wording import closest, joined, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quizgen.loader.ids import Ids
    from quizgen.reading import Reading

MOST_HINTS = 100  # to compare each of thousands of broken references with thousands of subjects takes minutes
MOST_SHARED = 16384  # values kept for sharing while a deck is read
LONG_KEYS = ("value", "source", "accept", "reject", "ordered", "valid", "evidence")
_ONE_SIDED = "no question asks to which of them it belongs"
_GAP = re.compile(r"\\([\[\]\\])|\[|\]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class LongForm:
    """A field's value with what its author says about it."""

    value: Node
    source: Node | None = None
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    ordered: bool = False
    valid: Node | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads values against the subjects that the deck has."""

    reading: Reading
    ids: Ids
    # One object stands for a text, date or reference that many subjects have.
    _text: Callable[[str], Text] = field(default_factory=lambda: lru_cache(MOST_SHARED)(Text))
    _parsed: Callable[[str], dates.Date] = field(default_factory=lambda: lru_cache(MOST_SHARED)(dates.parse))
    _to: Callable[[SubjectKey], Ref] = field(default_factory=lambda: lru_cache(MOST_SHARED)(Ref))

    def long_form(self, node: Node) -> LongForm:
        """Take a field apart: `{value: ..., source: ...}` or the value alone."""
        if not (isinstance(node, MapNode) and any(key.text == "value" for key, _ in node.pairs)):
            return LongForm(node)
        pairs = self.reading.mapping(node, "a value")
        self.reading.known(pairs, LONG_KEYS, "unknown-key", "key of a value")
        value = pairs["value"][1]
        accept = self.reading.texts(pairs["accept"][1], "accept") if "accept" in pairs else ()
        reject = self.reading.texts(pairs["reject"][1], "reject") if "reject" in pairs else ()
        if reject and isinstance(value, ScalarNode):
            self.check_rejects(pairs["reject"][1], (value.text, *accept))
        return LongForm(
            value,
            pairs["source"][1] if "source" in pairs else None,
            accept,
            reject,
            "ordered" in pairs and self.reading.flag(pairs["ordered"][1], "ordered", default=False),
            pairs["valid"][1] if "valid" in pairs else None,
            self.reading.texts(pairs["evidence"][1], "evidence") if "evidence" in pairs else (),
        )

    def check_rejects(self, node: Node, right: Iterable[str]) -> None:
        """Note each spelling under `reject` that is right as well."""
        spellings = {normal(text) for text in right}
        for each in node.items if isinstance(node, ListNode) else (node,):
            if isinstance(each, ScalarNode) and normal(each.text) in spellings:
                message = f"'{shortened(each.text)}' is rejected, and right as well: it is the name or an accepted form"
                self.reading.note("rejects-itself", message, each, "take it out of 'reject'")

    def value(self, spec: FieldSpec, form: LongForm) -> Value | None:
        """Read one value of a field, or note what it is not and give None."""
        node = form.value
        match spec.type:
            case FieldType.REF:
                return self._ref(spec, node)
            case FieldType.LIST:
                return self._members(spec, node, ordered=form.ordered)
            case FieldType.MAP:
                return self._pairs(spec, node)
        text = self.reading.text(node, f"'{spec.name}'")
        if text is None:
            return None
        match spec.type:
            case FieldType.DATE:
                return self._date(spec.name, node, text)
            case FieldType.NUMBER:
                return self._number(spec, node, text)
            case FieldType.QUOTE:
                return self._quote(node, text)
            case FieldType.MEDIA:
                return self._media(node, text)
            case _:
                return self._words(text, form)

    def ref(self, node: Node, to: str = "") -> Ref | None:
        """Read `kind/id`, or `id` of the kind `to`, as a subject that exists."""
        text = self.reading.text(node, "a reference")
        if text is None:
            return None
        kind, slash, name = text.partition("/")
        if not slash:
            kind, name = to, text
        if not kind:
            like = next((str(key) for key in self.ids.listed() if key.id == name), "kind/id")
            self.reading.note("bad-ref", f"'{text}' does not say of which kind it is", node, f"write {like}")
            return None
        if to and kind != to:
            self.reading.note("bad-ref", f"'{text}' is of the kind '{kind}'; expected '{to}'", node)
            return None
        key = SubjectKey(kind, name)
        found = self.ids.find(key)
        if found is None:
            self.reading.note("unknown-ref", f"there is no subject '{key}'", node, self._nearest(key))
            return None
        return self._to(found)

    def _nearest(self, key: SubjectKey) -> str:
        if len(self.reading.problems) >= MOST_HINTS:
            return ""
        hint = closest(key.id, [each.id for each in self.ids.listed() if each.kind == key.kind])
        namesake = next((each for each in self.ids.listed() if each.id == key.id), None)
        return hint or (f"did you mean '{namesake}'?" if namesake else "")

    def _ref(self, spec: FieldSpec, node: Node) -> Ref | None:
        pairs = self.reading.mapping(node, f"'{spec.name}'") if isinstance(node, MapNode) else {}
        if "ref" not in pairs:
            hint = "write {ref: " + ("id}" if spec.to else "kind/id}")
            self.reading.note("bad-ref", f"expected a reference for '{spec.name}', found {described(node)}", node, hint)
            return None
        self.reading.known(pairs, ("ref",), "unknown-key", "key of a reference")
        return self.ref(pairs["ref"][1], spec.to)

    def validity(self, node: Node) -> dates.Date | None:
        """Read when a value held."""
        text = self.reading.text(node, "valid")
        return self._date("valid", node, text) if text is not None else None

    def _date(self, field: str, node: Node, text: str) -> dates.Date | None:
        try:
            return self._parsed(text)
        except ValueError as error:
            self.reading.note("bad-date", f"'{field}': {error}", node)
            return None

    def _number(self, spec: FieldSpec, node: Node, text: str) -> Number | None:
        try:
            amount = Decimal(text) if _NUMBER.fullmatch(text) else None
        except InvalidOperation:
            amount = None
        if amount is None:
            hint = "write digits, with '.' for decimals"
            self.reading.note(
                "bad-number", f"expected a number for '{spec.name}', found '{shortened(text)}'", node, hint
            )
            return None
        return Number(amount, text, spec.unit)

    def _quote(self, node: Node, text: str) -> Quote | None:
        plain, gaps, opened, position = "", [], -1, 0
        for match in _GAP.finditer(text):
            plain += text[position : match.start()] + (match[1] or "")
            position = match.end()
            if match[0] == "[" and opened < 0:
                opened = len(plain)
            elif match[0] == "]" and opened >= 0 and plain[opened:].strip():
                gaps.append((opened, len(plain)))
                opened = -1
            elif not match[1]:
                opened = len(text)
                break
        if opened >= 0:
            hint = r"a blank is [words]; write '\[' for a bracket"
            self.reading.note(
                "bad-gap", "a square bracket of this quote has no partner, or a pair has no words in it", node, hint
            )
            return None
        return Quote(plain + text[position:], tuple(gaps))

    def _media(self, node: Node, text: str) -> Text | None:
        if text.startswith(("/", "\\")) or ":" in text or ".." in text.replace("\\", "/").split("/"):
            message = f"'{shortened(text)}' leaves the deck's folder; expected a path inside it"
            self.reading.note("bad-media", message, node)
            return None
        return Text(text)

    def _words(self, text: str, form: LongForm) -> Text:
        return Text(text, form.accept, form.reject) if form.accept or form.reject else self._text(text)

    def _member(self, spec: FieldSpec, node: Node) -> Text | Ref | None:
        if isinstance(node, MapNode) and any(key.text == "ref" for key, _ in node.pairs):
            return self._ref(spec, node)
        form = self.long_form(node)
        text = self.reading.text(form.value, f"a member of '{spec.name}'")
        if text is None:
            return None
        words = self._words(text, form)
        return replace(words, evidence=form.evidence) if form.evidence else words

    def _members(self, spec: FieldSpec, node: Node, *, ordered: bool) -> Members | None:
        if not isinstance(node, ListNode):
            self.reading.note("not-a-list", f"expected a list for '{spec.name}', found {described(node)}", node)
            return None
        found: dict[str, Text | Ref] = {}
        for each in node.items:
            member = self._member(spec, each)
            if member is not None:
                self._add(spec, found, member, each)
        if not found:
            self.reading.note("empty-list", f"'{spec.name}' has no members", node)
            return None
        # A member stands under each of its spellings.
        return Members(tuple({id(member): member for member in found.values()}.values()), ordered)

    def _add(self, spec: FieldSpec, found: dict[str, Text | Ref], member: Text | Ref, node: Node) -> None:
        """Add a member under all its spellings; note one that stands there, and a spelling that two share."""
        name = member.text if isinstance(member, Text) else str(member.target)
        key = normal(name) if isinstance(member, Text) else name
        if (first := found.get(key)) is not None:
            is_other = isinstance(first, Text) and normal(first.text) != key
            why = f": it is accepted for '{first.text}'" if is_other and isinstance(first, Text) else ""
            self.reading.note("repeated-member", f"'{spec.name}' names '{shortened(name)}' twice{why}", node)
            return
        found[key] = member
        for spelling in member.accept if isinstance(member, Text) else ():
            other = found.setdefault(normal(spelling), member)
            if other is not member and isinstance(other, Text):
                message = f"'{spec.name}' accepts '{shortened(spelling)}' for '{name}' and for '{other.text}'"
                self.reading.note("repeated-member", message, node, "make each spelling mean one member")

    def _pairs(self, spec: FieldSpec, node: Node) -> Pairs | None:
        if not isinstance(node, MapNode):
            self.reading.note("not-a-mapping", f"expected a mapping for '{spec.name}', found {described(node)}", node)
            return None
        found: dict[str, tuple[Text | Ref, Text | Ref]] = {}
        sides: dict[str, list[tuple[ScalarNode, Node]]] = {}
        for key, value_node in node.pairs:
            left, right = self._member(spec, key), self._member(spec, value_node)
            if left is None or right is None:
                continue
            if normal(key.text) in found:
                self.reading.note("repeated-member", f"'{spec.name}' names '{key.text}' twice", key)
                continue
            found[normal(key.text)] = (left, right)
            same = normal(right.text) if isinstance(right, Text) else str(right.target)
            sides.setdefault(same, []).append((key, value_node))
        if not found:
            self.reading.note("empty-list", f"'{spec.name}' has no pairs", node)
            return None
        for same_side in (each for each in sides.values() if len(each) > 1):
            keys = joined([f"'{shortened(key.text)}'" for key, _ in same_side])
            message = f"'{spec.name}' has the same on the right of {keys}"
            self.reading.note("repeated-value", message, same_side[1][1], _ONE_SIDED, "info")
        return Pairs(tuple(found.values()))
