"""The fields of a kind from nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.model import FieldSpec, FieldType
from quizgen.nodes import MapNode, Node, ScalarNode
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.reading import Reading

COMMON_KEYS = frozenset(
    {"name", "aliases", "topic", "source", "accept", "reject", "confusable", "formerly"}
)  # what every subject may have, so no field's name
_FIELD_KEYS = ("type", "to", "many", "closed", "unit", "part_of", "alike", "derives", "of", "since")
DERIVED = ("changes", "former")


def at(node: Node, *path: str) -> Node:
    """Give the node that the keys of `path` lead to, or the last on the way that is there."""
    for step in path:
        node = (
            next((value for key, value in node.pairs if key.text == step), node) if isinstance(node, MapNode) else node
        )
    return node


def read_fields(reading: Reading, node: Node, base: Mapping[str, FieldSpec]) -> dict[str, FieldSpec]:
    """Give `base` with the fields of a node added, or in the place of those of the same name."""
    fields = dict(base)
    for field, (key, body) in reading.mapping(node, "fields").items():
        spec = _field(reading, key, body)
        if spec is not None:
            fields[field] = spec
    for spec in fields.values():
        if spec.alike and spec.alike not in fields:
            hint = closest(spec.alike, list(fields))
            message = f"'{spec.name}' is alike by the unknown field '{spec.alike}'"
            reading.note("unknown-field", message, at(node, spec.name, "alike"), hint)
        if spec.derives or spec.of or spec.since:
            _check_derived(reading, spec, fields, at(node, spec.name))
    return fields


def _check_derived(reading: Reading, spec: FieldSpec, fields: Mapping[str, FieldSpec], node: Node) -> None:
    """Note a field that cannot be filled by comparing two versions."""
    whole, since = fields.get(spec.of), fields.get(spec.since)
    wanted = {FieldType.MAP} if spec.derives == "former" else {FieldType.LIST, FieldType.MAP}
    if spec.derives not in DERIVED:
        message, hint = f"'{spec.name}' derives the unknown '{spec.derives}'", f"one of {', '.join(DERIVED)}"
    elif spec.type is not FieldType.MAP:
        message, hint = f"'{spec.name}' derives '{spec.derives}', which is a map, and is a {spec.type}", "type: map"
    elif whole is None or whole.type not in wanted:
        message = f"'{spec.name}' compares the field '{spec.of}'; expected a {' or '.join(sorted(wanted))}"
        hint = "name it with 'of'"
    elif since is None or since.type is not FieldType.REF or since.many:
        message = f"'{spec.name}' looks for an earlier version in '{spec.since}'; expected a field with one ref"
        hint = "name it with 'since'"
    else:
        return
    reading.note("bad-derivation", message, node, hint)


def _field(reading: Reading, key: ScalarNode, node: Node) -> FieldSpec | None:
    name = reading.id(key, "a field")
    if name in COMMON_KEYS:
        reading.note("reserved-field", f"'{name}' is a key of every subject and cannot be a field", key)
        return None
    pairs = reading.mapping(node, f"field '{key.text}'")
    reading.known(pairs, _FIELD_KEYS, "unknown-key", "key of a field")
    if name is None or "type" not in pairs:
        if name is not None and isinstance(node, MapNode):
            reading.note("no-type", f"field '{name}' has no type", key, f"one of {', '.join(FieldType)}")
        return None
    type_node = pairs["type"][1]
    text = reading.text(type_node, "type")
    if text not in list(FieldType):
        if text is not None:
            hint = closest(text, list(FieldType)) or f"one of {', '.join(FieldType)}"
            reading.note("unknown-type", f"unknown type '{text}' of field '{name}'", type_node, hint)
        return None
    flags = {
        flag: reading.flag(pairs[flag][1], flag, default=False)
        for flag in ("many", "closed", "part_of")
        if flag in pairs
    }
    many = flags.get("many", False)
    texts = {
        key: reading.text(pairs[key][1], key) or ""
        for key in ("to", "unit", "alike", "derives", "of", "since")
        if key in pairs
    }
    return FieldSpec(
        name,
        FieldType(text),
        many=many,
        closed=flags.get("closed", not many),
        part_of=flags.get("part_of", False),
        **texts,
    )
