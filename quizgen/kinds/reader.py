"""Kinds from nodes: fields, questions, and a deck's changes to the standard ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizgen.errors import QuizgenError
from quizgen.kinds.fields import COMMON_KEYS, at, read_fields
from quizgen.kinds.templates import read_hole, read_template
from quizgen.model import PLACE_PARTS, FieldType, Hole, Kind, Question, Template
from quizgen.nodes import ListNode, MapNode, Node, ScalarNode
from quizgen.reading import Reading
from quizgen.source import read_file
from quizgen.wording import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    _Pairs: TypeAlias = Mapping[str, tuple[ScalarNode, Node]]

STANDARD = Path(__file__).parent / "standard"
BUILT_IN_FORMS = ("choice", "truefalse", "typed", "cloze", "multi", "order", "match", "recall", "oddone", "pick")
_ONE_ANSWER = ("choice", "truefalse", "typed", "cloze")
_QUESTION_KEYS = ("stem", "asks", "orders", "matches", "statement", "forms", "formerly")


class Across(NamedTuple):
    """A question across subjects: its key instead of `asks`, its only form, and the fields that it may take."""

    key: str
    form: str
    value: str
    types: frozenset[FieldType]


_ONE_VALUE = frozenset(FieldType) - {FieldType.LIST, FieldType.MAP, FieldType.MEDIA}
_ACROSS = (
    Across("orders", "order", "date", frozenset({FieldType.DATE})),
    Across("matches", "match", "value", _ONE_VALUE),
)


def standard_kinds() -> dict[str, Kind]:
    """Read the kinds that ship with the engine."""
    reading = Reading()
    kinds: dict[str, Kind] = {}
    for path in sorted(STANDARD.glob("*.yaml")):
        node, problems = read_file(path, path.name)
        reading.problems += problems
        if node is not None:
            kinds = _overlaid(reading, node, kinds)
    if reading.problems:
        raise QuizgenError(f"the installation is damaged: {reading.problems[0]}", "install quizgen again")
    return kinds


def read_kinds(reading: Reading, node: Node, kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """Give `kinds` with those of a node added, or laid over those of the same name."""
    result = _overlaid(reading, node, kinds)
    for name, kind in result.items():
        for spec in kind.fields.values():
            if spec.to and spec.to not in result:
                hint = closest(spec.to, sorted(result))
                message = f"field '{spec.name}' of kind '{name}' points to the unknown kind '{spec.to}'"
                reading.note("unknown-kind", message, at(node, name, "fields", spec.name, "to"), hint)
    return result


def _overlaid(reading: Reading, node: Node, kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    result = dict(kinds)
    for name, (key, body) in reading.mapping(node, "kinds").items():
        if reading.id(key, "a kind") is not None:
            result[name] = _kind(reading, name, body, result.get(name))
    return result


def _kind(reading: Reading, name: str, body: Node, base: Kind | None) -> Kind:
    kind = base or Kind(name, name, {}, {})
    pairs = reading.mapping(body, f"kind '{name}'")
    reading.known(pairs, ("noun", "fields", "questions"), "unknown-key", "key of a kind")
    noun = reading.text(pairs["noun"][1], "noun") if "noun" in pairs else None
    fields = read_fields(reading, pairs["fields"][1], kind.fields) if "fields" in pairs else kind.fields
    kind = replace(kind, noun=noun or kind.noun, fields=fields)
    return replace(kind, questions=_questions(reading, pairs["questions"][1], kind)) if "questions" in pairs else kind


def _questions(reading: Reading, node: Node, kind: Kind) -> dict[str, Question]:
    questions = dict(kind.questions)
    for question, (key, body) in reading.mapping(node, "questions").items():
        if isinstance(body, ScalarNode) and body.is_null:
            if questions.pop(question, None) is None:
                message = f"kind '{kind.name}' has no question '{question}' to take away"
                reading.note("unknown-question", message, key, closest(question, list(kind.questions)))
        elif (made := _question(reading, key, body, kind)) is not None:
            questions[question] = made
    return questions


def _question(reading: Reading, key: ScalarNode, node: Node, kind: Kind) -> Question | None:
    name = reading.id(key, "a question")
    pairs = reading.mapping(node, f"question '{key.text}'")
    reading.known(pairs, _QUESTION_KEYS, "unknown-key", "key of a question")
    across = next((each for each in _ACROSS if each.key in pairs), None)
    missing = [wanted for wanted in ("stem", "asks") if wanted not in pairs and not (wanted == "asks" and across)]
    if missing and isinstance(node, MapNode):
        reading.note("incomplete-question", f"question '{key.text}' has no {' and no '.join(missing)}", key)
    if name is None or missing:
        return None
    stem = _template(reading, pairs["stem"][1], "stem", kind)
    asks = _across(reading, pairs, kind, across) if across else _asks(reading, pairs["asks"][1], kind)
    statement = _template(reading, pairs["statement"][1], "statement", kind) if "statement" in pairs else None
    if stem is None or asks is None:
        return None
    question = Question(
        name,
        stem,
        asks,
        statement,
        forms=(across.form,) if across else _forms_of(reading, pairs, asks, kind),
        formerly=reading.texts(pairs["formerly"][1], "formerly") if "formerly" in pairs else (),
    )
    return question if _coherent(reading, question, key) else None


def _template(reading: Reading, node: Node, what: str, kind: Kind) -> Template | None:
    text = reading.text(node, what)
    return read_template(reading, node, text, kind.fields) if text and isinstance(node, ScalarNode) else None


def _asks(reading: Reading, node: Node, kind: Kind, what: str = "asks") -> Hole | None:
    text = reading.text(node, what)
    return read_hole(reading, node, text, kind.fields) if text and isinstance(node, ScalarNode) else None


def _across(reading: Reading, pairs: _Pairs, kind: Kind, across: Across) -> Hole | None:
    """Read the field by which a question has subjects of the kind put in order, or matched: one with one value."""
    node = pairs[across.key][1]
    if "asks" in pairs:
        reading.note(f"asks-and-{across.key}", f"a question has either 'asks' or '{across.key}'", pairs["asks"][0])
    if "forms" in pairs:
        message = f"a question that '{across.key}' has the form '{across.form}' and no other"
        reading.note(f"{across.key}-form", message, pairs["forms"][0])
    hole = _asks(reading, node, kind, across.key)
    if hole is None:
        return None
    spec = kind.fields.get(hole.field)
    if spec is None or spec.type not in across.types or spec.many:
        fit = [each.name for each in kind.fields.values() if each.type in across.types and not each.many]
        hint = f"one of {', '.join(fit)}" if fit else f"kind '{kind.name}' has no such field"
        message = f"cannot {across.form} by '{hole.field}'; expected a field with one {across.value}"
        reading.note(f"{across.key}-no-{across.value}", message, node, hint)
        return None
    return None if {"asks", "forms"} & pairs.keys() else Hole(hole.field)


def default_forms(asks: Hole, kind: Kind) -> tuple[str, ...]:
    """Give the forms that make sense of what is asked, where a question does not say."""
    spec = kind.fields.get(asks.field)
    if spec is None:
        return (*_ONE_ANSWER, "pick")
    if asks.part or spec.type not in {FieldType.LIST, FieldType.MAP}:
        return (*_ONE_ANSWER, "multi") if spec.many and spec.closed else _ONE_ANSWER
    return ("match",) if spec.type is FieldType.MAP else ("multi", "recall")


def _forms_of(reading: Reading, pairs: _Pairs, asks: Hole, kind: Kind) -> tuple[str, ...]:
    return _forms(reading, pairs["forms"][1]) if "forms" in pairs else default_forms(asks, kind)


def _forms(reading: Reading, node: Node) -> tuple[str, ...]:
    forms = reading.texts(node, "forms")
    if isinstance(node, ListNode) and not node.items:
        reading.note(
            "empty-list", "forms has no members", node, f"leave it out, or take of {', '.join(BUILT_IN_FORMS)}"
        )
    for form in forms:
        if form not in BUILT_IN_FORMS:
            hint = closest(form, BUILT_IN_FORMS) or f"one of {', '.join(BUILT_IN_FORMS)}"
            reading.note("unknown-form", f"unknown form '{form}'", node, hint)
    return tuple(form for form in forms if form in BUILT_IN_FORMS)


def _coherent(reading: Reading, question: Question, key: ScalarNode) -> bool:
    """Note what makes a question unanswerable: the answer in its own stem, or parts of two fields at once."""
    before = len(reading.problems)
    asked = question.asks
    if any(
        (hole.field, hole.part) == (asked.field, asked.part) and hole.style != "when" for hole in question.stem.holes
    ):
        shown = f"{{{asked.field}{'.' + asked.part if asked.part else ''}}}"
        reading.note("answer-in-stem", f"the stem of '{question.name}' shows {shown}, which it asks for", key)
    _check_places(reading, question, key)
    split = {hole.field for hole in question.holes if hole.part}
    if len(split) > 1:
        message = (
            f"question '{question.name}' takes parts of {' and '.join(sorted(split))}; expected parts of one field"
        )
        reading.note("two-part-fields", message, key)
    statement = question.statement
    if statement and not any(hole.field == asked.field for hole in statement.holes):
        message = f"the statement of '{question.name}' has no hole for '{asked.field}', which the question asks for"
        reading.note("statement-without-answer", message, key)
    return len(reading.problems) == before


def _check_places(reading: Reading, question: Question, key: ScalarNode) -> None:
    """Note a place in a list that is told but not asked for, or asked for but not told, or told with its member."""
    field, asked = question.asks.field, question.asks.part
    told = {hole.part for hole in question.stem.holes if hole.field == field}
    used = sorted({hole.part for hole in question.holes if hole.part in PLACE_PARTS} - {asked})
    if asked not in {"placed", *used} and used:
        message = f"'{question.name}' tells of a place ({', '.join(used)}); expected it to ask for a part 'placed'"
        reading.note("place-not-asked", message, key)
    elif asked in PLACE_PARTS and asked != "placed":
        reading.note("place-not-asked", f"'{asked}' leads to a member; ask for '{field}.placed'", key)
    elif asked == "placed" and not told & {"position", "previous", "before"}:
        hint = f"show {{{field}.position}}, {{{field}.previous}} or {{{field}.before}}"
        reading.note("no-place", f"the stem of '{question.name}' does not say which member it asks for", key, hint)
    elif asked == "placed" and "item" in told:
        reading.note("answer-in-stem", f"the stem of '{question.name}' shows {{{field}.item}}, which it asks for", key)


__all__ = ["BUILT_IN_FORMS", "COMMON_KEYS", "read_kinds", "standard_kinds"]
