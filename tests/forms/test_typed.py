from __future__ import annotations

from collections import Counter

from quizgen.dates import parse
from quizgen.grading import Typed, grade
from tests.strategies import generator_of, item_of, made


def test_a_short_answer_is_typed_with_all_its_spellings() -> None:
    generator = generator_of("""
        person: {xi: {name: Ann Lee, aliases: [Ann], accept: [Anne Lee], reject: [Ann Li]}}
        body: {club: {name: the club, chair: {ref: xi}}}
        event: {a: {name: the talks, place: {value: Beijing, accept: [Peking], reject: [Nanjing]}}}
    """)
    chair = made(generator, "body/club/chair", "typed")
    assert (chair.accepts, chair.rejects) == (("Ann Lee", "Ann", "Anne Lee"), ("Ann Li",))
    place = made(generator, "event/a/where", "typed")
    assert (place.accepts, place.rejects) == (("Beijing", "Peking"), ("Nanjing",))
    assert place.options == ()


def test_a_long_answer_is_not_typed_but_a_date_is() -> None:
    generator = generator_of("""
        event:
          a: {name: the talks, place: one two three four five six, date: 2013-12-30/2014-01-02}
          b: {name: the war, place: the old city of Rome by the Tiber}
          c: {name: the peace, place: five small words of place}
    """)
    assert item_of(generator, "event/a/where", "typed") is None
    assert item_of(generator, "event/b/where", "typed") is None
    assert made(generator, "event/c/where", "typed").key == "five small words of place"
    assert made(generator, "event/a/when", "typed").key == "December 30, 2013 – January 2, 2014"


def test_of_a_span_the_month_or_else_the_year_is_typed() -> None:
    generator = generator_of("""
        event:
          a: {name: the talks, date: 2013-11-09/2013-11-12}
          b: {name: the war, date: 2013-10-30/2013-11-02}
    """)
    talks, war = (made(generator, f"event/{each}/when", "typed") for each in "ab")
    assert (talks.stem, talks.date) == ("In which month and year did the talks take place?", parse("2013-11"))
    assert (war.stem, war.date) == ("In which year did the war take place?", parse("2013"))


def test_numbers_pass_with_and_without_unit_and_thousands() -> None:
    generator = generator_of(
        "event: {a: {name: the march, length: 12500}}",
        """
        kinds:
          event:
            fields: {length: {type: number, unit: km}}
            questions: {length: {stem: "How long was {name}?", asks: length}}
        """,
    )
    item = made(generator, "event/a/length", "typed")
    assert item.key == "12500 km"
    assert item.accepts == ("12500 km", "12500", "12,500")


def test_a_member_of_a_list_is_not_typed() -> None:
    generator = generator_of(
        "list: {a: {name: the colours, members: [red, blue]}}",
        'kinds: {list: {questions: {any: {stem: "What is among {name}?", asks: members.item}}}}',
    )
    assert item_of(generator, "list/a/any.red", "typed") is None


def test_another_answer_that_a_typo_could_make_is_rejected() -> None:
    generator = generator_of("""
        person:
          danish: {name: Andersen, position: the author}
          swedish: {name: Anderson, position: the inventor}
          far: {name: Bell, position: the engineer}
    """)
    item = made(generator, "person/danish/holder", "typed")
    assert item.rejects == ("anderson",)
    assert not grade(item, Typed("Anderson")).right
    assert grade(item, Typed("Andersem")).right


def test_a_date_is_asked_for_coarser_at_times_and_never_finer() -> None:
    generator = generator_of("event: {a: {name: the talks, date: 2014-04-15}, b: {name: the fair, date: 2014-05}}")
    asked = {
        name: Counter(
            made(generator, f"event/{name}/when", "typed", seed).stem.partition(" did")[0] for seed in range(60)
        )
        for name in "ab"
    }
    assert asked["a"].keys() == {"On what date", "In which month and year", "In which year"}
    assert asked["b"].keys() == {"In which month and year", "In which year"}
    assert asked["a"]["On what date"] > 30
    assert asked["b"]["In which month and year"] > 30


def test_a_coarser_date_that_the_stem_names_is_not_asked() -> None:
    generator = generator_of("event: {a: {name: the talks of 2014, date: 2014-04-15}}")
    stems = [made(generator, "event/a/when", "typed", seed).stem for seed in range(40)]
    assert not any("which year" in stem for stem in stems)


def test_a_stem_that_does_not_say_how_fine_a_date_is_wants_it_as_it_is() -> None:
    own = 'kinds: {event: {questions: {when: {stem: "What is the date of {name}?", asks: date}}}}'
    generator = generator_of("event: {a: {name: the talks, date: 2014-04-15}}", own)
    assert {made(generator, "event/a/when", "typed", seed).key for seed in range(20)} == {"April 15, 2014"}


def test_a_number_passes_with_the_name_of_its_field() -> None:
    fields = "fields: {group: {type: number}}"
    question = "group: {stem: 'In which group is {name}?', asks: group}"
    kinds = f"kinds: {{term: {{{fields}, questions: {{{question}}}}}}}"
    item = made(generator_of("term: {a: {name: chlorine, group: 17}}", kinds), "term/a/group", "typed")
    assert "group 17" in item.accepts
    assert grade(item, Typed("Group 17")).right
    assert not grade(item, Typed("group 16")).right
