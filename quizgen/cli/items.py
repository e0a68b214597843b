"""`quizgen items`: every item of a deck, as text or as one JSON object a line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from quizgen.errors import NothingToAskError
from quizgen.forms import FORMS
from quizgen.library import open_deck
from quizgen.wording import closest

if TYPE_CHECKING:
    from quizgen.model import Item

_LETTERS = "abcdefghi"


def write_items(deck: str, seed: int, form: str | None, *, as_jsonl: bool) -> None:
    """Write the items of a deck, each as soon as it is made."""
    if form is not None and form not in FORMS:
        raise NothingToAskError(
            f"there is no form '{form}'", closest(form, list(FORMS)) or f"forms: {', '.join(FORMS)}"
        )
    generator, loaded = open_deck(deck)
    for problem in loaded.errors:
        sys.stderr.write(f"{problem}\n")
    for item in generator.items(seed, form):
        line = json.dumps(as_object(item), ensure_ascii=False) if as_jsonl else as_text(item)
        sys.stdout.write(line + "\n")


def as_object(item: Item) -> dict[str, Any]:
    """Give an item as plain values, with the keys that DESIGN's command line promises."""
    return {
        "id": item.card.id,
        "form": item.form,
        "seed": item.seed,
        "kind": item.card.subject.kind,
        "subject": item.card.subject.id,
        "question": item.card.question,
        "part": item.card.part,
        "topic": item.topic,
        "stem": item.stem,
        "prompts": list(item.prompts),
        "key": list(item.keys) or item.key,
        "options": [option.text for option in item.options],
        "correct": list(item.correct),
        "accepts": list(item.accepts),
        "rejects": list(item.rejects),
        "why": {option.text: option.why for option in item.options if not option.right},
        "explanation": item.explanation,
        "source": item.source,
        "difficulty": item.difficulty,
    }


def as_text(item: Item) -> str:
    """Write an item as a page of text: the key marked, and each wrong option with its reason.

    What is to be put in order has the number of its place, and what is to be matched the thing that it goes with.
    """
    lines = [f"{item.form} · {item.card.id}", f"  {item.stem}"]
    marks = _marks(item)
    for index, (letter, option) in enumerate(zip(_LETTERS, item.options, strict=False)):
        goes_with = f"  ← {item.prompts[item.keys.index(option.text)]}" if item.prompts and option.right else ""
        lines.append(f"  {marks[index]} {letter}. {option.text}{goes_with}")
        if option.why:
            lines.append(f"         {option.why}")
    if item.form == "recall":
        lines += [line for row in zip(item.keys, item.spellings, strict=True) for line in _typed(*row)]
    elif not item.options:
        lines += _typed(item.key, item.accepts)
    lines.append(f"  source: {item.source}")
    return "\n".join(lines) + "\n"


def _marks(item: Item) -> list[str]:
    """Give the sign before each option: its place where it is put in order, else a star where it is right."""
    if item.form == "order":
        return [str(item.keys.index(option.text) + 1) for option in item.options]
    return ["*" if option.right else " " for option in item.options]


def _typed(key: str, accepts: tuple[str, ...]) -> list[str]:
    """Write an answer that is typed, and how else it may be spelled."""
    others = [text for text in accepts if text != key]
    return [f"  * {key}", *([f"         also: {'; '.join(others)}"] if others else [])]
