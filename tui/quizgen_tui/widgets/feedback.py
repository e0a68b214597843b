"""What is said about an answer: a sign, the reason, the truth and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from quizgen.grading import Chosen
from quizgen_tui.widgets.text import plain

if TYPE_CHECKING:
    from quizgen.session.quiz import Answer


class FeedbackPanel(Static):
    """Holds the feedback, and scrolls it into view as soon as it has its place: a resize says when."""

    def on_resize(self) -> None:
        """Come into view."""
        self.scroll_visible(animate=False, immediate=True)


def why_wrong(answer: Answer) -> str:
    """Give the reason why the chosen option is wrong, or the verdict's note."""
    item, response = answer.item, answer.response
    if isinstance(response, Chosen) and not answer.verdict.right:
        return item.options[response.index].why or answer.verdict.note
    return answer.verdict.note


def given(answer: Answer) -> str:
    """Give what the learner answered, as text."""
    response = answer.response
    return answer.item.options[response.index].text if isinstance(response, Chosen) else response.text


def feedback(answer: Answer) -> Content:
    """Give the feedback on an answer; the sign makes it clear without colour."""
    item = answer.item
    if answer.verdict.right:
        lines = [plain("✓ Right", "bold $text-success")]
    else:
        lines = [plain("✗ Wrong", "bold $text-error"), _labelled("The right answer: ", item.key)]
    if why := why_wrong(answer):
        lines.append(plain(why))
    return _with_source(lines, answer)


def missed(answer: Answer) -> Content:
    """Give a missed question with what was answered, the right answer, why, and the source."""
    lines = [
        plain(answer.item.stem, "bold"),
        _labelled("✗ You answered: ", given(answer), "$text-error"),
        _labelled("✓ The right answer: ", answer.item.key, "$text-success"),
    ]
    if why := why_wrong(answer):
        lines.append(plain(why))
    return _with_source(lines, answer)


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
