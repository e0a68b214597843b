"""Item and response to a verdict: right or not, how much of it, and what to say about it."""

from quizgen.grading.grade import grade
from quizgen.grading.recall import member
from quizgen.grading.responses import Arranged, Chosen, Matched, Recalled, Response, Selected, Typed, Verdict

__all__ = [
    "Arranged",
    "Chosen",
    "Matched",
    "Recalled",
    "Response",
    "Selected",
    "Typed",
    "Verdict",
    "grade",
    "member",
]
