"""A notebook that runs cells of its own accord: each says which cell it is, as front ends do."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from course_utils.progress import lesson, notebook


class Notebook:
    """Stands for a front end: says which cell is being run, and starts the kernel afresh."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch):
        self.folder, self._request = folder, 0
        self._monkeypatch = monkeypatch
        self.shell = SimpleNamespace(
            parent_header={}, user_ns={}, events=SimpleNamespace(register=self._register)
        )
        self._before = []
        monkeypatch.setattr(notebook, "get_ipython", lambda: self.shell)
        monkeypatch.setattr(lesson.atexit, "register", lambda call: None)
        monkeypatch.delenv("COURSE_PROGRESS", raising=False)
        self.opened("01_guess")

    def _register(self, event: str, call) -> None:
        assert event == "pre_run_cell"
        self._before.append(call)

    def opened(self, name: str) -> None:
        """Open a notebook with a kernel that knows nothing yet."""
        self._monkeypatch.setenv("JPY_SESSION_NAME", str(self.folder / f"{name}.ipynb"))
        self._monkeypatch.setattr(lesson, "_now", lesson._Lesson())
        self._monkeypatch.setattr(lesson, "_counted", {})
        self.shell.parent_header, self._before = {}, []

    restart = opened

    def run(self, cell: str | None) -> None:
        """Begin to run a cell; None is code from nowhere, as in a build."""
        self._request += 1
        metadata = {} if cell is None else {"cellId": cell}
        self.shell.parent_header = {"metadata": metadata, "header": {"msg_id": str(self._request)}}
        for call in self._before:
            call(SimpleNamespace())

    def path(self, lesson: str = "01") -> Path:
        return self.folder / "progress" / f"{lesson}.json"
