"""Items whose words are known, so that tests can name what is on the screen."""

from __future__ import annotations

from pathlib import Path

from quizgen.errors import BrokenDeckError
from quizgen.library import DeckEntry
from quizgen.model import GAP, Card, Citation, Item, Option, SubjectKey
from quizgen.session.quiz import Quiz

SOURCE = "Chen, National Security Law, section 1, First"
SESSIONS = ("July 15-18, 2024", "November 9-12, 2013", "October 20-23, 2014", "February 26-28, 2018")
DECISIONS = (
    "Decision of the CPC Central Committee on Several Major Issues Concerning Comprehensively Deepening the Reform",
    "Decision of the CPC Central Committee on Several Major Issues of Comprehensively Promoting the Rule of Law",
    "Outline of the 13th Five-Year Plan",
    "Code of Conduct on Integrity",
)


def item(stem: str, key: str, *, form: str = "choice", options: tuple[Option, ...] = (), source: str = SOURCE) -> Item:
    return Item(
        card=Card("sample", SubjectKey("event", "third-plenum-18"), "when"),
        form=form,
        seed=1,
        topic="eighteenth",
        stem=stem,
        key=key,
        explanation=f"The truth is: {key}.",
        citation=Citation("chen", "section 1, First"),
        source=source,
        difficulty=0.5,
        options=options,
        accepts=(key,),
        gap=("before ", " after") if form == "cloze" else None,
    )


def choice(
    stem: str = "When was the third plenary session of the 18th CPC Central Committee held?",
    texts: tuple[str, ...] = SESSIONS,
    right: int = 1,
) -> Item:
    """Give a choice whose second option is right, unless told otherwise."""
    options = tuple(
        Option(text, index == right, "" if index == right else f"{text} is something else.")
        for index, text in enumerate(texts)
    )
    return item(stem, texts[right], options=options)


def long_choice() -> Item:
    return choice("What did the fourth plenary session of the 18th CPC Central Committee adopt?", DECISIONS)


def truefalse() -> Item:
    options = (Option("True", right=False, why="It was held in November 2013."), Option("False", right=True))
    stem = "True or false: the third plenary session of the 18th Central Committee was held in July 2024."
    return item(stem, "False", form="truefalse", options=options)


def typed() -> Item:
    return item("In which city was the session held?", "Beijing", form="typed")


def cloze() -> Item:
    return item(f"Political security is the {GAP} of national security.", "foundation", form="cloze")


def quiz_of(*items: Item, title: str = "National security") -> Quiz:
    return Quiz(title, items, len(items))


def five() -> Quiz:
    return quiz_of(choice(), long_choice(), truefalse(), typed(), cloze())


SHELF = (
    DeckEntry("security", "National security", "Meetings, documents and fields.", Path("security")),
    DeckEntry(
        "solar",
        "The solar system",
        "Planets and moons, their sizes and distances, and the probes that visited them since 1959.",
        Path("solar"),
    ),
    DeckEntry("broken", "A broken deck", "", Path("broken")),
)


def open_quiz(entry: DeckEntry) -> Quiz:
    if entry.name == "broken":
        raise BrokenDeckError("deck '[/broken]' leaves nothing to ask", "run: quizgen check [bold]broken[/]")
    return quiz_of(choice(), truefalse(), title=entry.title)


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float = 0.2) -> None:
        self.now += seconds
