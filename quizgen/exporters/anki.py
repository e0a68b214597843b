"""Decks for Anki, as .apkg files; the only module that imports genanki.

A learner who imports a later file of the same deck keeps their progress, since the guids of notes and the note types
never change; see `anki_notes.note_key` and `anki_note_types`. The same items and time give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import genanki

from quizgen.errors import NothingToAskError, QuizgenError
from quizgen.exporters.anki_note_types import CHANGED, CSS, NOTE_TYPES, NoteType, layout
from quizgen.exporters.anki_notes import deck_description, deck_id, note_key, note_text
from quizgen.exporters.anki_text import deck_name
from quizgen.exporters.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.model import Deck, Item

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def write_anki(deck: Deck, items: Iterable[Item], target: Path, *, now: float) -> int:
    """Write one note for each item to the .apkg file `target` and give how many there are.

    `now` (seconds since 1970) becomes the time of change of all notes: an import updates a note that a learner has
    only if it is later than that of the file before. Raises OutputError, NothingToAskError, and QuizgenError for two
    items of one card.
    """
    with whole_file(target) as stream:
        package = genanki.Deck(deck_id(deck.uid), deck_name(deck.title) or deck.name, deck_description(deck))
        for note in _notes(deck, items):
            package.add_note(note)
        if not package.notes:
            raise NothingToAskError(f"deck '{deck.name}' gives no items for '{target}'")
        _deflate(_built(package, now), stream)
    return len(package.notes)


class _NoteType(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A genanki model that says when its templates changed, not when it was built: learners keep their own CSS."""

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:  # noqa: ARG002  # genanki's signature
        model: dict[str, Any] = super().to_json(CHANGED, deck_id)
        return model


class _Package(genanki.Package):  # type: ignore[misc]  # genanki has no types
    """A genanki package that knows its temporary database, which genanki leaves behind."""

    database: Path | None = None

    def write_to_db(self, cursor: Any, timestamp: float, id_gen: Iterator[int]) -> None:
        _, _, path = cursor.execute("pragma database_list").fetchone()
        self.database = Path(path)
        super().write_to_db(cursor, timestamp, id_gen)


def _notes(deck: Deck, items: Iterable[Item]) -> Iterator[Any]:
    models = {note_type.name: _model(note_type) for note_type in NOTE_TYPES}
    seen: set[str] = set()
    for position, item in enumerate(items):
        text = note_text(deck, item)
        guid = genanki.guid_for(*note_key(deck, item.card))
        if guid in seen:
            raise QuizgenError(f"card '{item.card.id}' has two items, expected one", "give each card one form")
        seen.add(guid)
        # new cards are learned in the order of the items
        yield genanki.Note(models[text.type.name], list(text.fields), tags=text.tags, guid=guid, due=position)


def _model(note_type: NoteType) -> Any:
    names = [field.name for field in note_type.fields]
    return _NoteType(
        note_type.id,
        note_type.name,
        fields=[{"name": field.name, "id": field.id} for field in note_type.fields],
        templates=[
            {
                "name": note_type.template_name,
                "id": note_type.template_id,
                "qfmt": layout(note_type.front),
                "afmt": layout(note_type.back),
            }
        ],
        css=layout(CSS),
        model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
        sort_field_index=names.index(note_type.sort_field),
    )


def _built(deck: Any, now: float) -> io.BytesIO:
    package, built = _Package(deck), io.BytesIO()
    try:
        package.write_to_file(built, timestamp=now)
    finally:
        if package.database is not None:
            package.database.unlink(missing_ok=True)
    return built


def _deflate(stored: io.BytesIO, stream: BinaryIO) -> None:
    """Write the archive again, compressed, with nothing in it of this machine or minute."""
    with zipfile.ZipFile(stored) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _ZIP_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = 0o644 << 16
            new.writestr(member, old.read(name))
