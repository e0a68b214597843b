from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizgen.errors import NothingToAskError
from quizgen.forms import FORMS
from quizgen.generation import Generator
from quizgen.grading import Chosen, Response, Typed
from quizgen.knowledge import Knowledge
from quizgen.loader import load
from quizgen.rubric import Cell, Paper, Plan, check_paper
from quizgen.session import Answer, Pool, Quiz, draw, start
from quizgen_tui.screens.summary import score_of
from tests.strategies import RawDeck, generator_of, raw_decks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model import Item

PLACES = ("Rome", "Pisa", "Lyon", "Oslo", "Bonn", "Bern")
ROWS = "\n".join(
    f"  e{index}: {{name: day {letter}, place: {place}, date: {2001 + index}, topic: {'old' if index < 4 else 'new'}}}"
    for index, (letter, place) in enumerate(zip("ABCDEF", PLACES, strict=True))
)
GENERATOR = generator_of(f"event:\n{ROWS}", "topics: {old: Old times, new: New times, empty: Nothing yet}")
ITEMS = tuple(GENERATOR.items(1, "typed"))
POOL = Pool(GENERATOR)


def _right(item: Item) -> Response:
    return Chosen(item.correct[0]) if item.options else Typed(item.key)


class QuizMachine(RuleBasedStateMachine):
    """Any order of what a learner can do, against a model of plain lists."""

    @initialize(count=st.integers(1, 5), size=st.integers(1, 6))
    def begin(self, count: int, size: int) -> None:
        self.items = list(ITEMS[:count][:size])
        self.quiz = Quiz("round", iter(ITEMS[:count]), size)
        self.position = 0
        self.answers: list[Answer] = []
        self.answered = False

    @precondition(lambda self: self.position < len(self.items) and not self.answered)
    @rule(right=st.booleans())
    def answer(self, right: bool) -> None:  # noqa: FBT001 - Hypothesis draws it
        item = self.items[self.position]
        response = _right(item) if right else Typed("nothing of the sort")
        answer = self.quiz.answer(response)
        assert (answer.item, answer.response, answer.verdict.right) == (item, response, right)
        self.answers.append(answer)
        self.answered = True

    @precondition(lambda self: self.answered or self.position >= len(self.items))
    @rule()
    def answer_out_of_turn(self) -> None:
        with pytest.raises(ValueError, match="waits for an answer"):
            self.quiz.answer(Typed("again"))

    @rule()
    def advance(self) -> None:
        following = self.quiz.advance()
        self.position = min(self.position + 1, len(self.items))
        self.answered = self.answered and self.position >= len(self.items)
        assert following is (self.items[self.position] if self.position < len(self.items) else None)

    @rule()
    def end(self) -> None:
        self.quiz.end()
        self.items = [answer.item for answer in self.answers]
        self.position = len(self.items)
        assert self.quiz.size == len(self.answers)

    @rule()
    def repeat(self) -> None:
        missed = [answer.item for answer in self.answers if not answer.verdict.right]
        if not missed:
            with pytest.raises(NothingToAskError):
                self.quiz.repeat_missed()
            return
        again = self.quiz.repeat_missed()
        assert (again.title, again.size, again.position, again.answers) == (self.quiz.title, len(missed), 0, ())
        assert list(_run(again)) == missed

    @invariant()
    def holds(self) -> None:
        quiz = self.quiz
        assert quiz.position == self.position
        assert quiz.current == (self.items[self.position] if self.position < len(self.items) else None)
        assert quiz.answers == tuple(self.answers)
        assert quiz.missed == tuple(answer for answer in self.answers if not answer.verdict.right)
        assert quiz.position <= quiz.size
        assert (quiz.current is None) == (quiz.position == quiz.size)


TestQuizMachine = QuizMachine.TestCase
TestQuizMachine.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


def _run(quiz: Quiz) -> Iterator[Item]:
    while (item := quiz.current) is not None:
        yield item
        quiz.answer(_right(item))
        quiz.advance()


def test_items_are_made_only_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[Item]:
        for item in ITEMS:
            taken.append(item)
            yield item

    quiz = Quiz("round", items(), 3)
    assert len(taken) == 1
    quiz.advance()
    assert len(taken) == 2


def test_the_size_shrinks_where_there_are_fewer_items() -> None:
    quiz = Quiz("round", ITEMS[:2], 10)
    assert quiz.size == 10
    assert len(list(_run(quiz))) == quiz.size == quiz.position == 2


def test_a_round_of_nothing_is_refused() -> None:
    with pytest.raises(NothingToAskError):
        Quiz("round", [], 3)


def test_a_round_that_is_ended_at_once_is_empty() -> None:
    quiz = Quiz("round", ITEMS, 3)
    quiz.end()
    assert (quiz.current, quiz.size, quiz.position, quiz.answers, quiz.advance()) == (None, 0, 0, (), None)


def test_after_an_item_was_passed_over_the_next_is_answered_once() -> None:
    quiz = Quiz("round", ITEMS, 3)
    quiz.advance()
    quiz.answer(Typed("x"))
    with pytest.raises(ValueError, match="waits for an answer"):
        quiz.answer(Typed("y"))


@pytest.mark.parametrize("seed", range(20))
def test_a_draw_mixes_topics_and_subjects_before_it_returns_to_one(seed: int) -> None:
    items = list(draw(GENERATOR, seed))
    assert len({item.card.subject for item in items[:6]}) == 6
    topics = "".join(item.topic[0] for item in items[:6])
    # Of each three items one is of the topic that a third of the subjects have.
    assert topics.count("o") == 4
    assert all(topics[start : start + 3].count("o") in {1, 2, 3} for start in range(4))


def test_each_fact_is_as_likely_to_come_first_as_another() -> None:
    first = Counter(POOL.fact(next(POOL.draw(seed)).card) for seed in range(600))
    assert len(first) == 12
    assert all(20 <= count <= 90 for count in first.values())


def test_the_key_stands_in_each_place_about_equally_often() -> None:
    items = [item for seed in range(100) for item in draw(GENERATOR, seed, form="choice")]
    worded = [item for item in items if item.card.question == "where"]
    places = Counter((len(item.options), item.correct[0]) for item in worded)
    sizes = Counter(len(item.options) for item in worded)
    assert len(worded) >= 100
    assert all(0.6 < places[size, place] * size / sizes[size] < 1.4 for size in sizes for place in range(size))


def test_a_fact_is_asked_once_whichever_way_round() -> None:
    both = generator_of("event: {a: {name: A, date: 2001}, b: {name: B, date: 2005}, c: {name: C, date: 2009}}")
    assert {item.card.question for item in both.items(1)} > {"when", "which"}
    for seed in range(20):
        facts = [Pool(both).fact(item.card) for item in draw(both, seed)]
        assert len(facts) == len(set(facts))


def test_a_round_is_shorter_rather_than_tell_an_answer() -> None:
    three = generator_of("event: {a: {name: A, place: Rome}, b: {name: B, place: Pisa}, c: {name: C, place: Lyon}}")
    quiz = start(three, 3, seed=1, form="choice")
    assert (quiz.size, quiz.lacking) == (3, 0)
    assert len(list(_run(quiz))) == 1
    assert (quiz.size, quiz.lacking) == (1, 2)


def test_a_round_that_is_ended_or_full_lacks_nothing() -> None:
    quiz = Quiz("round", ITEMS, 3)
    quiz.end()
    assert quiz.lacking == 0
    full = Quiz("round", ITEMS, 2)
    assert len(list(_run(full))) == 2
    assert full.lacking == 0


def test_the_summary_says_why_a_round_was_shorter() -> None:
    quiz = Quiz("round", ITEMS[:2], 5)
    assert len(list(_run(quiz))) == 2
    assert "3 fewer than asked for: the deck has no more" in score_of(quiz, 0).plain
    assert "fewer" not in score_of(Quiz("round", ITEMS, 2), 0).plain


def test_the_first_item_is_there_before_the_rules_are_loaded() -> None:
    program = (
        "import sys; from quizgen.library import open_deck; from quizgen.session import start;"
        "start(open_deck('national-security')[0], 5, 1); sys.exit('quizgen.rubric' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# ------------------------------------------------------------------------------------------ what always holds

DECK = load(Path(__file__).parents[2] / "decks" / "national-security").deck
assert DECK is not None
SHIPPED = Generator(Knowledge(DECK))
SHIPPED_POOL = Pool(SHIPPED)


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_a_quiz_keeps_every_rule_of_a_set(seed: int, size: int) -> None:
    items = list(islice(SHIPPED_POOL.draw(seed), size))
    assert len(items) == size
    assert [found.message for found in check_paper(Paper(items, fact=SHIPPED_POOL.fact))] == []


@given(st.integers(0, 2**32 - 1), st.sampled_from(list(SHIPPED.knowledge.deck.topics)), st.sampled_from(list(FORMS)))
@settings(max_examples=40, deadline=None)
def test_a_quiz_of_one_topic_and_form_keeps_to_its_cell(seed: int, topic: str, form: str) -> None:
    pool = Pool(SHIPPED, topic, form)
    items = list(islice(pool.draw(seed), 15))
    plan = Plan({Cell(topic, form): len(items)})
    assert [found.message for found in check_paper(Paper(items, plan, pool.fact))] == []


@given(raw_decks(), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_quiz_of_any_deck_keeps_every_rule_of_a_set(raw: RawDeck, seed: int) -> None:
    pool = Pool(raw.generator)
    items = list(pool.draw(seed))
    assert [found.message for found in check_paper(Paper(items, fact=pool.fact))] == []
    assert items == list(pool.draw(seed))


def test_a_draw_uses_every_form_that_the_facts_allow() -> None:
    allowed = {item.form for item in GENERATOR.items(1)}
    assert allowed == {"choice", "truefalse", "typed", "cloze", "order", "pick", "match"}
    assert {item.form for seed in range(5) for item in draw(GENERATOR, seed)} == allowed


def test_the_same_things_are_put_in_order_once() -> None:
    three = generator_of("event: {a: {name: A, date: 2001}, b: {name: B, date: 2002}, c: {name: C, date: 2003}}")
    assert len(list(three.items(3, "order"))) == 3
    assert len(list(draw(three, 3, form="order"))) == 1


def test_a_draw_hangs_on_its_seed_alone() -> None:
    assert list(draw(GENERATOR, 5)) == list(draw(GENERATOR, 5))
    assert list(draw(GENERATOR, 5)) != list(draw(GENERATOR, 6))


def test_only_the_wanted_topic_and_form_are_drawn() -> None:
    items = list(draw(GENERATOR, 1, topic="new", form="typed"))
    assert {item.card.subject.id for item in items} == {"e4", "e5"}
    assert {item.form for item in items} == {"typed"}


@pytest.mark.parametrize(
    ("topic", "form", "message", "hint"),
    [
        ("odl", None, "no topic 'odl'", "did you mean 'old'?"),
        ("zzz", None, "no topic 'zzz'", "topics: old, new, empty"),
        (None, "choise", "no form 'choise'", "did you mean 'choice'?"),
        (None, "zzz", "no form 'zzz'", f"forms: {', '.join(FORMS)}"),
    ],
)
def test_an_unknown_topic_or_form_is_refused_with_a_hint_before_the_first_item(
    topic: str | None, form: str | None, message: str, hint: str
) -> None:
    with pytest.raises(NothingToAskError, match=message) as caught:
        draw(GENERATOR, 1, topic=topic, form=form)
    assert caught.value.hint == hint


def test_a_quiz_starts_with_as_many_items_as_wanted() -> None:
    quiz = start(GENERATOR, 4, seed=1)
    assert (quiz.title, quiz.size) == ("A small deck", 4)
    assert len(list(_run(quiz))) == 4


def test_a_topic_without_items_says_what_there_is_none_of() -> None:
    with pytest.raises(NothingToAskError, match="deck 'small' has no item of form 'typed' topic 'empty'"):
        start(GENERATOR, 4, seed=1, topic="empty", form="typed")
    with pytest.raises(NothingToAskError, match="no topic 'zzz'"):
        start(GENERATOR, 4, seed=1, topic="zzz")
