from __future__ import annotations

import codecs
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen import source
from quizgen.errors import Origin
from quizgen.nodes import Entry, Keys, ListNode, MapNode, Node, ScalarNode
from quizgen.source import Entries, read_file, read_text
from quizgen.wording import visible
from tests.conftest import TESTS, check_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOADERS = [pytest.param(yaml.SafeLoader, id="pure")]
if yaml.__with_libyaml__:
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))

YAML_SIGNS = "ab01:-?[]{},#&*!|>'\"%@`~<= \n\t\r\\x"
ODD_SIGNS = "\x00\x07\x1b\x7f\x85\xa0\xad\u061c\u200b\u2028\u2029\u202e\ufeff\ufffe\U0001f600\ud800"
PIECES = ["a: b\n", "- a\n", "  ", "&a ", "*a", "!!str ", "? ", ": ", "---\n", "...\n", "[", "}", "|\n", "%YAML 1.1\n"]
yaml_like = st.one_of(
    st.text(YAML_SIGNS + "\n" * 4, max_size=40),
    st.text(YAML_SIGNS + ODD_SIGNS, max_size=40),
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES)).map("".join),
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8))
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)

SOUND = ["tests/decks/good/**/*.y*ml", "decks/**/*.y*ml", "quizgen/kinds/standard/*.yaml"]
SOUND_FILES = [path for pattern in SOUND for path in TESTS.parent.glob(pattern)]


def nodes_of(node: Node | None) -> Iterator[Node]:
    match node:
        case ScalarNode():
            yield node
        case ListNode(items=items):
            yield node
            for item in items:
                yield from nodes_of(item)
        case MapNode(pairs=pairs):
            yield node
            for key, value in pairs:
                yield key
                yield from nodes_of(value)


def plain(node: Node | None) -> Any:
    match node:
        case ScalarNode(text=text):
            return text
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MapNode(pairs=pairs):
            return {key.text: plain(value) for key, value in pairs}
    return None


def read(text: str) -> Any:
    node, problems = read_text(text, "f")
    assert problems == []
    return plain(node)


def only_problem(text: str) -> str:
    node, problems = read_text(text, "f")
    assert node is None
    assert len(problems) == 1
    return str(problems[0])


# ------------------------------------------------------------------------------------------ properties


@pytest.mark.parametrize("loader", LOADERS)
@settings(max_examples=150, deadline=None)
@given(text=yaml_like)
@example(text='a: "\\ud800"')
@example(text='a: "\\UFFFFFFFF"')
@example(text="a: !<%1B[31m> b")
@example(text='"x\\ny": 1\n"x\\ny": 2')
@example(text="a\rb\x01")
@example(text="?")
@example(text="\ufeff\ufeffa: [")
@example(text="%YAML " + "9" * 5000 + ".1\n---\n")
def test_any_text_is_read_without_raising_and_problems_point_into_it(loader: type[yaml.SafeLoader], text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "_Loader", loader)
        node, problems = read_text(text, "f")
    check_problems(problems, text, "f")
    assert node is not None or problems
    lines = text.count("\n") + len(re.findall("\r(?!\n)|[\x85\u2028\u2029]", text)) + 1
    for each in nodes_of(node):
        assert 1 <= each.origin.line <= lines
        assert not isinstance(each, ScalarNode) or each.text == each.text.encode().decode()  # no lone surrogates


@settings(max_examples=150, deadline=None)
@given(raw=st.binary(max_size=40) | yaml_like.map(lambda text: text.encode("utf-16-le", "surrogatepass")))
@example(raw=codecs.BOM_UTF8 + b"name: caf\xe9")
@example(raw=codecs.BOM_UTF8 + codecs.BOM_UTF8 + b"a: [")
@example(raw=b"GIF89a\x01\x00\xff")
def test_any_bytes_are_read_without_raising_and_problems_point_into_them(
    raw: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(raw)
    node, problems = read_file(path, "f")
    check_problems(problems, raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"), "f")
    assert node is not None or problems


@settings(max_examples=150, deadline=None)
@given(tree=trees)
def test_any_tree_reads_back_as_the_texts_that_were_written(tree: Any) -> None:
    written = yaml.safe_dump(tree)
    node, _ = read_text(written, "f")
    expected = yaml.load(written, yaml.BaseLoader)
    if not any(visible(each) != each for each in _texts(expected)):
        assert plain(node) == expected or (node is None and expected in {"", "~", "null"})


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for each in tree:
            yield from _texts(each)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from (*_texts(key), *_texts(value))


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is one loader here")
@settings(max_examples=150, deadline=None)
@given(tree=trees)
def test_both_loaders_give_the_same_nodes_for_any_tree(tree: Any) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "_Loader", yaml.SafeLoader)
        pure = read_text(written, "f")
        patch.setattr(source, "_Loader", yaml.CSafeLoader)
        assert read_text(written, "f") == pure


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is one loader here")
@pytest.mark.parametrize("path", SOUND_FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_both_loaders_give_the_same_nodes_for_sound_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_Loader", yaml.CSafeLoader)
    fast = read_file(path, "f")
    monkeypatch.setattr(source, "_Loader", yaml.SafeLoader)
    assert read_file(path, "f") == fast
    assert fast[0] is not None
    assert fast[1] == []


# ------------------------------------------------------------------------------------------ nodes


def test_scalars_stay_as_they_are_written() -> None:
    assert read("[no, 012, 1.0, 0x1F, 2013-11-09, 1e3, Yes, ~x, '', \"~\"]") == [
        "no", "012", "1.0", "0x1F", "2013-11-09", "1e3", "Yes", "~x", "", "~",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "null"), [("", True), ("~", True), ("null", True), ("'~'", False), ("nil", False)])
def test_only_nothing_a_tilde_and_null_without_quotes_are_null(text: str, null: bool) -> None:  # noqa: FBT001
    node, _ = read_text(f"a: {text}", "f")
    assert isinstance(node, MapNode)
    value = node.pairs[0][1]
    assert isinstance(value, ScalarNode)
    assert value.is_null is null


def test_nodes_know_their_line_and_column() -> None:
    node, _ = read_text("é: x\nlist:\n  - {k: v}\n", "f")
    places = {plain(each): each.origin for each in nodes_of(node) if isinstance(each, ScalarNode)}
    assert places == {
        "é": Origin("f", 1, 1), "x": Origin("f", 1, 4), "list": Origin("f", 2, 1),
        "k": Origin("f", 3, 6), "v": Origin("f", 3, 9),
    }  # fmt: skip


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    node, problems = read_text("a: 1\nb: 2\na: 3\n", "f")
    assert plain(node) == {"a": "1", "b": "2"}
    assert [str(each) for each in problems] == [
        "f:3:1: 'a' stands here a second time; the first is in line 1 [duplicate-key] rename or remove one"
    ]


def test_a_tag_is_a_problem_and_the_text_under_it_is_kept() -> None:
    node, problems = read_text("a: !!python/name:os.system x", "f")
    assert plain(node) == {"a": "x"}
    assert [each.message for each in problems] == ["found the tag '!!python/name:os.system'; decks hold plain text"]


def test_escapes_of_control_characters_are_taken_out_with_a_warning() -> None:
    node, problems = read_text('"\\e[31mred\\u202e\\0"', "f")
    assert plain(node) == "[31mred"
    assert [(each.code, each.severity) for each in problems] == [("control-character", "warning")]


# ------------------------------------------------------------------------------------------ entry by entry


def flat(node: Node, depth: int, keys: Keys = ()) -> list[Entry]:
    """Give the entries of a node that was read whole."""
    if not depth or not isinstance(node, MapNode) or not node.pairs:
        return [(keys, node)]
    return [entry for key, value in node.pairs for entry in flat(value, depth - 1, (*keys, key))]


@example(tree={"": None, "\x1f": None}, depth=1, tail="\n\tx: [")
@settings(max_examples=100, deadline=None)
@given(
    tree=trees, depth=st.integers(0, 3), tail=st.sampled_from(["", "", "", "\n*a", "\n---\na: b\n", "\n\tx: [", "\0"])
)
def test_a_text_read_entry_by_entry_holds_what_it_holds_whole(tree: Any, depth: int, tail: str) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True) + tail
    node, problems = read_text(written, "f")
    entries = Entries(written, [], "f", depth)
    found = list(entries)
    assert entries.is_broken == (node is None)
    if node is None:  # a mapping that is never closed tells of its keys only where it is read key by key
        assert set(problems) <= set(entries.problems)
    else:
        assert sorted(map(str, entries.problems)) == sorted(map(str, problems))
        assert found == flat(node, depth)


def test_of_keys_that_stand_twice_the_first_entry_is_given() -> None:
    entries = Entries("a: {b: 1, b: 2}\na: {c: 3}\n[d]: {e: 4}\nf: {}\n", [], "f", 2)
    assert [([key.text for key in keys], plain(node)) for keys, node in entries] == [(["a", "b"], "1"), (["f"], {})]
    assert not entries.is_broken
    assert [problem.code for problem in entries.problems] == ["duplicate-key", "duplicate-key", "key"]


# ------------------------------------------------------------------------------------------ what cannot be read


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "f:1:1: the file is empty [empty]"),
        ("# a comment\n", "f:1:1: the file is empty [empty]"),
        ("~", "f:1:1: the file is empty [empty]"),
        ("a: b\n---\nc: d\n", "f:2:1: a second YAML document begins here; expected one [two-documents]"),
        ("a: &x b\nc: *x\n", "f:2:4: found the alias '*x'; decks have none [alias] write it out"),
        ("a: b\r\nc: \x07\r\n", "f:2:4: found the control character U+0007 [control-character] take it out"),
        ("a\x01\n\x00", "f:1:2: the file is binary, not YAML text [binary]"),
        ("- " * 41 + "a", "f:1:81: nested deeper than 40 levels [too-deep]"),
    ],
)
def test_what_cannot_be_read_is_one_problem_where_it_stands(text: str, problem: str) -> None:
    assert only_problem(text) == problem


def test_forty_levels_are_read() -> None:
    assert json.dumps(read("[" * 40 + "]" * 40)) == "[" * 40 + "]" * 40


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a:\n\tb: c\n", "f:2:1", "indent with spaces, not tabs"),
        ("a: b: c\n", "f:1:5", "text that holds ': ' or '#' needs quotes"),
        ("a: b:\n", "f:1:5", "text that holds ': ' or '#' needs quotes"),
        ("a: @b\n", "f:1:4", "text that begins with '@' needs quotes"),
        ("a: 'it's'\n", "f:1:8", "an apostrophe inside single quotes is written twice: 'it''s'"),
    ],
)
def test_a_syntax_error_says_where_it_is_and_what_to_do(text: str, place: str, hint: str) -> None:
    printed = only_problem(text)
    assert printed.startswith(f"{place}: not valid YAML: ")
    assert printed.endswith(f"[yaml-syntax] {hint}")


@pytest.mark.parametrize("text", ['a: b\nc: "open\nd: e\nf: g\n', "a: b\nc: [open\nd: e\n"])
def test_what_is_left_open_is_named_with_the_line_in_which_it_begins(text: str) -> None:
    assert " that begins in line 2 [yaml-syntax]" in only_problem(text)


# ------------------------------------------------------------------------------------------ files


def test_a_file_with_a_byte_order_mark_reads_as_one_without(tmp_path: Path) -> None:
    (tmp_path / "bom.yaml").write_bytes(codecs.BOM_UTF8 + b"a: b\n")
    (tmp_path / "none.yaml").write_bytes(b"a: b\n")
    assert read_file(tmp_path / "bom.yaml", "f") == read_file(tmp_path / "none.yaml", "f")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_file_in_another_encoding_is_placed_at_the_first_byte_that_is_not_utf8(
    tmp_path: Path, mark: bytes, end: bytes
) -> None:
    (tmp_path / "f.yaml").write_bytes(mark + "é: b".encode() + end + b"c: caf\xe9")
    node, problems = read_file(tmp_path / "f.yaml", "f")
    assert node is None
    assert list(map(str, problems)) == ["f:2:7: the file is not UTF-8 text [not-utf8] save it as UTF-8"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_in_utf16_is_no_binary(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "f.yaml").write_bytes("a: é".encode(encoding))
    assert read_file(tmp_path / "f.yaml", "f")[1][0].code == "not-utf8"


def test_a_file_that_is_missing_or_a_folder_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml"):
        node, problems = read_file(path, "f")
        assert node is None
        assert [each.code for each in problems] == ["unreadable"]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f.yaml").write_text("a: bc\n", encoding="utf-8")
    monkeypatch.setattr(source, "MAX_BYTES", 5)
    assert [each.code for each in read_file(tmp_path / "f.yaml", "f")[1]] == ["too-large"]
    monkeypatch.setattr(source, "MAX_BYTES", 6)
    assert read_file(tmp_path / "f.yaml", "f")[1] == []


# ------------------------------------------------------------------------------------------ bombs

_IN_A_CHILD = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
import yaml
from quizgen import source
if sys.argv[1] == "pure":
    source._Loader = yaml.SafeLoader
text = sys.stdin.read()
begun = time.process_time()
node, problems = source.read_text(text, "f")
seconds = time.process_time() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform != "darwin" else 1024)
try:  # Linux hands the peak of the parent down to the child; this one is the child's own
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
except OSError:
    pass
print(json.dumps([node is None, [str(each) for each in problems], seconds, peak]))
"""
LAUGHS = (TESTS / "decks/bad/billion-laughs/facts/laughs.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no resource module")
@pytest.mark.parametrize("loader", ["pure", "libyaml"])
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(LAUGHS, "f:2:8: found the alias '*a'; decks have none [alias] write it out", id="billion-laughs"),
        pytest.param("&a [*a]\n", "f:1:5: found the alias '*a'; decks have none [alias] write it out", id="itself"),
        pytest.param(
            "a: &a {<<: *a}", "f:1:12: found the alias '*a'; decks have none [alias] write it out", id="merge"
        ),
        pytest.param("[" * 200_000, "f:1:41: nested deeper than 40 levels [too-deep]", id="brackets"),
        pytest.param("- " * 200_000, "f:1:81: nested deeper than 40 levels [too-deep]", id="dashes"),
    ],
)
def test_a_bomb_is_one_problem_for_little_time_and_memory(loader: str, text: str, problem: str) -> None:
    command = [sys.executable, "-c", _IN_A_CHILD, loader]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=120)
    broken, problems, seconds, peak = json.loads(done.stdout)
    assert broken
    assert problems == [problem]
    assert seconds < 1  # of the processor, not of the clock
    assert peak < 200 * 1024
