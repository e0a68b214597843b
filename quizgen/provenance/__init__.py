"""Whether facts stand where they are cited: a source's text, its passages, and what is found in them."""

from quizgen.provenance.excerpts import Excerpt, excerpts
from quizgen.provenance.passages import Edition, Passage, edition
from quizgen.provenance.text import read_text
from quizgen.provenance.verification import Finding, Report, facts_citing, verify

__all__ = [
    "Edition",
    "Excerpt",
    "Finding",
    "Passage",
    "Report",
    "edition",
    "excerpts",
    "facts_citing",
    "read_text",
    "verify",
]
