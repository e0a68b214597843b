"""`facts/*.yaml`, gone through subject by subject, so that no file is ever in memory as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loader.subjects import SubjectReader
from quizgen.model import Subject, SubjectKey
from quizgen.source import read_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from quizgen.errors import Origin
    from quizgen.loader.header import Header
    from quizgen.loader.ids import Ids
    from quizgen.model import Kind
    from quizgen.nodes import Keys, Node
    from quizgen.reading import Reading

KINDS_AND_IDS = 2  # the mappings between a file and what it says of a subject


class Facts:
    """The subjects of a deck, and where each id stands, whether or not its subject could be read."""

    def __init__(self, reading: Reading, header: Header, kinds: Mapping[str, Kind], ids: Ids) -> None:
        self.subjects: dict[SubjectKey, Subject] = {}
        self.places: dict[SubjectKey, Origin] = {}
        self.is_whole = True
        self._reading = reading
        self._kinds = kinds
        self._ids = ids
        self._reader = SubjectReader(reading, header, kinds, ids)

    @property
    def filled(self) -> Mapping[str, Collection[str]]:
        """Give the keys that subjects have, by kind, whether or not their values could be read."""
        return self._reader.filled

    def read(self, files: Sequence[tuple[Path, str]]) -> None:
        """Add what stands in files, each with the path that problems name; of a broken file nothing."""
        for path, shown in files:
            self._file(path, shown)

    def _file(self, path: Path, shown: str) -> None:
        problems = self._reading.problems
        before = len(problems)
        subjects: dict[SubjectKey, Subject] = {}
        places: dict[SubjectKey, Origin] = {}
        entries = read_entries(path, shown, KINDS_AND_IDS)
        kind_of_last: Node | None = None
        for keys, body in entries:
            if keys and keys[0] is not kind_of_last:
                kind_of_last = keys[0]
                self._reading.known({keys[0].text: (keys[0], body)}, tuple(self._kinds), "unknown-kind", "kind")
            if not self._has_subject(keys, body):
                continue
            key = self._key(keys, places)
            if key is not None and (subject := self._reader.subject(key, keys[1].origin, body)) is not None:
                subjects[key] = subject
        if entries.is_broken:
            self.is_whole = False
            del problems[before:]
        else:
            self.subjects.update(subjects)
            self.places.update(places)
        problems[before:before] = entries.problems

    def _has_subject(self, keys: Keys, body: Node) -> bool:
        """Tell whether an entry stands where a subject does; note what else stands there."""
        if not keys:
            self._reading.mapping(body, "facts")
        elif len(keys) < KINDS_AND_IDS and keys[0].text in self._kinds:
            self._reading.mapping(body, f"the subjects of '{keys[0].text}'")
        return len(keys) == KINDS_AND_IDS and keys[0].text in self._kinds

    def _key(self, keys: Keys, places: dict[SubjectKey, Origin]) -> SubjectKey | None:
        kind, node = keys
        if self._reading.id(node, "a subject") is None:
            return None
        key = SubjectKey(kind.text, node.text)
        if key in self.places:
            message = f"'{key}' stands here a second time; the first is at {self.places[key]}"
            self._reading.note("duplicate-id", message, node, "rename or remove one")
            return None
        key = self._ids.find(key) or key
        places[key] = node.origin
        return key
