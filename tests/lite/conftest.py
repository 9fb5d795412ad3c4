"""Builds the site once, and serves it from files alone on this machine."""

import functools
import http.server
import os
import shutil
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import build as lessons
import pytest

from lite import build as site
from lite import downloads

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
    packages = PACKAGES if PACKAGES.is_dir() else None
    if packages is None and not _release_answers():
        pytest.skip("PYODIDE_PACKAGES names no folder, and the release of Pyodide is out of reach")
    if shutil.which("npm") is None and not list((packages or ROOT).glob("*.tgz")):
        reason = "needs npm, which fetches the core of Pyodide"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with _one_process_at_a_time(tmp_path_factory) as shared:
        folder = shared / "site"
        if not (shared / "built").exists():
            (shared / "before").touch()
            site.build(folder, packages, read=READ)
            (shared / "built").touch()
    return folder


def _release_answers() -> bool:
    """Return whether the packages can be fetched: only in CI, or each first test run would."""
    if not os.environ.get("CI"):
        return False
    try:
        urllib.request.urlopen(downloads.RELEASE + "pyodide-lock.json", timeout=30).close()
    except OSError:
        return False
    return True


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


@contextmanager
def serving(folder: Path) -> Iterator[http.server.ThreadingHTTPServer]:
    """Serve a folder as any host of files does."""
    handler = functools.partial(_Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def server(built):
    """Serve the site below a folder; stop it to cut the network."""
    with serving(built.parent) as server:
        server.address = f"http://127.0.0.1:{server.server_port}/site/"
        yield server


@pytest.fixture(scope="session")
def firefox(playwright):
    """Start Firefox, by the protocol that it speaks itself."""
    if (found := shutil.which("firefox-esr") or shutil.which("firefox")) is None:
        pytest.skip("needs Firefox")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=found)
    yield browser
    browser.close()
