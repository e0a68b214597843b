"""Items whose words are known, so that tests can name what is on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizgen.errors import BrokenDeckError, SourceError
from quizgen.library import DeckEntry
from quizgen.model import GAP, Card, Citation, Item, Option, SubjectKey
from quizgen.provenance import Excerpt
from quizgen.session import Sources
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


FOUNDERS = ("Belgium", "France", "Italy", "Luxembourg")
LAUNCHES = ("Sputnik 1", "Luna 2", "Mariner 2", "Venera 7", "Voyager 1")
CAPITALS = (("Hungary", "Budapest"), ("Norway", "Oslo"), ("Portugal", "Lisbon"))


def multi() -> Item:
    """Give an item whose options 1 and 3 are right."""
    texts = ("France", "Spain", "Italy", "Norway")
    options = tuple(Option(text, text in FOUNDERS, "" if text in FOUNDERS else f"{text} is wrong.") for text in texts)
    asked = item("Which of these states founded the Community?", "France; Italy", form="multi", options=options)
    return replace(asked, keys=("France", "Italy"))


def order() -> Item:
    """Give an item whose right order is 2, 3, 4, 1, 5."""
    texts = ("Venera 7", "Sputnik 1", "Luna 2", "Mariner 2", "Voyager 1")
    options = tuple(Option(text, right=True) for text in texts)
    asked = item("Put these probes in the order of their launch.", " → ".join(LAUNCHES), form="order", options=options)
    return replace(asked, keys=LAUNCHES)


def match() -> Item:
    """Give an item whose prompts go with options 2, 3 and 1; nothing goes with 4."""
    options = tuple(Option(text, right=text != "Vienna") for text in ("Lisbon", "Budapest", "Oslo", "Vienna"))
    key = "; ".join(f"{country}: {city}" for country, city in CAPITALS)
    asked = item("Match each country with its capital.", key, form="match", options=options)
    return replace(asked, prompts=tuple(one for one, _ in CAPITALS), keys=tuple(other for _, other in CAPITALS))


def recall(*, ordered: bool = False) -> Item:
    asked = item("Name the founding states of the Community on this list.", "; ".join(FOUNDERS), form="recall")
    spellings = tuple((text, f"Kingdom of {text}") for text in FOUNDERS)
    return replace(asked, keys=FOUNDERS, spellings=spellings, ordered=ordered)


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


PASSAGE = "It was held from [bold]November[/] 9 to 12, 2013, in Beijing." + " The mole was built." * 200


class Copies(Sources):
    """Sources with one passage for every item, or none."""

    def __init__(self, text: str = PASSAGE) -> None:
        self.text = text

    def has(self, item: Item) -> bool:  # noqa: ARG002
        return bool(self.text)

    def excerpts(self, item: Item) -> tuple[Excerpt, ...]:  # noqa: ARG002
        if not self.text:
            raise SourceError("to read the cited passage here, add the source: quizgen source add x FILE")
        return (Excerpt("section 1, First", self.text, ((17, 48),)),)


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float = 0.2) -> None:
        self.now += seconds
