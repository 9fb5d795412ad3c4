"""Lists what the browser keeps, so that a second visit needs no network, and counts the bytes."""

import gzip
import hashlib
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAVY = "static/pyodide/"
# Fonts in formats that no browser of today asks for, and pages that this site does not have.
OUTDATED = ("build/*.eot", "build/*.svg", "build/*.ttf", "build/fa-*.woff", "doc/**/*")
OUTDATED += ("lab/workspaces/**/*", "lab/favicon.ico", "icon-*.png")
COMPRESSED = {".whl", ".zip", ".png", ".woff", ".woff2"}
KEPT_SUFFIXES = {
    ".css",
    ".html",
    ".ico",
    ".ipynb",
    ".js",
    ".json",
    ".md",
    ".png",
    ".wasm",
    ".whl",
    ".woff",
    ".woff2",
    ".zip",
}
NOT_KEPT = ("service-worker.js", "jupyterlite-service-worker.js", "build/third-party", "404.html")
NOT_KEPT += ("course.zip", "worksheet.html")
# Lessons to read and solved ones are kept once they are read: who runs the lessons may never ask
# for them. The service worker reads the same words.
ON_REQUEST = r"^(read\/(?!static\/|try\.html$)|files\/solutions\/)"


def prune(site: Path) -> None:
    """Delete what nothing asks for."""
    for pattern in OUTDATED:
        for path in site.glob(pattern):
            if path.is_file():
                path.unlink()


def kept(site: Path) -> dict[str, str]:
    """Return what the browser keeps: path to the beginning of its hash."""
    paths = sorted(path for path in site.rglob("*") if path.suffix in KEPT_SUFFIXES)
    names = {path.relative_to(site).as_posix(): path for path in paths if path.is_file()}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for name, path in names.items()
        if not name.startswith(NOT_KEPT)
    }


def write_worker(site: Path) -> None:
    """Put our service worker before JupyterLite's, with the list of what it keeps."""
    theirs = site / "service-worker.js"
    theirs.rename(site / "jupyterlite-service-worker.js")
    text = (HERE / "service-worker.js").read_text(encoding="utf-8")
    text = text.replace("{{FILES}}", json.dumps(kept(site))).replace("{{ON_REQUEST}}", ON_REQUEST)
    theirs.write_text(text, encoding="utf-8")


def first_visit(site: Path) -> int:
    """Return the bytes, compressed, that a first visit fetches while a lesson is open."""
    asked = (name for name in kept(site) if not re.match(ON_REQUEST, name))
    return sum(compressed(site / name) for name in asked)


def heavy(site: Path) -> dict[str, list]:
    """Return what Python is made of: path to hash and size in bytes."""
    return {
        name: [hashed, (site / name).stat().st_size]
        for name, hashed in kept(site).items()
        if name.startswith(HEAVY)
    }


def compressed(path: Path) -> int:
    """Return the bytes that a server sends which compresses what can be compressed."""
    content = path.read_bytes()
    return len(content) if path.suffix in COMPRESSED else len(gzip.compress(content, 6))
