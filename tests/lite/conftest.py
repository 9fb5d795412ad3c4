"""Builds the site once, and serves it from files alone on this machine."""

import functools
import http.server
import os
import shutil
import threading
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
    if shutil.which("npm") is None:
        reason = "needs npm, which fetches the core of Pyodide"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("lite")
    (folder / "before").touch()
    site.build(folder / "site", packages, read=READ)
    return folder / "site"


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
    if (found := shutil.which("firefox-esr")) is None:
        pytest.skip("needs Debian's Firefox, whose version Playwright speaks with")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=found)
    yield browser
    browser.close()
