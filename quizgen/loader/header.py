"""`deck.yaml`: what a deck is called, cites and divides into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.loader.numbering import read_numbering
from quizgen.model import NUMBERED, Waiver, Work
from quizgen.nodes import ListNode, MapNode, Node, ScalarNode
from quizgen.reading import described
from quizgen.wording import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.reading import Reading

_KEYS = (
    "uid", "title", "description", "language", "licence", "version", "sources", "topics", "synonyms", "waive", "kinds",
)  # fmt: skip
_WORK_TEXTS = ("title", "author", "year", "url", "licence")
_WORK_KEYS = (*_WORK_TEXTS, "passages")
_WAIVER_KEYS = ("code", "reason", "on")
_TEXTS = ("title", "description", "language", "licence", "version")


@dataclass(frozen=True, slots=True)
class Header:
    """What `deck.yaml` says, without the kinds."""

    uid: str
    title: str
    description: str
    language: str
    licence: str
    version: str
    works: Mapping[str, Work]
    topics: Mapping[str, str]
    synonyms: tuple[frozenset[str], ...]
    waivers: tuple[Waiver, ...]
    kinds: Node | None


def read_header(reading: Reading, node: Node, fallback: str) -> Header:
    """Read `deck.yaml`; `fallback` stands in for a uid or title that is missing, which is noted."""
    pairs = reading.mapping(node, "the deck")
    reading.known(pairs, _KEYS, "unknown-key", "key of a deck")
    for wanted in ("uid", "title"):
        if wanted not in pairs:
            reading.note(f"no-{wanted}", f"the deck has no {wanted}", node, f"begin with '{wanted}: ...'")
    texts = {key: (reading.text(pairs[key][1], key) or "") if key in pairs else "" for key in _TEXTS}
    uid_node = pairs["uid"][1] if "uid" in pairs else None
    uid = reading.id(uid_node, "a deck") if isinstance(uid_node, ScalarNode) else None
    if uid_node is not None and not isinstance(uid_node, ScalarNode):
        reading.note("not-text", f"expected text for uid, found {described(uid_node)}", uid_node)
    return Header(
        uid=uid or fallback,
        title=texts["title"] or fallback,
        description=texts["description"],
        language=texts["language"] or "en",
        licence=texts["licence"],
        version=texts["version"],
        works=_works(reading, pairs["sources"][1]) if "sources" in pairs else {},
        topics=_topics(reading, pairs["topics"][1]) if "topics" in pairs else {},
        synonyms=_synonyms(reading, pairs["synonyms"][1]) if "synonyms" in pairs else (),
        waivers=_waivers(reading, pairs["waive"][1]) if "waive" in pairs else (),
        kinds=pairs["kinds"][1] if "kinds" in pairs and not _is_null(pairs["kinds"][1]) else None,
    )


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.is_null


def _works(reading: Reading, node: Node) -> dict[str, Work]:
    works = {}
    for work, (key, body) in reading.mapping(node, "sources").items():
        if reading.id(key, "a source") is None:
            continue
        if isinstance(body, MapNode):
            pairs = reading.mapping(body, f"source '{work}'")
            reading.known(pairs, _WORK_KEYS, "unknown-key", "key of a source")
            texts = {key: reading.text(pairs[key][1], key) or "" for key in _WORK_TEXTS if key in pairs}
        else:
            pairs = {}
            texts = {"title": reading.text(body, f"source '{work}'") or ""}
        if isinstance(body, MapNode) and "title" not in texts:
            reading.note("no-title", f"source '{work}' has no title", key)
        works[work] = Work(
            work,
            texts.get("title") or work,
            texts.get("author", ""),
            texts.get("year", ""),
            texts.get("url", ""),
            read_numbering(reading, pairs["passages"][1]) if "passages" in pairs else NUMBERED,
        )
    return works


def _topics(reading: Reading, node: Node) -> dict[str, str]:
    return {
        topic: text
        for topic, (key, body) in reading.mapping(node, "topics").items()
        if reading.id(key, "a topic") is not None and (text := reading.text(body, f"topic '{topic}'")) is not None
    }


def _synonyms(reading: Reading, node: Node) -> tuple[frozenset[str], ...]:
    if not isinstance(node, ListNode):
        reading.note("not-a-list", f"expected a list of lists for synonyms, found {described(node)}", node)
        return ()
    groups = []
    for group in node.items:
        texts = reading.texts(group, "a synonym")
        if len(texts) < 2:
            reading.note("lone-synonym", "a group of synonyms needs two texts or more", group)
        groups.append(frozenset(normal(text) for text in texts))
    return tuple(groups)


def _waivers(reading: Reading, node: Node) -> tuple[Waiver, ...]:
    if not isinstance(node, ListNode):
        hint = "write [{code: C3, reason: ...}]"
        reading.note("not-a-list", f"expected a list for waive, found {described(node)}", node, hint)
        return ()
    return tuple(waiver for each in node.items if (waiver := _waiver(reading, each)) is not None)


def _waiver(reading: Reading, node: Node) -> Waiver | None:
    """Read `{code, reason}` and perhaps `on`; whether the code may be waived there is for the linter to say."""
    pairs = reading.mapping(node, "a waiver")
    reading.known(pairs, _WAIVER_KEYS, "unknown-key", "key of a waiver")
    for wanted in ("code", "reason"):
        if wanted not in pairs and isinstance(node, MapNode):
            reading.note("bad-waiver", f"the waiver has no {wanted}", node, "write {code: C3, reason: ...}")
    texts = {key: reading.text(pairs[key][1], key) for key in _WAIVER_KEYS if key in pairs}
    code, reason, on = texts.get("code"), texts.get("reason"), texts.get("on", "")
    if not code or not reason or on is None:  # an 'on' that cannot be read must not waive everywhere
        return None
    return Waiver(code, reason, pairs["code"][1].origin, on)
