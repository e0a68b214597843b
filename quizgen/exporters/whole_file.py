"""Writing a file whole or not at all: to a temporary file beside it, then renamed."""

from __future__ import annotations

from contextlib import contextmanager
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO

from quizgen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become `target` when the block ends well, and vanish when it does not.

    An older `target` stays as it is until then. Raises OutputError where it cannot be written.
    """
    try:
        _check_kind(target)
        # a link is followed, so that the file it points to is replaced and not the link
        real = target.resolve()
        # beside the target, since a rename is atomic only within one file system
        part = real.with_name(f".quizgen-{token_hex(8)}.part")
        stream = part.open("xb")
    except OSError as error:
        raise _refusal(target, error) from error
    try:
        with stream:
            yield stream
        part.replace(real)
    except OSError as error:
        raise _refusal(target, error) from error
    finally:
        part.unlink(missing_ok=True)


def _check_kind(target: Path) -> None:
    if target.is_dir():
        raise OutputError(f"'{target}' is a folder, expected the name of a file", "name a file inside it")
    if target.exists() and not target.is_file():
        raise OutputError(f"'{target}' is not an ordinary file", "name a file of your own")


def _refusal(target: Path, error: OSError) -> OutputError:
    folder = target.parent
    match error:
        case FileNotFoundError():
            return OutputError(f"cannot write '{target}': folder '{folder}' does not exist", "make the folder first")
        case NotADirectoryError():
            return OutputError(f"cannot write '{target}': '{folder}' is not a folder", "name another folder")
        case PermissionError():
            return OutputError(f"cannot write '{target}': folder '{folder}' is not writable", "name another folder")
        case _:
            return OutputError(f"cannot write '{target}': {error.strerror or error}", "nothing was changed")
