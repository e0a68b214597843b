from __future__ import annotations

import html
import time
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.exporters.anki_text import escaped, plain
from quizgen.model import GAP, Item, Option
from tests.exporters.anki_cards import a_choice, an_anki, an_item, card_of, imported, texts_of, written

HOSTILE = [
    "{{c2::x}}",
    "}} {{Stem}} {{#Stem}}",
    "a::b",
    ":a:",
    "{{c1::nested {{c3::deep}}}}",
    "a < b and b > c & d",
    "<script>alert(1)</script>",
    "<b>bold</b><!-- no -->",
    "&lt;&amp;&nbsp;",
    "[sound:x.mp3]",
    "[anki:tts lang=en_US]x[/anki:tts]",
    "[latex]x[/latex] [$]y[/$] [$$]z[/$$]",
    "[[type:Stem]]",
    r"\(x^2\) and \[y\]",
    "one\ntwo\r\nthree\rfour",
    "\x00\x1f\x07\x7f bell",
    "\"double\" and 'single'",
    "\u0338slash",
    "cafe\u0301",
    "\ud800 alone",
    "\u202eright to left",
    "{{=<% %>=}}",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "tab\tand  two spaces",
    "%7B{FrontSide}{{FrontSide}}",
    "-->]]>",
]
some_text = st.one_of(
    st.text(max_size=30),
    st.sampled_from(HOSTILE),
    st.text("{}:c12<>&[]\\()/ \n\u0338", max_size=20),
)


def cloze(subject: str, before: str, key: str, after: str) -> Item:
    return an_item(subject, form="cloze", stem=before + GAP + after, key=key, gap=(before, after))


def check(items: list[Item]) -> None:
    """Each item is one card in Anki, and every text of it shows as it is."""
    with TemporaryDirectory() as folder, an_anki(Path(folder) / "anki") as anki:
        log = imported(anki, written(Path(folder), items))
        assert len(log.new) == anki.card_count() == len(items)
        assert list(anki._backend.check_database()) == []
        assert anki.card_count() == len(items)
        assert not anki.get_empty_cards().notes
        for item in items:
            card = card_of(anki, item)
            _check_sides(item, card.question(), card.answer())


def _check_sides(item: Item, question: str, answer: str) -> None:
    key = plain(item.key)
    if item.gap and item.key.strip():
        before, after = map(plain, item.gap)
        assert texts_of(question, "sentence") == [f"{before}[...]{after}"]
        assert texts_of(answer, "sentence") == [f"{before}{key}{after}"]
        return
    assert texts_of(question, "stem") == texts_of(answer, "stem") == [plain(item.stem)]
    if item.options:
        assert texts_of(question, "li") == [plain(option.text) for option in item.options]
        assert texts_of(answer, "li") == [plain(option.text) + plain(option.why) for option in item.options]
    else:
        assert texts_of(answer, "answer") == [key]


def test_hostile_texts_are_one_card_each_and_show_as_they_were_written() -> None:
    recalls = [an_item(f"r{at}", stem=text, key=text, explanation=text, source=text) for at, text in enumerate(HOSTILE)]
    choices = [a_choice(f"o{at}", texts=(text, "other", text + "!"), stem=text) for at, text in enumerate(HOSTILE)]
    clozes = [cloze(f"c{at}", text, text, text) for at, text in enumerate(HOSTILE)]
    check([*recalls, *choices, *clozes])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(some_text, some_text, some_text, some_text), min_size=1, max_size=25))
def test_any_text_is_one_card_and_shows_as_it_was_written(rows: list[tuple[str, str, str, str]]) -> None:
    made: list[Item] = []
    for at, (stem, key, one, other) in enumerate(rows):
        options = (Option(key, right=True), Option(one, right=False, why=other), Option(other, right=False))
        made += [
            an_item(f"r{at}", stem=stem, key=key),
            an_item(f"o{at}", stem=stem, key=key, form="choice", options=options),
            cloze(f"c{at}", stem, key, other),
        ]
    check(made)


@given(some_text)
def test_escaped_text_reads_back_as_the_text(text: str) -> None:
    assert html.unescape(escaped(text).replace("<br>", "\n")) == plain(text)
    assert not set('{}[]\\"\x1f') & set(escaped(text))
    assert "::" not in escaped(text)


@given(some_text)
def test_ankis_own_normalising_leaves_fields_as_they_are(text: str) -> None:
    field = f'<div dir="auto">{escaped(text)}</div>'
    assert unicodedata.normalize("NFC", field) == field


def test_a_cloze_with_an_empty_key_is_still_one_card() -> None:
    check([cloze("one", "before ", "", " after")])


def test_mathjax_is_kept_away_from_the_text() -> None:
    with TemporaryDirectory() as folder, an_anki(Path(folder) / "anki") as anki:
        imported(anki, written(Path(folder), [an_item(stem=r"What is \(x\)?"), cloze("c", r"\[", "y", r"\]")]))
        for card_id in anki.find_cards(""):
            page = anki.get_card(card_id).question()
            assert "\\" not in page.partition("</style>")[2]
            assert "mathjax_ignore" in page


@pytest.mark.parametrize("text", ["a < b and " * 16_000, "<" * 40_000, "{" * 40_000, ":" * 40_000])
def test_long_texts_of_signs_take_no_time(tmp_path: Path, text: str) -> None:
    start = time.perf_counter()
    written(tmp_path, [an_item(stem=text), cloze("c", text, text, text)])
    assert time.perf_counter() - start < 2
