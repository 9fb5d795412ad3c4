"""Puts the course's files into the site, and the lists from which JupyterLite shows them."""

import json
import shutil
from pathlib import Path

# The same for all files and builds: when a lesson was copied here says nothing to a learner.
DATE = "2024-01-01T00:00:00Z"
KINDS = {".ipynb": "notebook"}


def write(notebooks: Path, output: Path) -> None:
    """Copy a folder's notebooks and pages into the site, and list every folder."""
    kept = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(notebooks, output / "files", ignore=kept)
    for folder in [output / "files", *_folders(output / "files")]:
        place = folder.relative_to(output / "files")
        listed = {**_model(folder, place), "content": _models(folder, place), "format": "json"}
        listing = output / "api" / "contents" / place / "all.json"
        listing.parent.mkdir(parents=True, exist_ok=True)
        listing.write_text(json.dumps(listed), encoding="utf-8")


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_dir())


def _models(folder: Path, place: Path) -> list[dict]:
    return [_model(path, place / path.name) for path in sorted(folder.iterdir())]


def _model(path: Path, place: Path) -> dict:
    """Return what Jupyter's contents interface says about a file or folder, without its content."""
    name = "" if place == Path() else place.as_posix()
    return {
        "content": None,
        "created": DATE,
        "format": None,
        "last_modified": DATE,
        "mimetype": None,
        "name": path.name if name else "",
        "path": name,
        "size": None if path.is_dir() else path.stat().st_size,
        "type": "directory" if path.is_dir() else KINDS.get(path.suffix, "file"),
        "writable": True,
    }
