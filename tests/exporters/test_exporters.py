from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.errors import OutputError
from quizgen.exporters import EXPORTERS
from quizgen.exporters.whole_file import whole_file


def write_half(target: Path, interruption: BaseException) -> None:
    with whole_file(target) as stream:
        stream.write(b"half")
        raise interruption


def test_importing_the_table_loads_no_library_of_a_target() -> None:
    libraries = {"genanki", "sqlite3", "textual", "typer"}
    code = f"import sys, quizgen.exporters; print(sorted({libraries} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_loads_and_says_what_it_is_in_one_line(name: str) -> None:
    exporter = EXPORTERS[name]
    assert callable(exporter.load())
    assert exporter.name == name
    assert exporter.suffix.startswith(".")
    assert exporter.description
    assert "\n" not in exporter.description


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    with whole_file(target) as stream:
        stream.write(b"all")
        assert not target.exists()
    assert target.read_bytes() == b"all"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, interruption: type[BaseException]
) -> None:
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"old")
    with pytest.raises(interruption):
        write_half(target, interruption())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_the_users_trouble_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left on device"):
        write_half(tmp_path / "deck.apkg", OSError(28, "No space left on device"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_named_with_a_hint(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    with (
        pytest.raises(OutputError, match=f"folder '{missing}' does not exist; make") as caught,
        whole_file(missing / "x"),
    ):
        pass
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="is not a folder"), whole_file(tmp_path / "file" / "x.apkg"):
        pass


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder, expected the name of a file"), whole_file(tmp_path):
        pass


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(OutputError, match="not an ordinary file"), whole_file(Path(os.devnull)):
        pass


def test_a_folder_without_the_right_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)  # root may write everywhere, nobody may not
    try:
        with pytest.raises(OutputError, match="is not writable"), whole_file(tmp_path / "deck.apkg"):
            pass
    finally:
        os.seteuid(user)


def test_a_refused_right_to_write_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="is not writable; name another folder"), whole_file(tmp_path / "x") as stream:
        stream.write(b"whole")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
