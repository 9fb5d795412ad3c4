"""Builds the site once, and serves it from files alone on this machine."""

import functools
import http.server
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import build as lessons
import pytest

from lite import build as site

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = Path(os.environ.get("PYODIDE_PACKAGES", ROOT.parent / "shared" / "pyodide-0.27.7"))
EVERY = [source.stem for source in lessons.lessons()]
# LITE_LESSONS=all runs, and reads, every lesson; each takes seconds to minutes.
ALL = os.environ.get("LITE_LESSONS") == "all"
READ = EVERY if ALL else ["05_the_learning_rate"]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """Return the folder of the site."""
    if not PACKAGES.is_dir():
        pytest.skip("the packages of Pyodide are not here; PYODIDE_PACKAGES names their folder")
    if shutil.which("npm") is None and not list(PACKAGES.glob("pyodide-*.tgz")):
        pytest.skip("npm is not installed; it fetches the core of Pyodide")
    with _one_process_at_a_time(tmp_path_factory) as shared:
        folder = shared / "site"
        if not (shared / "built").exists():
            site.build(folder, PACKAGES, read=READ)
            (shared / "built").touch()
    return folder


@contextmanager
def _one_process_at_a_time(tmp_path_factory) -> Iterator[Path]:
    """Give a folder that all processes of one test run share, to one of them after the other."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "lite"
    shared.mkdir(exist_ok=True)
    lock = shared / "lock"
    for _ in range(600):
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.5)
    else:
        pytest.fail("another process is still building the site after five minutes")
    try:
        yield shared
    finally:
        lock.rmdir()


@pytest.fixture(scope="module")
def server(built):
    """Serve the site as any host of files does, below a folder; stop it to cut the network."""
    handler = functools.partial(_Quiet, directory=built.parent)
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    serving.daemon_threads = True
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    serving.address = f"http://127.0.0.1:{serving.server_port}/site/"
    yield serving
    serving.shutdown()
    serving.server_close()
