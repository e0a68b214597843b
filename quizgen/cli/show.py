"""`quizgen show`: a deck's facts, its questions and one item of each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quizgen.cli.items import as_text
from quizgen.errors import QuizgenError
from quizgen.forms import FORMS
from quizgen.library import open_deck
from quizgen.model import Deck, Fact, Members, Pairs, Quote, Scalar, Subject, SubjectKey, Value
from quizgen.stems import show
from quizgen.wording import closest, joined

if TYPE_CHECKING:
    from quizgen.generation import Generator


def show_deck(name: str, wanted: str | None, seed: int) -> None:
    """Write one subject, or the deck's head and all its subjects."""
    generator, loaded = open_deck(name)
    for problem in loaded.errors:
        sys.stderr.write(f"{problem}\n")
    deck = generator.knowledge.deck
    if wanted is not None:
        for key in _matching(deck, wanted):
            sys.stdout.write(_page(generator, deck.subjects[key], seed))
        return
    head = [
        deck.title,
        deck.description,
        f"licence {deck.licence or 'not stated'}, version {deck.version or 'not stated'}",
    ]
    sys.stdout.write("\n".join(line for line in head if line) + "\n\n")
    for subject in deck.subjects.values():
        sys.stdout.write(_page(generator, subject, seed))


def _matching(deck: Deck, wanted: str) -> list[SubjectKey]:
    found = [key for key in deck.subjects if wanted in (key.id, str(key))]
    if not found:
        names = [str(key) for key in deck.subjects] if "/" in wanted else [key.id for key in deck.subjects]
        raise QuizgenError(f"deck '{deck.name}' has no subject '{wanted}'", closest(wanted, names))
    return found


def _page(generator: Generator, subject: Subject, seed: int) -> str:
    deck = generator.knowledge.deck
    lines = [f"{subject.key}", f"  {subject.name.text}"]
    if subject.aliases:
        lines.append(f"  also: {'; '.join(subject.aliases)}")
    for name, facts in subject.facts.items():
        lines += [f"    {name}: {_value(deck, fact.value)}  ({_place(fact)})" for fact in facts]
    lines.append("")
    for card in generator.cards:
        if card.subject == subject.key:
            item = next((made for form in FORMS if (made := generator.item(card, form, seed)) is not None), None)
            if item is None:
                stem = deck.kinds[subject.key.kind].questions[card.question].stem.text
                lines.append(f"no form allowed · {card.id}\n  {stem}\n")
            else:
                lines.append(as_text(item))
    return "\n".join(lines) + "\n"


def _value(deck: Deck, value: Value) -> str:
    match value:
        case Members(items=items):
            return joined([show(deck, item) for item in items])
        case Pairs(items=pairs):
            return "; ".join(f"{show(deck, key)}: {show(deck, right)}" for key, right in pairs)
        case Quote(text=text):
            return f"“{text}”"
        case _:
            return show(deck, _scalar(value))


def _scalar(value: Value) -> Scalar:
    assert not isinstance(value, Members | Pairs | Quote)
    return value


def _place(fact: Fact) -> str:
    return ", ".join(part for part in (fact.citation.work, fact.citation.at) if part) or "no source"
