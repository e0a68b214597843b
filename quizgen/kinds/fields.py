"""The fields of a kind from nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.model import FieldSpec, FieldType
from quizgen.source import MapNode, Node, ScalarNode
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.reading import Reading

COMMON_KEYS = frozenset(
    {"name", "aliases", "topic", "source", "accept", "reject", "confusable", "formerly"}
)  # what every subject may have, so no field's name
_FIELD_KEYS = ("type", "to", "many", "closed", "unit", "part_of", "alike")


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
    return fields


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
    return FieldSpec(
        name,
        FieldType(text),
        to=(reading.text(pairs["to"][1], "to") or "") if "to" in pairs else "",
        many=many,
        closed=flags.get("closed", not many),
        unit=(reading.text(pairs["unit"][1], "unit") or "") if "unit" in pairs else "",
        part_of=flags.get("part_of", False),
        alike=(reading.text(pairs["alike"][1], "alike") or "") if "alike" in pairs else "",
    )
