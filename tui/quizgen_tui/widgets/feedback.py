"""What is said about an answer: a sign, the reason, the truth and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from textual.content import Content

from quizgen.grading import Arranged, Chosen, Matched, Recalled, Selected, Typed
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from quizgen.session.quiz import Answer


def why_wrong(answer: Answer) -> str:
    """Give the reason why the chosen option is wrong, unless the explanation has it, or the verdict's note."""
    item, response = answer.item, answer.response
    if isinstance(response, Chosen) and not answer.verdict.right:
        why = item.options[response.index].why or answer.verdict.note
        return "" if why in item.explanation else why
    if isinstance(response, Selected):
        marked = (item.options[index] for index in response.indexes)
        whys = dict.fromkeys(option.why for option in marked if not option.right and option.why not in item.explanation)
        return "\n".join(filter(None, (answer.verdict.note, *whys)))
    return answer.verdict.note


def given(answer: Answer) -> str:
    """Give what the learner answered, as text."""
    item, response = answer.item, answer.response
    match response:
        case Chosen(index):
            return item.options[index].text
        case Typed(text):
            return text
        case Selected(indexes):
            return "; ".join(item.options[index].text for index in indexes)
        case Arranged(indexes):
            return " → ".join(item.options[index].text for index in indexes)
        case Matched(indexes):
            texts = [item.options[index].text if index >= 0 else "-" for index in indexes]
            return "; ".join(f"{prompt}: {text}" for prompt, text in zip(item.prompts, texts, strict=False))
        case Recalled(texts):
            return "; ".join(texts) or "nothing"
        case _:
            assert_never(response)


def feedback(answer: Answer) -> Content:
    """Give the feedback on an answer; the sign makes it clear without colour."""
    if answer.verdict.right:
        lines = [plain("✓ Right", "bold $text-success")]
    else:
        count = score(answer)
        lines = [plain(f"✗ Wrong: {count}" if count else "✗ Wrong", "bold $text-error"), _truth(answer)]
    if why := why_wrong(answer):
        lines.insert(1 if answer.item.keys else len(lines), plain(why))
    return _with_source(lines, answer)


def missed(answer: Answer) -> Content:
    """Give a missed question with what was answered, the right answer, why, and the source."""
    lines = [
        plain(answer.item.stem, "bold"),
        _labelled("✗ You answered: ", given(answer), "$text-error"),
        _truth(answer, "✓ "),
    ]
    if why := why_wrong(answer):
        lines.append(plain(why))
    return _with_source(lines, answer)


def score(answer: Answer) -> str:
    """Give how much of an answer that has several parts is right, unless the verdict's note says it."""
    item, verdict = answer.item, answer.verdict
    total = len(item.keys)
    match answer.response:
        case Arranged(indexes):
            places = sum(one == other for one, other in zip(indexes, item.correct, strict=False))
            text = f"{places} of {total} in place"
        case Selected(indexes):
            text = f"{len(set(indexes) & set(item.correct))} of {total}"
        case Matched() | Recalled():
            text = f"{round(verdict.score * total)} of {total}"
        case _:
            return ""
    return "" if text in verdict.note else text


def _truth(answer: Answer, sign: str = "") -> Content:
    """Give what is right: one answer, an order, pairs, or what was missing of a list."""
    item = answer.item
    match answer.response:
        case Arranged():
            lines = [f"{place}. {key}" for place, key in enumerate(item.keys, start=1)]
            return Content("\n").join([plain(f"{sign}The right order:", "$text-success"), *map(plain, lines)])
        case Matched():
            lines = [f"{prompt} → {key}" for prompt, key in zip(item.prompts, item.keys, strict=False)]
            return Content("\n").join([plain(f"{sign}The right pairs:", "$text-success"), *map(plain, lines)])
        case Selected():
            return _labelled(f"{sign}All that fit: ", "; ".join(item.keys))
        case Recalled() if answer.verdict.missing:
            return _labelled(f"{sign}Missing: ", "; ".join(answer.verdict.missing))
        case Recalled():
            return _labelled(f"{sign}All of them: ", "; ".join(item.keys))
        case _:
            return _labelled(f"{sign}The right answer: ", item.key)


def _labelled(label: str, text: str, style: str = "$text-success") -> Content:
    """Give a label and a text that stands out."""
    return Content.assemble(plain(label, style), plain(text, "bold"))


def _with_source(lines: list[Content], answer: Answer) -> Content:
    """Add the true sentence, unless the reason has said it, and the citation, and join the lines."""
    item = answer.item
    if item.explanation and item.explanation not in why_wrong(answer):
        lines.append(plain(item.explanation))
    if item.source:
        lines.append(plain(f"Source: {item.source}", "$quiet"))
    return Content("\n").join(lines)
