"""What the app and the command line share: a round of items, asked, graded and remembered."""

from quizgen.session.copies import Copies
from quizgen.session.draw import Pool, draw
from quizgen.session.quiz import Answer, Quiz, start
from quizgen.session.sources import Sources

__all__ = ["Answer", "Copies", "Pool", "Quiz", "Sources", "draw", "start"]
