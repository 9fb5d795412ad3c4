"""Runs the notebooks that a class has handed in and lists what the checks say, as a CSV file.

    python -m teaching.collect SUBMISSIONS --output results.csv

SUBMISSIONS is a folder or a ZIP archive. IT RUNS THE LEARNERS' CODE. Where bubblewrap works
(Linux), each notebook runs where it sees nobody's files, no network and no other process. Elsewhere
it may do all that you may do on this machine, and the tool says so: use a throw-away account or a
virtual machine, without network. There are limits of time, memory, processes and files.

The table names everything that was handed in, from the first moment on. The row of each exercise is
filled in as notebooks end: right, almost, not yet, not attempted, cell missing, or did not run and
why. What can't be run is in it, too, with the reason.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

from course_utils.words import count_of
from teaching import enclosure, handed_in, table
from teaching.enclosure import Limits
from teaching.handed_in import Submission
from teaching.table import Row

MOST_EVENTS_BYTES = 16 * 2**20
NOT_SHUT_IN = (
    "bubblewrap does not work here, so notebooks are not shut in: they run with all that "
    "you may do. The teacher's guide says what that means."
)


class Judges:
    """Starts a judge for each notebook, and ends them all when asked to."""

    def __init__(self, limits: Limits):
        self._limits, self._lock = limits, threading.Lock()
        self._alive: dict[int, subprocess.Popen] = {}
        self._over = False
        self._walls = enclosure.walls()
        if not self._walls:
            enclosure.adopt_orphans()

    def ask(self, submission: Submission) -> list[dict]:
        """Return what a judge tells of a submission, line by line, until it ends."""
        if self._walls:
            return self._ask(submission, enclosure.FOLDER)
        with tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True) as folder:
            return self._ask(submission, folder)

    def _ask(self, submission: Submission, folder: str) -> list[dict]:
        job = vars(self._limits) | {"cells": submission.cells, "imports": submission.imports}
        job |= {"exercises": table.exercises_of(submission), "walls": self._walls}
        job["folder"] = folder
        with self._lock:
            if self._over:
                raise InterruptedError
            judge = subprocess.Popen(
                [sys.executable, "-m", "teaching.judge"], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=enclosure.ROOT,
                start_new_session=True,
            )  # fmt: skip
            self._alive[judge.pid] = judge
        patience = threading.Timer(self._limits.seconds + 20, judge.kill)
        patience.start()
        try:
            with contextlib.suppress(OSError):  # it was killed already
                judge.stdin.write(json.dumps(job).encode("ascii") + b"\n")
                judge.stdin.flush()
            text = judge.stdout.read(MOST_EVENTS_BYTES).decode("ascii", "replace")
        finally:
            patience.cancel()
            self._end(judge)
        return _events(text)

    def _end(self, judge: subprocess.Popen) -> None:
        with contextlib.suppress(OSError):
            judge.stdin.close()  # which it takes as a wish to leave, and to leave nothing behind
        with contextlib.suppress(subprocess.TimeoutExpired):
            judge.wait(15)
        judge.kill()
        judge.wait()
        judge.stdout.close()
        with self._lock:
            self._alive.pop(judge.pid, None)
            if not self._walls:  # what a killed judge could not end
                enclosure.end_descendants(spare=set(self._alive))

    def stop(self) -> None:
        """End all judges that are at work, and start no other."""
        with self._lock:
            self._over = True
            for judge in self._alive.values():
                with contextlib.suppress(OSError):
                    judge.stdin.close()


def _events(text: str) -> list[dict]:
    events = []
    for line in text.splitlines():
        with contextlib.suppress(ValueError):  # the last one may have been cut short
            events.append(json.loads(line))
    if not any("finished" in event or "why" in event for event in events):
        events.append({"why": "The process that watches over the notebook was killed."})
    return events


class Results:
    """The rows, by submission, and their file: written again whenever some have come."""

    def __init__(self, output: Path, submissions: list[Submission], others: list[Row]):
        self._output, self._others = output, others
        self.rows = {each: table.waiting(each) for each in submissions}
        self.written: list[Row] = []

    def take(self, submission: Submission, rows: list[Row]) -> None:
        """Fill in the rows of a submission."""
        self.rows[submission] = rows

    def write(self) -> None:
        """Write the table as it is now."""
        rows = [row for rows in self.rows.values() for row in rows] + self._others
        table.write(rows, self._output)
        self.written = rows

    def waiting(self) -> list[Submission]:
        """Return what has not been run yet."""
        return [each for each, rows in self.rows.items() if rows[0].answer == table.WAITING]


def run(results: Results, judges: Judges, jobs: int) -> None:
    """Run what is waiting, so many at the same time, and write the table as each one ends."""
    for each in results.waiting():
        if each.trouble:
            results.take(each, table.judged(each, []))
        elif each.is_untouched:
            results.take(each, table.untouched(each))
    results.write()
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        asked = {pool.submit(judges.ask, each): each for each in results.waiting()}
        try:
            while asked:
                done, _ = wait(asked, return_when=FIRST_COMPLETED)
                for one in done:
                    submission = asked.pop(one)
                    results.take(submission, table.judged(submission, one.result()))
                results.write()
        finally:
            judges.stop()
            pool.shutdown(cancel_futures=True)


def main(arguments: list[str] | None = None) -> int:
    """Run all submissions and write the table; return 0 if it is complete."""
    parser = argparse.ArgumentParser(
        prog="python -m teaching.collect",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("submissions", type=Path, help="a folder or a ZIP archive")
    parser.add_argument("--output", type=Path, required=True, help="the CSV file to write")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="keep the results that are there")
    again.add_argument("--anew", action="store_true", help="write over the results that are there")
    parser.add_argument("--jobs", type=int, default=1, help="notebooks at the same time (1)")
    parser.add_argument("--seconds", type=float, default=120, help="for one notebook (120)")
    parser.add_argument("--cell-seconds", type=float, default=30, help="for one cell (30)")
    parser.add_argument("--megabytes", type=int, default=2048, help="memory of a notebook (2048)")
    chosen = parser.parse_args(arguments)
    if min(chosen.jobs, chosen.seconds, chosen.cell_seconds, chosen.megabytes) <= 0:
        parser.error("jobs, seconds and megabytes must be above 0")
    try:
        results = _prepared(chosen)
    except ValueError as refusal:
        parser.error(str(refusal))
    if not enclosure.walls():
        print(NOT_SHUT_IN, file=sys.stderr)
    status, said = 0, ""
    try:
        judges = Judges(Limits(chosen.seconds, chosen.cell_seconds, chosen.megabytes))
        run(results, judges, chosen.jobs)
    except KeyboardInterrupt:
        status, said = 130, "Interrupted."
    except OSError as error:
        status, said = 1, f"{chosen.output} can't be written ({error.strerror})."
    _say(results, chosen.output, said)
    return status


def _prepared(chosen: argparse.Namespace) -> Results:
    """Return the results as they are at the beginning, written where they will be.

    Raises a ValueError if there is nothing to run or no place to write to.
    """
    place, output = chosen.submissions, chosen.output
    if not place.exists():
        raise ValueError(f"{place} is not there: name a folder or a ZIP archive")
    if place.is_file() and place.suffix.lower() != ".zip":
        raise ValueError(f"{place} is neither a folder nor a ZIP archive")
    if place.is_dir() and place.resolve() in output.resolve().parents:
        raise ValueError("write the results outside the folder of submissions")
    if output.is_dir():
        raise ValueError(f"{output} is a folder: name a file, such as {output / 'results.csv'}")
    if output.exists() and not (chosen.resume or chosen.anew):
        raise ValueError(f"{output} is there: --resume goes on with it, --anew begins again")
    submissions, left_out = handed_in.find(place)
    if not submissions:
        raise ValueError(f"there is no notebook (.ipynb) in {place}")
    results = Results(output, submissions, [table.left_out(each) for each in left_out])
    if chosen.resume and output.exists():
        earlier: dict[tuple[str, str], list[Row]] = {}
        for row in table.kept(output):
            earlier.setdefault((row.file, row.fingerprint), []).append(row)
        for each in submissions:
            known = earlier.get((table.plain(each.file), each.fingerprint), [])
            if {row.exercise for row in known} == {row.exercise for row in table.waiting(each)}:
                results.take(each, known)
    try:
        results.write()
    except OSError as error:
        raise ValueError(f"{output} can't be written ({error.strerror})") from error
    return results


def _say(results: Results, output: Path, said: str) -> None:
    counts = Counter(row.answer for row in results.written)
    left = len({row.file for row in results.written if row.answer == table.WAITING})
    held = f"{count_of(len(results.rows), 'notebook')}, {count_of(counts.total(), 'row')}"
    print(f"{held} in {output}.", said)
    print(", ".join(f"{count} {answer}" for answer, count in sorted(counts.items())) + ".")
    if left:
        print(f"{count_of(left, 'notebook')} not run yet: the same command with --resume goes on.")


if __name__ == "__main__":
    sys.exit(main())
