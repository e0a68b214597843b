from __future__ import annotations

import pytest

from quizgen.asks import Ask
from quizgen.dates import Precision, parse
from quizgen.knowledge import Knowledge, Truth
from quizgen.model import Ref, Scalar, SubjectKey, Text
from quizgen.relations import Relation
from tests.strategies import deck_of

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
SAME, NEAR, APART = Relation.SAME, Relation.NEAR, Relation.APART

THINGS = """
    kinds:
      thing:
        fields:
          one: {type: text}
          loose: {type: text, closed: false}
          full: {type: text, many: true, closed: true}
          some: {type: text, many: true}
          date: {type: date}
          dates: {type: date, many: true, closed: true}
          size: {type: number}
          friend: {type: ref}
          whole: {type: ref, to: thing, part_of: true}
          wholes: {type: ref, to: thing, part_of: true, many: true}
          sort: {type: text}
          members: {type: list, alike: sort}
          open: {type: list, closed: false}
          parts: {type: map, alike: sort}
          open_parts: {type: map, closed: false}
        questions:
          both: {stem: "Which has {one} and {size}?", asks: name}
"""
SCALARS = ("one", "loose", "full", "some", "date", "dates", "size", "friend", "whole")
for _field in SCALARS:
    THINGS += f'          {_field}: {{stem: "What {_field} has {{name}}?", asks: {_field}}}\n'
    THINGS += f'          by-{_field}: {{stem: "Which has {{{_field}}}?", asks: name}}\n'
for _field in ("members", "open"):
    THINGS += f'          {_field}: {{stem: "What {_field} has {{name}}?", asks: {_field}.item}}\n'
    THINGS += f'          by-{_field}: {{stem: "Which has {{{_field}.item}}?", asks: name}}\n'
for _field in ("parts", "open_parts"):
    _way = _field.replace("_", "-")
    THINGS += f'          {_way}: {{stem: "In {{name}}, what is {{{_field}.key}}?", asks: {_field}.value}}\n'
    THINGS += f'          by-{_way}: {{stem: "In {{name}}, what is {{{_field}.value}}?", asks: {_field}.key}}\n'


def _knowledge(things: str, header: str = "", allowed: str = "") -> Knowledge:
    facts = "thing:\n" + "\n".join(f"  {line.strip()}" for line in things.strip().splitlines())
    return Knowledge(deck_of(facts, f"{THINGS}    {header}\n", allowed))


def _ask(knowledge: Knowledge, question: str, subject: str = "a", part: int = 0) -> Ask:
    pool = knowledge.pool("thing", knowledge.deck.kinds["thing"].questions[question])
    return next(ask for ask in pool if ask.subject.key.id == subject and ask.part in {-1, part})


def _thing(name: str) -> Ref:
    return Ref(SubjectKey("thing", name))


def test_the_value_of_a_field_with_one_value_is_true_and_any_other_is_false() -> None:
    knowledge = _knowledge("a: {name: A, one: red}")
    ask = _ask(knowledge, "one")
    assert knowledge.truth(ask, Text("red")) is TRUE
    assert knowledge.truth(ask, Text("The  RÉD!")) is TRUE
    assert knowledge.truth(ask, Text("blue")) is FALSE
    assert knowledge.has_one_answer(ask)


def test_of_a_field_that_may_hold_more_nothing_is_false() -> None:
    knowledge = _knowledge("a: {name: A, loose: red, some: [red, green], open: [red]}")
    for question in ("loose", "some", "open"):
        ask = _ask(knowledge, question)
        assert knowledge.truth(ask, Text("red")) is TRUE
        assert knowledge.truth(ask, Text("blue")) is UNKNOWN
        assert not knowledge.has_one_answer(ask)


def test_of_a_closed_field_with_many_values_all_are_true_and_the_rest_is_false() -> None:
    knowledge = _knowledge("a: {name: A, full: [red, green]}")
    ask = _ask(knowledge, "full")
    assert [knowledge.truth(ask, Text(text)) for text in ("red", "green", "blue")] == [TRUE, TRUE, FALSE]
    assert not knowledge.has_one_answer(ask)


def test_a_closed_field_with_one_of_many_values_has_one_answer() -> None:
    knowledge = _knowledge("a: {name: A, full: [red]}")
    assert knowledge.has_one_answer(_ask(knowledge, "full"))


def test_nothing_is_concluded_about_a_subject_without_the_field() -> None:
    knowledge = _knowledge("a: {name: A, one: red}\nb: {name: B, full: [red]}\nc: {name: C, one: blue}")
    ask = _ask(knowledge, "by-one")
    assert [knowledge.truth(ask, _thing(each)) for each in "abc"] == [TRUE, UNKNOWN, FALSE]


@pytest.mark.parametrize(
    ("key", "candidate", "truth"),
    [
        ("2013-11-09", "2013-11-09", TRUE),
        ("2013-11-09", "2013-11-10", FALSE),
        ("2013-11-09", "2013-11", UNKNOWN),
        ("2013-11-09", "2013", UNKNOWN),
        ("2013-11-09", "2014", FALSE),
        ("2013-11-09/2013-11-12", "2013-11-12", UNKNOWN),
        ("2013-11-09/2013-11-12", "2013-11-13", FALSE),
        ("2013-11-09/2013-11-12", "2013-11-12/2013-11-14", UNKNOWN),
        ("2013-11-09/2013-11-12", "2013-11-13/2013-11-14", FALSE),
        ("2013", "2013-12-31/2014-01-02", UNKNOWN),
    ],
)
def test_dates_that_share_a_day_are_never_false(key: str, candidate: str, truth: Truth) -> None:
    knowledge = _knowledge(f"a: {{name: A, date: {key}}}")
    assert knowledge.truth(_ask(knowledge, "date"), parse(candidate)) is truth


def test_a_year_that_a_longer_span_touches_is_not_false() -> None:
    knowledge = _knowledge("a: {name: A, dates: [2010-05-01, 2013-12-30/2014-01-02]}")
    fine = _ask(knowledge, "dates")
    ask = Ask(fine.subject, fine.question, precision=Precision.YEAR)
    assert [knowledge.truth(ask, parse(year)) for year in ("2010", "2013", "2014", "2015")] == [
        TRUE, UNKNOWN, UNKNOWN, FALSE
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (Text("red"), Text("RED."), SAME),
        (Text("the eleven men"), Text("11 men"), SAME),
        (Text("red and blue"), Text("blue"), NEAR),
        (Text("blue"), Text("blue and red"), NEAR),
        (Text("red"), Text("blue"), APART),
        (Text("reduced"), Text("red"), APART),
        (Text("ruler"), Text("monarch"), NEAR),
        (Text("The Monarch"), Text("ruler"), NEAR),
        (Text("Peking", accept=("Beijing",)), Text("Beijing"), SAME),
        (Text("+"), Text("∅"), APART),
        (Text("+"), Text("red"), APART),
        (Text("-3"), Text("3"), APART),
        (Text("2014"), parse("2014"), NEAR),
        (_thing("a"), Text("the letter A"), SAME),
        (_thing("a"), Text("Alpha"), SAME),
        (_thing("a"), _thing("a"), SAME),
        (_thing("a"), _thing("b"), APART),
        (_thing("king"), _thing("emperor"), NEAR),
    ],
)
def test_values_are_the_same_near_or_apart(one: Scalar, other: Scalar, relation: Relation) -> None:
    things = """
        a: {name: the letter A, aliases: [Alpha]}
        b: {name: B}
        king: {name: the ruler}
        emperor: {name: the monarch}
    """
    knowledge = _knowledge(things, "synonyms: [[ruler, monarch]]")
    assert knowledge.relation(one, other) is relation
    assert knowledge.relation(other, one) is relation


def test_numbers_compare_by_their_amount() -> None:
    knowledge = _knowledge("a: {name: A, size: 3}\nb: {name: B, size: 3.0}\nc: {name: C, size: -3}")
    a, b, c = (_ask(knowledge, "size", each).answer for each in "abc")
    assert (knowledge.relation(a, b), knowledge.relation(a, c)) == (SAME, APART)


def test_groups_of_synonyms_that_share_a_text_are_each_kept() -> None:
    knowledge = _knowledge("a: {name: A, one: ruler}", "synonyms: [[ruler, monarch], [ruler, prince]]")
    ask = _ask(knowledge, "one")
    assert [knowledge.truth(ask, Text(text)) for text in ("monarch", "prince", "cook")] == [UNKNOWN, UNKNOWN, FALSE]


def test_a_part_is_near_its_whole_at_any_depth_and_apart_from_its_sibling() -> None:
    things = """
        a: {name: A, whole: {ref: b}}
        b: {name: B, whole: {ref: c}}
        c: {name: C}
        d: {name: D, whole: {ref: b}}
    """
    knowledge = _knowledge(things)
    relations = {each: knowledge.relation(_thing("a"), _thing(each)) for each in "bcd"}
    assert relations == {"b": NEAR, "c": NEAR, "d": APART}
    assert knowledge.relation(_thing("c"), _thing("a")) is NEAR


def test_wholes_of_several_fields_all_count_and_a_circle_does_no_harm() -> None:
    things = """
        a: {name: A, whole: {ref: b}, wholes: [{ref: c}, {ref: d}]}
        b: {name: B, whole: {ref: a}}
        c: {name: C}
        d: {name: D}
    """
    knowledge = _knowledge(things, allowed="circle")
    assert all(knowledge.related(SubjectKey("thing", "a"), SubjectKey("thing", each)) for each in "bcd")
    assert not knowledge.related(SubjectKey("thing", "c"), SubjectKey("thing", "d"))


def test_a_whole_is_not_proved_wrong_where_its_part_is_the_answer() -> None:
    things = """
        a: {name: A, one: red, friend: {ref: thing/b}}
        b: {name: B, one: blue, whole: {ref: c}}
        c: {name: C, one: green}
        d: {name: D, one: grey}
    """
    knowledge = _knowledge(things)
    ask = _ask(knowledge, "friend")
    assert [knowledge.truth(ask, _thing(each)) for each in "bcd"] == [TRUE, UNKNOWN, FALSE]
    by_name = _ask(knowledge, "by-one", "b")
    assert [knowledge.truth(by_name, _thing(each)) for each in "bcd"] == [TRUE, UNKNOWN, FALSE]


def test_a_member_is_true_and_what_the_list_does_not_name_is_false() -> None:
    knowledge = _knowledge("a: {name: A, members: [red, dark green]}")
    ask = _ask(knowledge, "members")
    truths = {text: knowledge.truth(ask, Text(text)) for text in ("red", "dark green", "green", "blue")}
    assert truths == {"red": TRUE, "dark green": TRUE, "green": UNKNOWN, "blue": FALSE}


def test_a_list_that_has_the_member_too_fits_as_well() -> None:
    things = """
        a: {name: A, members: [red, green]}
        b: {name: B, members: [red]}
        c: {name: C, members: [blue]}
    """
    knowledge = _knowledge(things)
    red, green = (_ask(knowledge, "by-members", part=part) for part in (0, 1))
    assert [knowledge.truth(red, _thing(each)) for each in "abc"] == [TRUE, TRUE, FALSE]
    assert not knowledge.has_one_answer(red)
    assert knowledge.has_one_answer(green)


def test_a_question_for_the_subject_needs_that_no_other_fits_or_may_fit() -> None:
    things = """
        a: {name: A, one: red}
        b: {name: B, one: red}
        c: {name: C, one: dark blue}
        d: {name: D, one: blue}
        e: {name: E, one: green}
        f: {name: F}
    """
    knowledge = _knowledge(things)
    assert {each: knowledge.has_one_answer(_ask(knowledge, "by-one", each)) for each in "abcde"} == {
        "a": False, "b": False, "c": False, "d": False, "e": True
    }  # fmt: skip


def test_subjects_of_open_fields_cannot_be_told_apart() -> None:
    knowledge = _knowledge("a: {name: A, loose: red}\nb: {name: B, loose: blue}")
    ask = _ask(knowledge, "by-loose")
    assert knowledge.truth(ask, _thing("b")) is UNKNOWN
    assert not knowledge.has_one_answer(ask)


def test_all_that_is_given_must_hold_of_another_subject() -> None:
    things = """
        a: {name: A, full: [red, green]}
        b: {name: B, full: [red, blue]}
        c: {name: C, full: [green, red, blue]}
    """
    knowledge = _knowledge(things)
    ask = _ask(knowledge, "by-full")
    assert [knowledge.truth(ask, _thing(each)) for each in "abc"] == [TRUE, FALSE, TRUE]


def test_one_thing_that_does_not_hold_is_enough_whatever_else_is_unknown() -> None:
    things = """
        a: {name: A, one: red, size: 3}
        b: {name: B, one: dark red, size: 4}
        c: {name: C, one: dark red, size: 3}
        d: {name: D, size: 4}
    """
    knowledge = _knowledge(things)
    ask = _ask(knowledge, "both")
    assert [knowledge.truth(ask, _thing(each)) for each in "abcd"] == [TRUE, FALSE, UNKNOWN, FALSE]
    assert not knowledge.has_one_answer(ask)


def test_the_part_that_a_player_plays_is_the_only_one() -> None:
    knowledge = _knowledge("a: {name: A, parts: {king: ruler, pawn: soldier}}")
    ask = _ask(knowledge, "parts")
    assert [knowledge.truth(ask, Text(text)) for text in ("ruler", "soldier", "cook")] == [TRUE, FALSE, FALSE]
    assert knowledge.has_one_answer(ask)


def test_the_player_of_a_part_is_asked_only_where_one_plays_it() -> None:
    knowledge = _knowledge("a: {name: A, parts: {king: ruler, pawn: soldier, rook: an old soldier, bishop: priest}}")
    answers = [knowledge.has_one_answer(_ask(knowledge, "by-parts", part=part)) for part in range(4)]
    assert answers == [True, False, False, True]
    king = _ask(knowledge, "by-parts")
    assert [knowledge.truth(king, Text(text)) for text in ("king", "pawn", "cook", "king of men")] == [
        TRUE, FALSE, FALSE, UNKNOWN
    ]  # fmt: skip
    pawn = _ask(knowledge, "by-parts", part=1)
    assert knowledge.truth(pawn, Text("rook")) is UNKNOWN


def test_of_a_map_that_may_hold_more_no_player_is_wrong() -> None:
    knowledge = _knowledge("a: {name: A, open_parts: {king: ruler, pawn: soldier}}")
    ask = _ask(knowledge, "by-open-parts")
    assert [knowledge.truth(ask, Text(text)) for text in ("king", "pawn", "cook")] == [TRUE, UNKNOWN, UNKNOWN]
    assert not knowledge.has_one_answer(ask)
    assert knowledge.truth(_ask(knowledge, "open-parts"), Text("soldier")) is UNKNOWN


def test_values_stand_side_by_side_only_where_the_subjects_are_alike() -> None:
    things = """
        a: {name: A, sort: colour, members: [red], parts: {x: y}}
        b: {name: B, sort: Colour, members: [blue], parts: {v: w}}
        c: {name: C, sort: colour, members: [green], parts: {t: u}}
        d: {name: D, members: [grey], parts: {r: s}}
    """
    knowledge = _knowledge(things)
    for question in ("members", "by-members", "parts", "by-parts"):
        ask = _ask(knowledge, question)
        alike = {key.id: knowledge.alike(ask, subject) for key, subject in knowledge.deck.subjects.items()}
        assert (alike["a"], alike["c"], alike["d"]) == (True, True, False)


@pytest.mark.parametrize("question", ["one", "by-one"])
def test_values_stand_side_by_side_only_where_they_held_at_one_time(question: str) -> None:
    things = """
        a: {name: A, one: {value: red, valid: 2013/2018}}
        b: {name: B, one: {value: blue, valid: 2003/2012}}
        c: {name: C, one: {value: green, valid: 2018-03/2023}}
        d: {name: D, one: grey}
    """
    knowledge = _knowledge(things)
    ask = _ask(knowledge, question)
    alike = {key.id for key, subject in knowledge.deck.subjects.items() if knowledge.alike(ask, subject)}
    assert alike == {"a", "c", "d"}


def test_a_name_that_no_subject_has_is_unknown() -> None:
    knowledge = _knowledge("a: {name: A, one: red}")
    ask = _ask(knowledge, "by-one")
    assert knowledge.truth(ask, _thing("nobody")) is UNKNOWN
    assert knowledge.truth(ask, Text("A")) is UNKNOWN
    assert knowledge.names(_thing("nobody")) == {"thing/nobody"}
