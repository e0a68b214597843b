"""Truth rules over finished items: what the generator promises is checked again on what it made.

The codes are those of the item rubric (Haladyna, Downing and Rodriguez 2002 and others).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizgen.errors import Problem, Severity
from quizgen.wording import mentions, normal, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quizgen.errors import Origin
    from quizgen.model import Deck, Item

Check: TypeAlias = "Callable[[Item], str]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how grave a breach is, what to do about one, and what finds it ('' where the item is fine)."""

    code: str
    title: str
    severity: Severity
    remedy: str
    check: Check


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that an item breaks, and how."""

    rule: Rule
    item: Item
    message: str


def _one_key(item: Item) -> str:
    if not item.options:
        return "" if item.key else "the key is empty"
    count = len(item.correct)
    return "" if count == 1 else f"{count} options are marked right; expected 1"


def _options_differ(item: Item) -> str:
    seen: dict[str, str] = {}
    for option in item.options:
        other = seen.setdefault(normal(option.text), option.text)
        if other is not option.text:
            return f"'{option.text}' and '{other}' are the same option"
    return ""


def _no_true_distractor(item: Item) -> str:
    right = {normal(text) for text in (item.key, *item.accepts)}
    wrong = next((option.text for option in item.options if not option.right and normal(option.text) in right), "")
    return f"the wrong option '{wrong}' is a spelling of the key" if wrong else ""


def _has_source(item: Item) -> str:
    return "" if item.citation.work and item.source else "the fact has no source"


def _has_feedback(item: Item) -> str:
    silent = next((option.text for option in item.options if not option.right and not option.why), "")
    return f"nothing says why '{silent}' is wrong" if silent else ""


def _key_not_in_stem(item: Item) -> str:
    return f"the stem holds the key '{item.key}'" if item.form != "truefalse" and mentions(item.stem, item.key) else ""


def _stem_length(item: Item) -> str:
    # The text of a cloze is its context, and a quotation cannot be cut.
    count = len(words(item.stem)) if item.form in {"choice", "typed"} and "“" not in item.stem else 0
    return f"the stem has {count} words; expected at most 40" if count > 40 else ""


def _full_question(item: Item) -> str:
    if item.form not in {"choice", "typed"}:
        return ""
    return "" if item.stem.rstrip().endswith(("?", "？", "؟", ".", ":")) else "the stem is no full question"


def _accepts_key(item: Item) -> str:
    if item.options:
        return ""
    accepted = {normal(text) for text in item.accepts}
    clash = next((text for text in item.rejects if normal(text) in accepted), "")
    if clash:
        return f"'{clash}' is both accepted and rejected"
    return "" if normal(item.key) in accepted else f"the key '{item.key}' is not among the accepted forms"


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule("K1", "exactly one key", "error", "look at the values of the field that is asked", _one_key),
        Rule("K2", "options differ", "error", "declare the texts as aliases of one subject", _options_differ),
        Rule(
            "K3", "no distractor is true", "error", "declare aliases, synonyms or 'closed: false'", _no_true_distractor
        ),
        Rule("P1", "provenance", "error", "give the fact a 'source'", _has_source),
        Rule("P2", "feedback for each wrong option", "error", "give the question a 'statement'", _has_feedback),
        Rule("C6", "the key is not in the stem", "error", "reword the stem or the name", _key_not_in_stem),
        Rule("A1", "accepted forms", "error", "look at 'accept' and 'reject'", _accepts_key),
        Rule("S3", "the stem is a full question", "error", "end the stem with a question mark", _full_question),
        Rule("S5", "a stem of at most 40 words", "warning", "shorten the stem or the names in it", _stem_length),
    )
}


def check_item(item: Item) -> Iterator[Finding]:
    """Hold an item to every rule."""
    for rule in RULES.values():
        if message := rule.check(item):
            yield Finding(rule, item, message)


def check_deck(deck: Deck, items: Iterable[Item]) -> Iterator[Problem]:
    """Hold items to every rule and give what was found, once for each card and rule, at its subject's place."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        for finding in check_item(item):
            key = (finding.rule.code, item.card.id)
            if key not in seen:
                seen.add(key)
                yield _problem(finding, deck.subjects[item.card.subject].origin)


def _problem(finding: Finding, origin: Origin) -> Problem:
    rule, item = finding.rule, finding.item
    return Problem(rule.code, f"{item.card.id} as {item.form}: {finding.message}", origin, rule.remedy, rule.severity)
