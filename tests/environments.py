"""Environments with the packages of other places, such as Binder, made for a test."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import build
import pytest
from packaging.requirements import Requirement

ROOT = build.LESSONS.parent
UV = (sys.executable, "-m", "uv")
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", "__pycache__", "cache", "site", "*.egg-info"
)


def python(version: str) -> str:
    """Return a Python of this version that is on this machine, or skip the test."""
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        return sys.executable
    try:
        return run(*UV, "python", "find", "--no-python-downloads", version).strip()
    except AssertionError:
        pytest.skip(f"needs Python {version}")


def make(
    folder: Path, interpreter: str, packages: list[str], *, dependencies: bool = False
) -> Path:
    """Make an environment of exactly these packages, or with what they need; return its Python.

    Without a network the test is skipped, unless it runs in continuous integration.
    """
    run(*UV, "venv", "--quiet", f"--python={interpreter}", folder)
    inside = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = ["--quiet", f"--python={inside}", *([] if dependencies else ["--no-deps"])]
    try:
        run(*UV, "pip", "install", *where, *packages)
    except AssertionError as failed:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the packages cannot be fetched: {failed}")
    return inside


def packages(python: Path) -> dict[str, str]:
    """Return the packages of an environment: name to version."""
    listed = run(*UV, "pip", "freeze", f"--python={python}")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", listed, re.MULTILINE))


def pins(path: Path, python: str) -> dict[str, str]:
    """Return the versions in a list of packages that hold for a version of Python on Linux."""
    place = {"python_version": python, "python_full_version": f"{python}.14", "os_name": "posix"}
    place |= {"sys_platform": "linux"}
    lines = re.findall(r"^(\w[^#\n]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    listed = [Requirement(line) for line in lines]
    return {
        each.name: str(each.specifier).removeprefix("==")
        for each in listed
        if each.marker is None or each.marker.evaluate(place)
    }


def copy_course(to: Path) -> None:
    """Copy the course as a clone would hold it."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT, dirs_exist_ok=True)


def run(*command: object, folder: Path | None = None, environment: dict | None = None) -> str:
    """Run a command; return what it prints, or fail with what it says."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=None if environment is None else {**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{command[-1]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout
