"""Builds the site: ``python -m lite.build --output FOLDER [--packages FOLDER]``.

The site is the notebooks, a JupyterLab and a Python that run in the browser, pages to read without
Python, and a page that leads there. It is made of files only, and asks no other host for anything.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from lite import contents, downloads, landing, lock, offline, reading

NOTEBOOKS = downloads.ROOT / "notebooks"
KERNEL_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
KERNEL_WHEELS = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
# The kernel compares the names it is going to install with these, letter by letter.
LOADED = ["pyodide_kernel" if name == "pyodide-kernel" else name for name in lock.KERNEL]
# What JupyterLite notes beside its service worker; another note makes it start over.
JUPYTERLITE_VERSION = "0.6.4"
SETTINGS = {
    # Cells out of sight stay as they are: a widget keeps its place while the page is scrolled.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    # Links to the glossary lead to a page to read; and work is kept soon.
    "@jupyterlab/docmanager-extension:plugin": {
        "autosaveInterval": 10,
        "defaultViewers": {"markdown": "Markdown Preview"},
    },
}


def configuration() -> dict:
    """Return how JupyterLite is set up: one app, one kernel, and all packages from the site."""
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": [*LOADED, *lock.PLACEHOLDERS, "course-utils"]},
    }
    data = {
        "appName": "How does a neuron learn?",
        "litePluginSettings": {KERNEL_PLUGIN: kernel},
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def _fill(folder: Path, python: Path, packages: Path | None) -> None:
    """Put the core of Pyodide, its packages, the course and their list into a folder."""
    folder.mkdir(parents=True)
    core = downloads.core(packages)
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
        if source.parent != folder:
            shutil.copy(source, folder)
    (folder / "pyodide-lock.json").write_text(json.dumps(listed, indent=1), encoding="utf-8")


def build(output: Path, packages: Path | None, *, read: Iterable[str] | None = None) -> None:
    """Build the site into a folder, which is replaced; ``read`` names lessons to read: else all."""
    python = downloads.environment()
    staged = downloads.CACHE / "staged"
    shutil.rmtree(staged, ignore_errors=True)
    _fill(staged / "static" / "pyodide", python, packages)
    for name, content in (("jupyter-lite", configuration()), ("overrides", SETTINGS)):
        (staged / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    options = ["--apps", "lab", "--no-sourcemaps", "--no-unused-shared-packages"]
    # In a folder of its own: JupyterLite sets back the time of every file beside what it makes.
    made = staged / "made" / "site"
    options += ["--lite-dir", staged, "--output-dir", made]
    downloads.run(python, "-m", "jupyterlite_core.app", "build", *options, folder=staged)
    contents.write(NOTEBOOKS, made)
    reading.write(NOTEBOOKS, made, python, packages=packages, chosen=read)
    offline.prune(made)
    _leave_arrow_keys_to_sliders(made)
    _let_a_reload_open_the_same_lesson(made)
    _write_first_page(made)
    offline.write_worker(made)
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, output)


def _leave_arrow_keys_to_sliders(output: Path) -> None:
    """Let arrow keys move the slider that has the focus, and not the notebook to another cell."""
    focus, changed = ":not(.jp-mod-readWrite) :focus", 0
    for path in (output / "build" / "schemas").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        if f'{focus}"' in text:
            path.write_text(
                text.replace(f'{focus}"', f'{focus}:not([role=slider])"'), encoding="utf-8"
            )
            changed += 1
    if not changed:
        raise SystemExit("JupyterLab's shortcuts are not where they were: sliders need the arrows.")


def _let_a_reload_open_the_same_lesson(output: Path) -> None:
    """Note which lesson a tab shows: JupyterLab takes it out of the address once it is open."""
    page = output / "lab" / "index.html"
    text = page.read_text(encoding="utf-8")
    script = (downloads.HERE / "reopen.js").read_text(encoding="utf-8")
    page.write_text(text.replace("<head>", f"<head>\n<script>\n{script}</script>", 1), "utf-8")


def _write_first_page(output: Path) -> None:
    picture = landing.three_ways()
    (output / "three-ways.png").write_bytes(picture.png)
    readme = (downloads.ROOT / "README.md").read_text(encoding="utf-8")
    size = offline.megabytes(output, only=offline.HEAVY) + offline.JUPYTERLAB_MEGABYTES
    text = landing.page(
        readme,
        "three-ways.png",
        picture.sentence,
        size=size,
        heavy=offline.heavy(output),
        version=JUPYTERLITE_VERSION,
        read=sorted(path.stem for path in (output / "read").glob("[0-9]*.html")),
    )
    (output / "index.html").write_text(text, encoding="utf-8")


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
    print(f"{output}: {offline.sizes(output)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
