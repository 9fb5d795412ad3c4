"""The file of one lesson: JSON that can be read, written whole or not at all."""

import json
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

VERSION = 1
ABOUT = "What you did in this lesson of the course. It stays on this computer."


def read(path: Path) -> tuple[dict[str, dict[str, Any]], str]:
    """Return what was kept in a file, by key, and a sentence if the file had to be put aside.

    A file that is spoilt, or that a newer course has written, is renamed and stays.

    Raises an OSError if the place can't be read, or a file can't be renamed there.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, ""
    except UnicodeDecodeError:
        text = ""
    try:
        version, kept = _kept(text)
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}, _put_aside(path, "can't be read")
    if version > VERSION:
        return {}, _put_aside(path, "was written by a newer version of the course")
    return kept, ""


def peek(path: Path) -> dict[str, dict[str, Any]]:
    """Return what was kept in a file, or nothing if it can't be read; it is left as it is."""
    try:
        return _kept(path.read_text(encoding="utf-8"))[1]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}


def _kept(text: str) -> tuple[int, dict[str, dict[str, Any]]]:
    content = json.loads(text)
    version, kept = content["version"], content["kept"]
    if not isinstance(version, int) or not isinstance(kept, dict):
        raise TypeError
    if not all(isinstance(state, dict) for state in kept.values()):
        raise TypeError
    return version, kept


def write(path: Path, lesson: str, kept: dict[str, dict[str, Any]], changed: set[str]) -> str:
    """Write what has changed; return a sentence if what stood there had to be put aside.

    What else the file holds stays: another kernel may have written it. Where there is nothing yet,
    or nothing any more, all of it is written.

    Raises an OSError if the place can't be written to; the file is then as it was.
    """
    path.parent.mkdir(exist_ok=True)
    there, sentence = read(path)
    content = {
        "about": ABOUT,
        "version": VERSION,
        "lesson": lesson,
        "saved": datetime.now().astimezone().isoformat(timespec="seconds"),
        "kept": there | {key: kept[key] for key in changed} if there else kept,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink()
        raise
    return sentence


def _put_aside(path: Path, why: str) -> str:
    number = 1
    while (aside := path.with_name(f"{path.stem}-aside-{number}.json")).exists():
        number += 1
    path.rename(aside)
    return f"The file {path.parent.name}/{path.name} {why}: it was put aside as {aside.name}."
