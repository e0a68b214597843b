"""What a code means, for people: rules of the rubric and problems of reading a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.rubric.rules import RULES
from quizgen.wording import closest

if TYPE_CHECKING:
    from quizgen.rubric.rule import Rule

READING: dict[str, str] = {
    "alias": "YAML aliases are refused: they can blow a small file up to any size, and hide where a value stands.",
    "answer-in-stem": "The stem's template shows what the question asks for.",
    "asks-and-orders": "A question asks for a field, or has subjects put in order by one; not both.",
    "bad-digest": "The digest of a source is the SHA-256 that verify prints, 64 hexadecimal digits.",
    "bad-date": "A date is written YYYY, YYYY-MM or YYYY-MM-DD, or first/last, and exists in the calendar.",
    "bad-hole": "A hole is {field}, {field.part} or {field:style}; braces are doubled to stand for themselves.",
    "bad-id": "Ids are permanent: lower-case letters, digits and dashes.",
    "bad-media": "A media file lies in the deck's folder.",
    "bad-gap": "Square brackets in a quote hold the words that may be blanked, and come in pairs.",
    "bad-number": "A number is written in digits, with '.' for decimals; its unit is declared at the field.",
    "bad-passage-name": "The name of a section or part has no comma or semicolon: these stand between names.",
    "bad-ref": "A ref is written {ref: kind/id}, or {ref: id} where the field says to which kind.",
    "bad-source": "A source is written {cite: work, at: passage}.",
    "bad-waiver": "A waiver has the code of a rule that warns, a reason, and perhaps 'on'; errors cannot be waived.",
    "binary": "The file is no text.",
    "circle": "Subjects are parts of one another in a circle, so that each would be a part of itself.",
    "control-character": "Characters that a terminal or a page would obey were taken out.",
    "duplicate-id": "Two subjects of a kind bear one id; learners' progress would be mixed up.",
    "duplicate-key": "A key stands twice in one mapping; only one value can hold.",
    "empty": "The file has nothing in it.",
    "empty-list": "A list, a map or a quote has no members or gaps to ask for.",
    "empty-text": "Expected text, found nothing.",
    "in-another-passage": "The fact does not stand in the passage that it cites, but in another (verify).",
    "incomplete-question": "A question needs a stem and what it asks.",
    "key": "A key of a mapping is text.",
    "lone-synonym": "A group of synonyms has two texts or more.",
    "no-facts": "A deck has files facts/*.yaml.",
    "no-name": "Every subject has a name.",
    "no-source": "Every fact has a source, of its own or its subject's.",
    "no-title": "A deck, and every work that it cites, has a title.",
    "no-type": "Every field of a kind has a type.",
    "no-uid": "A deck has a uid, on which learners' progress hangs.",
    "not-utf8": "The file is text in another encoding than UTF-8.",
    "not-a-flag": "Expected true or false.",
    "not-a-list": "Expected a list.",
    "not-a-mapping": "Expected keys and values.",
    "not-many": "The field has one value; to hold several it is declared 'many: true'.",
    "not-text": "Expected text.",
    "not-in-source": "The fact does not stand in its source, or in other words: name these under 'evidence' (verify).",
    "orders-form": "A question that has subjects put in order has a form of its own.",
    "orders-no-date": "Subjects are put in order by a field with one date.",
    "rejects-itself": "A spelling under 'reject' is right as well, so that a right answer would be refused.",
    "repeated-member": "A list or map has a member twice.",
    "repeated-value": "Left sides of a map have the same right side; no question asks to which of them it belongs.",
    "reserved-field": "The name of the field is a key that every subject has.",
    "shared-accept": "An accepted spelling means another subject or value too, so that a wrong answer would pass.",
    "shared-beginning": "Two sections or parts begin with the same words.",
    "shared-name": "Two subjects of a kind share a name, so no question could tell them apart.",
    "statement-without-answer": "A statement has a place for what its question asks.",
    "tag": "YAML tags are refused: decks hold plain text.",
    "too-deep": "The file is nested too deeply to be a deck.",
    "too-large": "The file is too large to be a deck.",
    "two-documents": "A file holds one YAML document.",
    "two-part-fields": "A question takes the parts of one field.",
    "unfilled-field": "A question of the deck's own asks for a field that no subject of its kind has.",
    "unknown-field": "The kind has no such field.",
    "unknown-form": "There is no such form.",
    "unknown-hole": "The kind has no such field for the hole.",
    "unknown-key": "There is no such key here.",
    "unknown-kind": "The deck has no such kind.",
    "unknown-part": "The field's type has no such part.",
    "unknown-passage": "The source has no section, part or paragraph of that name.",
    "unknown-question": "The kind has no such question.",
    "unknown-ref": "There is no such subject.",
    "unknown-source": "The deck's 'sources' have no such work.",
    "unknown-style": "There is no such style for a hole.",
    "unknown-topic": "The deck's 'topics' have no such topic.",
    "unknown-type": "There is no such type of field.",
    "unreadable": "The file cannot be read as UTF-8 YAML.",
    "unused-waiver": "A waiver waives nothing any more.",
    "yaml-syntax": "The file is not valid YAML, so nothing of it could be read.",
}


def explained(code: str) -> str | None:
    """Say what a code means, or give None where there is none such; the case of letters does not matter."""
    rule = RULES.get(code.upper())
    if rule is not None:
        return _of_rule(rule)
    said = READING.get(code.lower())
    return f"{code.lower()}: a problem of reading a deck\n\n{said}\n" if said else None


def nearest(code: str) -> str:
    """Give a hint for a code that is not known."""
    return closest(code, [*RULES, *READING]) or f"known: {', '.join(RULES)}, and the codes that check prints"


def _of_rule(rule: Rule) -> str:
    waiving = "may be waived in deck.yaml" if rule.severity == "warning" else "cannot be waived"
    together = f"; {rule.together} over the whole deck" if rule.together else ""
    return (
        f"{rule.code}: {rule.title} ({rule.severity}, {waiving}{together})\n\n"
        f"{rule.why}\n\n"
        f"  bad:    {rule.bad}\n"
        f"  good:   {rule.good}\n"
        f"  to do:  {rule.remedy}\n"
        f"  source: {rule.source}\n"
    )


def _gravity(rule: Rule) -> str:
    return f"{rule.severity}; {rule.together} over the whole deck" if rule.together else rule.severity


def table() -> str:
    """Write docs/rubric.md: every rule with its severity, why it matters and what to do."""
    head = """# The rules

`quizgen check` holds every item of a deck to these rules, at several seeds, and quizzes that it draws from the deck to
E1 and E5 to E8. An error fails the check, and so does a warning unless `deck.yaml` waives it with a reason; what only
informs never does. `quizgen check --explain CODE` tells more of a code, also of those of reading a deck. This table is
written from the code: do not edit it.

```yaml
waive:
  - {code: C3, reason: the article calls the body so}
  - {code: C1, on: event/plenum, reason: it has no shorter name}
```

With `on` a waiver holds for a subject (`kind/id`), a question (`kind/question`) or the cards whose ids begin so; what
is found there of the code is waived, and nothing else.

| code | rule | severity | why | what to do | source |
|---|---|---|---|---|---|
"""
    rows = (
        f"| {rule.code} | {rule.title} | {_gravity(rule)} | {rule.why} | {rule.remedy} | {rule.source} |\n"
        for rule in RULES.values()
    )
    return head + "".join(rows)
