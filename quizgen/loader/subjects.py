"""`facts/*.yaml`: subjects and their facts, checked across the deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizgen.kinds import COMMON_KEYS
from quizgen.loader.numbering import check_place
from quizgen.loader.values import ValueReader
from quizgen.model import Citation, Fact, FieldSpec, FieldType, Kind, Subject, SubjectKey, Text
from quizgen.reading import described
from quizgen.source import ListNode, MapNode, Node, ScalarNode
from quizgen.wording import closest, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizgen.errors import Origin
    from quizgen.loader.header import Header
    from quizgen.reading import Reading

NOWHERE = Citation("")
BROKEN = Citation("")  # a source that is there but cannot be read, which is noted once and not for every fact
Body = dict[str, tuple[ScalarNode, Node]]


class RawSubject(NamedTuple):
    """A subject whose fields are still nodes."""

    key: SubjectKey
    node: ScalarNode
    body: Node


def gather(reading: Reading, files: Iterable[Node], kinds: Mapping[str, Kind]) -> dict[SubjectKey, RawSubject]:
    """Collect the subjects of all files; note unknown kinds and ids that stand twice."""
    found: dict[SubjectKey, RawSubject] = {}
    for root in files:
        pairs = reading.mapping(root, "facts")
        reading.known(pairs, tuple(kinds), "unknown-kind", "kind")
        for kind, (_, group) in pairs.items():
            if kind not in kinds:
                continue
            for name, (node, body) in reading.mapping(group, f"the subjects of '{kind}'").items():
                if reading.id(node, "a subject") is None:
                    continue
                key = SubjectKey(kind, name)
                if key in found:
                    message = f"'{key}' stands here a second time; the first is at {found[key].node.origin}"
                    reading.note("duplicate-id", message, node, "rename or remove one")
                else:
                    found[key] = RawSubject(key, node, body)
    return found


class SubjectReader:
    """Reads raw subjects into subjects with typed facts."""

    def __init__(
        self, reading: Reading, header: Header, kinds: Mapping[str, Kind], raw: Mapping[SubjectKey, RawSubject]
    ) -> None:
        self._reading = reading
        self._header = header
        self._kinds = kinds
        self._values = ValueReader(reading, raw.keys())

    def subject(self, raw: RawSubject) -> Subject | None:
        """Read one subject, or give None where it has no name."""
        reading, kind = self._reading, self._kinds[raw.key.kind]
        pairs = reading.mapping(raw.body, f"'{raw.key}'")
        reading.known(pairs, (*kind.fields, *COMMON_KEYS), "unknown-field", "field")
        if "name" not in pairs and isinstance(raw.body, MapNode):
            reading.note("no-name", f"'{raw.key}' has no name", raw.node, "add 'name: ...'")
        name = reading.text(pairs["name"][1], "name") if "name" in pairs else None
        citation = self._citation(pairs["source"][1]) if "source" in pairs else NOWHERE
        subject = Subject(
            raw.key,
            Text(name or "", self._texts(pairs, "accept"), self._texts(pairs, "reject")),
            self._texts(pairs, "aliases"),
            self._topic(pairs),
            {
                field: facts
                for field, spec in kind.fields.items()
                if field in pairs and (facts := self._facts(spec, *pairs[field], citation))
            },
            citation,
            raw.node.origin,
            confusable=self._confusable(pairs, raw.key.kind),
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
        return topic

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
        return Citation(work, at)

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
        return tuple(fact for each in nodes if (fact := self._fact(spec, key.origin, each, citation)) is not None)

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


def check_names(reading: Reading, subjects: Iterable[Subject]) -> None:
    """Note subjects of one kind that share a name or alias: no question could tell them apart."""
    owners: dict[tuple[str, str], Subject] = {}
    for subject in subjects:
        for name in dict.fromkeys(normal(text) for text in (subject.name.text, *subject.aliases)):
            first = owners.setdefault((subject.key.kind, name), subject)
            if first is not subject:
                message = f"'{subject.key.id}' has a name of '{first.key.id}' (at {first.origin}): '{name}'"
                reading.note("shared-name", message, subject.origin, "make each name say which one it is")
