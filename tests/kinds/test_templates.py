from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import Origin
from quizgen.kinds.templates import read_hole, read_template
from quizgen.model import FieldSpec, FieldType, Hole, Template
from quizgen.nodes import ScalarNode
from quizgen.reading import Reading

FIELDS = {type_.value: FieldSpec(type_.value, type_) for type_ in FieldType if type_ is not FieldType.NAME} | {
    "held-by": FieldSpec("held-by", FieldType.REF)
}


def read(text: str) -> tuple[Template | None, list[str]]:
    reading = Reading()
    template = read_template(reading, ScalarNode(text, Origin("f", 1, 1)), text, FIELDS)
    return template, [str(problem) for problem in reading.problems]


def pieces_of(text: str) -> tuple[str | Hole, ...]:
    template, problems = read(text)
    assert problems == []
    assert template is not None
    assert template.text == text
    return template.pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Who?", ("Who?",)),
        ("{name}", (Hole("name"),)),
        ("Who is {name}?", ("Who is ", Hole("name"), "?")),
        ("{ name }{text}", (Hole("name"), Hole("text"))),
        ("{held-by} held it", (Hole("held-by"), " held it")),
        ("{date:on}, {date:when}", (Hole("date", style="on"), ", ", Hole("date", style="when"))),
        ("{list.item}", (Hole("list", "item"),)),
        ("{list.item:quoted}", (Hole("list", "item", "quoted"),)),
        ("{list.position}{list.before}", (Hole("list", "position"), Hole("list", "before"))),
        ("{map.key}: {map.value}", (Hole("map", "key"), ": ", Hole("map", "value"))),
        ("{quote.gap}", (Hole("quote", "gap"),)),
        ("{{name}}", ("{name}",)),
        ("{{{name}}}", ("{", Hole("name"), "}")),
        ("{{}} and {{", ("{} and {",)),
    ],
)
def test_a_template_is_words_and_holes(text: str, pieces: tuple[str | Hole, ...]) -> None:
    assert pieces_of(text) == pieces


def test_the_holes_of_a_template_are_given_in_order() -> None:
    template, _ = read("{text} of {name} {date:on}")
    assert template is not None
    assert template.holes == (Hole("text"), Hole("name"), Hole("date", style="on"))


@given(text=st.text(max_size=20) | st.text("{}ab. ", max_size=20))
def test_words_with_doubled_braces_are_the_words(text: str) -> None:
    pieces = pieces_of(text.replace("{", "{{").replace("}", "}}"))
    assert pieces == ((text,) if text else ())


@given(
    text=st.text("{}name.:dto ", max_size=30)
    | st.lists(st.sampled_from(["{name}", "{date:on}", "{{", "}}", "x"])).map("".join)
)
def test_a_template_is_read_whole_or_not_at_all(text: str) -> None:
    template, problems = read(text)
    assert (template is None) == bool(problems)
    if template is not None:
        assert not any(isinstance(one, str) and isinstance(two, str) for one, two in pairwise(template.pieces))
        assert "" not in template.pieces
        assert {hole.field for hole in template.holes} <= {"name", *FIELDS}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{nmae}", "unknown field 'nmae' in the hole '{nmae}' [unknown-hole] did you mean 'name'?"),
        ("{dat:on}", "unknown field 'dat' in the hole '{dat:on}' [unknown-hole] did you mean 'date'?"),
        ("{date:wen}", "unknown style 'wen' for 'date'; expected 'on' or 'when' [unknown-style]"),
        ("{text:on}", "unknown style 'on' for 'text'; expected none: it is no date [unknown-style]"),
        ("{name:on}", "unknown style 'on' for 'name'; expected none: it is no date [unknown-style]"),
        ("{map.item}", "'map' has no part 'item'; expected 'key' or 'value' [unknown-part]"),
        ("{text.item}", "'text' has no part 'item'; expected none: it is no list, map or quote [unknown-part]"),
    ],
)
def test_a_hole_that_names_nothing_is_a_problem(text: str, problem: str) -> None:
    assert read(f"Where is {text}?") == (None, [f"f:1:1: {problem}"])


@pytest.mark.parametrize(
    "text", ["{", "}", "{}", "{ }", "{a b}", "{name!r}", "{name[0]}", "{name.__class__.x}", "{name:on:on}", "{1+1}"]
)
def test_a_hole_holds_no_logic(text: str) -> None:
    template, problems = read(f"Where is {text}")
    assert template is None
    assert [problem.split("[")[-1] for problem in problems] == [
        "bad-hole] a hole is {field}, {field.part} or {field:style}; write '{{' for a brace"
    ]


def test_every_bad_hole_of_a_template_is_noted() -> None:
    assert [problem.split("'")[1] for problem in read("{xyz} {name} {{{zyx}}} {")[1]] == ["xyz", "zyx", "{"]


@pytest.mark.parametrize(
    ("text", "hole"),
    [("name", Hole("name")), (" list.item ", Hole("list", "item")), ("date:on", Hole("date", style="on"))],
)
def test_what_is_asked_is_a_hole_without_braces(text: str, hole: Hole) -> None:
    assert read_hole(Reading(), ScalarNode(text, Origin("f", 1, 1)), text, FIELDS) == hole
