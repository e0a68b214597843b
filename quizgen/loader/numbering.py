"""`passages` of a source: how its sections, parts and paragraphs are named, and whether a citation names one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.model import Numbering
from quizgen.reading import shortened
from quizgen.wording import closest, place, places

if TYPE_CHECKING:
    from quizgen.model import Work
    from quizgen.nodes import Node
    from quizgen.reading import Reading

_KEYS = ("sections", "parts", "paragraph", "opening", "note", "digest")
_WORDS = ("paragraph", "opening", "note")
_DIGEST = re.compile("[0-9a-f]{64}")


def read_numbering(reading: Reading, node: Node) -> Numbering:
    """Read how the passages of a work are named."""
    pairs = reading.mapping(node, "passages")
    reading.known(pairs, _KEYS, "unknown-key", "key of passages")
    words = {key: text for key in _WORDS if key in pairs and (text := reading.text(pairs[key][1], key))}
    digest = (reading.text(pairs["digest"][1], "digest") or "") if "digest" in pairs else ""
    if digest and not _DIGEST.fullmatch(digest):
        hint = "quizgen verify prints it"
        reading.note("bad-digest", f"'{shortened(digest)}' is no SHA-256 in hexadecimal", pairs["digest"][1], hint)
        digest = ""
    return Numbering(
        _beginnings(reading, pairs["sections"][1], "section") if "sections" in pairs else {},
        _beginnings(reading, pairs["parts"][1], "part") if "parts" in pairs else {},
        words.get("paragraph", "paragraph"),
        words.get("opening", "opening"),
        words.get("note", "note"),
        digest,
    )


def _beginnings(reading: Reading, node: Node, what: str) -> dict[str, str]:
    """Read names with the words with which each begins."""
    found: dict[str, str] = {}
    for name, (key, body) in reading.mapping(node, f"{what}s").items():
        text = reading.text(body, f"the beginning of {what} '{name}'")
        if not name.strip() or any(mark in name for mark in ",;"):
            hint = "commas and semicolons stand between names"
            reading.note("bad-passage-name", f"'{shortened(name)}' cannot be the name of a {what}", key, hint)
        elif text is not None and text in found.values():
            first = next(other for other, words in found.items() if words == text)
            reading.note("shared-beginning", f"{what} '{name}' begins with the words of '{first}'", body)
        elif text is not None:
            found[name] = text
    return found


def check_place(reading: Reading, work: Work, at: str, node: Node) -> None:
    """Note a citation whose section or part the work does not declare; how many paragraphs there are is not known."""
    numbering = work.numbering
    sections = {place(name): name for name in numbering.sections}
    if not sections:
        return
    parts = {place(name): name for name in (*numbering.parts, numbering.opening)}
    for cited in places(at):
        section, *rest = cited.split(", ")
        if not rest and _is_counted(section, numbering.note):
            continue
        if section not in sections:
            hint = closest(section, list(sections)) or f"known here: {', '.join(sections.values())}"
            reading.note("unknown-passage", f"source '{work.id}' has no section '{section}'", node, hint)
            continue
        known_part = rest[:1] if rest[:1] and rest[0] in parts else []
        for part in rest[len(known_part) :]:
            if not _is_counted(part, numbering.paragraph) or len(rest) > len(known_part) + 1:
                hint = closest(part, list(parts)) or f"known here: {', '.join(parts.values())}"
                reading.note("unknown-passage", f"source '{work.id}' has no part '{part}' of a section", node, hint)
                break


def _is_counted(name: str, word: str) -> bool:
    return re.fullmatch(rf"{re.escape(place(word))} [1-9]\d*", name) is not None
