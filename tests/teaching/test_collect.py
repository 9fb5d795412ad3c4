"""Collecting results: right rows for good notebooks, and a bad one costs its own rows only."""

import csv
import os
import signal
import socket
import subprocess
import sys
import time

import nbformat
import psutil
import pytest

from teaching import submissions

pytestmark = pytest.mark.skipif(os.name != "posix", reason="its limits are those of POSIX systems")
ROOT = submissions.LESSONS.parent
NAMES = ["error", "random_guess", "guess_until"]
ERROR = "def error(x, y):\n    return 256 * x + 212 * y - 1492"
CHECK = "from course_utils import exercises\nanswer = exercises.error.check(error)\nanswer"
GUESS = "exercises.random_guess.check(lambda rng: (rng.uniform(0, 10), rng.uniform(0, 10)))"
SECRET = "course-test-survivor"

# The first cells of each answer `error` rightly; what comes then must not reach any other row.
FAULTS = {
    "endless": ["while True:\n    pass", GUESS],
    "endless_and_stubborn": [
        "while True:\n    try:\n        while True:\n            pass\n"
        "    except BaseException:\n        pass",
        GUESS,
    ],
    "exits": ["import os\nos._exit(0)", GUESS],
    "is_killed": ["import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", GUESS],
    "crashes": ["import ctypes\nctypes.string_at(0)", GUESS],
    "hungry": ["hoard = [bytearray(2**20) for _ in range(10**6)]", GUESS],
    "prints_for_ever": [
        "for _ in range(30):\n    print('x' * 10**6)\n'y' * 10**7",
        "import sys\nsys.stderr.write('z' * 10**7)",
        GUESS,
    ],
    "waits_for_the_network": ["import socket\nsocket.create_connection(ADDRESS).recv(1)", GUESS],
    "waits_for_an_answer": ["input('Your name?')", GUESS],
    "leaves_processes": [
        "import os, sys, subprocess\n"
        f"code = 'import time; time.sleep(300) # {SECRET}'\n"
        "for _ in range(3):\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        if os.fork() == 0:\n"
        "            os.execv(sys.executable, [sys.executable, '-c', code])\n"
        "        os._exit(0)\n"
        "subprocess.Popen([sys.executable, '-c', code], start_new_session=True)",
        GUESS,
    ],
    "kills_its_supervisor": [
        "import os, signal, subprocess, sys\n"
        f"code = 'import time; time.sleep(300) # {SECRET}'\n"
        "subprocess.Popen([sys.executable, '-c', code], start_new_session=True)\n"
        "os.kill(os.getppid(), signal.SIGKILL)\nimport time\ntime.sleep(60)",
        GUESS,
    ],
    "floods_its_report": [
        "import glob\nfor name in glob.glob('../report*'):\n"
        "    with open(name, 'a') as file:\n        file.write('[[[[' * 10**7)",
        GUESS,
    ],
    "writes_junk_into_its_report": [
        "with open('../report.jsonl', 'ab') as file:\n"
        '    file.write(b\'\\xff\\n[1]\\nnull\\n{"exercise": [], "kind": {}}\\n\')',
        GUESS,
    ],
    "has_an_unspeakable_error": [
        "class Odd(Exception):\n    def __str__(self):\n        raise self\nraise Odd",
        GUESS,
    ],
    "quits": ["raise SystemExit", GUESS],
}
ENDS_EARLY = {
    "endless_and_stubborn": "did not end within",
    "exits": "ended itself before the last cell",
    "is_killed": "was killed (signal 9)",
    "crashes": "was killed (signal 11)",
    "kills_its_supervisor": "watches over the notebook",
    "floods_its_report": "ended itself before the last cell",
}


def write_notebook(path, cells):
    path.parent.mkdir(parents=True, exist_ok=True)
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    nbformat.write(made, path)


def command(*arguments):
    return [sys.executable, "-m", "teaching.collect", *map(str, arguments)]


def run(*arguments):
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, cwd=ROOT, timeout=50, encoding="utf-8"
    )


def collected(folder, *options):
    """Run the tool; return its rows by learner and exercise, and the bytes it wrote."""
    output = folder.with_suffix(".csv")
    done = run(folder, "--output", output, *options)
    assert done.returncode == 0, done.stderr
    with output.open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    return {(row["learner"], row["exercise"]): row for row in listed}, output.read_bytes()


def survivors():
    found = []
    for process in psutil.process_iter(["cmdline"]):
        if any(SECRET in part for part in process.info["cmdline"] or []):
            found.append(process)
    return found


@pytest.fixture(scope="module")
def deaf():
    """Return the address of a server that accepts and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory, deaf):
    """Run all faults at once, between two good notebooks; return rows, folder and its old state."""
    folder = tmp_path_factory.mktemp("faulty") / "submitted"
    for name, cells in FAULTS.items():
        told = [cell.replace("ADDRESS", repr(deaf)) for cell in cells]
        write_notebook(folder / name / "01_guess.ipynb", [ERROR, CHECK, *told])
    for name in ("a_good_one", "z_good_one"):
        write_notebook(folder / name / "01_guess.ipynb", [ERROR, CHECK, GUESS])
    before = contents(folder)
    options = ("--seconds", "6", "--cell-seconds", "2", "--megabytes", "1024", "--jobs", "4")
    rows, _ = collected(folder, *options)
    return rows, folder, before


def contents(folder):
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_costs_only_what_comes_after_it(faulty, name):
    rows = faulty[0]
    assert rows[name, "error"]["answer"] == "right"
    if name in ENDS_EARLY:
        assert rows[name, "random_guess"]["answer"] == "did not run"
        assert ENDS_EARLY[name] in rows[name, "random_guess"]["first sentence"]
    else:
        assert rows[name, "random_guess"]["answer"] == "right"
        assert rows[name, "guess_until"]["answer"] == "cell missing"


def test_good_notebooks_beside_the_faulty_ones_are_not_touched(faulty):
    for name in ("a_good_one", "z_good_one"):
        answers = [faulty[0][name, exercise]["answer"] for exercise in NAMES]
        assert answers == ["right", "right", "cell missing"]


def test_nothing_is_left_behind_and_no_submission_is_changed(faulty):
    _, folder, before = faulty
    assert survivors() == []
    assert contents(folder) == before
    assert not [path for path in folder.parent.iterdir() if path.name.startswith("course-")]


BROKEN = {
    "truncated.ipynb": '{"cells": [{"cell_type": "code", "sour',
    "empty.ipynb": "",
    "a_list.ipynb": "[1, 2]",
    "no_cells.ipynb": '{"cells": 3}',
    "deep.ipynb": "[" * 100_000,
    "not_text.ipynb": "\udcff\udcfe",
}


def test_a_file_that_is_no_notebook_gets_rows_that_say_so(tmp_path):
    folder = tmp_path / "in"
    for name, text in BROKEN.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    write_notebook(folder / "Ada 01_guess.ipynb", [ERROR, CHECK])
    (folder / "link 01_guess.ipynb").symlink_to(folder / "Ada 01_guess.ipynb")
    (folder / "Eve 01_guess.ipynb").write_text('{"cells": [', encoding="utf-8")
    write_notebook(folder / "mystery.ipynb", [ERROR])
    rows, _ = collected(folder)
    for name in BROKEN:
        row = rows[name.removesuffix(".ipynb"), ""]
        assert (row["lesson"], row["answer"]) == ("unknown", "did not run")
        assert "not a complete notebook" in row["first sentence"] or "no list of cells" in str(row)
    assert "which lesson" in rows["mystery", ""]["first sentence"]
    assert "links are not followed" in rows["link", "error"]["first sentence"]
    assert [rows["Eve", name]["answer"] for name in NAMES] == ["did not run"] * 3
    assert rows["Ada", "error"]["answer"] == "right"


def test_each_kind_of_answer_has_its_word_and_tries_are_counted(tmp_path):
    attempts = {
        "almost": "def error(x, y):\n    return 1492 - 256 * x - 212 * y",
        "not yet": "def error(x, y):\n    return 1 / 0",
        "not attempted": "def error(x, y):\n    return None",
        "did not run": "def error(x, y)\n    return 1",
    }
    for answer, code in attempts.items():
        write_notebook(tmp_path / "in" / answer / "01_guess.ipynb", [code, CHECK])
    write_notebook(
        tmp_path / "in" / "third try" / "01_guess.ipynb",
        [attempts["not yet"], CHECK, attempts["almost"], CHECK, ERROR, CHECK],
    )
    rows, _ = collected(tmp_path / "in", "--jobs", "2")
    for answer in attempts:
        assert rows[answer, "error"]["answer"] == answer
        tried = answer in ("almost", "not yet")
        assert rows[answer, "error"]["tries"] == str(int(tried))
    assert "should return" in rows["almost", "error"]["first sentence"]
    assert "ZeroDivisionError" in rows["not yet", "error"]["first sentence"]
    assert "name 'error' is not defined" in rows["did not run", "error"]["first sentence"]
    assert (rows["third try", "error"]["answer"], rows["third try", "error"]["tries"]) == (
        "right",
        "3",
    )


FAKES = {
    "prints right": ["print('✓ Right.')", CHECK.replace("check(error)", "check(lambda x, y: 1)")],
    "replaces the check": [
        "from course_utils.exercises.exercise import Exercise\n"
        "from course_utils.exercises.answer import Answer, Kind\n"
        "Exercise.check = lambda *_: Answer(Kind.RIGHT, ('Right',))",
        "error = 1\n" + CHECK,
    ],
    "replaces the exercise": [
        "from course_utils import exercises\n"
        "class Fake:\n    check = lambda *_: 'Right'\nexercises.error = Fake()",
        "error = 1\n" + CHECK,
    ],
    "hands in the course's own": [
        CHECK.replace("check(error)", "check(exercises.error.reference)")
    ],
}


def test_a_faked_box_does_not_count(tmp_path):
    for name, cells in FAKES.items():
        write_notebook(tmp_path / "in" / name / "01_guess.ipynb", cells)
    rows, _ = collected(tmp_path / "in", "--jobs", "2")
    assert rows["prints right", "error"]["answer"] == "not yet"
    assert rows["hands in the course's own", "error"]["answer"] == "not attempted"
    for name in ("replaces the check", "replaces the exercise"):
        assert rows[name, "error"]["answer"] == "did not run"
        assert "changed the check" in rows[name, "error"]["first sentence"]


def test_rows_come_in_the_same_order_however_many_run_at_once(tmp_path):
    for learner in ("Zoë", "ada", "Bob"):
        write_notebook(tmp_path / "in" / f"{learner}_02_correct.ipynb", [GUESS])
        write_notebook(tmp_path / "in" / f"{learner}_01_guess.ipynb", [ERROR, CHECK])
    rows, first = collected(tmp_path / "in")
    _, second = collected(tmp_path / "in", "--jobs", "3")
    assert first == second
    listed = list(rows)
    assert [learner for learner, _ in listed] == ["ada"] * 6 + ["Bob"] * 6 + ["Zoë"] * 6
    assert [exercise for _, exercise in listed[:3]] == NAMES
    assert not rows["ada", "correct"]["tries"].strip("0")


def test_no_cell_of_the_table_is_a_formula(tmp_path):
    write_notebook(tmp_path / "in" / "=1+1" / "01_guess.ipynb", [ERROR, CHECK])
    rows, written = collected(tmp_path / "in")
    assert ("'=1+1", "error") in rows
    assert b"\n=" not in written


def test_a_shipped_notebook_is_not_attempted_and_a_solved_one_is_right(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, source in {"Ada": "notebooks/solutions", "Ben": "notebooks"}.items():
        text = (ROOT / source / "02_correct.ipynb").read_text(encoding="utf-8")
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    rows, _ = collected(folder, "--jobs", "2")
    for exercise in submissions.exercises_of("02_correct"):
        assert rows["Ada", exercise]["answer"] == "right"
        assert rows["Ben", exercise]["answer"] == "not attempted"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_killing_the_tool_itself_leaves_nothing_behind(tmp_path):
    cells = FAULTS["leaves_processes"][:1] + FAULTS["endless_and_stubborn"]
    write_notebook(tmp_path / "in" / "Eve" / "01_guess.ipynb", cells)
    tool = subprocess.Popen(
        command(tmp_path / "in", "--output", tmp_path / "out.csv", "--cell-seconds", "60"), cwd=ROOT
    )
    wait_until(lambda: len(survivors()) == 4)
    tool.send_signal(signal.SIGKILL)
    tool.wait()
    wait_until(lambda: not survivors())


def wait_until(what, seconds=15):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "--output", "out.csv"], "nowhere is not a folder"),
        (["in", "--output", "in/out.csv"], "outside the folder of submissions"),
        (["in", "--output", "out.csv"], "there is no notebook (.ipynb) in"),
        (["in", "--output", "out.csv", "--jobs", "0"], "must be above 0"),
    ],
)
def test_a_wrong_call_gets_a_sentence(tmp_path, arguments, said):
    (tmp_path / "in").mkdir()
    paths = [tmp_path / part if part[0] not in "-0" else part for part in arguments]
    done = run(*paths)
    assert done.returncode == 2
    assert said in done.stderr.replace(f"{tmp_path}/", "")


def test_help_says_plainly_that_it_runs_the_learners_code():
    said = run("--help").stdout
    assert "IT RUNS THE LEARNERS' CODE" in said
    assert "virtual machine, without network" in said
