"""Runs a folder of submitted notebooks and lists what the checks answered, as a CSV file.

    python -m teaching.collect SUBMISSIONS --output results.csv

IT RUNS THE LEARNERS' CODE, with all that you yourself may do on this machine: read files, delete
files, use the network. Run it where that does not matter: in a throw-away account, a container or a
virtual machine, without network.

Each notebook is run in a process of its own, from a copy in a temporary folder, within limits of
time and (not on Windows) memory. Whatever it does costs its own rows only. One row is written for
each exercise of the lesson: right, almost, not yet, not attempted, cell missing or did not run.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from teaching import rows, submissions, supervise
from teaching.rows import Row
from teaching.submissions import Submission

HERE = Path(__file__).resolve().parent
MOST_REPORT = 4 * 2**20


@dataclass(frozen=True)
class Limits:
    """Of one notebook: seconds for all of it and for each cell, and megabytes of memory."""

    seconds: float
    cell_seconds: float
    megabytes: int


class Supervisors:
    """Starts a supervisor for each notebook, and ends what an attacked one leaves behind."""

    def __init__(self):
        self._lock, self._alive = threading.Lock(), set()
        supervise.adopt_orphans()

    def run(self, command: list[str], limits: Limits, folder: Path) -> str:
        """Run a command under supervision; return why it did not end well, or nothing."""
        wanted = {"seconds": limits.seconds, "megabytes": limits.megabytes}
        whole = [sys.executable, "-I", str(HERE / "supervise.py"), json.dumps(wanted), *command]
        with self._lock:
            supervisor = subprocess.Popen(
                whole, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, cwd=folder, env=_environment(folder),
            )  # fmt: skip
            self._alive.add(supervisor.pid)
        try:
            said, _ = supervisor.communicate(timeout=limits.seconds + 15)
            return _why(json.loads(said)["status"], limits)
        except (subprocess.TimeoutExpired, ValueError):
            return "The process that watches over the notebook was killed or did not answer."
        finally:
            self._end(supervisor)

    def _end(self, supervisor: subprocess.Popen) -> None:
        if supervisor.poll() is None:
            supervisor.kill()
            supervisor.wait()
        with self._lock:
            self._alive.discard(supervisor.pid)
            supervise.end_descendants(spare=self._alive)


def _environment(folder: Path) -> dict[str, str]:
    """Return a small environment: no secret of the teacher's, and all that is written in a copy."""
    kept = {"PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH"}
    places = dict.fromkeys(("HOME", "IPYTHONDIR", "MPLCONFIGDIR", "TMPDIR", "TEMP"), str(folder))
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    own = {name: value for name, value in os.environ.items() if name.upper() in kept}
    return own | places | threads | {"MPLBACKEND": "agg"}


def _why(status: int | None, limits: Limits) -> str:
    if status is None:
        return f"The notebook did not end within {limits.seconds:g} seconds."
    if status < 0:
        return f"Its process was killed (signal {-status})."
    return "" if status == 0 else f"Its process ended itself (exit status {status})."


def run(submission: Submission, limits: Limits, supervisors: Supervisors) -> list[Row]:
    """Run one submission; return its rows, whatever it does."""
    if submission.trouble:
        return rows.of(submission, [], submission.trouble)
    with tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True) as name:
        folder, job = Path(name) / "work", Path(name) / "job.json"
        folder.mkdir()
        report = Path(name) / "report.jsonl"
        told = {"cells": submission.cells, "report": str(report)}
        job.write_text(json.dumps(told | {"cell_seconds": limits.cell_seconds}), encoding="utf-8")
        command = [sys.executable, "-I", str(HERE / "play.py"), str(job)]
        why = supervisors.run(command, limits, folder)
        return rows.of(submission, _lines(report), why)


def _lines(report: Path) -> list[dict]:
    """Return what a notebook reported; its own code may have written anything into the file."""
    try:
        with report.open("rb") as file:
            text = file.read(MOST_REPORT).decode("utf-8", errors="replace")
    except OSError:
        return []
    found = []
    for line in text.splitlines():
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            continue
    return [line for line in found if isinstance(line, dict)]


def write(found: list[Row], output: Path) -> None:
    """Write the rows as CSV that no spreadsheet takes for formulas."""
    with output.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.name.replace("_", " ") for field in fields(Row)])
        writer.writerows(map(_plain, map(astuple, found)))


def _plain(values: tuple) -> list[str]:
    texts = [" ".join(str(value).split()) for value in values]
    return [f"'{text}" if text[:1] in ("=", "+", "-", "@") else text for text in texts]


def main(arguments: list[str] | None = None) -> int:
    """Run all submissions and write the file; return 0 unless there is nothing to run."""
    parser = argparse.ArgumentParser(
        prog="python -m teaching.collect",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("submissions", type=Path, help="a folder; folders in it name the learners")
    parser.add_argument("--output", type=Path, required=True, help="the CSV file to write")
    parser.add_argument("--jobs", type=int, default=1, help="notebooks at the same time (1)")
    parser.add_argument("--seconds", type=float, default=120, help="for one notebook (120)")
    parser.add_argument("--cell-seconds", type=float, default=30, help="for one cell (30)")
    parser.add_argument("--megabytes", type=int, default=2048, help="memory of a process (2048)")
    chosen = parser.parse_args(arguments)
    if not chosen.submissions.is_dir():
        parser.error(f"{chosen.submissions} is not a folder")
    if chosen.submissions.resolve() in chosen.output.resolve().parents:
        parser.error("write the results outside the folder of submissions")
    if min(chosen.jobs, chosen.seconds, chosen.cell_seconds, chosen.megabytes) <= 0:
        parser.error("jobs, seconds and megabytes must be above 0")
    found = submissions.find(chosen.submissions)
    if not found:
        parser.error(f"there is no notebook (.ipynb) in {chosen.submissions}")
    limits = Limits(chosen.seconds, chosen.cell_seconds, chosen.megabytes)
    supervisors = Supervisors()
    with ThreadPoolExecutor(max_workers=chosen.jobs) as pool:
        several = list(pool.map(lambda each: run(each, limits, supervisors), found))
    listed = sorted((row for each in several for row in each), key=rows.order)
    write(listed, chosen.output)
    counts = Counter(row.answer for row in listed)
    print(f"{len(found)} notebooks, {len(listed)} rows in {chosen.output}.")
    print(", ".join(f"{count} {answer}" for answer, count in sorted(counts.items())) + ".")
    return 0


if __name__ == "__main__":
    sys.exit(main())
