from __future__ import annotations

import pytest

from quizgen.errors import Origin, Problem
from quizgen.nodes import MapNode, Node, ScalarNode
from quizgen.reading import Reading, described, shortened
from quizgen.source import read_text


def node_of(text: str) -> Node:
    node, problems = read_text(f"- {text}", "f")
    assert problems == []
    assert node is not None
    assert not isinstance(node, ScalarNode | MapNode)
    return node.items[0]


def key_of(text: str) -> ScalarNode:
    return ScalarNode(text, Origin("f", 1, 3))


def printed(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def test_a_problem_is_noted_at_its_node_or_place() -> None:
    reading = Reading()
    reading.note("some-code", "two\nlines", node_of("x"))
    reading.note("some-code", "a place", Origin("g", 4, 5), "do so", "warning")
    assert reading.problems == [
        Problem("some-code", "two lines", Origin("f", 1, 3)),
        Problem("some-code", "a place", Origin("g", 4, 5), "do so", "warning"),
    ]
    assert printed(reading) == ["f:1:3: two lines [some-code]", "g:4:5: a place [some-code] do so"]


def test_a_mapping_gives_its_pairs_by_key() -> None:
    reading = Reading()
    pairs = reading.mapping(node_of("{a: b, c: d}"), "a test")
    assert [(text, key.text) for text, (key, _) in pairs.items()] == [("a", "a"), ("c", "c")]
    assert reading.problems == []


@pytest.mark.parametrize(("text", "found"), [("[a]", "a list"), ("a", "'a'"), ("~", "nothing"), ("", "nothing")])
def test_what_is_no_mapping_gives_no_pairs_and_one_problem(text: str, found: str) -> None:
    reading = Reading()
    assert reading.mapping(node_of(text), "a test") == {}
    assert [each.message for each in reading.problems] == [f"expected a mapping for a test, found {found}"]


def test_an_unknown_key_comes_with_the_nearest_that_is_known_or_with_all() -> None:
    reading = Reading()
    reading.known(
        reading.mapping(node_of("{date: 1, dat: 2, xyz: 3}"), ""), ["place", "date"], "unknown-field", "field"
    )
    assert printed(reading) == [
        "f:1:13: unknown field 'dat' [unknown-field] did you mean 'date'?",
        "f:1:21: unknown field 'xyz' [unknown-field] known here: date, place",
    ]


@pytest.mark.parametrize(
    ("text", "line"), [("two words", "two words"), ("'a \n\n  b'", "a b"), ("'~'", "~"), ("no", "no"), ("012", "012")]
)
def test_a_text_is_one_line(text: str, line: str) -> None:
    reading = Reading()
    assert reading.text(node_of(text), "a test") == line
    assert reading.problems == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a test is empty [empty-text]"),
        ("null", "a test is empty [empty-text]"),
        ("' '", "a test is empty [empty-text]"),
        ("[a]", "expected text for a test, found a list [not-text]"),
        ("{a: b}", "expected text for a test, found a mapping [not-text]"),
    ],
)
def test_what_is_no_text_is_a_problem(text: str, problem: str) -> None:
    reading = Reading()
    assert reading.text(node_of(text), "a test") is None
    assert [line.split(": ", 1)[1] for line in printed(reading)] == [problem]


def test_texts_are_one_or_a_list_without_those_that_are_none() -> None:
    reading = Reading()
    assert reading.texts(node_of("a"), "a test") == ("a",)
    assert reading.texts(node_of("[a, [b], ~, c]"), "a test") == ("a", "c")
    assert [each.code for each in reading.problems] == ["not-text", "empty-text"]


@pytest.mark.parametrize(
    ("text", "flag"), [("true", True), ("Yes", True), ("on", True), ("false", False), ("NO", False), ("off", False)]
)
@pytest.mark.parametrize("default", [True, False])
def test_a_flag_is_read_in_any_case(text: str, flag: bool, default: bool) -> None:  # noqa: FBT001
    reading = Reading()
    assert reading.flag(node_of(text), "a test", default=default) is flag
    assert reading.problems == []


@pytest.mark.parametrize(("text", "code"), [("maybe", "not-a-flag"), ("1", "not-a-flag"), ("", "empty-text")])
@pytest.mark.parametrize("default", [True, False])
def test_what_is_no_flag_gives_the_default_and_a_problem(text: str, code: str, default: bool) -> None:  # noqa: FBT001
    reading = Reading()
    assert reading.flag(node_of(text), "a test", default=default) is default
    assert [each.code for each in reading.problems] == [code]


@pytest.mark.parametrize("text", ["a", "1", "third-plenum-18", "part_of", "rhône", "长江", "ß", "v2-beta_3"])
def test_ids_are_lower_case_letters_and_digits_joined_by_dashes(text: str) -> None:
    reading = Reading()
    assert reading.id(key_of(text), "a test") == text
    assert reading.problems == []


@pytest.mark.parametrize(
    "text",
    ["", "A", "Élbe", "a b", "a/b", "a.b", "-a", "a-", "a--b", "a-_b", "_a", "a\n", "a!", "{a}", "e\u0301", "ΑΒΓ"],
)
def test_what_cannot_be_an_id_is_refused(text: str) -> None:
    reading = Reading()
    assert reading.id(key_of(text), "a test") is None
    (problem,) = reading.problems
    assert problem.message == f"'{' '.join(text.split(' '))}' cannot be the id of a test".replace("\n", " ")
    assert problem.code == "bad-id"


@pytest.mark.parametrize(
    ("text", "what"),
    [("a  b", "'a b'"), ("[]", "a list"), ("{}", "a mapping"), ("~", "nothing"), ("'~'", "'~'"), ("''", "''")],
)
def test_a_node_is_described_for_a_message(text: str, what: str) -> None:
    assert described(node_of(text)) == what


def test_a_long_text_is_shortened_to_the_limit() -> None:
    assert shortened("a" * 40) == "a" * 40
    assert shortened("a" * 41) == "a" * 39 + "…"
    assert shortened("one\ntwo", limit=4) == "one…"
