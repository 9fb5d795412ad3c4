"""Fetches what the site is made of, each thing at one fixed version, and checks every byte."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = HERE / "cache"

PYODIDE = "0.27.7"
# Where this release of Pyodide publishes its compiled packages, file by file.
RELEASE = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"
CORE_SHA256 = "89d5d952675eb08e11286e52c7238f1248ce71726e896db9703e73bef23dc343"
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(*command: object, folder: Path = ROOT) -> None:
    """Run a command; if it fails, show what it said and stop."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1704067200"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(
            f"{done.stdout[-3000:]}\nThis command failed: {' '.join(map(str, command))}"
        )


def environment() -> Path:
    """Return the Python of the environment that builds the site; make it where it is missing.

    It is a separate one, because JupyterLite's packages would disturb those of JupyterLab.
    """
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    folder = CACHE / "environment"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = folder / "made-from.txt"
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        venv.create(folder, clear=True, with_pip=True)
        # Without dependencies: the file lists all, and ipywidgets would bring a whole IPython.
        listed = ["--require-hashes", "-r", HERE / "requirements.txt"]
        run(python, "-m", "pip", "install", "--no-deps", *listed)
        made.write_text(wanted, encoding="utf-8")
    return python


def pure_wheels(python: Path) -> list[Path]:
    """Return the wheels of `wheels.txt`, each for any machine, so also for the browser."""
    wanted = (HERE / "wheels.txt").read_text(encoding="utf-8")
    folder, made = CACHE / "wheels", CACHE / "wheels" / "made-from.txt"
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        any_machine = ["--no-deps", "--only-binary=:all:", "--platform=any"]
        any_machine += ["--python-version=3.12", "--implementation=py"]
        listed = ["--require-hashes", "-r", HERE / "wheels.txt", "-d", folder]
        run(python, "-m", "pip", "download", *any_machine, *listed)
        made.write_text(wanted, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def course_wheel(python: Path) -> Path:
    """Return the wheel of course_utils, packed anew from this folder."""
    folder = CACHE / "course"
    shutil.rmtree(folder, ignore_errors=True)
    run(python, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT)
    return next(folder.glob("course_utils-*.whl"))


def npm_package(name: str, version: str, expected: str) -> Path:
    """Return the folder of one package of npm, unpacked; npm fetches it, once."""
    stem = f"{name.lstrip('@').replace('/', '-')}-{version}"
    folder = CACHE / stem
    if not (folder / "package" / "package.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        archive = folder / f"{stem}.tgz"
        if not archive.exists():
            npm = shutil.which("npm")
            if npm is None:
                raise SystemExit(f"npm fetches {name}. Install npm (it comes with Node).")
            run(npm, "pack", f"{name}@{version}", folder=folder)
        _verify(archive, expected)
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return folder / "package"


def core() -> Path:
    """Return a folder with the core of Pyodide."""
    return npm_package("pyodide", PYODIDE, CORE_SHA256)


def release_lock(core_folder: Path) -> dict:
    """Return the list of all packages of the release, with the SHA-256 of each."""
    return json.loads((core_folder / "pyodide-lock.json").read_text(encoding="utf-8"))


def compiled(entry: dict, packages: Path | None) -> Path:
    """Return the file of one package of the release, as the lock says it must be."""
    name = entry["file_name"]
    place = (packages or CACHE / "packages") / name
    if not place.exists():
        if packages:
            raise SystemExit(f"{name} is not in {packages}.")
        place.parent.mkdir(parents=True, exist_ok=True)
        arriving = place.with_name(f"{name}.part")  # what was cut off or changed never counts
        with urllib.request.urlopen(RELEASE + name, timeout=60) as answer:
            arriving.write_bytes(answer.read())
        _verify(arriving, entry["sha256"])
        arriving.replace(place)
    _verify(place, entry["sha256"])
    return place


def _verify(path: Path, expected: str) -> None:
    if sha256(path) != expected:
        raise SystemExit(f"{path} is not the file of the release: its SHA-256 differs. Delete it.")
