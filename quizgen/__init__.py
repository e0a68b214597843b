"""Facts in YAML become quiz items that are proved right."""

__version__ = "0.1.0"
