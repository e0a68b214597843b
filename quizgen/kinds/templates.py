"""Stems and statements: words with holes, read into pieces. Holes only: no logic, no expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.model import PLACE_PARTS, FieldSpec, FieldType, Hole, Template
from quizgen.wording import closest, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.nodes import ScalarNode
    from quizgen.reading import Reading

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_HOLE = re.compile(r"(?P<field>[\w-]+)(?:\.(?P<part>\w+))?(?::(?P<style>\w+))?")
_STYLES: dict[FieldType, tuple[str, ...]] = {
    FieldType.DATE: ("on", "when"),
    FieldType.LIST: ("quoted",),
    FieldType.MAP: ("quoted",),
}
PARTS: dict[FieldType, tuple[str, ...]] = {
    FieldType.LIST: ("item", *PLACE_PARTS),
    FieldType.MAP: ("key", "value"),
    FieldType.QUOTE: ("gap",),
}


def read_template(reading: Reading, node: ScalarNode, text: str, fields: Mapping[str, FieldSpec]) -> Template | None:
    """Read a template whose holes must name `fields`; note each hole that does not and give None."""
    pieces: list[str | Hole] = []
    words, sound = "", True
    position = 0
    for match in _PIECE.finditer(text):
        words += text[position : match.start()]
        position = match.end()
        if match[0] in {"{{", "}}"}:
            words += match[0][0]
            continue
        hole = read_hole(reading, node, match[1] if match[1] is not None else match[0], fields)
        if hole is None:
            sound = False
            continue
        pieces += [words, hole] if words else [hole]
        words = ""
    words += text[position:]
    pieces += [words] if words else []
    return Template(tuple(pieces), text, node.origin) if sound else None


def read_hole(reading: Reading, node: ScalarNode, text: str, fields: Mapping[str, FieldSpec]) -> Hole | None:
    """Read `field`, `field.part` or `field:style`, checked against the fields of the kind."""
    match = _HOLE.fullmatch(text.strip())
    if match is None:
        hint = "a hole is {field}, {field.part} or {field:style}; write '{{' for a brace"
        reading.note("bad-hole", f"cannot read the hole '{text}' in '{node.text}'", node, hint)
        return None
    hole = Hole(match["field"], match["part"] or "", match["style"] or "")
    spec = fields.get(hole.field)
    if spec is None and hole.field != "name":
        known = ["name", *fields]
        hint = closest(hole.field, known) or f"known here: {', '.join(known)}"
        reading.note("unknown-hole", f"unknown field '{hole.field}' in the hole '{{{text}}}'", node, hint)
        return None
    parts = PARTS.get(spec.type, ()) if spec else ()
    if hole.part and hole.part not in parts:
        expected = joined([f"'{part}'" for part in parts], "or") or "none: it is no list, map or quote"
        reading.note("unknown-part", f"'{hole.field}' has no part '{hole.part}'; expected {expected}", node)
        return None
    styles = _STYLES.get(spec.type, ()) if spec else ()
    if hole.style and hole.style not in styles:
        expected = " or ".join(f"'{style}'" for style in styles) or "none: it is no date"
        reading.note("unknown-style", f"unknown style '{hole.style}' for '{hole.field}'; expected {expected}", node)
        return None
    return hole
