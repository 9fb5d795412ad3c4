"""Collecting results: a hundred submissions of every kind, and the table in all circumstances."""

import csv
import doctest
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from teaching import course, enclosure, places, table, wire
from tests.teaching import handed
from tests.teaching.handed import BESIDE, CASES, CHECK, ERROR, GOOD, SECRET, notebook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="its limits are those of POSIX systems")
ROOT = Path(__file__).resolve().parents[2]
LIMITS = ("--seconds", "20", "--cell-seconds", "4", "--megabytes", "1024")


def command(*arguments):
    return [sys.executable, "-m", "teaching.collect", *map(str, arguments)]


def run(*arguments):
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, cwd=ROOT, encoding="utf-8"
    )
    assert "Traceback" not in done.stderr
    return done


def rows_of(output):
    with output.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(folder, **cells):
    for name, told in cells.items():
        path = folder / name / "01_guess.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(*told))
    return folder


def survivors():
    found = []
    for process in psutil.process_iter(["cmdline"]):
        if any(SECRET in part for part in process.info["cmdline"] or []):
            found.append(process)
    return found


def contents(folder):
    return {
        path: path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else path.lstat().st_mode
        for path in folder.rglob("*")
    }


@pytest.fixture(scope="module")
def hundred(tmp_path_factory):
    """Hand everything in, and collect it once; return the rows by file, and how long it took."""
    place = tmp_path_factory.mktemp("class")
    folder, output = place / "handed in", place / "results.csv"
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        handed.hand_in(folder, output, deaf.getsockname())
        before, temporary = contents(folder), {path.name for path in Path("/tmp").iterdir()}
        begin = time.monotonic()
        done = run(folder, "--output", output, "--jobs", "3", *LIMITS)
        seconds = time.monotonic() - begin
    assert done.returncode == 0, done.stderr
    made = {
        name
        for name in {path.name for path in Path("/tmp").iterdir()} - temporary
        if name.startswith("course-")
    }
    rows = {}
    for row in rows_of(output):
        rows.setdefault(row["file"], []).append(row)
    return {
        "rows": rows, "seconds": seconds, "changed": contents(folder) != before, "made": made,
        "said": done, "bytes": output.read_bytes(), "place": place,
    }  # fmt: skip


def row_of(hundred, file):
    """Return the first row of what was handed in at a path, or in an archive or folder there."""
    shown = table.plain(file.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))
    found = [rows for name, rows in hundred["rows"].items() if name.startswith(shown)]
    if not found:  # it is named by its folder
        found = [rows for name, rows in hundred["rows"].items() if shown.startswith(name)]
    assert len(found) == 1, (file, list(hundred["rows"]))
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_everything_that_was_handed_in_has_its_right_row(hundred, case):
    if case.needs_walls and not enclosure.walls():
        pytest.skip("bubblewrap does not work here")
    rows = row_of(hundred, case.file)
    assert rows[0]["answer"] in case.answer.split("|"), rows[0]
    assert case.words in rows[0]["first sentence"], rows[0]
    learner = case.learner or table.plain(case.file.split("/")[0])
    if "\udceb" not in learner:
        assert rows[0]["learner"] == learner
    if case.second:
        assert rows[1]["answer"] == case.second, rows[1]


@pytest.mark.parametrize(("name", "why"), BESIDE.items())
def test_what_is_no_file_is_named_too(hundred, name, why):
    (row,) = row_of(hundred, name if name == "bare" else f"{name}/")
    assert (row["answer"], why in row["first sentence"]) == ("left out", True)


def test_no_row_says_anything_about_anybody_else(hundred):
    assert len(hundred["rows"]) == len(CASES) + len(BESIDE)
    tried = row_of(hundred, "third try/01_guess.ipynb")[0]
    assert (tried["answer"], tried["tries"]) == ("right", "3")


def test_the_machine_is_left_as_it_was_in_bounded_time(hundred):
    assert survivors() == []
    assert not hundred["changed"]
    assert hundred["made"] == set()
    assert not Path("/tmp/course-test-slipped").exists()
    assert sorted(path.name for path in hundred["place"].iterdir()) == ["handed in", "results.csv"]
    assert hundred["seconds"] < 300


def test_no_cell_of_the_table_is_a_formula_or_a_command(hundred):
    assert b'"\'=1+1"' in hundred["bytes"]
    assert b'"Ada;=1+1;"' in hundred["bytes"]
    assert b"\x1b" not in hundred["bytes"]
    assert all(ord(sign) >= 32 for row in hundred["rows"] for sign in row)


def test_where_nothing_can_be_shut_in_it_is_said_once(hundred):
    assert hundred["said"].stderr.count("not shut in") == int(not enclosure.walls())


SLOW = ("import time\ntime.sleep(60)",)


def wait_until(what, seconds=60):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)  # what is waited for may be there for a moment only


def answers(output):
    return [(row["learner"], row["answer"]) for row in rows_of(output)][::3]


def test_an_interrupted_run_keeps_what_there_is_and_goes_on_when_asked(tmp_path):
    folder = write(tmp_path / "in", Ada=GOOD, Ben=(*SLOW, *GOOD), Zed=GOOD)
    output = tmp_path / "out.csv"
    # What is started in the background inherits that it does not hear of Ctrl-C: this one does.
    tool = subprocess.Popen(
        ["env", "--default-signal=INT", *command(folder, "--output", output)],
        cwd=ROOT, stdout=subprocess.PIPE,
    )  # fmt: skip
    wait_until(lambda: output.exists() and ("Ada", "right") in answers(output))
    assert answers(output) == [("Ada", "right"), ("Ben", "not run yet"), ("Zed", "not run yet")]
    tool.send_signal(signal.SIGINT)
    said, _ = tool.communicate(timeout=60)
    assert tool.returncode == 130
    assert b"Interrupted." in said
    assert b"--resume goes on" in said
    assert answers(output) == [("Ada", "right"), ("Ben", "not run yet"), ("Zed", "not run yet")]
    (folder / "Ben/01_guess.ipynb").write_bytes(notebook(*GOOD))
    (folder / "Zed/01_guess.ipynb").write_bytes(notebook("x = 1"))
    text = output.read_text(encoding="utf-8-sig").replace("error gives", "kept: error gives")
    output.write_text(text, encoding="utf-8-sig")
    assert run(folder, "--output", output, "--resume").returncode == 0
    assert answers(output) == [("Ada", "right"), ("Ben", "right"), ("Zed", "cell missing")]
    assert rows_of(output)[0]["first sentence"].startswith("kept:")
    (folder / "Ada/01_guess.ipynb").write_bytes(notebook(*GOOD, "# handed in again"))
    assert run(folder, "--output", output, "--resume").returncode == 0
    assert not rows_of(output)[0]["first sentence"].startswith("kept:")


FULL_DISK = """
import os, sys
from pathlib import Path
from teaching import collect

def full(handle):
    if Path(sys.argv[3]).exists() and b"right" in Path(sys.argv[3]).read_bytes():
        raise OSError(28, "No space left on device")

os.fsync = full
sys.exit(collect.main(sys.argv[1:]))
"""


def test_a_full_disk_keeps_the_table_that_is_there(tmp_path):
    folder, output = write(tmp_path / "in", Ada=GOOD, Ben=GOOD), tmp_path / "out.csv"
    called = [sys.executable, "-c", FULL_DISK, folder, "--output", output]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")
    assert "can't be written (No space left on device)" in done.stdout
    assert sorted(answer for _, answer in answers(output)) == ["not run yet", "right"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans to a grandparent")
@pytest.mark.parametrize("walls", [True, False])
def test_killing_the_tool_itself_leaves_nothing_behind(tmp_path, walls):
    leaves = next(case for case in CASES if case.file.startswith("leaves processes"))
    folder = tmp_path / "in" / "Eve"
    folder.mkdir(parents=True)
    (folder / "01_guess.ipynb").write_bytes(leaves.content)
    called = command(folder.parent, "--output", tmp_path / "out.csv")
    path = os.environ["PATH"] if walls else str(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    own = os.environ | {"PATH": path, "TMPDIR": str(temporary)}
    tool = subprocess.Popen(called, cwd=ROOT, env=own)
    wait_until(lambda: len(survivors()) >= 4)
    tool.send_signal(signal.SIGKILL)
    tool.wait()
    wait_until(lambda: not survivors() and not list(temporary.iterdir()))


def test_without_walls_it_is_said_and_accidents_still_cost_only_their_own_rows(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out.csv"
    names = ("leaves processes", "kills all it can", "hungry", "own reference", "stubborn", "quits")
    chosen = [case for case in CASES if case.file.split("/")[0] in names]
    for case in chosen:
        (folder / case.file).parent.mkdir(parents=True)
        (folder / case.file).write_bytes(case.content)
    write(folder, a_good=GOOD, z_good=GOOD)
    done = subprocess.run(
        command(folder, "--output", output, "--jobs", "2", *LIMITS),
        cwd=ROOT, capture_output=True, text=True, env=os.environ | {"PATH": str(tmp_path)},
        encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("not shut in")) == (0, 1)
    for case in chosen:
        assert dict(answers(output))[case.file.split("/")[0]] in case.answer.split("|")
    assert {("a_good", "right"), ("z_good", "right")} <= set(answers(output))
    (killed,) = (
        row["first sentence"] for row in rows_of(output)
        if (row["learner"], row["exercise"]) == ("kills all it can", "random_guess")
    )  # fmt: skip
    assert "watches over the notebook was killed" in killed
    assert survivors() == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "--output", "out.csv"], "nowhere is not there: name a folder or a ZIP"),
        (["in", "--output", "in/out.csv"], "outside the folder of submissions"),
        (["bare", "--output", "out.csv"], "there is no notebook (.ipynb) in"),
        (["in", "--output", "missing/out.csv"], "out.csv can't be written (No such file"),
        (["in", "--output", "bare"], "bare is a folder: name a file"),
        (["in", "--output", "old.csv"], "old.csv is there: --resume goes on with it"),
        (["in", "--output", "old.csv", "--resume"], "old.csv is no table of results"),
        (["in", "--output", "out.csv", "--jobs", "0"], "must be above 0"),
    ],
)
def test_a_wrong_call_gets_a_sentence_before_any_notebook_runs(tmp_path, arguments, said):
    write(tmp_path / "in", Ada=("open('ran', 'w')", *GOOD))
    (tmp_path / "bare").mkdir()
    (tmp_path / "old.csv").write_text("a,b\n", encoding="utf-8")
    paths = [tmp_path / part if part[0] not in "-0" else part for part in arguments]
    done = run(*paths)
    assert done.returncode == 2
    assert said in done.stderr.replace(f"{tmp_path}/", "")
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "a,b\n"


def test_a_class_may_come_as_one_archive_and_be_run_anew(tmp_path):
    folder = write(tmp_path / "in", Ada=GOOD, Ben=("def error(x, y):\n    return 1", CHECK))
    output = tmp_path / "out.csv"
    output.write_text("an older table", encoding="utf-8")
    place = shutil.make_archive(str(tmp_path / "class"), "zip", folder)
    assert run(place, "--output", output, "--anew").returncode == 0
    assert answers(output)[0] == ("Ada", "right")
    assert answers(output)[1] in (("Ben", "not yet"), ("Ben", "almost"))


def test_a_whole_copy_of_the_course_is_the_learners_own_work_and_one_line(tmp_path):
    folder = tmp_path / "in" / "Ada" / "course"
    for name in ("course_utils/problem.py", "lessons/build.py", "tests/test_x.py", "README.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    for name in ("notebooks", "notebooks/solutions"):
        shutil.copytree(
            ROOT / name, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("0[2-9]*")
        )
    (folder / "notebooks/01_guess.ipynb").write_bytes(notebook(ERROR))
    output = tmp_path / "out.csv"
    run(tmp_path / "in", "--output", output)
    told = {row["file"]: row for row in rows_of(output)[::-1]}
    assert {row["learner"] for row in told.values()} == {"Ada"}
    assert told["Ada/course/notebooks/01_guess.ipynb"]["answer"] == "right"
    assert told["Ada/course/notebooks/00_start_here.ipynb"]["answer"] == "not attempted"
    assert "belongs to the course" in told["Ada/course/course_utils"]["first sentence"]
    solved = told["Ada/course/notebooks/solutions/01_guess.ipynb"]
    assert "own solved lesson" in solved["first sentence"]
    assert not any("tests" in file or "README" in file for file in told)


def test_help_says_plainly_that_it_runs_the_learners_code():
    assert "IT RUNS THE LEARNERS' CODE" in run("--help").stdout


@pytest.mark.parametrize("module", [course, places, table, wire])
def test_the_examples_of_the_tools_run(module):
    done = doctest.testmod(module)
    assert (done.failed, done.attempted > 0) == (0, True)


def test_the_worked_solutions_are_right_seen_from_outside_too(tmp_path):
    chosen = [name for name in course.lessons() if name[:2] in ("01", "07", "08")]
    for name in chosen:  # they draw, and keep a state, through the pipe
        (tmp_path / "in").mkdir(exist_ok=True)
        cells = (*course.lessons()[name].solved, "# handed in by Ada")
        (tmp_path / "in" / f"{name}.ipynb").write_bytes(notebook(*cells))
    run(tmp_path / "in", "--output", tmp_path / "out.csv", "--jobs", "2")
    rows = rows_of(tmp_path / "out.csv")
    asked = [exercise for name in chosen for exercise in course.lessons()[name].exercises]
    assert sorted(row["exercise"] for row in rows) == sorted(asked)
    assert {row["answer"] for row in rows} == {"right"}
