"""Finds every file that was handed in, in folders and ZIP archives, without unpacking any."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 30 * 2**20
"""Of one file that is read."""
MOST_ARCHIVE_BYTES = 200 * 2**20
MOST_MEMBERS = 20_000
DEEPEST = 3
"""Archives in archives."""


class UnreadableError(Exception):
    """Why a file was not read, in a sentence."""


@dataclass(frozen=True)
class Found:
    """A file by its path, part by part; ``trouble`` says why it cannot be read, if it cannot."""

    parts: tuple[str, ...]
    read: Callable[[], bytes] | None = None
    trouble: str = ""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.parts[-1]


def shown(name: str) -> str:
    r"""Return a file's name as text, whatever bytes it is made of.

    >>> shown("Zo\udceb")
    'Zo\\xeb'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def files(place: Path) -> list[Found]:
    """Return all files under a folder or in a ZIP archive, by path; nothing is left out."""
    if place.is_dir():
        found = list(_in_folder(place, ()))
    else:
        found = list(_opened(Found((), lambda: _read(place, MOST_ARCHIVE_BYTES)), DEEPEST))
    return sorted(found, key=lambda each: each.parts)


def _in_folder(folder: Path, above: tuple[str, ...]) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Found(above, trouble=f"The folder can't be read ({error.strerror}).")
        return
    if not entries:
        yield Found(above or (".",), trouble="The folder is empty.")
    for entry in entries:
        parts, path = (*above, shown(entry.name)), Path(entry.path)
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode):
            yield Found(parts, trouble="It is a link to another place; links are not followed.")
        elif stat.S_ISDIR(mode):
            yield from _in_folder(path, parts)
        elif not stat.S_ISREG(mode):
            yield Found(parts, trouble="It is no file that can be read, but a pipe or a device.")
        elif entry.name.lower().endswith(".zip"):
            archive = Found(parts, lambda path=path: _read(path, MOST_ARCHIVE_BYTES))
            yield from _opened(archive, DEEPEST)
        else:
            yield Found(parts, lambda path=path: _read(path, MOST_BYTES))


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return _bounded(file, most)
    except OSError as error:
        raise UnreadableError(f"The file can't be read ({error.strerror}).") from error


def _bounded(file: io.BufferedIOBase, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise UnreadableError(f"The file is larger than {most // 2**20} MB; clear its outputs.")
    return data


def _opened(archive: Found, deepest: int) -> Iterator[Found]:
    """Yield what is in an archive; its members are only ever read, so no path leads outside."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(archive.read()))
        members = opened.infolist()
        if len(members) > MOST_MEMBERS:
            raise UnreadableError(f"The archive holds more than {MOST_MEMBERS:,} files.")
    except UnreadableError as error:
        yield Found(archive.parts, trouble=str(error))
        return
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        yield Found(archive.parts, trouble="The archive is spoilt, or it is no ZIP archive.")
        return
    inside = [member for member in members if not member.is_dir()]
    if not inside:
        yield Found(archive.parts, trouble="The archive is empty.")
    for member in inside:
        steps = member.filename.replace("\\", "/").split("/")
        parts = archive.parts + tuple(shown(step) for step in steps if step not in ("", ".", ".."))
        one = Found(parts, lambda member=member: _member(opened, member))
        if stat.S_ISLNK(member.external_attr >> 16):
            yield Found(parts, trouble="It is a link to another place; links are not followed.")
        elif member.filename.lower().endswith(".zip") and deepest > 1:
            yield from _opened(one, deepest - 1)
        else:
            yield one


def _member(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with opened.open(member) as file:
            return _bounded(file, MOST_BYTES)
    except RuntimeError as error:
        raise UnreadableError("It is locked with a password.") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableError("This part of the archive is spoilt.") from error
