"""A lesson in a folder where nothing can be written, on a machine without a network.

Root may write wherever a mode forbids it, so the folder is mounted read-only in a namespace of its
own; that namespace has no network but its own loopback, over which a kernel is spoken to.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHUT_IN = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$2" -c "$3" "$1"'
INSIDE = """
import fcntl, socket, struct, sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient

folder = Path(sys.argv[1])
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    up_and_running = struct.pack("16sh14s", b"lo", 0x1 | 0x40, b"")
    fcntl.ioctl(any_socket, 0x8914, up_and_running)
    try:
        any_socket.connect(("192.0.2.1", 9))
    except OSError:
        print("no network")
try:
    (folder / "new.txt").write_text("new", encoding="utf-8")
except OSError:
    print("read-only")
notebook = nbformat.read(folder / "lesson.ipynb", as_version=4)
NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
said = [output for cell in notebook.cells for output in cell.get("outputs", [])]
print("stderr" if any(output.get("name") == "stderr" for output in said) else "all cells ran")
"""


def shut_in(folder, code):
    command = ["unshare", "-rnm", "sh", "-c", SHUT_IN, "sh", str(folder), sys.executable, code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize("lesson", ["00_start_here"])
def test_a_lesson_needs_neither_a_network_nor_a_place_to_write(lesson, tmp_path):
    if shutil.which("unshare") is None or shut_in(tmp_path, "print()").returncode:
        pytest.skip("needs a system that allows namespaces of one's own")
    shutil.copy(ROOT / "notebooks" / f"{lesson}.ipynb", tmp_path / "lesson.ipynb")
    done = shut_in(tmp_path, INSIDE)
    assert done.stdout.split("\n")[:3] == ["no network", "read-only", "all cells ran"], done.stderr
