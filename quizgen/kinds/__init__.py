"""The standard kinds as YAML, and what reads them and a deck's own."""

from quizgen.kinds.reader import BUILT_IN_FORMS, COMMON_KEYS, read_kinds, standard_kinds

__all__ = ["BUILT_IN_FORMS", "COMMON_KEYS", "read_kinds", "standard_kinds"]
