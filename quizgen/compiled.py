"""Decks compiled: what loading gave, kept in a file so that the same deck is there again without reading YAML.

A compiled deck is true of one content of the deck's files, read by one state of this package; its first bytes name
both. Whatever is stale, broken or foreign is passed over in silence, and written anew. It is a pickle, but only values
of the model are made from it: it can hold wrong facts, as the YAML can, and runs nothing.
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from hashlib import blake2b, file_digest
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgen import __version__, model
from quizgen.dates import Date, Point
from quizgen.errors import Origin, Problem
from quizgen.files import facts_of, header_of
from quizgen.model import SubjectKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from quizgen.model import Loaded, Subject

FORMAT = 1
SUFFIX = ".deck"
MOST_DECKS = 32  # compiled decks that are kept, of those of all folders
_CLASSES = frozenset(
    each for each in (*vars(model).values(), Date, Point, Origin, Problem, Decimal) if isinstance(each, type)
)
_BY_NAME = {(each.__module__, each.__qualname__): each for each in _CLASSES}
_BATCH = 2048  # subjects a pickle: what one remembers of the objects that it has seen stays small
_SIZE = 32  # bytes of a key and of a digest
_PACKAGE = Path(__file__).parent
_READERS = (_PACKAGE, _PACKAGE / "model", _PACKAGE / "kinds", _PACKAGE / "loader")
# All that can come of a file that somebody else wrote.
_BROKEN = (
    pickle.UnpicklingError, EOFError, OSError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError,
    ValueError, MemoryError, RecursionError,
)  # fmt: skip


def loaded(folder: Path, store: Path | None, load: Callable[[Path], Loaded]) -> Loaded:
    """Give what `load` gives of a deck's folder, from its compiled form in `store` where there is one."""
    key = key_of(folder) if store is not None else None
    if store is None or key is None:
        return load(folder)
    path = place_of(folder, store)
    found = read(path, key)
    if found is None:
        found = load(folder)
        if key_of(folder) == key:  # nobody wrote to it meanwhile
            write(path, key, found)
    return found


def place_of(folder: Path, store: Path) -> Path:
    """Give the one file that a deck is compiled to, by where it lies and how that is written."""
    lies = blake2b(f"{folder.absolute()}\0{folder}".encode("utf-8", "surrogateescape"), digest_size=12)
    return store / f"{lies.hexdigest()}{SUFFIX}"


def key_of(folder: Path) -> bytes | None:
    """Give a digest of a deck's files and of what reads them; None where a file cannot be read."""
    digest = blake2b(digest_size=_SIZE)
    said = (FORMAT, __version__, sys.version, sys.implementation.cache_tag, str(folder), folder.resolve().name)
    digest.update(repr(said).encode())
    try:
        for path in (header_of(folder), *facts_of(folder), *sorted((_PACKAGE / "kinds" / "standard").iterdir())):
            with path.open("rb") as file:
                content = file_digest(file, lambda: blake2b(digest_size=_SIZE)).digest()
            digest.update(repr((path.name, content)).encode())
        digest.update(repr(list(_code())).encode())
    except OSError:
        return None
    return digest.digest()


def _code() -> Iterator[tuple[str, int, int]]:
    """Give the modules that read decks, with what tells whether they changed since."""
    for folder in _READERS:
        for entry in sorted(os.scandir(folder), key=lambda each: each.name):
            if entry.name.endswith(".py"):
                stat = entry.stat()
                yield entry.name, stat.st_size, stat.st_mtime_ns


def read(path: Path, key: bytes) -> Loaded | None:
    """Give the deck that was compiled to a file under this key, or None where it is another or broken."""
    try:
        with path.open("rb") as file:
            if file.read(_SIZE) != key or file.read(_SIZE) != _digest_of_rest(file):
                return None
            file.seek(2 * _SIZE)
            return _read(file)
    except _BROKEN:
        return None


def write(path: Path, key: bytes, found: Loaded) -> None:
    """Compile a deck to a file, whole or not at all; where that is not possible, nothing happens."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with part.open("w+b") as file:
                file.write(bytes(2 * _SIZE))
                _write(file, found)
                file.seek(2 * _SIZE)
                digest = _digest_of_rest(file)
                file.seek(0)
                file.write(key + digest)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        _forget_old(path.parent)
    except OSError:
        return


def _forget_old(store: Path) -> None:
    newest = sorted(store.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest[MOST_DECKS:]:
        path.unlink(missing_ok=True)


def _digest_of_rest(file: BinaryIO) -> bytes:
    digest = blake2b(digest_size=_SIZE)
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.digest()


class _Pickler(pickle.Pickler):
    """Writes each value of the model as the call that makes it again."""

    def reducer_override(self, value: Any) -> Any:
        made = type(value)
        arguments = _arguments().get(made)
        return (made, arguments(value)) if arguments else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes values of the model, and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        found = _BY_NAME.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"found {module}.{name}; expected a value of the model")
        return found


@cache
def _arguments() -> dict[type, Callable[[Any], tuple[Any, ...]]]:
    """Give, for each class, what takes a value of it apart into the arguments that make it again."""
    named = ((each, [field.name for field in fields(each) if field.init]) for each in _CLASSES if is_dataclass(each))
    return {Origin: tuple, SubjectKey: tuple} | {made: _taken(names) for made, names in named}


def _taken(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


def _write(file: BinaryIO, found: Loaded) -> None:
    subjects = iter(found.deck.subjects.values() if found.deck else ())
    head = replace(found, deck=replace(found.deck, subjects={}) if found.deck else None)
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(head)
    while batch := list(islice(subjects, _BATCH)):
        _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(batch)
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump([])


def _read(file: BinaryIO) -> Loaded:
    head: Loaded = _Unpickler(file).load()
    subjects: dict[SubjectKey, Subject] = {}
    while batch := _Unpickler(file).load():
        subjects.update((subject.key, subject) for subject in batch)
    return replace(head, deck=replace(head.deck, subjects=subjects) if head.deck else None)
