"""A deck's folder to a typed, immutable deck and the list of all its problems."""

from quizgen.loader.load import Loaded, load
from quizgen.loader.header import Header, read_header

__all__ = ["Header", "Loaded", "load", "read_header"]
