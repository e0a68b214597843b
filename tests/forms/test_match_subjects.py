"""Subjects matched to what they have: questions with `matches`."""

from __future__ import annotations

from quizgen.grading import Matched, grade
from tests.strategies import generator_of, item_of, made

EVENTS = """
    event:
      a: {name: the talks, place: Rome, date: 2014-04-15, confusable: [event/e]}
      b: {name: the fair, place: Oslo, date: 2014-05-20}
      c: {name: the race, place: Oslo, date: 2015-01-02}
      d: {name: the feast, place: Lyon, date: 2015}
      e: {name: the march, place: Bern, date: 2016-07-08}
      f: {name: the synod of Pisa, place: Pisa, date: 2016-09-09}
    body:
      club: {name: the club, chair: {ref: person/ann}}
      team: {name: the team, chair: {ref: person/bob}}
      firm: {name: the firm, chair: {ref: person/ann}}
    person:
      ann: {name: Ann Lee}
      bob: {name: Bob Roy}
"""
PLACES = {"the talks": "Rome", "the fair": "Oslo", "the race": "Oslo", "the feast": "Lyon", "the march": "Bern"}


def test_each_subject_has_its_value_and_no_two_share_one() -> None:
    generator = generator_of(EVENTS)
    for seed in range(30):
        item = made(generator, "event/a/match-place", "match", seed)
        assert item.stem == "Match each event to its place."
        assert 3 <= len(item.prompts) <= 4
        assert "the talks" in item.prompts
        assert [PLACES[prompt] for prompt in item.prompts] == list(item.keys)
        assert len(set(item.keys)) == len(item.keys)
        assert sorted(option.text for option in item.options) == sorted(item.keys)
        assert grade(item, Matched(item.correct)).right


def test_what_learners_mix_up_is_matched_together() -> None:
    generator = generator_of(EVENTS)
    assert all("the march" in made(generator, "event/a/match-place", "match", seed).prompts for seed in range(20))


def test_a_name_that_tells_its_value_is_not_matched() -> None:
    generator = generator_of(EVENTS)
    assert item_of(generator, "event/f/match-place", "match") is None
    assert made(generator, "event/f/match-date", "match").keys


def test_dates_are_of_one_precision_and_ascend() -> None:
    generator = generator_of(EVENTS)
    assert item_of(generator, "event/d/match-date", "match") is None
    items = [made(generator, "event/a/match-date", "match", seed) for seed in range(10)]
    order = ["April 15, 2014", "May 20, 2014", "January 2, 2015", "July 8, 2016", "September 9, 2016"]
    for item in items:
        shown = [option.text for option in item.options]
        assert shown == sorted(shown, key=order.index)
    assert len({item.prompts for item in items}) > 1


def test_fewer_than_three_different_values_are_not_matched() -> None:
    assert item_of(generator_of(EVENTS), "body/club/match-chair", "match") is None


def test_the_explanation_tells_every_pair() -> None:
    item = made(generator_of(EVENTS), "event/a/match-place", "match")
    assert item.explanation.startswith("The ")
    assert all(f"{prompt[1:]} – {key}" in item.explanation for prompt, key in zip(item.prompts, item.keys, strict=True))


def test_a_field_that_is_not_closed_is_not_matched() -> None:
    opened = "kinds: {event: {fields: {place: {type: text, closed: false}}}}"
    assert item_of(generator_of(EVENTS, opened), "event/a/match-place", "match") is None
