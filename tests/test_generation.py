"""Every item of random decks is held against an oracle that reads the raw facts and knows nothing of Knowledge."""

from __future__ import annotations

import calendar
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizgen.cli.items import as_object, as_text
from quizgen.dates import Date, in_words, parse, read_typed
from quizgen.forms import FORMS
from quizgen.generation import Generator
from quizgen.grading import Chosen, Typed, grade
from quizgen.knowledge import Knowledge
from quizgen.loader import load
from quizgen.rubric import are_enemies, check_item
from quizgen.session import draw
from quizgen.wording import joined, normal, words
from tests.strategies import LISTS, MAPS, RawDeck, deck_of, generator_of, item_of, made, raw_decks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model import Card, Deck, Item
    from tests.conftest import Golden

HISTORY = Path(__file__).parent / "decks" / "good" / "history"
SEEDS = st.integers(0, 1 << 32)
# Shrinking a deck takes minutes, and a failing one is small enough to read.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
few = settings(max_examples=16, deadline=None, phases=PHASES, suppress_health_check=SLOW)

# ------------------------------------------------------------------------------------------ the oracle

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"
OPEN = {"loose", "tags", "some", "open_parts"}


@dataclass(frozen=True)
class Oracle:
    """Judges claims by brute force over the raw facts: a value is false only where the deck proves it."""

    raw: RawDeck

    def values(self, thing: str, field: str) -> list[Any]:
        """Give a field's raw values, one by one."""
        found = self.raw.things[thing].get(field, [])
        if isinstance(found, dict) and field in MAPS:
            return list(found.items())
        return found if isinstance(found, list) else [found]

    def judge(self, thing: str, field: str, claim: Any) -> str:
        """Say whether it is true, false or unknown that a thing has a value."""
        values = self.values(thing, field)
        if not values:
            return UNKNOWN
        if field in MAPS:
            verdict = self._part(values, claim)
        else:
            relations = {self.compare(field, claim, value) for value in values}
            verdict = TRUE if "same" in relations else UNKNOWN if "near" in relations else FALSE
        return UNKNOWN if verdict == FALSE and field in OPEN else verdict

    def _part(self, pairs: list[tuple[str, str]], claim: tuple[str, str]) -> str:
        verdict = FALSE
        for key, value in pairs:
            keys, rights = self.compare("place", claim[0], key), self.compare("place", claim[1], value)
            if keys == "same":
                return {"same": TRUE, "near": UNKNOWN, "apart": FALSE}[rights]
            if keys == "near" and rights != "apart":
                verdict = UNKNOWN
        return verdict

    def compare(self, field: str, one: Any, other: Any) -> str:
        """Say whether two raw values are the same, near or apart."""
        if field in {"date", "dates"}:
            (start, end), (first, last) = days(one), days(other)
            inside = start <= first and last <= end
            return "same" if inside else "near" if start <= last and first <= end else "apart"
        if field == "size":
            return "same" if float(one) == float(other) else "apart"
        if isinstance(one, dict) and "ref" in one:
            return self._refs(one["ref"], other["ref"])
        left, right = spellings(one), spellings(other)
        if left & right:
            return "same"
        if any({normal(text) for text in group} >= {a, b} for group in self.synonyms for a in left for b in right):
            return "near"
        return "near" if any(within(a, b) or within(b, a) for a in left for b in right) else "apart"

    @property
    def synonyms(self) -> list[list[str]]:
        """Give the deck's groups of synonyms."""
        groups: list[list[str]] = self.raw.header["synonyms"]
        return groups

    def _refs(self, one: str, other: str) -> str:
        if one == other:
            return "same"
        left, right = (each.removeprefix("thing/") for each in (one, other))
        if left in self.wholes(right) or right in self.wholes(left) or self._synonymous(one, other):
            return "near"
        return "apart"

    def _synonymous(self, one: str, other: str) -> bool:
        return any({normal(t) for t in group} & self.names(one) and {normal(t) for t in group} & self.names(other)
                   for group in self.synonyms)  # fmt: skip

    def names(self, key: str) -> set[str]:
        """Give every name of `thing/t1` or `maker/m1`."""
        kind, _, name = key.partition("/")
        subject = (self.raw.things if kind == "thing" else self.raw.makers)[name]
        return {normal(text) for text in (subject["name"], *subject.get("aliases", ()))}

    def wholes(self, thing: str) -> set[str]:
        """Give everything that a thing is a part of."""
        found: set[str] = set()
        while (whole := self.raw.things.get(thing, {}).get("whole")) is not None:
            thing = whole["ref"].removeprefix("thing/")
            found.add(thing)
        return found

    def named(self, text: str) -> str:
        """Find the subject whose name is shown, as `thing/t1`."""
        subjects = [*(("thing", *each) for each in self.raw.things.items()),
                    *(("maker", *each) for each in self.raw.makers.items())]  # fmt: skip
        return next(f"{kind}/{key}" for kind, key, subject in subjects if subject["name"] == text)

    def raw_value(self, field: str, shown: str) -> Any:
        """Turn a shown option back into a raw value."""
        if field in {"friend", "whole", "makers"}:
            return {"ref": self.named(shown)}
        if field in {"date", "dates"}:
            written = [value for thing in self.raw.things for value in self.values(thing, field)]
            return next((value for value in written if in_words(parse(value)) == shown), str(read_typed(shown)))
        return shown

    def option(self, card: Card, shown: str) -> str:
        """Judge an option of a card's choice item."""
        thing, (way, _, field) = card.subject.id, card.question.partition("-")
        if way == "which":
            return self.instead(thing, field, self.named(shown).removeprefix("thing/"), self.given(card))
        if way in {"key", "value"}:
            key, value = self.pair(card)
            return self.judge(thing, field, (shown, value) if way == "key" else (key, shown))
        return self.judge(thing, field, self.raw_value(field, shown))

    def instead(self, thing: str, field: str, other: str, given: list[Any]) -> str:
        """Judge another thing as the answer to `which has these values`."""
        if other == thing:
            return TRUE
        if other in self.wholes(thing) or thing in self.wholes(other):
            return UNKNOWN
        verdicts = {self.judge(other, field, value) for value in given}
        return FALSE if FALSE in verdicts else TRUE if verdicts == {TRUE} else UNKNOWN

    def given(self, card: Card) -> list[Any]:
        """Give what a `which` question tells of its answer."""
        field = card.question.partition("-")[2]
        values = self.values(card.subject.id, field)
        return [values[self._part_index(card)]] if field in LISTS else values

    def pair(self, card: Card) -> tuple[str, str]:
        """Give the pair that a question on a map is about."""
        found: tuple[str, str] = self.values(card.subject.id, card.question.partition("-")[2])[self._part_index(card)]
        return found

    def _part_index(self, card: Card) -> int:
        return self.raw.cards[card.subject, card.question].index(card)

    def alone(self, card: Card) -> bool:
        """Tell whether exactly one answer of the deck's is right and every other is proved wrong."""
        thing, (way, _, field) = card.subject.id, card.question.partition("-")
        if way == "which":
            others = [each for each in self.raw.things if each != thing and field in self.raw.things[each]]
            given = self.given(card)
            return all(FALSE in {self.judge(each, field, value) for value in given} for each in others)
        if field in OPEN:
            return False
        if way == "key":
            right = self.pair(card)
            rest = [pair for pair in self.values(thing, field) if pair != right]
            return all(self.compare("place", right[1], value) == "apart" for _, value in rest)
        return way in {"missing", "value"} or len(self.values(thing, field)) == 1

    def sentence(self, text: str) -> str | None:
        """Judge a whole sentence that an item states, or give None where it has another shape."""
        found = re.fullmatch(r"⟦(.*?)⟧ (\w+) ⟦(.*?)⟧(?: is ⟦(.*?)⟧)?\.", text)
        if found is None:
            return None
        thing, field = self.named(found[1]).removeprefix("thing/"), found[2]
        if found[4] is not None:
            return self.judge(thing, field, (found[3], found[4]))
        every = [self.shown(field, value) for value in self.values(thing, field)]
        if found[3] in {*every, joined(every)}:
            return TRUE
        return self.judge(thing, field, self.raw_value(field, found[3]))

    def shown(self, field: str, value: Any) -> str:
        """Write a raw value as an item does."""
        if isinstance(value, dict) and "ref" in value:
            kind, _, name = value["ref"].partition("/")
            return str((self.raw.things if kind == "thing" else self.raw.makers)[name]["name"])
        if field in {"date", "dates"}:
            return in_words(parse(value))
        return str(value["value"] if isinstance(value, dict) else value)


def spellings(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {normal(value["value"]), *map(normal, value.get("accept", ()))}
    return {normal(value)}


def within(narrow: str, wide: str) -> bool:
    return bool(words(narrow)) and set(words(narrow)) <= set(words(wide))


def days(text: str) -> tuple[date, date]:
    """Give the first and the last day of an EDTF date of our own years."""
    first, last = text.split("/", maxsplit=1)[0], text.rsplit("/", maxsplit=1)[-1]
    begin = [int(part) for part in first.split("-")] + [1, 1]
    end = [int(part) for part in last.split("-")]
    end = [*end, 12] if len(end) == 1 else end
    end = [*end, calendar.monthrange(end[0], end[1])[1]] if len(end) == 2 else end
    return date(*begin[:3]), date(*end)


# ------------------------------------------------------------------------------------------ properties


def _all_items(raw: RawDeck, *seeds: int) -> Iterator[Item]:
    generator = raw.generator
    for seed in seeds:
        yield from generator.items(seed)


@few
@given(raw_decks(), SEEDS)
def test_no_option_is_right_but_the_key_and_every_wrong_one_is_proved_wrong(raw: RawDeck, seed: int) -> None:
    oracle = Oracle(raw)
    for item in _all_items(raw, seed, 1):
        if item.form != "choice":
            continue
        verdicts = {option.text: oracle.option(item.card, option.text) for option in item.options}
        assert verdicts == {option.text: TRUE if option.right else FALSE for option in item.options}, item
        assert oracle.alone(item.card) or item.card.question in {"what-members", "missing-members"}, item
        assert 3 <= len(item.options) <= 5


@few
@given(raw_decks(), SEEDS)
def test_statements_to_judge_are_true_or_proved_false_as_marked(raw: RawDeck, seed: int) -> None:
    oracle = Oracle(raw)
    for item in _all_items(raw, seed, 1):
        if item.form != "truefalse" or item.card.question.startswith("missing-"):
            continue
        assert [option.text for option in item.options] == ["True", "False"]
        stated = item.stem.removeprefix("True or false? ")
        found = re.fullmatch(r"⟦(.*?)⟧ \w+ ⟦(.*?)⟧(?: is ⟦(.*?)⟧)?\.", stated)
        assert found is not None, stated
        way = item.card.question.partition("-")[0]
        shown = found[{"which": 1, "what": 2, "key": 2, "value": 3}[way]]
        verdict = oracle.option(item.card, shown)
        assert verdict == item.key.lower(), item
        assert item.options[item.key == "False"].right


@few
@given(raw_decks(), SEEDS)
def test_typed_answers_and_clozes_have_one_answer_only(raw: RawDeck, seed: int) -> None:
    oracle = Oracle(raw)
    for item in _all_items(raw, seed):
        if item.form in {"typed", "cloze"} and item.card.question != "gap":
            assert oracle.alone(item.card), item


@few
@given(raw_decks(), SEEDS)
def test_every_reason_is_a_true_sentence_that_places_the_wrong_option(raw: RawDeck, seed: int) -> None:
    oracle = Oracle(raw)
    for item in _all_items(raw, seed):
        assert oracle.sentence(item.explanation) in {None, TRUE}, item
        if item.form != "choice":
            continue
        for option in item.options:
            assert bool(option.why) is not option.right
            assert oracle.sentence(option.why) in {None, TRUE} or option.right, item
            if not option.right and option.why != item.explanation and "date" not in item.card.question:
                assert option.text.casefold() in option.why.casefold(), item


@few
@given(raw_decks(), SEEDS)
def test_options_differ_one_is_right_and_dates_and_numbers_ascend(raw: RawDeck, seed: int) -> None:
    for item in _all_items(raw, seed):
        if not item.options:
            continue
        texts = [normal(option.text) for option in item.options]
        assert len(set(texts)) == len(texts), item
        right = [option.text for option in item.options if option.right]
        assert sorted(right) == sorted(item.keys or [item.key])
        if item.form == "choice" and item.card.question in {"what-date", "what-dates"}:
            oracle = Oracle(raw)
            starts = [days(oracle.raw_value(item.card.question[5:], option.text))[0] for option in item.options]
            assert starts == sorted(starts)
        if item.form == "choice" and item.card.question == "what-size":
            sizes = [float(option.text) for option in item.options]
            assert sizes == sorted(sizes)


@few
@given(raw_decks(), SEEDS)
def test_items_keep_every_rule_of_the_rubric(raw: RawDeck, seed: int) -> None:
    for item in _all_items(raw, seed):
        assert [finding.message for finding in check_item(item)] == []


@few
@given(raw_decks(), SEEDS)
def test_grading_takes_the_key_and_what_is_accepted_and_nothing_that_is_rejected_or_another_value(
    raw: RawDeck, seed: int
) -> None:
    for item in _all_items(raw, seed):
        if item.keys:
            continue
        if item.options:
            verdicts = [grade(item, Chosen(index)).right for index in range(-1, len(item.options) + 1)]
            assert verdicts == [False, *(option.right for option in item.options), False]
            continue
        assert normal(item.key) in {normal(text) for text in item.accepts}
        assert all(grade(item, Typed(text)).right for text in (item.key, *item.accepts)), item
        assert not any(grade(item, Typed(text)).right for text in item.rejects), item
        if item.card.question.startswith("which-"):
            others = [thing["name"] for key, thing in raw.things.items() if key != item.card.subject.id]
            assert not any(grade(item, Typed(text)).right for text in others), item
        if item.card.question == "what-size":
            sizes = [thing["size"] for thing in raw.things.values() if "size" in thing]
            wrong = [size for size in sizes if float(size) != float(item.key)]
            assert not any(grade(item, Typed(size)).right for size in wrong), item


@few
@given(raw_decks(), SEEDS)
def test_the_same_seed_gives_the_same_items_whatever_was_made_before(raw: RawDeck, seed: int) -> None:
    first, again = raw.generator, raw.generator
    list(again.items(seed + 1))
    items = list(first.items(seed))
    assert list(again.items(seed)) == items
    assert [again.item(item.card, item.form, seed) for item in reversed(items)] == items[::-1]


@few
@given(raw_decks())
def test_cards_have_different_permanent_ids_that_do_not_hang_on_names(raw: RawDeck) -> None:
    ids = [card.id for card in raw.generator.cards]
    assert len(set(ids)) == len(ids)
    asked = {question.name for kind in raw.deck.kinds.values() for question in kind.questions.values()}
    assert {card.question for card in raw.generator.cards} <= asked
    members = sum(len(thing.get("members", ())) for thing in raw.things.values())
    assert sum(card.question == "what-members" for card in raw.generator.cards) == members


@few
@given(raw_decks(), SEEDS, st.sampled_from([None, *FORMS]), st.sampled_from([None, "one", "two"]))
def test_a_drawn_quiz_asks_each_fact_once_and_only_what_was_wanted(
    raw: RawDeck, seed: int, form: str | None, topic: str | None
) -> None:
    generator = raw.generator
    items = list(draw(generator, seed, topic=topic, form=form))
    facts = [(item.card.subject, generator.field(item.card), item.card.part) for item in items]
    assert len(set(facts)) == len(facts)
    assert {item.form for item in items} <= ({form} if form else set(FORMS))
    assert {item.topic for item in items} <= ({topic} if topic else {"one", "two", ""})
    assert all(generator.item(item.card, item.form, item.seed) == item for item in items)
    # Whether a choice can be made hangs on the seed, since its options are shared; all other forms are there or not.
    wanted = {form} if form else set(FORMS)
    assert items or not any(
        generator.item(card, each, 1)
        for card in generator.cards
        if topic in {None, generator.topic(card)}
        for each in wanted - {"choice"}
    )
    assert not any(are_enemies(one, other) for one, other in combinations(items, 2))
    assert list(draw(raw.generator, seed, topic=topic, form=form)) == items


# ------------------------------------------------------------------------------------------ by hand


def test_questions_without_their_fields_make_no_cards() -> None:
    generator = generator_of("event: {first: {name: the first event, place: Rome}}")
    assert {card.question for card in generator.cards} == {"where", "match-place"}


def test_a_card_has_the_topic_and_the_fact_of_its_subject_whichever_way_it_asks() -> None:
    generator = generator_of(
        "event: {first: {name: the first event, date: 2012, topic: old}}", header="topics: {old: Old times}"
    )
    assert {generator.topic(card) for card in generator.cards} == {"old"}
    assert {(card.question, generator.field(card)) for card in generator.cards} == {
        ("when", "date"), ("which", "date"), ("order", "date"), ("match-date", "date")
    }  # fmt: skip


def test_a_form_that_the_question_does_not_take_is_not_made() -> None:
    generator = generator_of(
        "list: {a: {name: the colours, members: [red, blue]}, b: {name: the rivers, members: [Nile, Po, Seine]}}"
    )
    assert item_of(generator, "list/a/member.red", "typed") is None
    assert item_of(generator, "list/a/missing.red", "choice") is None
    assert made(generator, "list/a/member.red", "choice").options


def test_a_stem_that_holds_its_key_is_not_asked() -> None:
    generator = generator_of("""
        event:
          rome: {name: the council of Rome, place: Rome}
          pisa: {name: the council of Pisa, place: Pisa}
          lyon: {name: the first council, place: Lyon}
    """)
    assert item_of(generator, "event/rome/where", "typed") is None
    assert item_of(generator, "event/rome/where", "choice") is None
    assert made(generator, "event/lyon/where", "typed").key == "Lyon"
    assert made(generator, "event/lyon/where", "choice").key == "Lyon"


def test_one_each_asks_from_memory_where_it_can_and_else_by_choice_or_statement() -> None:
    generator = generator_of("""
        event:
          a: {name: the Synod of Whitby, place: Whitby Abbey in the north of old England}
          b: {name: the talks, place: Oslo}
        statement:
          c: {name: the maxim, text: "Know [thyself]"}
    """)
    forms = {item.card.subject.id: item.form for item in generator.one_each(1)}
    assert forms == {"a": "truefalse", "b": "typed", "c": "cloze"}


def test_difficulty_lies_between_nothing_and_one() -> None:
    for item in Generator(Knowledge(_history())).items(1):
        assert 0 < item.difficulty < 1


@pytest.mark.parametrize("seed", [1, 2])
def test_the_items_of_a_deck_that_stands_still_do_not_change(golden: Golden, seed: int) -> None:
    items = Generator(Knowledge(_history())).items(seed)
    golden(f"items/history-{seed}.txt", "\n".join(as_text(item) for item in items))


def _history() -> Deck:
    loaded = load(HISTORY)
    assert loaded.problems == ()
    assert loaded.deck is not None
    return loaded.deck


_DIGEST = """
import hashlib, json, sys
from pathlib import Path
from quizgen.cli.items import as_object, as_text
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import load
deck = load(Path(sys.argv[1])).deck
rows = [json.dumps(as_object(item), sort_keys=True) for item in Generator(Knowledge(deck)).items(7)]
print(hashlib.sha256("\\n".join(rows).encode()).hexdigest())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_with_other_hashes_makes_the_same_items(hash_seed: str) -> None:
    rows = [json.dumps(as_object(item), sort_keys=True) for item in Generator(Knowledge(_history())).items(7)]
    here = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", _DIGEST, str(HISTORY)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == here
    assert len(rows) > 100


def test_ids_hold_when_names_and_stems_are_reworded() -> None:
    before = deck_of("event: {first: {name: the first event, date: 2012}}")
    after = deck_of(
        "event: {first: {name: another name, date: 2013}}",
        header='kinds: {event: {questions: {when: {stem: "{date:when} was {name}?", asks: date}}}}',
    )
    ids = [{card.id for card in Generator(Knowledge(deck)).cards} for deck in (before, after)]
    assert ids[0] == ids[1] == {f"small/event/first/{name}" for name in ("when", "which", "order", "match-date")}


def test_dates_in_items_are_dates_that_can_be_typed() -> None:
    for item in Generator(Knowledge(_history())).items(3):
        if item.date is not None:
            assert isinstance(read_typed(str(item.date)), Date)
            assert grade(item, Typed(str(item.date))).right
