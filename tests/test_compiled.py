from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen import compiled, library
from quizgen.compiled import key_of, loaded, place_of, read, write
from quizgen.errors import BrokenDeckError
from quizgen.library import cache_folder, load_deck, open_deck
from quizgen.loader import Loaded, load
from tests.conftest import TESTS

if TYPE_CHECKING:
    from collections.abc import Callable

DECKS = sorted(
    path.parent for glob in ("tests/decks/*/*", "decks/*") for path in TESTS.parent.glob(f"{glob}/deck.yaml")
)
SMALL = TESTS / "decks" / "good" / "small"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def worked_out(found: Loaded) -> list[Any]:
    """List what questions work out for themselves, which comparing them leaves out."""
    kinds = found.deck.kinds.values() if found.deck else ()
    questions = [question for kind in kinds for question in kind.questions.values()]
    return [(each.holes, each.given, each.per_part, each.stem.holes) for each in questions]


def never(folder: Path) -> Loaded:
    raise AssertionError(f"{folder} was read again")


def key(folder: Path) -> bytes:
    found = key_of(folder)
    assert found is not None
    return found


@pytest.mark.parametrize("folder", DECKS, ids=lambda path: path.name)
def test_a_compiled_deck_is_the_deck_and_its_problems(folder: Path, tmp_path: Path) -> None:
    first = loaded(folder, tmp_path, load)
    again = loaded(folder, tmp_path, never)
    assert again == first == load(folder)
    assert worked_out(again) == worked_out(first)
    assert list(again.deck.subjects if again.deck else ()) == list(first.deck.subjects if first.deck else ())


def test_a_deck_of_several_batches_is_whole_and_in_order(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_BATCH", 2)
    first = loaded(deck, tmp_path, load)
    again = loaded(deck, tmp_path, never)
    assert first.deck is not None
    assert again.deck is not None
    assert len(first.deck.subjects) > 2
    assert list(again.deck.subjects.items()) == list(first.deck.subjects.items())


def rename(deck: Path) -> None:
    path = deck / "deck.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Rivers", "Streams"), encoding="utf-8")


def change_facts(deck: Path) -> None:
    path = min((deck / "facts").iterdir())
    path.write_text(path.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8")


def add_file(deck: Path) -> None:
    (deck / "facts" / "new.yaml").write_text("term: {weir: {name: a weir}}\n", encoding="utf-8")


def drop_file(deck: Path) -> None:
    min((deck / "facts").iterdir()).unlink()


def rename_file(deck: Path) -> None:
    path = min((deck / "facts").iterdir())
    path.rename(path.with_name("zzz.yaml"))


@pytest.mark.parametrize("change", [rename, change_facts, add_file, drop_file, rename_file])
def test_a_deck_that_changed_is_read_again(deck: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    loaded(deck, tmp_path / "cache", load)
    change(deck)
    assert loaded(deck, tmp_path / "cache", load) == load(deck)
    assert loaded(deck, tmp_path / "cache", never) == load(deck)
    assert len(list((tmp_path / "cache").iterdir())) == 1  # what the deck was before is gone


def test_another_version_or_format_reads_again(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key(deck)
    assert key(deck) == before
    monkeypatch.setattr(compiled, "FORMAT", compiled.FORMAT + 1)
    other = key(deck)
    monkeypatch.setattr(compiled, "__version__", "99")
    third = key(deck)
    monkeypatch.setattr(compiled, "_code", lambda: iter([("source.py", 1, 1)]))
    assert len({before, other, third, key(deck)}) == 4


def test_other_standard_kinds_read_again(deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key(deck)
    shutil.copytree(Path(compiled.__file__).parent / "kinds" / "standard", tmp_path / "kinds" / "standard")
    monkeypatch.setattr(compiled, "_PACKAGE", tmp_path)
    assert key(deck) == before
    (tmp_path / "kinds" / "standard" / "event.yaml").write_text("event: {fields: {}}\n", encoding="utf-8")
    assert key(deck) != before


def test_a_deck_that_lies_elsewhere_or_is_named_otherwise_is_another(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(shutil.copytree(deck, tmp_path / "other"))
    assert loaded(deck, tmp_path / "cache", load) != loaded(other, tmp_path / "cache", load)
    monkeypatch.chdir(tmp_path)
    relative = loaded(Path("small"), tmp_path / "cache", load)
    assert relative.deck is not None
    assert relative.deck.path == "small"
    assert len(list((tmp_path / "cache").iterdir())) == 3


def test_a_deck_that_changes_while_it_is_read_is_not_kept(deck: Path, tmp_path: Path) -> None:
    def load_slowly(folder: Path) -> Loaded:
        found = load(folder)
        rename(folder)
        return found

    loaded(deck, tmp_path / "cache", load_slowly)
    assert not (tmp_path / "cache").exists()


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cache_that_is_cut_off_or_garbled_is_passed_over(tmp_path: Path, data: st.DataObject) -> None:
    path = place_of(SMALL, tmp_path)
    whole = path.read_bytes() if path.exists() else b""
    if not whole:
        loaded(SMALL, tmp_path, load)
        whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    broken = data.draw(
        st.sampled_from([whole[:place], whole[:place] + bytes([byte]) + whole[place + 1 :], whole + b"x", b""])
    )
    path.write_bytes(broken)
    try:
        assert read(path, key(SMALL)) is None or broken == whole
    finally:
        path.write_bytes(whole)


def forged(path: Path, payload: bytes) -> None:
    """Write a cache that bears the right key and digest, as somebody could who knows how."""
    digest = blake2b(payload, digest_size=32).digest()
    path.write_bytes(key(SMALL) + digest + payload)


class Hostile:
    def __init__(self, call: Any, *arguments: Any) -> None:
        self.call = call
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return self.call, self.arguments


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(lambda mark: pickle.dumps(Hostile(eval, f"open({str(mark)!r}, 'w')")), id="eval"),
        pytest.param(lambda mark: pickle.dumps(Hostile(Path.touch, mark)), id="touch"),
        pytest.param(lambda mark: pickle.dumps(Hostile(subprocess.run, ["touch", str(mark)])), id="subprocess"),
        pytest.param(lambda mark: f"cposix\nsystem\n(S'touch {mark}'\ntR.".encode(), id="by-hand"),
        pytest.param(
            lambda mark: f"cquizgen.model.values\nText.__init__.__globals__\n(S'{mark}'\ntR.".encode(), id="dotted"
        ),
        pytest.param(lambda _: pickle.dumps(Hostile(getattr, "", "join")), id="getattr"),
        pytest.param(lambda _: pickle.dumps(("no", "deck")), id="no-deck"),
        pytest.param(lambda _: b"\x80\x05" + b"(" * 100_000, id="deep"),
        pytest.param(lambda _: b"", id="nothing"),
    ],
)
def test_a_hostile_pickle_is_refused_and_runs_nothing(tmp_path: Path, payload: Callable[[Path], bytes]) -> None:
    mark = tmp_path / "ran"
    path = place_of(SMALL, tmp_path)
    forged(path, payload(mark))
    assert read(path, key(SMALL)) is None
    assert not mark.exists()
    assert loaded(SMALL, tmp_path, load) == load(SMALL)
    assert loaded(SMALL, tmp_path, never) == load(SMALL)


@pytest.mark.parametrize("name", ["a-file", "a-file/below"])
def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    assert loaded(SMALL, tmp_path / name, load) == load(SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiled, "_write", fail)
    write(tmp_path / "x.deck", key(SMALL), load(SMALL))
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_decks_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "MOST_DECKS", 2)
    for name in "abcd":
        write(tmp_path / f"{name}.deck", key(SMALL), load(SMALL))
    assert len(list(tmp_path.iterdir())) == 2


def test_where_decks_are_kept_is_told_by_argument_environment_and_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZGEN_CACHE", "/there")
    assert cache_folder() == Path("/there")
    assert cache_folder("/here") == Path("/here")
    assert cache_folder("") is None
    monkeypatch.setenv("QUIZGEN_CACHE", "")
    assert cache_folder() is None
    monkeypatch.delenv("QUIZGEN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/home-of-caches")
    found = cache_folder()
    assert found is not None
    assert found.parts[-2:] == ("quizgen", "decks")


def test_a_folder_without_deck_yaml_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert [problem.code for problem in loaded(tmp_path / "none", tmp_path / "cache", load).problems] == ["unreadable"]
    assert not (tmp_path / "cache").exists()


def test_without_a_cache_every_opening_reads_the_files(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def counted(folder: Path) -> Loaded:
        opened.append(folder)
        return load(folder)

    monkeypatch.setattr(library, "_load", counted)
    for cache in ("", "", tmp_path / "cache", tmp_path / "cache"):
        load_deck(deck, cache)
    assert len(opened) == 3


def test_a_broken_deck_is_refused_in_the_same_words_from_the_cache(tmp_path: Path) -> None:
    said = []
    for _ in range(2):
        with pytest.raises(BrokenDeckError) as caught:
            open_deck(str(TESTS / "decks" / "bad" / "yaml-syntax"), [], tmp_path)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_a_compiled_deck_is_opened_without_yaml(tmp_path: Path) -> None:
    code = f"""
import sys
from quizgen.library import open_deck
from quizgen.session import start
assert start(open_deck('national-security', cache={str(tmp_path)!r})[0], 10, 1).current
print('yaml' in sys.modules)
"""
    command = [sys.executable, "-c", code]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)]
    assert said == ["True", "False"]
