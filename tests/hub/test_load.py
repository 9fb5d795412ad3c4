"""The load stays on this machine, goes on when a learner fails, and works with a real hub."""

import random
import subprocess
import sys
from types import SimpleNamespace

import nbformat
import psutil
import pytest

from hub import load, phases, server, usage
from tests.hub.conftest import ROOT

ELSEWHERE = ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "93.184.215.14", "example.org", ""]
LESSON = "notebooks/05_the_learning_rate.ipynb"


@pytest.mark.parametrize("address", ELSEWHERE)
def test_every_address_of_another_machine_is_refused_before_anything_starts(
    address, capsys, monkeypatch, tmp_path
):
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: pytest.fail("something was started"))
    asked = ["--environment", str(tmp_path), "--address", address]
    with pytest.raises(SystemExit) as ended:
        load.main(asked)
    assert ended.value.code == 2
    assert "runs on this machine alone" in capsys.readouterr().err
    tools = server.Tools(tmp_path, tmp_path)
    with pytest.raises(ValueError, match="runs on this machine alone"):
        load.run(tools, load.Plan(1, 1, 0.0), address=address, rng=random.Random(0))
    with pytest.raises(ValueError, match="alone"), server.started(tools, tmp_path, address=address):
        pytest.fail("a hub was started")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_addresses_of_this_machine_are_taken(address):
    assert server.loopback(address) == ("127.0.0.1" if address == "localhost" else address)


def test_a_place_without_a_hub_is_named(capsys, tmp_path):
    with pytest.raises(SystemExit):
        load.main(["--environment", str(tmp_path)])
    assert "hub/README.md says how to install" in capsys.readouterr().err


def test_one_learners_failure_is_told_and_the_others_go_on():
    learners = [SimpleNamespace(name=f"u{n}", failure="", done=[]) for n in range(3)]
    work = phases.Load(learners, psutil.Process())

    def pull(each):
        if each.name == "u1":
            raise OSError("no network")
        each.done.append("pull")

    work.phase("pull", pull)
    work.phase("open", lambda each: each.done.append("open"))
    assert [each.failure for each in learners] == ["", "u1, pull: OSError: no network", ""]
    assert [each.done for each in learners] == [["pull", "open"], [], ["pull", "open"]]
    assert len(work.phases["open"].seconds) == 2


def test_processor_time_of_processes_that_have_ended_is_counted():
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    before = usage.of_tree(psutil.Process(), memory=False).core_seconds
    subprocess.run([sys.executable, "-c", busy], check=True)
    spent = usage.of_tree(psutil.Process(), memory=False).core_seconds - before
    assert 0.2 < spent < 30


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory is shared")
def test_memory_of_a_tree_is_that_of_all_its_processes():
    kept = "kept = bytes(bytearray(b'x') * 50 * 2**20); print(1, flush=True); input()"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {kept!r}]).wait()"
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        child.stdout.readline()
        own = usage.of(psutil.Process(child.pid))
        both = usage.of_tree(psutil.Process(child.pid))
    finally:
        child.communicate(b"\n")
    assert 50 < both.resident - own.resident < 200
    assert both.shared_out <= both.resident


def test_summaries_tell_the_middle_the_slow_and_the_slowest():
    told = phases.summary([float(n) for n in range(100)])
    assert told == {"median": 49.5, "95%": 95.0, "largest": 99.0, "count": 100}


EXIST = """
import sys
from jupyter_client.manager import KernelManager
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from jupyterhub.app import JupyterHub
from jupyterhub.auth import Authenticator, PAMAuthenticator
from jupyterhub.spawner import Spawner
from systemdspawner import SystemdSpawner
from traitlets.config.loader import PyFileConfigLoader
own = [JupyterHub, Authenticator, PAMAuthenticator, Spawner, SystemdSpawner]
own = {each.__name__: each for each in [*own, KernelManager, MappingKernelManager]}
settings = PyFileConfigLoader("jupyterhub_config.py", path=sys.argv[1]).load_config()
told = [(name, key) for name, section in settings.items() for key in section]
arguments = settings.Spawner.args.get_value([])
told += [argument[2:].split("=")[0].split(".") for argument in arguments]
for name, key in told:
    if key not in own[name].class_traits(config=True):
        print(f"{name}.{key}")
"""
"""Prints every setting that does not exist."""


def test_every_setting_exists(tools, monkeypatch):
    monkeypatch.setenv("COURSE_SCHOOL", str(ROOT / "hub/school_example.py"))
    command = [tools.environment / "bin/python", "-c", EXIST, str(ROOT / "hub")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr[-500:]) == (0, "", "")


def test_two_learners_go_through_the_lesson_on_a_real_hub(tools):
    plan = load.Plan(2, 6, 0.1, idle=1.0)
    told = load.run(tools, plan, address="127.0.0.1", rng=random.Random(0))
    assert told["failures"] == []
    assert {kind: each["count"] for kind, each in told["moves"].items()} == {
        "drag": 4, "slide": 4, "type": 4,
    }  # fmt: skip
    assert told["memory_mib"]["learner"]["count"] == 2
    assert told["memory_mib"]["kernel"]["median"] > 20
    assert all(told["phases"][name]["core_seconds"]["learner"] > 0 for name in ("spawn", "run"))
    left = [p for p in psutil.process_iter(["environ"]) if _of_a_load(p)]
    assert left == []


def _of_a_load(process) -> bool:
    return "class-" in ((process.info["environ"] or {}).get("LOAD_FOLDER") or "")


@pytest.fixture
def class_(tools, tmp_path):
    """A teacher's copy that can be published, and a learner's that can be pulled."""
    git = ["git", "-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    teacher, learner = tmp_path / "teacher", tmp_path / "learner"

    def run(*command, folder=tmp_path):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)

    run("git", "clone", "-q", "--depth=1", ROOT.as_uri(), teacher)
    run("git", "checkout", "-q", "-B", "main", folder=teacher)

    def publish():
        run("git", "add", "--all", folder=teacher)
        run(*git, "commit", "-q", "--message", "An update", folder=teacher)

    def pull():
        run(tools.environment / "bin/gitpuller", teacher.as_uri(), "main", learner)

    pull()
    return SimpleNamespace(teacher=teacher, learner=learner, publish=publish, pull=pull)


def changed(path, cells: dict[int, str]) -> None:
    notebook = nbformat.read(path, as_version=4)
    for place, text in cells.items():
        notebook.cells[place].source = text
    nbformat.write(notebook, path)


def test_an_update_never_overwrites_a_learners_work(class_):
    mine, yours = class_.learner / "notebooks", class_.teacher / "notebooks"
    changed(class_.learner / LESSON, {3: "a = 'the learner'", 5: "b = 'the learner'"})
    (mine / "notes.md").write_text("the learner's notes", encoding="utf-8")
    for lesson in ("02_correct.ipynb", "07_three_ways_one_race.ipynb"):
        (mine / lesson).unlink()
    changed(class_.teacher / LESSON, {3: "a = 'the teacher'", 20: "c = 'the teacher'"})
    changed(yours / "01_guess.ipynb", {0: "# A new beginning"})
    changed(yours / "07_three_ways_one_race.ipynb", {0: "# A new race"})
    (yours / "notes.md").write_text("the teacher's notes", encoding="utf-8")
    class_.publish()
    class_.pull()
    sources = [cell.source for cell in nbformat.read(class_.learner / LESSON, as_version=4).cells]
    assert (sources[3], sources[5]) == ("a = 'the learner'", "b = 'the learner'")
    assert sources[20] == "c = 'the teacher'"
    for lesson in ("01_guess.ipynb", "02_correct.ipynb", "07_three_ways_one_race.ipynb"):
        assert (mine / lesson).read_bytes() == (yours / lesson).read_bytes(), lesson
    assert (mine / "notes.md").read_text(encoding="utf-8") == "the teacher's notes"
    (kept,) = mine.glob("notes_*.md")
    assert kept.read_text(encoding="utf-8") == "the learner's notes"
