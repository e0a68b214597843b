"""The terminal app of quizgen: deck picker, quiz and summary, drawn with Textual."""
