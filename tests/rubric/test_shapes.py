from __future__ import annotations

from quizgen.rubric.shapes import sorts_of


def test_a_bare_number_is_a_year_among_years_and_a_number_among_shorter_ones() -> None:
    assert sorts_of(["1912", "1914", "2013"]) == [("date", "year")] * 3
    assert sorts_of(["87", "107", "118"]) == [("number", "")] * 3
    assert sorts_of(["2014", "Beijing"]) == [("date", "year"), ("words", "")]
