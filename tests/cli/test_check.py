"""`quizgen check`: findings in every format, waivers, and what a code means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from quizgen.cli import run
from quizgen.rubric import RULES

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "uid: d\ntitle: D\nsources: {s: S}\n"
LONG = "Rome on the river Tiber"
FACTS = f"""\
event:
  a: {{name: event A, place: {LONG}, source: {{cite: s}}}}
  b: {{name: event B, place: Pisa, source: {{cite: s}}}}
  c: {{name: event C, place: Lyon, source: {{cite: s}}}}
"""
WAIVERS = "waive: [{code: C1, reason: names}, {code: C7, reason: few}, {code: C5, reason: names}]\n"


def deck(folder: Path, header: str = HEADER, facts: str = FACTS) -> str:
    (folder / "facts").mkdir(parents=True)
    (folder / "deck.yaml").write_text(header, encoding="utf-8")
    (folder / "facts" / "a.yaml").write_text(facts, encoding="utf-8")
    return str(folder)


@pytest.fixture
def flawed(tmp_path: Path) -> str:
    return deck(tmp_path / "flawed")


@pytest.fixture
def waiving(tmp_path: Path) -> str:
    return deck(tmp_path / "waiving", HEADER + WAIVERS)


def test_a_warning_fails_the_check_and_says_where_and_what_to_do(
    capsys: pytest.CaptureFixture[str], flawed: str
) -> None:
    assert run(["check", flawed]) == 1
    rows = [line for line in capsys.readouterr().out.splitlines() if "[C1]" in line]
    (row,) = [line for line in rows if "event/a/where" in line]
    assert row.startswith(f"{flawed}/facts/a.yaml:2:29: d/event/a/where as choice: the key '{LONG}' is ")
    assert row.endswith(RULES["C1"].remedy)


def test_waived_warnings_pass_and_are_counted(capsys: pytest.CaptureFixture[str], waiving: str) -> None:
    code = run(["check", waiving])
    out = capsys.readouterr().out
    assert code == 0, out
    assert " waived (" in out.splitlines()[-1]
    assert "[C1]" not in out


@pytest.mark.parametrize(
    ("waivers", "said"),
    [
        ("waive: [{code: K1, reason: no}]", "5:16: 'K1' is of severity error; only warnings can be waived"),
        ("waive: [{code: C11, reason: no}]", "5:16: there is no rule 'C11' [bad-waiver] did you mean 'C1'?"),
        ("waive: [{code: C1}]", "5:9: the waiver has no reason [bad-waiver]"),
        ("waive: [{code: C1, reason: }]", "reason is empty [empty-text]"),
        ("waive: [{code: C1, reason: no, until: 2030}]", "unknown key of a waiver 'until' [unknown-key]"),
        ("waive: C1", "5:8: expected a list for waive, found 'C1' [not-a-list]"),
        ("waive: [C1]", "5:9: expected a mapping for a waiver, found 'C1' [not-a-mapping]"),
    ],
)
def test_a_waiver_that_cannot_hold_is_a_problem_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, waivers: str, said: str
) -> None:
    path = deck(tmp_path / "d", f"{HEADER}\n{waivers}\n")
    assert run(["check", path]) == 1
    assert said in capsys.readouterr().out


def test_what_only_informs_does_not_fail_the_check(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = deck(
        tmp_path / "d", HEADER + "waive: [{code: C5, reason: none}]\n", "term: {t: {name: t, source: {cite: s}}}"
    )
    assert run(["check", path]) == 0
    assert "the waiver of 'C5' waives nothing [unused-waiver]" in capsys.readouterr().out


def test_json_has_every_finding_and_counts_what_is_waived(capsys: pytest.CaptureFixture[str], waiving: str) -> None:
    run(["check", waiving, "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert report["decks"][0]["waived"] > 0
    assert {"C1", "C7"}.isdisjoint(problem["code"] for problem in report["problems"])


def test_sarif_explains_its_rules_and_suppresses_what_is_waived(
    capsys: pytest.CaptureFixture[str], flawed: str, waiving: str
) -> None:
    run(["check", flawed, waiving, "--format", "sarif"])
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert rules["C1"]["shortDescription"]["text"] == RULES["C1"].title
    assert "bad:" in rules["C1"]["help"]["text"]
    assert rules["C1"]["defaultConfiguration"] == {"level": "warning"}
    assert {result["ruleId"] for result in log["results"]} <= rules.keys()
    suppressed = [result for result in log["results"] if "suppressions" in result]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in suppressed]
    assert places
    assert all("waiving" in place for place in places)
    assert {result["suppressions"][0]["justification"] for result in suppressed} == {"names"}


def test_places_in_sarif_are_uris(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(["check", deck(tmp_path / "a deck, 50% done"), "--format", "sarif"])
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    (place, *_) = log["results"][0]["locations"]
    assert "/a%20deck%2C%2050%25%20done/" in place["physicalLocation"]["artifactLocation"]["uri"]


def test_quizzes_are_drawn_on_trial(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    # Forty events have the same three places for options, so that a quiz takes one of them at most.
    source = "source: {cite: s}"
    events = "".join(
        f"  e{n}: {{name: E{n}, place: {('Rome', 'Pisa', 'Lyon')[n % 3]}, topic: a, {source}}}\n" for n in range(40)
    )
    terms = "".join(f"  t{n}: {{name: T{n}, text: a{n}b, {source}, topic: b}}\n" for n in range(40))
    kinds = (
        "topics: {a: A, b: B}\nkinds:\n"
        "  event: {questions: {where: {stem: 'Where was {name}?', asks: place, forms: [choice]}}}\n"
        "  word: {noun: word, fields: {text: {type: text}}, questions: {"
        "word: {stem: 'What is {name}?', asks: text, forms: [typed]}}}\n"
    )
    assert run(["check", deck(tmp_path / "d", HEADER + kinds, f"event:\n{events}word:\n{terms}")]) == 1
    rows = [line for line in capsys.readouterr().out.splitlines() if "[E7]" in line]
    assert any("/deck.yaml:1:1: over the whole deck topic 'a' came " in row for row in rows)
    assert any("/facts/a.yaml:2:" in row and "d/event/e0/where as choice: it came " in row for row in rows)


def test_a_waiver_on_a_card_leaves_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    waivers = "waive: [{code: C1, reason: names, on: event/b}, {code: C7, reason: few}, {code: C5, reason: names}]\n"
    assert run(["check", deck(tmp_path / "d", HEADER + waivers)]) == 1
    out = capsys.readouterr().out
    assert "d/event/a/where as choice: the key" in out
    assert "the waiver of 'C1' on 'event/b' waives nothing [unused-waiver]" in out


def test_junit_skips_what_is_waived(capsys: pytest.CaptureFixture[str], waiving: str) -> None:
    run(["check", waiving, "--format", "junit"])
    suite = ET.fromstring(capsys.readouterr().out).find("testsuite")
    assert suite is not None
    skipped = suite.findall("testcase/skipped")
    assert len(skipped) == int(suite.attrib["skipped"]) > 0
    assert len(suite.findall("testcase")) == int(suite.attrib["tests"])


@pytest.mark.parametrize("code", ["C3", "k1", "bad-date"])
def test_explain_tells_what_a_code_means(capsys: pytest.CaptureFixture[str], code: str) -> None:
    assert run(["check", "--explain", code]) == 0
    assert capsys.readouterr().out.lower().startswith(f"{code.lower()}: ")


def test_explain_of_an_unknown_code_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--explain", "C33"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "quizgen: there is no code 'C33'; did you mean 'C3'?\n"
