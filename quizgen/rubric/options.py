"""Rules of wording: options and stems."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.model import GAP
from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import ONE_RIGHT, QUESTIONS, WITH_WRONG, as_date, sorts_of, unquoted
from quizgen.wording import words

if TYPE_CHECKING:
    from quizgen.model import Item

_ABOVE = re.compile(
    r"\W*(?:(?:all|none|both|neither|any|some|two) of (?:the )?(?:above|these|those|them|options|others)"
    r"|all (?:the )?above|[a-d] (?:and|or) [a-d]|(?:both|neither) [a-d] (?:and|nor) [a-d])\W*",
    re.IGNORECASE,
)
_ABSOLUTE = frozenset({"always", "never", "solely", "invariably", "impossible", "entirely", "absolutely"})
_VAGUE = frozenset({
    "often", "usually", "sometimes", "frequently", "rarely", "seldom", "occasionally", "generally", "commonly",
    "normally", "probably", "possibly", "perhaps", "mostly", "largely", "somewhat",
})  # fmt: skip
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|except|none|neither|nor|cannot|least|without|unless|fails?|lacks?)\b|n['’]t\b", re.IGNORECASE
)
_TOO = re.compile(r"\b(?:incorrect|false|wrong|untrue|un\w+less)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:current|currently|now|nowadays|today|today['’]s|at present|presently|recent|recently|latest|"
                  r"this year|last year|next year)\b", re.IGNORECASE)  # fmt: skip
_AS_OF = re.compile(r"\b(?:as of|in|by|since|until|on)\b[^?.]*\d{4}", re.IGNORECASE)
_END = ("?", "？", "؟", ".", ":", "。", "…", "!", "”")


def _above(item: Item) -> str:
    found = next((option.text for option in item.options if _ABOVE.fullmatch(option.text)), "")
    return f"the option '{found}' is about the other options" if found else ""


def _terms(item: Item, terms: frozenset[str], what: str) -> str:
    """Look in the stem's own words, and in options for a term that sets some apart from the key."""
    found = sorted(terms.intersection(words(unquoted(item.stem))))
    if found:
        return f"the stem has the {what} term '{found[0]}'"
    having = [option for option in item.options if terms.intersection(words(option.text))]
    if item.form not in ONE_RIGHT or not having or len({option.right for option in having}) == 2:
        return ""
    term = min(terms.intersection(words(having[0].text)))
    return f"'{having[0].text}' has the {what} term '{term}', {'no wrong option' if having[0].right else 'the key'} has"


def _absolute(item: Item) -> str:
    return _terms(item, _ABSOLUTE, "absolute")


def _vague(item: Item) -> str:
    return _terms(item, _VAGUE, "vague")


def _count(item: Item) -> str:
    least, most = {"choice": (3, 5), "oddone": (3, 5), "multi": (3, 8), "pick": (2, 5)}.get(item.form, (0, 99))
    count = len(item.options)
    return "" if least <= count <= most else f"{count} options; expected {least} to {most}"


def _ascending(item: Item) -> str:
    if item.form not in WITH_WRONG:
        return ""
    texts = [option.text for option in item.options]
    sizes = [_size(text, sort) for text, (sort, _) in zip(texts, sorts_of(texts), strict=True)]
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes) or all(a <= b for a, b in pairwise(known)):
        return ""
    return f"the options do not ascend: {' / '.join(texts)}"


def _size(text: str, sort: str) -> float | None:
    date = as_date(text) if sort == "date" else None
    if date is not None:
        return date.start
    if sort != "number":
        return None
    digits = re.sub(r"(?<=\d)[,  ](?=\d{3})", "", text.replace("−", "-"))
    number = re.match(r"-?\d+(?:\.\d+)?", digits)
    return float(number[0]) if number else None


def _prefix(item: Item) -> str:
    rows = [option.text.split() for option in item.options]
    if item.form not in WITH_WRONG or len(rows) < 3:
        return ""
    common = []
    for column in zip(*rows, strict=False):
        if len(set(column)) > 1:
            break
        common.append(column[0])
    return f"every option begins with '{' '.join(common)}'" if len(common) >= 3 else ""


def _negative(item: Item) -> str:
    if item.form == "truefalse":
        return ""
    found = _NEGATIVE.search(unquoted(item.stem))
    if found is None or found[0].isupper():
        return ""
    return f"the stem is negative: '{found[0]}'" + (" in small letters" if item.form == "oddone" else "")


def _double_negative(item: Item) -> str:
    stem = unquoted(item.stem)
    count = len(_NEGATIVE.findall(stem)) + len(_TOO.findall(stem.removeprefix("True or false?")))
    return f"the stem has {count} negatives" if count > 1 else ""


def _full_question(item: Item) -> str:
    if item.form not in QUESTIONS:
        return ""
    return "" if item.stem.rstrip().endswith(_END) else "the stem is no full question"


def _blank(item: Item) -> str:
    before, gap, after = item.stem.partition(GAP)
    if item.form not in WITH_WRONG or not gap or "“" in before or not words(after):
        return ""
    return "the blank stands in mid-sentence"


def _stem_length(item: Item) -> str:
    # The text of a cloze is its context, and a quotation cannot be cut.
    count = len(words(item.stem)) if item.form in QUESTIONS and "“" not in item.stem else 0
    return f"the stem has {count} words; expected at most 40" if count > 40 else ""


def _as_of(item: Item) -> str:
    found = _NOW.search(unquoted(item.stem))
    return f"'{found[0]}' needs an as-of date" if found and not _AS_OF.search(item.stem) else ""


# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "O1", "no 'all of the above'", "error", "take the option away",
        "Two right options prove 'all', one wrong one refutes it.",
        "all of the above", "a further value of the deck, or one option fewer", "HDR 25", item=_above, by_looks=True,
    ),
    Rule(
        "O2", "no absolute terms", "warning", "say what the source says",
        "Options with 'always' or 'never' are mostly wrong, and test-takers know it.",
        "It is always convened in autumn", "It is convened in autumn", "HDR 28; IWF",
        item=_absolute, wording=True, place="stem",
    ),
    Rule(
        "O3", "no vague terms", "warning", "give the number",
        "'Often' means 40 % to some and 90 % to others.",
        "How often does it usually meet?", "How many times did it meet in 2014?", "NBME",
        item=_vague, wording=True, place="stem",
    ),
    Rule(
        "O4", "three to five options", "warning", "let the number of options follow the number of good ones",
        "Three good options test as well as five; padding only costs time.",
        "seven options", "three options that learners mix up", "Rodriguez 2005", item=_count,
    ),
    Rule(
        "O5", "numbers and dates ascend", "warning", "sort the options",
        "Sorted values are quick to search, and their place says nothing.",
        "2015 / 2012 / 2014", "2012 / 2014 / 2015", "HDR 20", item=_ascending,
    ),
    Rule(
        "O6", "no prefix that all options share", "info", "move the common words into the stem",
        "What every option repeats is read several times for nothing.",
        "the Decision on reform / the Decision on law / the Decision on trade",
        "Which Decision? on reform / on law / on trade", "HDR 14", item=_prefix,
    ),
    Rule(
        "S1", "a negative is emphasised", "warning", "ask positively, or write NOT",
        "A small 'not' is read over, and those who know answer wrongly.",
        "Which is not a member?", "Which is NOT a member?", "HDR 17", item=_negative, wording=True, place="stem",
    ),
    Rule(
        "S2", "no double negative", "error", "ask positively",
        "Two negatives test logic, not knowledge.",
        "Which is NOT without a seat?", "Which has a seat?", "HDR 17",
        item=_double_negative, wording=True, by_looks=True, place="stem",
    ),
    Rule(
        "S3", "the stem is a full question", "error", "end the stem with a question mark",
        "A stem that can be answered without the options tests knowledge, not elimination.",
        "The plenum", "Where was the plenum held?", "HDR 14; NBME cover test", item=_full_question, place="stem",
    ),
    Rule(
        "S4", "no blank in mid-sentence for a choice", "warning", "ask a question",
        "Each option must be carried back into the sentence.",
        "The _____ was held in Beijing", "What was held in Beijing?", "HDR 13", item=_blank, place="stem",
    ),
    Rule(
        "S5", "a stem of at most 40 words", "warning", "shorten the stem or the names in it",
        "Long stems test reading.", "a stem of 60 words", "one question, one fact", "HDR 8",
        item=_stem_length, place="stem",
    ),
    Rule(
        "S6", "'now' has a date", "error", "say as of when",
        "What is current today is wrong tomorrow.",
        "Who is the current chair?", "Who was the chair as of July 2024?", "NBME",
        item=_as_of, wording=True, by_looks=True, place="stem",
    ),
)
# fmt: on
