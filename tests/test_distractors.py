from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from quizgen.dates import read_typed
from quizgen.rubric import World, look_at
from tests.strategies import generator_of, item_of, made, wrong

if TYPE_CHECKING:
    from quizgen.model import Item

NUMBERS = (
    "kinds: {event: {fields: {size: {type: number}}, questions: {size: {stem: 'How big was {name}?', asks: size}}}}"
)


def _events(*places: str, extra: str = "") -> str:
    rows = [f"  e{index}: {{name: event {index}, place: {place}}}" for index, place in enumerate(places)]
    return "event:\n" + "\n".join(rows) + extra


def _texts(item: Item) -> list[str]:
    return [option.text for option in item.options]


CHAIRS = """
    person:
      xi: {name: Xi}
      hu: {name: Hu}
      wen: {name: Wen}
      li: {name: Li}
      wu: {name: Wu}
    body:
      x: {name: the Office, chair: {value: {ref: person/xi}, valid: 2013/2018}}
      y: {name: the Bureau, chair: {value: {ref: person/hu}, valid: 2003/2012}}
      z: {name: the Union, chair: {value: {ref: person/wen}, valid: 2018-03/2023}}
      w: {name: the Agency, chair: {ref: person/li}}
"""


def test_what_held_at_another_time_is_no_wrong_option() -> None:
    generator = generator_of(CHAIRS)
    items = [item for seed in range(30) for item in generator.items(seed) if item.card.question in {"chair", "chaired"}]
    shown = {(item.key, option.text) for item in items if item.form == "choice" for option in item.options}
    assert {("Xi", "Wen"), ("Xi", "Li")} <= shown
    assert not {("Xi", "Hu"), ("Hu", "Xi"), ("Hu", "Wen"), ("Wen", "Hu")} & shown
    assert not {("the Office", "the Bureau"), ("the Bureau", "the Office")} & shown
    lies = {item.stem for item in items if item.form == "truefalse"}
    assert "True or false? Wen chairs the Office." in lies
    assert "True or false? Hu chairs the Office." not in lies
    world = World(generator.knowledge.deck)
    assert "T4" not in {found.rule.code for item in items for found in look_at(item, world)}


def test_wrong_options_are_answers_that_the_question_has_elsewhere() -> None:
    item = made(generator_of(_events("Rome", "Pisa", "Lyon", "Oslo")), "event/e0/where", "choice")
    assert item.key == "Rome"
    assert wrong(item) == {"Pisa", "Lyon", "Oslo"}


def test_there_are_three_or_four_options_and_all_have_their_turn() -> None:
    generator = generator_of(_events("Rome", "Pisa", "Lyon", "Oslo", "Bonn", "Bern", "Kyiv"))
    seen = [made(generator, "event/e0/where", "choice", seed) for seed in range(60)]
    assert {len(item.options) for item in seen} == {3, 4}
    assert set().union(*(wrong(item) for item in seen)) == {"Pisa", "Lyon", "Oslo", "Bonn", "Bern", "Kyiv"}


def test_options_fall_to_three_and_then_the_choice_is_not_made() -> None:
    three = made(generator_of(_events("Rome", "Pisa", "Lyon")), "event/e0/where", "choice")
    assert len(three.options) == 3
    two = generator_of(_events("Rome", "Pisa"))
    assert item_of(two, "event/e0/where", "choice") is None
    assert item_of(two, "event/e0/where", "truefalse") is not None
    one = generator_of(_events("Rome"))
    assert item_of(one, "event/e0/where", "truefalse") is None
    assert item_of(one, "event/e0/where", "typed") is not None


def test_what_is_true_or_near_is_never_an_option() -> None:
    generator = generator_of(
        """
        event:
          a: {name: event A, place: {value: Beijing, accept: [Peking]}}
          b: {name: event B, place: Peking}
          c: {name: event C, place: the city of Beijing}
          d: {name: event D, place: the capital}
          e: {name: event E, place: Rome}
          f: {name: event F, place: Lyon}
        """,
        header="synonyms: [[Beijing, the capital]]",
    )
    items = [item_of(generator, "event/a/where", "choice", seed) for seed in range(20)]
    assert {frozenset(wrong(item)) for item in items if item is not None} == {frozenset({"Rome", "Lyon"})}


def test_wrong_options_are_apart_from_each_other_too() -> None:
    generator = generator_of(_events("Rome", "Pisa", "old Pisa", "Lyon"))
    for seed in range(30):
        assert len(wrong(made(generator, "event/e0/where", "choice", seed)) & {"Pisa", "old Pisa"}) == 1


def test_each_reason_is_the_true_sentence_of_the_subject_that_lent_the_option() -> None:
    item = made(generator_of(_events("Rome", "Pisa", "Lyon")), "event/e0/where", "choice")
    assert {option.text: option.why for option in item.options} == {
        "Rome": "",
        "Pisa": "Event 1 took place in Pisa.",
        "Lyon": "Event 2 took place in Lyon.",
    }


def test_the_reason_names_the_option_where_its_lender_has_several_values() -> None:
    generator = generator_of("""
        person:
          ann: {name: Ann, position: captain}
          bob: {name: Bob, position: [cook, smith]}
    """)
    item = made(generator, "person/ann/position", "choice")
    assert {option.text: option.why for option in item.options if not option.right} == {
        "cook": "Bob is cook.",
        "smith": "Bob is smith.",
    }


def test_the_reason_tells_the_date_whose_year_is_the_option() -> None:
    generator = generator_of(
        """
        event:
          a: {name: event A, dates: 2010}
          b: {name: event B, dates: [2011-05-06, 2012-07-08]}
        """,
        header="""
            kinds:
              event:
                fields: {dates: {type: date, many: true, closed: true}}
                questions: {dates: {stem: "{dates:when} was {name}?", asks: dates, statement: "{name} was {dates:on}."}}
        """,
    )
    item = made(generator, "event/a/dates", "choice")
    assert {option.text: option.why for option in item.options if not option.right} == {
        "2011": "Event B was on May 6, 2011.",
        "2012": "Event B was on July 8, 2012.",
    }


def test_a_subject_that_only_could_be_the_answer_is_refuted_by_what_is() -> None:
    generator = generator_of("""
        person: {ann: {name: Ann}, bob: {name: Bob}, cid: {name: Cid}}
        body: {club: {name: the club, chair: {ref: ann}}}
    """)
    item = made(generator, "body/club/chair", "choice")
    assert {option.text: option.why for option in item.options} == {
        "Ann": "", "Bob": "Ann chairs the club.", "Cid": "Ann chairs the club."
    }  # fmt: skip


def test_a_subject_is_no_wrong_answer_about_itself() -> None:
    generator = generator_of("""
        body:
          a: {name: the first club, answers_to: {ref: b}}
          b: {name: the second club, answers_to: {ref: a}}
          c: {name: the third club}
          d: {name: the fourth club}
    """)
    assert wrong(made(generator, "body/a/answers-to", "choice")) == {"the third club", "the fourth club"}


def test_lists_of_another_sort_lend_nothing() -> None:
    generator = generator_of("""
        list:
          a: {name: the warm colours, of: colour, members: [red, orange]}
          b: {name: the cold colours, of: colour, members: [blue, green]}
          c: {name: the rivers, of: river, members: [Nile, Po]}
    """)
    for seed in range(10):
        assert wrong(made(generator, "list/a/member.red", "choice", seed)) == {"blue", "green"}
    assert item_of(generator, "list/c/member.nile", "choice") is None
    assert item_of(generator, "list/c/list.nile", "choice") is None


def test_what_learners_mix_up_comes_first() -> None:
    names = ["Oslo", "Bonn", "Bern", "Kyiv", "Riga", "Graz"]
    extra = "\n  mixed: {name: event M, place: Linz, confusable: [event/e0]}"
    generator = generator_of(_events("Rome", *names, extra=extra))
    counts = Counter(text for seed in range(40) for text in wrong(made(generator, "event/e0/where", "choice", seed)))
    assert counts["Linz"] == 40
    assert all(counts[name] < 40 for name in names)


def test_confusable_answers_come_first_too() -> None:
    people = "\n".join(f"  p{index}: {{name: Person {'BCDEFGH'[index]}}}" for index in range(7))
    generator = generator_of(
        f"person:\n  ann: {{name: Person A}}\n{people}\n"
        "body:\n  club: {name: the club, chair: {ref: ann}, confusable: [person/p6]}\n"
    )
    assert all("Person H" in wrong(made(generator, "body/club/chair", "choice", seed)) for seed in range(30))


def test_dates_ascend_and_none_meets_another() -> None:
    rows = ["2013-11-09/2013-11-12", "2013-11-11/2013-11-20", "2014-01-01/2014-01-05", "2012-05-01/2012-05-03",
            "2015-02-01/2015-02-09"]  # fmt: skip
    generator = generator_of(
        "event:\n" + "\n".join(f"  e{i}: {{name: event {i}, date: {d}}}" for i, d in enumerate(rows))
    )
    made_at = [item_of(generator, "event/e0/when", "choice", seed) for seed in range(20)]
    items = [item for item in made_at if item is not None]
    assert len(items) >= 8
    for item in items:
        spans = [(date.start, date.end) for text in _texts(item) if (date := read_typed(text)) is not None]
        assert len(spans) == len(item.options) >= 3
        assert all(one[1] < other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("seed", range(5))
def test_numbers_ascend_by_amount_and_equal_ones_stand_once(seed: int) -> None:
    sizes = ("9", "10", "10.0", "-9", "100")
    generator = generator_of(
        "event:\n" + "\n".join(f"  e{i}: {{name: event {i}, size: {size}}}" for i, size in enumerate(sizes)), NUMBERS
    )
    amounts = [Decimal(text) for text in _texts(made(generator, "event/e0/size", "choice", seed))]
    assert amounts == sorted(amounts) == [-9, 9, 10, 100]


def test_over_a_deck_the_rank_of_the_key_among_dates_is_uniform() -> None:
    rows = "\n".join(f"  e{index}: {{name: event {index}, date: {2000 + index}}}" for index in range(8))
    generator = generator_of(f"event:\n{rows}")
    for seed in range(20):
        ranks = Counter(made(generator, f"event/e{index}/when", "choice", seed).correct[0] for index in range(8))
        assert ranks == {0: 2, 1: 2, 2: 2, 3: 2}


def test_the_place_of_the_key_among_texts_is_about_uniform() -> None:
    generator = generator_of(_events("Rome", "Pisa", "Lyon", "Oslo"))
    places = Counter(made(generator, "event/e0/where", "choice", seed).correct[0] for seed in range(600))
    assert all(105 < places[place] < 195 for place in range(4))


@pytest.mark.parametrize(
    ("dates", "stem", "options"),
    [
        (("2012-03-04", "2013-04-05", "2014-05-06"), "On what date", ["March 4, 2012", "April 5, 2013", "May 6, 2014"]),
        (("2012-03-04", "2013-04", "2014-05-06"), "In which month and year", ["March 2012", "April 2013", "May 2014"]),
        (("2012-03-04", "2013", "2014-05"), "In which year", ["2012", "2013", "2014"]),
        (
            ("2012-03-04/2012-03-09", "2013-04", "2014-05-06"),
            "In which month and year",
            ["March 2012", "April 2013", "May 2014"],
        ),
        (("2012-03-30/2012-04-02", "2013-04", "2014-05-06"), "In which year", ["2012", "2013", "2014"]),
    ],
)
def test_a_date_is_asked_as_finely_as_there_are_others_of_its_like(
    dates: tuple[str, ...], stem: str, options: list[str]
) -> None:
    rows = "\n".join(f"  e{index}: {{name: event {index}, date: {date}}}" for index, date in enumerate(dates))
    generator = generator_of(f"event:\n{rows}")
    items = Counter(
        (item.stem, tuple(_texts(item)))
        for seed in range(60)
        if (item := item_of(generator, "event/e0/when", "choice", seed)) is not None
    )
    assert items.most_common(1)[0][0] == (f"{stem} did event 0 take place?", tuple(options))


def test_a_date_is_asked_more_coarsely_now_and_then_and_never_more_finely_than_it_is_known() -> None:
    dates = ("2012-03-04", "2013-04-05", "2014-05-06", "2015-06")
    rows = "\n".join(f"  e{index}: {{name: event {index}, date: {date}}}" for index, date in enumerate(dates))
    generator = generator_of(f"event:\n{rows}")
    asked = [
        {item.stem for seed in range(60) if (item := item_of(generator, f"event/e{index}/when", "choice", seed))}
        for index in (0, 3)
    ]
    words = ("On what date", "In which month and year", "In which year")
    assert asked[0] == {f"{word} did event 0 take place?" for word in words}
    assert asked[1] == {f"{word} did event 3 take place?" for word in words[1:]}


def test_a_span_with_no_like_and_over_two_years_is_no_choice() -> None:
    generator = generator_of("""
        event:
          a: {name: event A, date: 2012-12-30/2013-01-02}
          b: {name: event B, date: 2014}
          c: {name: event C, date: 2015}
    """)
    assert item_of(generator, "event/a/when", "choice") is None


def test_nearer_dates_are_chosen_more_often() -> None:
    years = (1900, 1901, 1902, 1903, 1960, 1980, 1999)
    rows = "\n".join(f"  e{year}: {{name: event {'ABCDEFG'[index]}, date: {year}}}" for index, year in enumerate(years))
    generator = generator_of(f"event:\n{rows}")
    counts = Counter(text for seed in range(80) for text in wrong(made(generator, "event/e1900/when", "choice", seed)))
    assert counts["1901"] > counts["1999"]
