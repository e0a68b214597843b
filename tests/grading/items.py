"""Items for grading tests, made by hand: only what grading reads is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.model import Card, Citation, Item, Option, SubjectKey

if TYPE_CHECKING:
    from collections.abc import Sequence


def _item(
    form: str,
    *,
    options: tuple[Option, ...] = (),
    accepts: Sequence[str] = (),
    rejects: Sequence[str] = (),
    keys: Sequence[str] = (),
    spellings: Sequence[tuple[str, ...]] = (),
    ordered: bool = False,
) -> Item:
    return Item(
        card=Card("deck", SubjectKey("thing", "one"), "what"),
        form=form,
        seed=1,
        topic="",
        stem="What?",
        key="; ".join(keys or accepts),
        explanation="",
        citation=Citation("book"),
        source="",
        difficulty=0.5,
        options=options,
        accepts=tuple(accepts),
        rejects=tuple(rejects),
        keys=tuple(keys),
        prompts=tuple(f"prompt {key}" for key in keys) if form == "match" else (),
        spellings=tuple(spellings),
        ordered=ordered,
    )


def typed(*accepts: str, rejects: Sequence[str] = ()) -> Item:
    return _item("typed", accepts=accepts, rejects=rejects)


def multi(right: str, wrong: str) -> Item:
    """Give a multi whose options are letters, the right ones first."""
    options = [Option(text, right=text in right) for text in right + wrong]
    return _item("multi", options=tuple(options), keys=right)


def order(keys: str, shown: str) -> Item:
    return _item("order", options=tuple(Option(text, right=True) for text in shown), keys=keys)


def match(keys: str, shown: str) -> Item:
    return _item("match", options=tuple(Option(text, right=text in keys) for text in shown), keys=keys)


def recall(*spellings: str | tuple[str, ...], ordered: bool = False, rejects: Sequence[str] = ()) -> Item:
    forms = [(each,) if isinstance(each, str) else each for each in spellings]
    return _item("recall", keys=[each[0] for each in forms], spellings=forms, ordered=ordered, rejects=rejects)
