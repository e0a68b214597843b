"""Items as the fields, tags and ids of Anki notes; what is computed here is permanent and needs no Anki."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from quizgen.exporters.anki_note_types import BASIC, CLOZE, NoteType
from quizgen.exporters.anki_text import escaped, tag
from quizgen.model import GAP

if TYPE_CHECKING:
    from quizgen.model import Card, Deck, Item, Option, Work


@dataclass(frozen=True, slots=True)
class NoteText:
    """The content of one note: the HTML of its fields in the order of its type, and its tags."""

    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def note_key(deck: Deck, card: Card) -> tuple[str, str, str]:
    """Give what a note's guid is made of, for ever: a change would part every learner from their progress.

    The deck counts by its uid, not by the name in the card's id, so that its folder can be renamed.
    """
    return "quizgen", deck.uid, card.id.removeprefix(f"{card.deck}/")


def deck_id(uid: str) -> int:
    """Give the deck's permanent number, in the range of Anki's own ids (milliseconds, 2004 to 2039)."""
    return 1 << 40 | int.from_bytes(sha256(f"quizgen deck {uid}".encode()).digest()[:5])


def deck_description(deck: Deck) -> str:
    """Give the HTML below the deck's name: what it is, its licence and its sources."""
    facts = [f"Version {deck.version}" * bool(deck.version), f"Licence: {deck.licence}" * bool(deck.licence)]
    paragraphs = [deck.description, *facts, "Sources:" * bool(deck.works)]
    rows = "".join(f"<li>{escaped(_cited(work))}</li>" for work in deck.works.values())
    return "".join(f"<p>{escaped(text)}</p>" for text in paragraphs if text) + (f"<ul>{rows}</ul>" if rows else "")


def note_text(deck: Deck, item: Item) -> NoteText:
    """Give the note of an item: a cloze where it has a gap to fill, else stem and options or answer."""
    blank = item.gap is not None and item.form == "cloze" and bool(item.key.strip())
    note_type = CLOZE if blank else BASIC
    values = _shared_fields(deck, item) | (_cloze_fields(item) if blank else {})
    tags = [tag("kind", item.card.subject.kind)]
    if item.topic:
        tags.append(tag("topic", item.topic))
    return NoteText(note_type, tuple(values.get(field.name, "") for field in note_type.fields), tuple(tags))


def _shared_fields(deck: Deck, item: Item) -> dict[str, str]:
    said_below = _said_below(item)
    texts = {
        "CardId": item.card.id,
        "Stem": item.stem,
        "Answer": item.key,
        "Explanation": said_below,
        "Source": item.source,
        "Topic": deck.topics.get(item.topic, item.topic),
        "Kind": item.card.subject.kind,
        "Form": item.form,
        "Language": deck.language,
    }
    return {name: escaped(text) for name, text in texts.items()} | {
        "Options": "".join(f'<li dir="auto"><div>{escaped(option.text)}</div></li>' for option in item.options),
        "Feedback": "".join(_judged(option, said_below) for option in item.options),
    }


def _cloze_fields(item: Item) -> dict[str, str]:
    before, after = item.gap or ("", "")
    return {
        "Text": f"{escaped(before)}{{{{c1::{escaped(item.key)}}}}}{escaped(after)}",
        # a stem that is the sentence with its blank would show it twice
        "Stem": "" if GAP in item.stem else escaped(item.stem),
    }


def _said_below(item: Item) -> str:
    """Give the explanation, unless the back says it anyway: as the cloze with its gap filled, or as the one reason."""
    before, after = item.gap or ("", "")
    reasons = [option.why for option in item.options]
    said = f"{before}{item.key}{after}" == item.explanation or reasons.count(item.explanation) == 1
    return "" if said else item.explanation


def _judged(option: Option, said_below: str) -> str:
    # a reason that several options share is the explanation, and is said once
    why = f'<div class="why" dir="auto">{escaped(option.why)}</div>' if option.why not in {"", said_below} else ""
    verdict = "right" if option.right else "wrong"
    return f'<li class="{verdict}" dir="auto"><div>{escaped(option.text)}</div>{why}</li>'


def _cited(work: Work) -> str:
    return ", ".join(part for part in (work.author, work.title, work.year, work.url) if part)
