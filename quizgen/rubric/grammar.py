"""The cue rule of grammar: the words round the place of the answer fit every option, or at least not the key alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.model import GAP
from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import ONE_RIGHT, right_texts, wrong_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.model import Item

_VOWEL = re.compile(r"(?:[aeiou]|hon|hour|heir)(?!ni|ne\b|ur|se)", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:^|\s)([a-z]+)\s*[:?.]?$", re.IGNORECASE)
_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\bwhich of (?:these|those|the following)(?: (?!that\b|which\b|who\b)[\w'’-]+){0,2} (?:are|were|have|do)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:\b(?:what|which|who)|" + GAP + r") (is|was|are|were)\b", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|each|every|this|that)\s", re.IGNORECASE)
_MANY = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d\d+|several|many|both|these|those|few)\s",
                   re.IGNORECASE)  # fmt: skip
_AFTER_NOUN = re.compile(r",|\s(?:of|in|for|to|on|at|with|by|from|that|which|who)\s")
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s", "ics", "ews", "ies of")
_OWN_FORMS = frozenset({"truefalse", "order", "match", "recall"})


def _article(item: Item) -> str:
    """Look at the word before the place of the answer: it fits every option, or the answer where it is typed."""
    before = _LAST_WORD.search(_lead(item).rstrip())
    word = before[1].lower() if before and item.form not in _OWN_FORMS else ""
    answers = [option.text for option in item.options] or [item.key]
    if word in _DETERMINERS and (doubled := next((text for text in answers if _ARTICLE.match(text)), "")):
        return f"'{word}' stands before the article of '{doubled}'"
    if word not in {"a", "an"}:
        return ""
    misfit = next((text for text in answers if bool(_VOWEL.match(text)) is not (word == "an")), "")
    return f"'{word}' does not fit '{misfit}'" if misfit else ""


def _lead(item: Item) -> str:
    return item.gap[0] if item.gap else item.stem.partition(GAP)[0] if GAP in item.stem else item.stem


def _number(item: Item) -> str:
    """Find a stem that asks for several where one is right, or whose verb fits the key and no wrong option."""
    if item.form not in ONE_RIGHT:
        return ""
    if several := _SEVERAL.search(item.stem):
        return f"'{several[0]}' asks for several, and one option is right"
    verb = _VERB.search(item.stem)
    if verb is None or len(item.options) < 3:
        return ""
    numbers = [_number_of(text) for text in (*right_texts(item), *wrong_texts(item))]
    asked = "one" if verb[1].lower() in {"is", "was"} else "many"
    if numbers[0] == asked and all(number not in {asked, ""} for number in numbers[1:]):
        return f"'{verb[1]}' fits the key alone: it is {_NAMES[asked]}, and no wrong option is"
    return ""


_NAMES = {"one": "singular", "many": "plural"}


def _number_of(text: str) -> str:
    """Tell by its looks whether a phrase is of one or of many; '' of names, dates and whatever else may be either."""
    if _ONE.match(text):
        return "one"
    if _MANY.match(text):
        return "many"
    noun = _AFTER_NOUN.split(text)[0]
    if " and " in noun or noun != noun.lower() or any(char.isdigit() for char in noun):
        return ""
    return "many" if noun.endswith("s") and not noun.endswith(_NOT_PLURAL) else "one"


_ALIKE: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("begins with a capital", lambda text: text[:1].isupper()),
    ("begins with a small letter", lambda text: text[:1].islower()),
    ("has an article", lambda text: bool(_ARTICLE.match(text))),
)


def _completion(item: Item) -> str:
    """Find, among the options that end a sentence, a key that alone begins in its way."""
    ends = item.stem.rstrip().endswith((":", "…", "...")) or GAP in item.stem
    if item.form not in ONE_RIGHT or not ends or len(item.options) < 3:
        return ""
    keys, wrong = right_texts(item), wrong_texts(item)
    for said, has in _ALIKE:
        if all(map(has, keys)) and not any(map(has, wrong)):
            return f"the key '{keys[0]}' alone {said}"
    if all(map(_ARTICLE.match, wrong)) and not any(map(_ARTICLE.match, keys)):
        return f"the key '{keys[0]}' alone has no article"
    return ""


def _grammar(item: Item) -> str:
    return _article(item) or _number(item) or _completion(item)


RULES = (
    Rule(
        "C2", "grammar fits every option", "error", "keep article and number out of the stem, and begin options alike",
        "An 'an' before the blank rules out what begins with a consonant; number, case and articles do the same.",
        "It is an _____: apple / pear", "It is: an apple / a pear", "IWF; NBME", item=_grammar, by_looks=True,
        place="stem",
    ),
)  # fmt: skip
