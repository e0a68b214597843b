"""Item and response to a verdict: right or not, and what to say about it."""

from quizgen.grading.grade import Chosen, Response, Typed, Verdict, grade

__all__ = ["Chosen", "Response", "Typed", "Verdict", "grade"]
