"""What the app and the command line share: a round of items, asked, graded and remembered."""

from quizgen.session.draw import Pool, draw
from quizgen.session.quiz import Answer, Quiz, start

__all__ = ["Answer", "Pool", "Quiz", "draw", "start"]
