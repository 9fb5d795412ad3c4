"""A lesson, executed once: its outputs, and its kernel as long as it is needed.

The comparison with what is committed, nbval's comparison cell by cell, and the walk over the
controls all look at this one execution of the solved notebook.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import build
from nbformat import NotebookNode
from nbformat.v4 import output_from_msg
from nbval.plugin import IPyNbFile, coalesce_streams

from tests.checks.front_end import FrontEnd, StuckError, opened

SHOWN = ("stream", "display_data", "execute_result", "error")


@dataclass
class Execution:
    """A solved notebook with its outputs, and the messages that each of its code cells sent."""

    notebook: NotebookNode
    messages: list[tuple[str, list[dict]]]
    complaints: list[str]
    front_end: FrontEnd
    _kernel: ExitStack

    @property
    def code(self) -> list[NotebookNode]:
        """The code cells."""
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    @contextmanager
    def live(self) -> Iterator[tuple[FrontEnd, list[str]]]:
        """Give the kernel with all that the lesson has shown, and what went wrong; then end it."""
        with self._kernel:
            self.front_end.draw_quickly()
            yield self.front_end, self.complaints

    def end(self) -> None:
        """End the kernel, if it is still there."""
        self._kernel.close()


_last: dict[Path, Execution | StuckError] = {}


def executed(source: Path) -> Execution:
    """Return the execution of a lesson; only the last one is kept, so ask lesson by lesson."""
    if source not in _last:
        forget()
        try:
            _last[source] = _execute(source)
        except StuckError as stuck:
            _last[source] = stuck
    result = _last[source]
    if isinstance(result, StuckError):
        raise StuckError(f"{source.name}: {result}")
    return result


def forget() -> None:
    """End the kernel of the last lesson."""
    for last in _last.values():
        if isinstance(last, Execution):
            last.end()
    _last.clear()


def _execute(source: Path) -> Execution:
    notebook, messages, complaints = build.assembled(source, "solutions"), [], []
    with ExitStack() as stack:
        front_end = stack.enter_context(opened(build.NOTEBOOKS))
        for number, cell in enumerate(notebook.cells, start=1):
            if cell.cell_type == "code":
                complaints += front_end.run_cell(number, cell.source)
                messages.append((cell.source, front_end.messages))
                cell.outputs, cell.execution_count = outputs_of(front_end.messages), len(messages)
        kernel = stack.pop_all()
    return Execution(notebook, messages, complaints, front_end, kernel)


def outputs_of(messages: list[dict]) -> list[NotebookNode]:
    """Return the outputs of a cell that sent these messages."""
    shown = [output_from_msg(message) for message in messages if message["msg_type"] in SHOWN]
    return coalesce_streams(shown)


def texts_of(outputs: list[NotebookNode]) -> list[str]:
    """Return what outputs say: printed lines, and the words of each picture and value."""
    kept = [one for one in outputs if build.WIDGET_VIEW not in one.get("data", {})]
    return [one.get("text") or one.get("data", {}).get("text/plain", "") for one in kept]


class Tape:
    """Plays to nbval what each cell of a lesson sent, as a kernel of its own would."""

    def __init__(self, execution: Execution) -> None:
        self._cells, self._left = iter(execution.messages), iter(())

    def execute_cell_input(self, source: str, **_: object) -> str:
        for known, messages in self._cells:
            if known == source:
                self._left = iter(messages)
                return messages[0]["parent_header"]["msg_id"]
        raise AssertionError("the lesson has no such cell here: build its notebook again")

    def get_message(self, _stream: str, timeout: float | None = None) -> dict:
        return next(self._left)

    def await_reply(self, *_: object, **__: object) -> None:
        """Wait for nothing: the reply came long ago."""

    await_idle = await_reply

    def is_alive(self) -> bool:
        return True

    def stop(self) -> None:
        """Leave the kernel alone: others go on with it."""


class SolvedLesson(IPyNbFile):
    """A built notebook whose cells nbval compares with the one execution of the lesson."""

    def setup(self) -> None:
        (source,) = (one for one in build.lessons() if one.stem == self.path.stem)
        self.kernel = Tape(executed(source))
        self.setup_sanitize_files()


# Kernels of tests begin as a newcomer does, and leave no file behind.
os.environ["COURSE_PROGRESS"] = "off"
