"""Builds the site: ``python -m lite.build --output FOLDER [--packages FOLDER]``.

The site is the notebooks, a JupyterLab and a Python that run in the browser, pages to read without
Python, and a page that leads there. It is made of files only, and asks no other host for anything.
"""

import argparse
import json
import math
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from lite import contents, downloads, lab, landing, lighter, lock, offline, reading

NOTEBOOKS = downloads.ROOT / "notebooks"
KERNEL_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
KERNEL_WHEELS = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
# The kernel compares the names it is going to install with these, letter by letter.
LOADED = ["pyodide_kernel" if name == "pyodide-kernel" else name for name in lock.KERNEL]
# What JupyterLite notes beside its service worker; another note makes it start over.
JUPYTERLITE_VERSION = "0.6.4"


def configuration() -> dict:
    """Return how JupyterLite is set up: one app, one kernel, and all packages from the site."""
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": [*LOADED, *lock.PLACEHOLDERS, "course-utils"]},
    }
    data = {
        "appName": lab.NAME,
        "faviconUrl": "./icon.png",
        "exposeAppInBrowser": True,
        "litePluginSettings": {KERNEL_PLUGIN: kernel},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def _fill(folder: Path, python: Path, packages: Path | None) -> None:
    """Put the core of Pyodide, its packages, the course and their list into a folder."""
    folder.mkdir(parents=True)
    core = downloads.core()
    for name in downloads.CORE:
        shutil.copy(core / name, folder)
    kernel = sorted((python.parents[1] / KERNEL_WHEELS).glob("[ip]*.whl"))
    own = [*downloads.pure_wheels(python), *kernel, downloads.course_wheel(python)]
    empty = lock.placeholder(folder)
    released = downloads.release_lock(core)
    listed = lock.closed(released, [lock.entry(wheel) for wheel in own], lock.entry(empty))
    added = {wheel.name: wheel for wheel in [*own, empty]}
    for package in listed["packages"].values():
        name = package["file_name"]
        source = added.get(name) or downloads.compiled(package, packages)
        if source.suffix != ".whl":
            shutil.copy(source, folder)
        elif source.parent != folder:
            lighter.wheel(package["name"], source, folder / name)
        package["sha256"] = downloads.sha256(folder / name)
    (folder / "pyodide-lock.json").write_text(json.dumps(listed, indent=1), encoding="utf-8")


def build(output: Path, packages: Path | None, *, read: Iterable[str] | None = None) -> None:
    """Build the site into a folder, which is replaced; ``read`` names lessons to read: else all."""
    python = downloads.environment()
    staged = downloads.CACHE / "staged"
    shutil.rmtree(staged, ignore_errors=True)
    _fill(staged / "static" / "pyodide", python, packages)
    (staged / "jupyter-lite.json").write_text(json.dumps(configuration()), encoding="utf-8")
    shutil.copy(downloads.HERE / "overrides.json", staged)
    options = ["--apps", "lab", "--no-sourcemaps", "--no-unused-shared-packages"]
    # In a folder of its own: JupyterLite sets back the time of every file beside what it makes.
    made = staged / "made" / "site"
    options += ["--lite-dir", staged, "--output-dir", made]
    downloads.run(python, "-m", "jupyterlite_core.app", "build", *options, folder=staged)
    contents.write(NOTEBOOKS, made)
    reading.write(NOTEBOOKS, made, python, chosen=read)
    offline.prune(made)
    lab.settle(made)
    for path in (downloads.HERE / "manifest.webmanifest", *downloads.ROOT.glob("teaching/*.html")):
        shutil.copy(path, made)
    contents.pack(downloads.ROOT, made / contents.PACKED)
    _write_first_page(made)
    offline.write_worker(made)
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, output)


def _write_first_page(output: Path) -> None:
    picture = landing.three_ways()
    (output / landing.PICTURE).write_bytes(picture.png)
    shutil.copy(landing.HERE / landing.ICON, output)
    # What the first visit fetches in the end, with a lesson open for a minute.
    text = landing.page(
        (downloads.ROOT / "README.md").read_text(encoding="utf-8"),
        picture.sentence,
        # Rounded up: this page itself is not counted yet.
        size=math.ceil(offline.first_visit(output) / 1e6),
        packed=(output / contents.PACKED).stat().st_size / 1e6,
        heavy=offline.heavy(output),
        version=JUPYTERLITE_VERSION,
        read=sorted(path.stem for path in (output / "read").glob("[0-9]*.html")),
    )
    (output / "index.html").write_text(text, encoding="utf-8")
    (output / "404.html").write_text(landing.not_found(), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Build the site and say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m lite.build", description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="where the site goes")
    parser.add_argument(
        "--packages", type=Path, help="a folder with the packages of Pyodide; else they are fetched"
    )
    given = parser.parse_args(arguments)
    packages = given.packages and given.packages.resolve()
    if packages and not packages.is_dir():
        raise SystemExit(f"{packages} is not a folder.")
    output = given.output.resolve()
    build(output, packages)
    print(f"{output}: a first visit loads {offline.first_visit(output) / 1e6:.1f} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
