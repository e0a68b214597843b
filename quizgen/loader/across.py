"""What only the whole deck shows: shared names, spellings that lead to another, circles, questions nobody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizgen.model import Members, Ref, Text
from quizgen.nodes import MapNode, Node, ScalarNode
from quizgen.wording import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from quizgen.errors import Origin
    from quizgen.model import Deck, Fact, Subject, SubjectKey
    from quizgen.reading import Reading

Field: TypeAlias = tuple[str, str]  # of a kind: its name and the field's
_MOST_NAMED = 8  # members of a circle
_SPELLING_HINT = "take it out of 'accept', or make it say which one it is"


def check_names(reading: Reading, deck: Deck) -> None:
    """Note subjects of one kind that share a name or alias, since no question could tell them apart, or a spelling."""
    owners: dict[tuple[str, str], Subject] = {}
    for subject in deck.subjects.values():
        for name in dict.fromkeys(normal(text) for text in (subject.name.text, *subject.aliases)):
            first = owners.setdefault((subject.key.kind, name), subject)
            if first is not subject:
                message = f"'{subject.key.id}' has a name of '{first.key.id}' (at {first.origin}): '{name}'"
                reading.note("shared-name", message, subject.origin, "make each name say which one it is")
    # Only now are all names known that an accepted spelling may lead to.
    for subject in deck.subjects.values():
        for text in subject.name.accept:
            first = owners.setdefault((subject.key.kind, normal(text)), subject)
            if first is not subject:
                message = f"'{subject.key.id}' accepts '{text}', which means '{first.key.id}' (at {first.origin}) too"
                reading.note("shared-accept", message, subject.origin, _SPELLING_HINT)


def check_values(reading: Reading, deck: Deck) -> None:
    """Note texts that accept another value of their field, and lists that name a subject twice, by ref and by name."""
    accepting: dict[Field, list[tuple[Text, Fact]]] = {}
    for subject, fact in _facts(deck):
        if isinstance(fact.value, Members):
            _check_members(reading, deck, fact, fact.value)
        elif isinstance(fact.value, Text) and fact.value.accept:
            accepting.setdefault((subject.key.kind, fact.field), []).append((fact.value, fact))
    places = _places_of_texts(deck, accepting) if accepting else {}
    for field, texts in accepting.items():
        for text, fact in texts:
            others = dict.fromkeys(text.accept)
            for spelling in (each for each in others if normal(each) != normal(text.text)):
                if place := places.get((*field, normal(spelling))):
                    message = f"'{fact.field}' accepts '{spelling}' for '{text.text}', and has it as a value at {place}"
                    hint = "write both the same way, or take it out of 'accept'"
                    reading.note("shared-accept", message, fact.origin, hint, "warning")


def _places_of_texts(deck: Deck, fields: Collection[Field]) -> dict[tuple[str, str, str], Origin]:
    """Say where each text of some fields stands first."""
    places: dict[tuple[str, str, str], Origin] = {}
    for subject, fact in _facts(deck):
        if isinstance(fact.value, Text) and (subject.key.kind, fact.field) in fields:
            places.setdefault((subject.key.kind, fact.field, normal(fact.value.text)), fact.origin)
    return places


def _facts(deck: Deck) -> Iterator[tuple[Subject, Fact]]:
    for subject in deck.subjects.values():
        for facts in subject.facts.values():
            for fact in facts:
                yield subject, fact


def _check_members(reading: Reading, deck: Deck, fact: Fact, members: Members) -> None:
    targets = [each.target for each in members.items if isinstance(each, Ref) and each.target in deck.subjects]
    texts = [each for each in members.items if isinstance(each, Text)] if targets else []
    spellings = {normal(spelling): text for text in texts for spelling in (text.text, *text.accept)}
    for target in targets if texts else ():
        subject = deck.subjects[target]
        for name in (subject.name.text, *subject.name.accept, *subject.aliases):
            if text := spellings.get(normal(name)):
                message = f"'{fact.field}' names '{text.text}' twice: as a text and as '{target}'"
                reading.note("repeated-member", message, fact.origin, "keep the reference")
                break


def check_circles(reading: Reading, deck: Deck) -> None:
    """Note subjects that are, by way of others, parts of themselves."""
    facts = {subject.key: found for subject in deck.subjects.values() if (found := _wholes(deck, subject))}
    for circle in _circles({key: list(found) for key, found in facts.items()}):
        first, *rest = circle
        names = [f"'{key}'" for key in rest[:_MOST_NAMED]]
        if len(rest) > _MOST_NAMED:
            names.append(f"{len(rest) - _MOST_NAMED} more")
        words = ", which is part of ".join([*names, f"'{first}'"])
        message = f"'{first}' is part of {words if rest else 'itself'}"
        reading.note("circle", message, facts[first][circle[1 % len(circle)]].origin, "nothing is a part of itself")


def _wholes(deck: Deck, subject: Subject) -> dict[SubjectKey, Fact]:
    """Give what a subject is a part of, with the fact that says so."""
    specs = (spec for spec in deck.kinds[subject.key.kind].fields.values() if spec.part_of)
    facts = (fact for spec in specs for fact in subject.facts.get(spec.name, ()))
    return {fact.value.target: fact for fact in facts if isinstance(fact.value, Ref)}


def _circles(steps: Mapping[SubjectKey, Sequence[SubjectKey]]) -> Iterator[list[SubjectKey]]:
    """Give circles, at least one of every knot of them; without recursion, since a chain may be as long as the deck."""
    finished: set[SubjectKey] = set()
    for start in steps:
        trail = {} if start in finished else {start: iter(steps[start])}
        while trail:
            last = next(reversed(trail))
            step = next(trail[last], None)
            if step is None:
                del trail[last]
                finished.add(last)
            elif step in trail:
                keys = list(trail)
                yield keys[keys.index(step) :]
            elif step not in finished:
                trail[step] = iter(steps.get(step, ()))


def check_questions(reading: Reading, deck: Deck, kinds: Node, written: Mapping[str, Collection[str]]) -> None:
    """Note questions of the deck's own that ask for a field which no subject of their kind has.

    A field that is `written` down is filled, though what was written may not have been read.
    """
    filled = {kind: set(fields) for kind, fields in written.items()}
    for subject in deck.subjects.values():
        filled[subject.key.kind].update(subject.facts)
    for kind, body in _pairs(kinds):
        known = deck.kinds[kind.text].questions if kind.text in deck.kinds else {}
        for name, question in _pairs(_under(body, "questions")):
            asks = known[name.text].asks if name.text in known else None
            if asks is None or asks.field == "name" or asks.field in filled.get(kind.text, ()):
                continue
            names = (value for _, value in _pairs(question) if isinstance(value, ScalarNode))
            place = next((value for value in names if value.text.split(".")[0].strip() == asks.field), name)
            message = f"question '{name.text}' asks for '{asks.field}', which no '{kind.text}' of the deck has"
            reading.note("unfilled-field", message, place, "fill the field in, or take the question out", "warning")


def _pairs(node: Node | None) -> tuple[tuple[ScalarNode, Node], ...]:
    return node.pairs if isinstance(node, MapNode) else ()


def _under(node: Node, key: str) -> Node | None:
    return next((value for each, value in _pairs(node) if each.text == key), None)
