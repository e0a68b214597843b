from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading import Typed, Verdict, grade
from quizgen.grading.amounts import amount
from tests.grading.items import typed
from tests.strategies import generator_of, made

if TYPE_CHECKING:
    from decimal import Decimal


@pytest.mark.parametrize(
    ("key", "text"),
    [("1.5", "1.50"), ("12,500", "12500"), ("12500", "12,500"), ("12,500 km", "12500.0 km"), ("12500", "12 500"),
     ("1,234,567", "1234567"), ("12", "twelve"), ("twelve", "12.0"), ("-3", "−3.0"), ("12%", "12.0 %"),
     ("$12.50", "12.5"), ("1.5 million", "1.50 million")],
)  # fmt: skip
def test_amounts_are_compared_as_numbers(key: str, text: str) -> None:
    assert grade(typed(key), Typed(text)) == Verdict(right=True)


@pytest.mark.parametrize(
    ("key", "text"),
    [("1.5", "15"), ("12,500", "12501"), ("12,500", "12.5"), ("12,500 km", "12,500 m"), ("-3", "3"), ("12", "12th"),
     ("Section 3.10", "Section 3.1"), ("1.5 million", "1.5"), ("2014", "2,0,1,4"), ("1,50", "150")],
)  # fmt: skip
def test_other_amounts_are_not_right(key: str, text: str) -> None:
    assert grade(typed(key), Typed(text)) == Verdict(right=False)


def test_an_equal_amount_that_is_rejected_as_it_is_written_is_wrong() -> None:
    item = typed("3.10", rejects=["3.1"])
    assert [grade(item, Typed(text)).right for text in ("3.10", "3.1", "3.100")] == [True, False, False]


@pytest.mark.parametrize("text", ["15 April 2014", "3 of 12", "3.1.4", "12th", "III", "", "km 5", "1/2"])
def test_a_text_with_another_number_or_none_at_its_beginning_is_no_amount(text: str) -> None:
    assert amount(text) is None


def test_a_number_of_a_deck_passes_with_its_unit_or_without() -> None:
    fields, question = "{depth: {type: number, unit: m}}", "{stem: 'How deep is {name}?', asks: depth}"
    header = f"kinds: {{lake: {{noun: lake, fields: {fields}, questions: {{deep: {question}}}}}}}\n"
    generator = generator_of("lake: {a: {name: the lake, depth: 1642.50}}", header)
    item = made(generator, "lake/a/deep", "typed")
    for text in ("1642.5", "1,642.50", "1642.5 m", "1 642.50 m"):
        assert grade(item, Typed(text)).right, text
    assert not grade(item, Typed("1642.05")).right


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers(0, 3))
def test_figures_in_groups_and_zeros_at_the_end_do_not_matter(number: Decimal, zeros: int) -> None:
    written = f"{number:,f}" + "0" * zeros
    assert amount(written) == amount(f"{number:f}") == (number, ())


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.decimals(allow_nan=False, places=2))
def test_numbers_pass_for_each_other_just_where_they_are_equal(one: Decimal, other: Decimal) -> None:
    assert grade(typed(f"{one:f}"), Typed(f"{other:,f}")).right == (one == other)


@given(st.text())
def test_any_text_is_read_or_is_no_amount(text: str) -> None:
    found = amount(text)
    assert found is None or found[0].is_finite()
