"""Nothing leaves the machine: the course works without a network and asks for none."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def without_network() -> list[str]:
    """Return the start of a command that takes all networks away, where the system lets us."""
    command = ["unshare", "--map-root-user", "--net"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*command, "true"], check=False).returncode
    ):
        return []
    return command


def alone(start: list[str], code: list[str]) -> dict:
    command = [*start, sys.executable, *code]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_a_request_would_be_noticed(without_network):
    code = (
        "import json, sys, urllib.request\n"
        "from tests.security import alone\n"
        "sys.addaudithook(alone.listen)\n"
        "try: urllib.request.urlopen('http://127.0.0.1:9/', timeout=0.01)\n"
        "except OSError: pass\n"
        "print(json.dumps(alone.ASKED))"
    )
    asked = alone(without_network, ["-c", code])
    assert {line.split()[0] for line in asked} >= {"urllib.Request", "socket.connect"}


def test_imports_a_lesson_and_its_explorer_need_no_network_and_ask_for_none(without_network):
    (lesson,) = ROOT.glob("notebooks/solutions/05_*.ipynb")
    did = alone(without_network, ["-m", "tests.security.alone", str(lesson)])
    assert did["asked"] == []
    assert did["modules"] > 80
    assert did["cells"] > 20
    assert did["sliders"] >= 1
