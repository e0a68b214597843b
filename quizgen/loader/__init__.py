"""A deck's folder to a typed, immutable deck and the list of all its problems."""

from quizgen.loader.header import Header, read_header
from quizgen.loader.load import load
from quizgen.model import Loaded

__all__ = ["Header", "Loaded", "load", "read_header"]
