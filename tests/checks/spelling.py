"""Common misspellings in what learners read, found by codespell."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

RIGHT = ("eror", "fro", "trough", "weigth")
"""Words that are meant: to and fro, a trough, and slips of learners that are spoken of."""


def spelling_faults(paths: Iterable[Path]) -> list[str]:
    """Return one line for each misspelling: the file, its line, the word, and what is meant."""
    command = [sys.executable, "-m", "codespell_lib", f"--ignore-words-list={','.join(RIGHT)}"]
    done = subprocess.run(
        [*command, *map(str, paths)], capture_output=True, text=True, timeout=60, encoding="utf-8"
    )
    if done.returncode not in (0, 65):
        raise RuntimeError(done.stderr)
    return done.stdout.splitlines()
