from __future__ import annotations

import os
import tempfile
import time
import zipfile
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from quizgen.errors import NothingToAskError, OutputError, QuizgenError
from quizgen.exporters.anki import write_anki
from quizgen.exporters.anki_note_types import BASIC, CHANGED, CSS, NOTE_TYPES, layout
from quizgen.exporters.anki_notes import deck_id
from tests.exporters.anki_cards import (
    NOW,
    a_choice,
    a_cloze,
    a_deck,
    a_true_false,
    an_anki,
    an_item,
    card_of,
    cards_of,
    imported,
    texts_of,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.exporters.anki_note_types import NoteType
    from quizgen.model import Item

FROZEN = "b388de9449581ac9"  # of every id and name of the note types
LAYOUTS = "5103b44596809940"  # of the templates and CSS as they were at CHANGED


def _named(note_type: NoteType) -> list[tuple[int, str]]:
    return [(field.id, field.name) for field in note_type.fields]


def items() -> list[Item]:
    return [an_item("one"), a_choice("two"), a_true_false("three"), a_cloze("four")]


def test_an_import_gives_one_note_and_one_card_for_each_item(tmp_path: Path) -> None:
    assert write_anki(a_deck(), items(), tmp_path / "deck.apkg", now=NOW) == 4
    with an_anki(tmp_path / "anki") as anki:
        log = imported(anki, tmp_path / "deck.apkg")
        assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (4, 0, 0, 0)
        assert (anki.note_count(), anki.card_count()) == (4, 4)


def test_ankis_check_of_the_database_finds_nothing_to_mend(tmp_path: Path) -> None:
    path = written(tmp_path, items())
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, path)
        assert list(anki._backend.check_database()) == []
        assert anki.card_count() == 4
        assert anki.get_empty_cards().notes == []


def test_importing_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, items())
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, path)
        types = len(anki.models.all_names_and_ids())
        log = imported(anki, path)
        assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (0, 0, 4, 0)
        assert len(anki.models.all_names_and_ids()) == types


def test_an_edit_arrives_and_the_learners_progress_stays(tmp_path: Path) -> None:
    first = items()
    path = written(tmp_path, first)
    edited = [replace(item, stem=f"{item.stem} (edited)", explanation="New words.") for item in first]
    edited[3] = replace(edited[3], key="3rd plenary session")
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, path)
        anki.decks.select(anki.decks.id_for_name("Plenary sessions") or anki.decks.current()["id"])
        for _ in range(3):
            card = anki.sched.getCard()
            assert card is not None
            anki.sched.answerCard(card, 4)
        query = "select id, type, queue, due, ivl, factor, reps, lapses, did from cards order by id"
        before = anki.db.all(query) if anki.db else []
        assert sum(row[6] for row in before) == 3
        log = imported(anki, written(tmp_path, edited, now=NOW + 60))
        assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (0, 4, 0, 0)
        assert anki.db
        assert anki.db.all(query) == before
        assert anki.db.scalar("select count() from revlog") == 3
        assert list(anki._backend.check_database()) == []
        assert "(edited)" in card_of(anki, first[0]).question()
        assert "3rd plenary session" in card_of(anki, first[3]).answer()
        assert all("New words." in card.answer() for card in cards_of(anki))


def test_a_card_keeps_its_guid_when_the_deck_moves_to_another_folder(tmp_path: Path) -> None:
    item = an_item("one")
    moved = replace(item, card=replace(item.card, deck="renamed"), stem="New words?")
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [item]))
        log = imported(anki, written(tmp_path, [moved], a_deck(name="renamed"), now=NOW + 60))
        assert (len(log.new), len(log.updated)) == (0, 1)


def test_a_card_may_change_between_recall_and_choice_but_not_between_note_types(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [an_item("one")]))
        log = imported(anki, written(tmp_path, [a_choice("one")], now=NOW + 60))
        assert (len(log.updated), len(log.conflicting)) == (1, 0)
        log = imported(anki, written(tmp_path, [a_cloze("one")], now=NOW + 120))
        assert (len(log.updated), len(log.conflicting)) == (0, 1)


def test_the_ids_that_people_have_in_their_collections_never_change(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [an_item("one")]))
        assert cards_of(anki)[0].note().guid == "HzT<WNh7O8"
    assert deck_id("7f3a9c") == 1622444910351
    frozen = [
        (kind.id, kind.name, kind.cloze, kind.sort_field, kind.template_id, kind.template_name, _named(kind))
        for kind in NOTE_TYPES
    ]
    assert sha256(repr(frozen).encode()).hexdigest()[:16] == FROZEN, "frozen for ever: take the change back"


def test_a_changed_template_reaches_those_who_have_the_deck() -> None:
    names = [CSS, *(name for note_type in NOTE_TYPES for name in (note_type.front, note_type.back))]
    now = sha256("\0".join(layout(name) for name in names).encode()).hexdigest()[:16]
    assert now == LAYOUTS, f"set CHANGED in anki_note_types.py to today and LAYOUTS here to {now}"
    assert time.time() > CHANGED


def test_a_learners_own_css_outlives_updates_of_the_text(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [an_item("one")]))
        note_type = anki.models.by_name(BASIC.name)
        assert note_type
        note_type["css"] += "\n.card { font-size: 30px }"
        anki.models.update_dict(note_type)
        imported(anki, written(tmp_path, [an_item("one", stem="New words?")], now=time.time() + 60))
        changed = anki.models.by_name(BASIC.name)
        assert changed
        assert changed["css"].endswith("30px }")


def test_every_field_and_template_reaches_anki_with_its_permanent_id(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, items()))
        for note_type in NOTE_TYPES:
            found = anki.models.get(note_type.id)  # type: ignore[arg-type]  # a NewType of int
            assert found
            assert found["name"] == note_type.name
            assert [(field["id"], field["name"]) for field in found["flds"]] == _named(note_type)
            assert [template["id"] for template in found["tmpls"]] == [note_type.template_id]
            assert found["flds"][0]["name"] == "CardId"
            assert found["flds"][found["sortf"]]["name"] == note_type.sort_field


def test_all_permanent_ids_are_different() -> None:
    ids = [
        number for kind in NOTE_TYPES for number in (kind.id, kind.template_id, *(field.id for field in kind.fields))
    ]
    assert len(set(ids)) == len(ids)


def test_the_same_items_and_time_give_the_same_bytes_whenever_they_are_written(tmp_path: Path) -> None:
    one = written(tmp_path, items()).read_bytes()
    time.sleep(1.1)
    assert written(tmp_path, items()).read_bytes() == one


def test_genankis_temporary_database_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    written(tmp_path, items())
    assert list(scratch.iterdir()) == []


def test_the_package_is_deflated_and_names_no_date_or_machine(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, items())) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        for member in package.infolist():
            assert member.compress_type == zipfile.ZIP_DEFLATED
            assert member.date_time == (1980, 1, 1, 0, 0, 0)


def test_two_items_of_one_card_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(QuizgenError, match="card 'plenums/event/one/when' has two items, expected one"):
        written(tmp_path, [an_item("one"), a_choice("one")])
    assert list(tmp_path.iterdir()) == []


def test_a_deck_without_items_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(NothingToAskError):
        written(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        written(tmp_path / "nowhere", items())
    with pytest.raises(OutputError, match="is a folder"):
        write_anki(a_deck(), items(), tmp_path, now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_written_file_has_the_users_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    assert os.stat(written(tmp_path, items())).st_mode == os.stat(tmp_path / "other").st_mode  # noqa: PTH116


def test_tags_name_topic_and_kind_without_what_anki_forbids(tmp_path: Path) -> None:
    odd = an_item("two", topic='the 18th: "a" (b)*\u3000c\x07')
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [an_item("one"), odd, an_item("three", topic="")]))
        assert card_of(anki, an_item("one")).note().tags == ["kind::event", "topic::eighteenth"]
        assert card_of(anki, odd).note().tags == ["kind::event", "topic::the-18th-a-b-c"]
        assert card_of(anki, an_item("three")).note().tags == ["kind::event"]
        assert len(anki.find_notes('tag:"topic::the-18th-a-b-c"')) == 1


def test_the_deck_has_its_title_and_says_what_it_is(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, items()))
        (name,) = (each.name for each in anki.decks.all_names_and_ids() if each.name != "Default")
        assert name == "Plenary sessions"
        deck = anki.decks.by_name(name)
        assert deck
        assert texts_of(deck["desc"], "p")[0] == "Meetings & what they <adopted>."
        assert "CC BY 4.0" in deck["desc"]
        assert texts_of(deck["desc"], "li") == ["Chen W., On {{security}}, 2014, https://example.org/chen"]


def test_colons_in_a_title_do_not_make_a_deck_within_a_deck(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, items(), a_deck(title=" Law::\x1f Part \n 1 ")))
        names = {each.name for each in anki.decks.all_names_and_ids()} - {"Default"}
        assert names == {"Law:␟ Part 1"}


def test_new_cards_come_in_the_order_of_the_items(tmp_path: Path) -> None:
    row = [an_item(f"s{number}") for number in (3, 1, 2)]
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, row))
        due = sorted(cards_of(anki), key=lambda card: card.due)
        assert [card.note()["CardId"] for card in due] == [item.card.id for item in row]
