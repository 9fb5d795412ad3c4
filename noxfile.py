"""Runs the unit tests with other versions than the pinned ones, each in an environment of its own.

``uvx nox`` runs all of it, ``uvx nox -s coverage`` says which lines no unit test reaches. A version
of Python that is not on the machine is skipped; where ``CI`` is set, it is fetched.
"""

import re
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv"
nox.options.sessions = ["newest", "oldest", "coverage"]
# All tests but those that open a browser, a kernel or the network.
UNITS = ["course_utils", "tests", "--ignore=tests/installation", "-m", "units or properties"]
UNITS[-1] += " or exercises"
NEEDED = r"(?:axe|coverage|hypothesis|jupytext|nbval|nbclient|playwright|pytest|scipy)[\w-]*"


def tools(*files: str) -> list[str]:
    """Return what the tests need, at the pinned versions."""
    pinned = "".join(Path(file).read_text(encoding="utf-8") for file in files)
    return re.findall(rf"^{NEEDED}==[\w.]+", pinned, re.MULTILINE)


def run_units(session: nox.Session) -> None:
    """Run the unit tests, with their tools beside what is installed."""
    needed = tools("requirements-dev.txt", "requirements.txt", "constraints.txt")
    session.install(*sorted(set(needed)))
    session.run("python", "-m", "pytest", *UNITS, *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def newest(session: nox.Session) -> None:
    """Test with the newest releases of what the course needs."""
    session.install(".")
    run_units(session)


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """Test with the oldest releases that pyproject.toml allows.

    Older widgets are only for Google Colab, with a test of their own: here, and with a pyparsing of
    today, they or matplotlib would warn, which fails a test.
    """
    old = "--resolution=lowest-direct"
    session.install(old, ".", "ipywidgets>=8.1.4", "pyparsing>=3.2,<3.3")
    run_units(session)


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure which lines and branches the unit tests reach, and fail under the share wanted."""
    session.install("-r", "requirements-dev.txt")
    session.run("python", "-m", "coverage", "run", "-m", "pytest", "-n", "0", *UNITS)
    session.run("python", "-m", "coverage", "report")
