from __future__ import annotations

from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from quizgen.dates import parse
from quizgen.loader import Loaded, load
from quizgen.model import Citation, Members, Number, Quote, Ref, SubjectKey, Text

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "uid: test\ntitle: A test\nsources: {atlas: An atlas}\n"
RENAME = "[duplicate-id] rename or remove one"
SHARED = "[shared-name] make each name say which one it is"


def load_of(folder: Path, header: str = HEADER, **files: str) -> Loaded:
    (folder / "facts").mkdir()
    (folder / "deck.yaml").write_text(dedent(header), encoding="utf-8")
    for name, text in files.items():
        (folder / "facts" / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return load(folder, "d")


def problems_of(folder: Path, header: str = HEADER, **files: str) -> list[str]:
    return [str(problem).removeprefix("d/") for problem in load_of(folder, header, **files).problems]


# ------------------------------------------------------------------------------------------ the folder


def test_the_files_of_a_deck_are_one_set_of_subjects(tmp_path: Path) -> None:
    loaded = load_of(
        tmp_path,
        a="term: {weir: {name: a weir, by: {ref: person/li}, source: {cite: atlas}}}",
        b="person: {li: {name: Li Bing}}\nterm: {lock: {name: a lock}}",
    )
    assert loaded.problems == ()
    assert loaded.deck is not None
    assert [str(key) for key in loaded.deck.subjects] == ["term/weir", "person/li", "term/lock"]


def test_only_yaml_files_that_are_not_hidden_are_read(tmp_path: Path) -> None:
    loaded = load_of(tmp_path, a="term: {weir: {name: a weir}}")
    assert loaded.problems == ()
    for name in (".#a.yaml", "._a.yaml", "notes.txt", "a.yaml~", "a.json"):
        (tmp_path / "facts" / name).write_text("not: [yaml", encoding="utf-8")
    (tmp_path / "facts" / "more").mkdir()
    assert load(tmp_path, "d") == loaded


def test_problems_of_all_files_come_in_one_run_in_the_order_of_places(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, "uid: Test\n", b="trem: {}\n", a="- a\n", c="a: [\n")
    assert [line.split(": ")[0] for line in problems] == [
        "deck.yaml:1:1", "deck.yaml:1:6", "facts/a.yaml:1:1", "facts/b.yaml:1:1", "facts/c.yaml:1:5",
    ]  # fmt: skip


def test_a_deck_without_uid_or_title_is_called_by_its_folder(tmp_path: Path) -> None:
    loaded = load_of(tmp_path, "language: fr\n")
    assert loaded.deck is not None
    assert loaded.deck.uid == loaded.deck.title == loaded.deck.name == tmp_path.name
    assert sorted(problem.code for problem in loaded.errors) == ["no-facts", "no-title", "no-uid"]


def test_a_warning_is_no_error(tmp_path: Path) -> None:
    loaded = load_of(tmp_path, a='term: {weir: {name: "a \\e weir"}}')
    assert [problem.code for problem in loaded.problems] == ["control-character"]
    assert loaded.errors == ()


def test_problems_are_named_as_the_folder_is_shown(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("", encoding="utf-8")
    assert str(load(tmp_path).problems[0]).startswith(f"{tmp_path}/deck.yaml:1:1: ")
    assert str(load(tmp_path, "shown/").problems[0]).startswith("shown/deck.yaml:1:1: ")


# ------------------------------------------------------------------------------------------ subjects


def test_an_id_may_stand_once_in_each_kind(tmp_path: Path) -> None:
    assert problems_of(
        tmp_path,
        a="term:\n  weir: {name: a weir}\nperson:\n  weir: {name: Mr Weir}",
        b="term:\n  weir: {name: another}",
    ) == ["facts/b.yaml:2:3: 'term/weir' stands here a second time; the first is at d/facts/a.yaml:2:3 " + RENAME]


def test_a_subject_without_a_name_is_left_out_after_all_of_it_was_read(tmp_path: Path) -> None:
    loaded = load_of(tmp_path, a="term:\n  weir:\n    topic: x\n    date: soon\n    source: {cite: atlas}\n")
    assert loaded.deck is not None
    assert loaded.deck.subjects == {}
    assert [problem.code for problem in loaded.problems] == ["no-name", "unknown-topic", "bad-date"]


@pytest.mark.parametrize("other", ["The Weir", "weir!", "a weir"])
def test_two_subjects_of_a_kind_share_no_name(tmp_path: Path, other: str) -> None:
    problems = problems_of(
        tmp_path,
        a="term:\n  weir: {name: the weir}\nperson:\n  weir: {name: Weir}",
        b=f"term:\n  dam:\n    name: a dam\n    aliases: [{other}, {other}]",
    )
    assert problems == ["facts/b.yaml:2:3: 'dam' has a name of 'weir' (at d/facts/a.yaml:2:3): 'weir' " + SHARED]


def test_the_name_of_a_subject_may_be_its_alias_too(tmp_path: Path) -> None:
    assert problems_of(tmp_path, a="term: {weir: {name: the weir, aliases: [Weir]}}") == []


# ------------------------------------------------------------------------------------------ sources


def test_a_source_stands_at_the_subject_or_at_the_field(tmp_path: Path) -> None:
    loaded = load_of(
        tmp_path,
        a="""
        term:
          weir:
            name: a weir
            source: {cite: atlas, at: p. 1}
            meaning: {value: low, source: {cite: atlas, at: p. 2}}
            date: 2000
          lock:
            name: a lock
            meaning: {value: a gate, source: {cite: atlas}}
            date: 2000
        """,
    )
    assert [str(problem) for problem in loaded.problems] == [
        "d/facts/a.yaml:11:5: the fact 'date' has no source [no-source] add 'source: {cite: ..., at: ...}'"
    ]
    assert loaded.deck is not None
    facts = loaded.deck.subjects[SubjectKey("term", "weir")].facts
    assert facts["meaning"][0].citation == Citation("atlas", "p. 2")
    assert facts["date"][0].citation == Citation("atlas", "p. 1")


@pytest.mark.parametrize("source", ["atlas", "", "[atlas]", "{at: p. 1}", "{}"])
def test_a_source_that_cannot_be_read_is_noted_once_and_not_for_every_fact(tmp_path: Path, source: str) -> None:
    problems = problems_of(tmp_path, a=f"term: {{weir: {{name: a weir, meaning: low, date: 2000, source: {source}}}}}")
    assert [problem.split("[")[-1] for problem in problems] == ["bad-source] write {cite: work, at: passage}"]


def test_many_values_without_a_source_are_one_problem(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, a="event: {flood: {name: the flood, decided: [to build, to dig, to wait]}}")
    assert [problem.split(" [")[0] for problem in problems] == [
        "facts/a.yaml:1:34: the fact 'decided' has no source",
    ]


# ------------------------------------------------------------------------------------------ values


def values(folder: Path, written: str) -> tuple[list[object], list[str]]:
    header = f"""{HEADER}kinds:
  thing:
    fields:
      text: {{type: text}}
      many: {{type: text, many: true}}
      number: {{type: number}}
      date: {{type: date}}
      ref: {{type: ref}}
      term: {{type: ref, to: term}}
      list: {{type: list}}
      map: {{type: map}}
      quote: {{type: quote}}
      media: {{type: media}}
"""
    facts = f"thing:\n  one: {{name: one, source: {{cite: atlas}}, {written}}}\nterm:\n  weir: {{name: a weir}}"
    loaded = load_of(folder, header, a=facts)
    assert loaded.deck is not None
    found = loaded.deck.subjects[SubjectKey("thing", "one")].facts
    return [fact.value for each in found.values() for fact in each], [
        str(problem).split(": ", 1)[1] for problem in loaded.problems
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("text: no", [Text("no")]),
        ("text: {value: no, accept: nope, reject: [yes]}", [Text("no", ("nope",), ("yes",))]),
        ("many: one", [Text("one")]),
        ("many: [one, {value: two, accept: [2]}]", [Text("one"), Text("two", ("2",))]),
        ("ref: {ref: term/weir}", [Ref(SubjectKey("term", "weir"))]),
        ("ref: {ref: thing/one}", [Ref(SubjectKey("thing", "one"))]),
        ("term: {ref: weir}", [Ref(SubjectKey("term", "weir"))]),
        ("term: {ref: term/weir}", [Ref(SubjectKey("term", "weir"))]),
        ("list: [a, {value: b, accept: c}]", [Members((Text("a"), Text("b", ("c",))))]),
        ("list: {value: [a], ordered: true}", [Members((Text("a"),), ordered=True)]),
        ("quote: plain words", [Quote("plain words")]),
        ("quote: 'a [b c] d'", [Quote("a b c d", ((2, 5),))]),
        ("quote: '[a][b]'", [Quote("ab", ((0, 1), (1, 2)))]),
        (r"quote: 'a \[b\] \c'", [Quote(r"a [b] \c")]),
        (r"quote: '[a \[b\]]'", [Quote("a [b]", ((0, 5),))]),
        ("media: a/b.png", [Text("a/b.png")]),
        ("media: ..a/b..png", [Text("..a/b..png")]),
    ],
)
def test_a_value_is_read_as_its_field_says(tmp_path: Path, written: str, expected: list[object]) -> None:
    assert values(tmp_path, written) == (expected, [])


def test_a_fact_may_say_when_it_held(tmp_path: Path) -> None:
    rows = "one: {value: A, valid: 2003/2012}, more: [{value: A, valid: 2013-05-01}, B]"
    kinds = "{thing: {fields: {one: {type: text}, more: {type: text, many: true}}}}"
    loaded = load_of(
        tmp_path, f"{HEADER}kinds: {kinds}\n", a=f"thing: {{t: {{name: a T, {rows}, source: {{cite: atlas}}}}}}"
    )
    assert loaded.problems == ()
    assert loaded.deck is not None
    facts = loaded.deck.subjects[SubjectKey("thing", "t")].facts
    assert [fact.valid for field in ("one", "more") for fact in facts[field]] == [
        parse("2003/2012"), parse("2013-05-01"), None,
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["11", "-3.50", "+7", "1e3", "007"])
def test_a_number_is_exact_and_keeps_how_it_is_written(tmp_path: Path, written: str) -> None:
    assert values(tmp_path, f"number: {written}") == ([Number(Decimal(written), written)], [])


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("text: [a]", "'text' has one value, found a list [not-many] declare the field 'many: true' in its kind"),
        ("text: {a: b}", "expected text for 'text', found a mapping [not-text]"),
        (
            "number: '1,5'",
            "expected a number for 'number', found '1,5' [bad-number] write digits, with '.' for decimals",
        ),
        ("number: .5", "expected a number for 'number', found '.5' [bad-number] write digits, with '.' for decimals"),
        ("number: inf", "expected a number for 'number', found 'inf' [bad-number] write digits, with '.' for decimals"),
        ("date: soon", "'date': 'soon' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD [bad-date]"),
        (
            "text: {value: a, valid: then}",
            "'valid': 'then' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD [bad-date]",
        ),
        ("text: {value: a, valid: [2012]}", "expected text for valid, found a list [not-text]"),
        ("ref: term/weir", "expected a reference for 'ref', found 'term/weir' [bad-ref] write {ref: kind/id}"),
        ("term: weir", "expected a reference for 'term', found 'weir' [bad-ref] write {ref: id}"),
        ("ref: {ref: weir}", "'weir' does not say of which kind it is [bad-ref] write term/weir"),
        ("ref: {ref: dam}", "'dam' does not say of which kind it is [bad-ref] write kind/id"),
        ("ref: {ref: term/wier}", "there is no subject 'term/wier' [unknown-ref] did you mean 'weir'?"),
        ("ref: {ref: trem/weir}", "there is no subject 'trem/weir' [unknown-ref] did you mean 'term/weir'?"),
        ("term: {ref: thing/one}", "'thing/one' is of the kind 'thing'; expected 'term' [bad-ref]"),
        ("term: {ref: weir, at: p. 1}", "unknown key of a reference 'at' [unknown-key] known here: ref"),
        ("list: a", "expected a list for 'list', found 'a' [not-a-list]"),
        ("list: []", "'list' has no members [empty-list]"),
        ("list: [b, The B]", "'list' names 'The B' twice [repeated-member]"),
        ("list: [{ref: term/weir}, {ref: term/weir}]", "'list' names 'term/weir' twice [repeated-member]"),
        ("map: [a]", "expected a mapping for 'map', found a list [not-a-mapping]"),
        ("map: {}", "'map' has no pairs [empty-list]"),
        ("map: {b: c, The B: d}", "'map' names 'The B' twice [repeated-member]"),
        ("media: /etc/passwd", "'/etc/passwd' leaves the deck's folder; expected a path inside it [bad-media]"),
        ("media: a/../../b", "'a/../../b' leaves the deck's folder; expected a path inside it [bad-media]"),
        (r"media: ..\b", r"'..\b' leaves the deck's folder; expected a path inside it [bad-media]"),
        ("media: 'https://b'", "'https://b' leaves the deck's folder; expected a path inside it [bad-media]"),
    ],
)
def test_a_value_that_is_not_what_its_field_says_is_one_problem(tmp_path: Path, written: str, problem: str) -> None:
    assert values(tmp_path, written)[1] == [problem]


def test_hundreds_of_broken_references_are_noted_without_a_search_for_each(tmp_path: Path) -> None:
    rows = "".join(f"  number-{each}: {{name: n {each}, by: {{ref: term/nubmer-{each}}}}}\n" for each in range(300))
    problems = [problem for problem in load_of(tmp_path, a=f"term:\n{rows}").problems if problem.code == "unknown-ref"]
    assert len(problems) == 300
    assert sum(bool(problem.hint) for problem in problems) in range(10, 101)


@pytest.mark.parametrize("quote", ["[a", "a]", "[[a]]", "[a] b]", "a []", "a [ ]", r"[a\]", "] a ["])
def test_brackets_of_a_quote_that_do_not_hold_words_in_pairs_are_a_problem(tmp_path: Path, quote: str) -> None:
    found, problems = values(tmp_path, f"quote: '{quote}'")
    assert found == []
    assert len(problems) == 1
    assert "[bad-gap]" in problems[0]
