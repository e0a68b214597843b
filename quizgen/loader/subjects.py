"""`facts/*.yaml`: subjects and their facts, checked across the deck."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.kinds import COMMON_KEYS
from quizgen.loader.numbering import check_place
from quizgen.loader.values import MOST_SHARED, ValueReader
from quizgen.model import Citation, Fact, FieldSpec, FieldType, Kind, Subject, SubjectKey, Text, Value
from quizgen.nodes import ListNode, MapNode, Node, ScalarNode
from quizgen.reading import described
from quizgen.wording import closest, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.errors import Origin
    from quizgen.loader.header import Header
    from quizgen.loader.ids import Ids
    from quizgen.reading import Reading

NOWHERE = Citation("")
BROKEN = Citation("")  # a source that is there but cannot be read, which is noted once and not for every fact
Body = dict[str, tuple[ScalarNode, Node]]


class SubjectReader:
    """Reads raw subjects into subjects with typed facts."""

    def __init__(self, reading: Reading, header: Header, kinds: Mapping[str, Kind], ids: Ids) -> None:
        self._reading = reading
        self._header = header
        self._kinds = kinds
        self._values = ValueReader(reading, ids)
        self._known = {name: frozenset((*kind.fields, *COMMON_KEYS)) for name, kind in kinds.items()}
        self.filled: dict[str, set[str]] = {name: set() for name in kinds}
        # Thousands of subjects share a topic and a passage: one object stands for all.
        self._topics = {topic: topic for topic in header.topics}
        self._cited = lru_cache(MOST_SHARED)(Citation)

    def subject(self, key: SubjectKey, origin: Origin, body: Node) -> Subject | None:
        """Read the subject whose id stands at `origin`, or give None where it has no name."""
        reading, kind = self._reading, self._kinds[key.kind]
        pairs = reading.mapping(body, f"'{key}'")
        reading.known(pairs, self._known[key.kind], "unknown-field", "field")
        self.filled[key.kind].update(pairs)
        if "name" not in pairs and isinstance(body, MapNode):
            reading.note("no-name", f"'{key}' has no name", origin, "add 'name: ...'")
        name = reading.text(pairs["name"][1], "name") if "name" in pairs else None
        citation = self._citation(pairs["source"][1]) if "source" in pairs else NOWHERE
        accept, reject, aliases = (self._texts(pairs, each) for each in ("accept", "reject", "aliases"))
        if reject:
            self._values.check_rejects(pairs["reject"][1], (name or "", *accept, *aliases))
        subject = Subject(
            key,
            Text(name or "", accept, reject),
            aliases,
            self._topic(pairs),
            {
                field: facts
                for field, spec in kind.fields.items()
                if field in pairs and (facts := self._facts(spec, *pairs[field], citation))
            },
            citation,
            origin,
            confusable=self._confusable(pairs, key.kind),
            formerly=self._texts(pairs, "formerly"),
        )
        return subject if name else None

    def _texts(self, pairs: Body, key: str) -> tuple[str, ...]:
        return self._reading.texts(pairs[key][1], f"'{key}'") if key in pairs else ()

    def _topic(self, pairs: Body) -> str:
        if "topic" not in pairs:
            return ""
        node = pairs["topic"][1]
        topic = self._reading.text(node, "topic") or ""
        if topic and topic not in self._header.topics:
            known = list(self._header.topics)
            hint = closest(topic, known) or (f"known here: {', '.join(known)}" if known else "the deck has no topics")
            self._reading.note("unknown-topic", f"unknown topic '{topic}'", node, hint)
            return ""
        return self._topics.get(topic, "")

    def _citation(self, node: Node) -> Citation:
        pairs = self._reading.mapping(node, "source") if isinstance(node, MapNode) else {}
        if "cite" not in pairs:
            hint = "write {cite: work, at: passage}"
            self._reading.note("bad-source", f"expected a work to cite, found {described(node)}", node, hint)
            return BROKEN
        self._reading.known(pairs, ("cite", "at"), "unknown-key", "key of a source")
        work = self._reading.text(pairs["cite"][1], "cite") or ""
        if work and work not in self._header.works:
            hint = closest(work, list(self._header.works)) or "name it under 'sources' in deck.yaml"
            self._reading.note("unknown-source", f"unknown source '{work}'", pairs["cite"][1], hint)
        at = (self._reading.text(pairs["at"][1], "at") or "") if "at" in pairs else ""
        if at and work in self._header.works:
            check_place(self._reading, self._header.works[work], at, pairs["at"][1])
        return self._cited(work, at)

    def _confusable(self, pairs: Body, kind: str) -> tuple[SubjectKey, ...]:
        if "confusable" not in pairs:
            return ()
        node = pairs["confusable"][1]
        nodes = node.items if isinstance(node, ListNode) else (node,)
        # An id alone is of the subject's own kind.
        refs = (self._values.ref(each, "" if _has_kind(each) else kind) for each in nodes)
        return tuple(ref.target for ref in refs if ref is not None)

    def _facts(self, spec: FieldSpec, key: ScalarNode, node: Node, citation: Citation) -> tuple[Fact, ...]:
        several = spec.many and isinstance(node, ListNode) and spec.type is not FieldType.LIST
        nodes = node.items if several and isinstance(node, ListNode) else (node,)
        if not spec.many and isinstance(node, ListNode) and spec.type not in {FieldType.LIST, FieldType.MAP}:
            hint = "declare the field 'many: true' in its kind"
            self._reading.note("not-many", f"'{spec.name}' has one value, found a list", node, hint)
            return ()
        facts: dict[object, Fact] = {}
        for each in nodes:
            fact = self._fact(spec, key.origin, each, citation)
            if fact is not None and facts.setdefault(_same(fact.value), fact) is not fact:
                self._reading.note("repeated-member", f"'{spec.name}' has one value twice", each, "take one out")
        return tuple(facts.values())

    def _fact(self, spec: FieldSpec, origin: Origin, node: Node, citation: Citation) -> Fact | None:
        form = self._values.long_form(node)
        value = self._values.value(spec, form)
        if form.source is not None:
            citation = self._citation(form.source)
        elif citation is NOWHERE:
            message = f"the fact '{spec.name}' has no source"
            self._reading.note("no-source", message, origin, "add 'source: {cite: ..., at: ...}'")
        valid = self._values.validity(form.valid) if form.valid is not None else None
        return Fact(spec.name, value, citation, node.origin, valid, form.evidence) if value is not None else None


def _has_kind(node: Node) -> bool:
    return isinstance(node, ScalarNode) and "/" in node.text


def _same(value: Value) -> object:
    """Give what is equal for values that mean the same."""
    return normal(value.text) if isinstance(value, Text) else value
