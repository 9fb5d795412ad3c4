"""Prints the link for learners: ``python -m hub.link class.example.org``.

The address of the course's repository is read from ``[project.urls]`` in ``pyproject.toml``, or
given as ``--repository``.
"""

import argparse
import tomllib
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
TARGET = "course"
FIRST = "notebooks/00_start_here.ipynb"


def link(host: str, repository: str, *, branch: str = "main", lesson: str = FIRST) -> str:
    """Return the address that signs in, brings the course, and opens a lesson."""
    query = {"repo": repository, "branch": branch, "targetPath": TARGET}
    query["urlpath"] = f"lab/tree/{TARGET}/{lesson}"
    return f"https://{host}/hub/user-redirect/git-pull?{urlencode(query)}"


def published() -> str:
    """Return the address of the repository, or nothing if it has not been published."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address = project.get("urls", {}).get("Repository", "")
    return "" if "/OWNER/" in address else address


def main(arguments: list[str] | None = None) -> None:
    """Print the link."""
    parser = argparse.ArgumentParser(prog="python -m hub.link", description=__doc__)
    parser.add_argument("host", help="the hub's name, such as class.example.org")
    parser.add_argument("--repository", default=published(), help="where the course is")
    parser.add_argument("--branch", default="main")
    parser.add_argument("--lesson", default=FIRST, help=f"the lesson to open ({FIRST})")
    chosen = parser.parse_args(arguments)
    if not chosen.repository:
        parser.error("pyproject.toml names no published repository: give --repository ADDRESS")
    if not (ROOT / chosen.lesson).exists():
        parser.error(f"there is no lesson {chosen.lesson!r}")
    host = chosen.host.removeprefix("https://").rstrip("/")
    print(link(host, chosen.repository, branch=chosen.branch, lesson=chosen.lesson))


if __name__ == "__main__":
    main()
