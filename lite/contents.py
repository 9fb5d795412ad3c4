"""Puts the course's files into the site, with the lists that JupyterLite shows, and as one ZIP."""

import datetime
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

PACKED = "course.zip"
# What a folder of the course holds besides its files, where there is no git to say so.
MADE = {".git", ".venv", "cache", "site", "build", "dist", "__pycache__", ".ipynb_checkpoints"}
KINDS = {".ipynb": "notebook"}


def write(notebooks: Path, output: Path) -> None:
    """Copy a folder's notebooks and pages into the site, and list every folder."""
    kept = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(notebooks, output / "files", ignore=kept)
    (output / "files" / "progress").mkdir()  # where lessons keep what a learner did: asked for
    for folder in [output / "files", *_folders(output / "files")]:
        place = folder.relative_to(output / "files")
        listed = {**_model(folder, place), "content": _models(folder, place), "format": "json"}
        listing = output / "api" / "contents" / place / "all.json"
        listing.parent.mkdir(parents=True, exist_ok=True)
        listing.write_text(json.dumps(listed), encoding="utf-8")


def pack(course: Path, target: Path) -> None:
    """Pack the whole course into one file, for those who want it on their own computer."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=course, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    names = listed.stdout.split("\0")
    paths = [course / name for name in names if name and (course / name).is_file()]
    if listed.returncode or not paths:
        found = (path for path in course.rglob("*") if path.is_file())
        paths = [path for path in found if not MADE & set(path.relative_to(course).parts)]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(paths):
            packed.write(path, Path("how-does-a-neuron-learn") / path.relative_to(course))


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_dir())


def _models(folder: Path, place: Path) -> list[dict]:
    return [_model(path, place / path.name) for path in sorted(folder.iterdir())]


def _model(path: Path, place: Path) -> dict:
    """Return what Jupyter's contents interface says about a file or folder, without its content."""
    name = "" if place == Path() else place.as_posix()
    changed = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    date = changed.isoformat(timespec="seconds").replace("+00:00", "Z")
    return {
        "content": None,
        "created": date,
        "format": None,
        "last_modified": date,
        "mimetype": None,
        "name": path.name if name else "",
        "path": name,
        "size": None if path.is_dir() else path.stat().st_size,
        "type": "directory" if path.is_dir() else KINDS.get(path.suffix, "file"),
        "writable": True,
    }
