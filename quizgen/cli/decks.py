"""`quizgen decks`: what is on the shelf."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.library import DeckEntry, load_deck, shelf

if TYPE_CHECKING:
    from quizgen.model import Deck


def list_decks(*, as_json: bool) -> None:
    """Write each deck with how many subjects, facts and cards it has."""
    rows = [_row(entry) for entry in shelf()]
    if as_json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    if not rows:
        sys.stdout.write("no decks\n")
    for row in rows:
        counts = f"{row['subjects']} subjects, {row['facts']} facts, {row['cards']} cards"
        if row["problems"]:
            counts += f", {row['problems']} problems (see: quizgen check {row['name']})"
        sys.stdout.write(f"{row['name']}\n    {row['title']}\n    {counts}\n")


def _row(entry: DeckEntry) -> dict[str, Any]:
    loaded = load_deck(entry.path)
    deck = loaded.deck
    return {
        "name": entry.name,
        "title": entry.title,
        "description": entry.description,
        "path": str(entry.path),
        "licence": deck.licence if deck else "",
        "version": deck.version if deck else "",
        "subjects": len(deck.subjects) if deck else 0,
        "facts": fact_count(deck) if deck else 0,
        "cards": len(Generator(Knowledge(deck)).cards) if deck else 0,
        "problems": sum(problem.severity != "info" for problem in loaded.problems),
    }


def fact_count(deck: Deck) -> int:
    """Count facts: values, members of lists, pairs of maps; not what only sorts values, nor what follows from them."""
    specs = [(kind.name, spec) for kind in deck.kinds.values() for spec in kind.fields.values()]
    uncounted = {(kind, spec.alike) for kind, spec in specs if spec.alike}
    uncounted |= {(kind, spec.name) for kind, spec in specs if spec.derives}
    facts = (
        fact
        for subject in deck.subjects.values()
        for field, group in subject.facts.items()
        for fact in group
        if (subject.key.kind, field) not in uncounted
    )
    return sum(len(getattr(fact.value, "items", (None,))) for fact in facts)
