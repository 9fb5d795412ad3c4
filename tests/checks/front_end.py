"""A front end without a browser: runs a notebook and keeps the widgets' models as a browser would.

What a learner does with a control travels as a message to the kernel, and what the kernel answers
comes back as messages. Links that live in the browser (``jslink``) are applied here, as there.
"""

import ast
import contextlib
import copy
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_event_loop

ANSWER_WITHIN = 30.0
"""Seconds after which a kernel that has not answered is called stuck."""
MOST_LINKS = 2000
"""How many linked values may follow from one action."""
VIEW = "application/vnd.jupyter.widget-view+json"
MODEL = "IPY_MODEL_"
LISTEN = """
import logging, sys
class _Told(logging.Handler):
    def emit(self, record):
        print(self.format(record), file=sys.stderr)
logging.getLogger().addHandler(_Told(level=logging.WARNING))
"""
"""Sent first: what is only logged is told as an error."""
DRAW_QUICKLY = """
def _draw_quickly():
    import sys
    import course_utils.widgets
    def unpacked(figure):
        figure.canvas.draw()
        return b"PNG"
    for name, module in list(sys.modules.items()):
        if name.startswith("course_utils.") and hasattr(module, "png"):
            module.png = unpacked
_draw_quickly()
"""
"""Pictures are drawn from now on, but not packed as PNG, which is slow and seen to elsewhere."""


class StuckError(Exception):
    """The kernel died, or did not answer in time."""


@dataclass
class Model:
    """One widget's state, as the browser knows it, with binary values as bytes."""

    key: str
    state: dict

    @property
    def kind(self) -> str:
        """What it is: its class in Python for our own widgets, else its class in the browser."""
        return self.state.get("_anywidget_id", self.state.get("_model_name", "")).split(".")[-1]

    @property
    def name(self) -> str:
        """What a learner would call it."""
        kind = self.kind.removesuffix("Model")
        return f"{kind} {self.state.get('description') or ''}".strip()


@dataclass
class FrontEnd:
    """A kernel with the models of its widgets, the cells that show them, and what went wrong.

    ``told`` holds the text of every output but printed lines, which are in ``printed``, and
    ``messages`` all that the code sent which ran last.
    """

    client: object
    manager: KernelManager
    models: dict[str, Model] = field(default_factory=dict)
    shown: list[tuple[int, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    printed: str = ""
    complaints: list[str] = field(default_factory=list)
    messages: list[dict] = field(default_factory=list)
    cell: int = 0
    answer_within: float | None = None
    _changed: list[tuple[str, str]] = field(default_factory=list)

    def run(self, code: str, *, counted: bool = True) -> None:
        """Run code in the kernel as the cell ``cell``, and take in all that it says."""
        content = {"code": code, "silent": False, "store_history": counted, "allow_stdin": False}
        content |= {"user_expressions": {}, "stop_on_error": True}
        self.messages = self._request(
            "execute_request", content, {"cellId": f"cell-{self.cell:03d}"}
        )
        self._follow_links()

    def run_cell(
        self, number: int, code: str, run: "Callable[[FrontEnd, str], None] | None" = None
    ) -> list[str]:
        """Run a cell of a notebook, counted from 1; return what went wrong in it."""
        self.cell, before = number, len(self.complaints)
        try:
            (run or FrontEnd.run)(self, code)
        except StuckError as error:
            raise StuckError(f"cell {number}: {error}") from error
        return [f"cell {number}: {said}" for said in self.complaints[before:]]

    def draw_quickly(self) -> None:
        """Pack no pictures any more."""
        self.run(DRAW_QUICKLY, counted=False)

    def set(self, key: str, **values: object) -> None:
        """Set values of a widget as a learner does, and pass them on along links."""
        self._set(key, values)
        self._follow_links()

    def click(self, key: str) -> None:
        """Click a button."""
        data = {"method": "custom", "content": {"event": "click"}}
        self._request("comm_msg", {"comm_id": key, "data": data})
        self._follow_links()

    def say(self, key: str, **content: object) -> None:
        """Tell a widget what its own part in the browser would tell it."""
        self._request(
            "comm_msg", {"comm_id": key, "data": {"method": "custom", "content": content}}
        )
        self._follow_links()

    def controls(self) -> Iterator[tuple[int, str, str]]:
        """Yield every widget that is shown, in document order: cell, panel, and key."""
        for cell, root in self.shown:
            for key in self._inside(root):
                yield cell, root, key

    def visible(self) -> dict[tuple[str, str], object]:
        """Return what can be seen: every value of every widget that is shown, and of its layout."""
        seen = {}
        for _, root in self.shown:
            for key in self._inside(root):
                state = self.models[key].state
                for name, value in state.items():
                    if name == "layout":
                        seen[key, name] = tuple(self._model(value).state.items())
                    elif not name.startswith("_") and name != "pointer":
                        seen[key, name] = copy.copy(value)
        return seen

    def usable(self, key: str) -> bool:
        """Return whether a learner can use the widget now."""
        if key not in self.models:
            return False
        state = self.models[key].state
        layout = self._model(state["layout"]).state if state.get("layout") else {}
        hidden = layout.get("display") == "none" or layout.get("visibility") == "hidden"
        return not (hidden or state.get("disabled"))

    def _model(self, reference: str) -> Model:
        return self.models[reference.removeprefix(MODEL)]

    def _inside(self, key: str) -> Iterator[str]:
        if key in self.models:
            yield key
            for child in self.models[key].state.get("children", ()):
                yield from self._inside(child.removeprefix(MODEL))

    def _set(self, key: str, values: dict) -> None:
        self.models[key].state.update(values)
        data = {"method": "update", "state": values, "buffer_paths": []}
        self._request("comm_msg", {"comm_id": key, "data": data})
        self._changed += [(key, name) for name in values]

    def _request(self, kind: str, content: dict, metadata: dict | None = None) -> list[dict]:
        message = self.client.session.msg(kind, content, metadata=metadata)
        self.client.shell_channel.send(message)
        return self._await(message["header"]["msg_id"])

    def _await(self, request: str) -> list[dict]:
        """Take in messages until the kernel has finished a request; return those about it."""
        end, ours = time.monotonic() + (self.answer_within or ANSWER_WITHIN), []
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=1)
            except Exception as nothing_came:
                if not self.manager.is_alive():
                    raise StuckError("the kernel died") from nothing_came
                if time.monotonic() > end:
                    raise StuckError("the kernel is stuck") from nothing_came
                continue
            kind, content = message["msg_type"], message["content"]
            if message["parent_header"].get("msg_id") == request:
                ours.append(message)
            if kind == "status":
                if ours and ours[-1] is message and content["execution_state"] == "idle":
                    return ours
            else:
                self._take(kind, content, message.get("buffers", []))

    def _take(self, kind: str, content: dict, buffers: list) -> None:
        if kind == "error":
            self.complaints.append(f"{content['ename']}: {content['evalue']}")
        elif kind == "stream" and content["name"] == "stderr":
            self.complaints.append(f"stderr: {content['text'].strip()}")
        elif kind == "stream":
            self.printed += content["text"]
        elif kind == "comm_open":
            self._open(content, buffers)
        elif kind == "comm_msg" and content["data"].get("method") == "update":
            self._update(content["comm_id"], content["data"], buffers)
        elif kind == "comm_close":
            self.models.pop(content["comm_id"], None)
            self.shown = [(cell, root) for cell, root in self.shown if root in self.models]
        elif kind in ("execute_result", "display_data"):
            self.told.append(content["data"].get("text/plain", ""))
            if VIEW in content["data"]:
                self.shown.append((self.cell, content["data"][VIEW]["model_id"]))

    def _open(self, content: dict, buffers: list) -> None:
        if content["target_name"] == "jupyter.widget":
            key = content["comm_id"]
            self.models[key] = Model(key, _with_buffers(content["data"], buffers))

    def _update(self, key: str, data: dict, buffers: list) -> None:
        if key in self.models:
            values = _with_buffers(data, buffers)
            self.models[key].state.update(values)
            self._changed += [(key, name) for name in values]

    def _follow_links(self) -> None:
        """Do what the browser does when a linked value changes: set it at the other end."""
        for _ in range(MOST_LINKS):
            if not self._changed:
                return
            key, name = self._changed.pop(0)
            for other, other_name in self._linked_with(key, name):
                value = self.models[key].state[name]
                if self.models[other].state.get(other_name) != value:
                    self._set(other, {other_name: value})
        raise StuckError("links between its widgets go round in a circle")

    def _linked_with(self, key: str, name: str) -> list[tuple[str, str]]:
        found = []
        for model in self.models.values():
            if model.kind in ("LinkModel", "DirectionalLinkModel"):
                (here, here_name), (there, there_name) = (
                    model.state["source"],
                    model.state["target"],
                )
                pair = [
                    (here.removeprefix(MODEL), here_name),
                    (there.removeprefix(MODEL), there_name),
                ]
                if pair[0] == (key, name):
                    found.append(pair[1])
                elif pair[1] == (key, name) and model.kind == "LinkModel":
                    found.append(pair[0])
        return [end for end in found if end[0] in self.models and key in self.models]


def _with_buffers(data: dict, buffers: list) -> dict:
    state = data["state"]
    for path, buffer in zip(data.get("buffer_paths", []), buffers, strict=True):
        holder = state
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = bytes(buffer)
    return state


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[FrontEnd]:
    """Start a kernel in a folder; what it logs in the end counts as a complaint."""
    manager = KernelManager(kernel_name="python3")
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        manager.start_kernel(
            cwd=str(folder), stdout=log, stderr=log, extra_arguments=["--log-level=ERROR"]
        )
        client = manager.blocking_client()
        client.start_channels()
        front_end = FrontEnd(client, manager)
        try:
            client.wait_for_ready(timeout=60)
            front_end.run(LISTEN, counted=False)
            yield front_end
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            manager.cleanup_resources()
            loop = ensure_event_loop()
            if not loop.is_running():  # a browser's loop may run in this thread: leave it alone
                loop.close()
            log.seek(0)
            said = [line for line in log.read().splitlines() if "Traceback" in line]
            front_end.complaints += [f"the kernel's log: {line}" for line in said]


def should_show(code: str) -> bool:
    """Return whether a learner expects to see something below a cell.

    It prints, or it ends in a value.

    >>> should_show("x = 1"), should_show("x = 1\\nx"), should_show("print(1)")
    (False, True, True)
    """
    body = ast.parse(code).body
    now = [node for node in body if not isinstance(node, ast.FunctionDef)]
    calls = [node.func for node in ast.walk(ast.Module(now, [])) if isinstance(node, ast.Call)]
    prints = any(isinstance(function, ast.Name) and function.id == "print" for function in calls)
    return prints or bool(body and isinstance(body[-1], ast.Expr))


def run_cells(
    front_end: FrontEnd, path: Path, run: Callable[[FrontEnd, str], None] = FrontEnd.run
) -> list[str]:
    """Run every code cell of a notebook; return complaints, with cells counted from 1."""
    found = []
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
        if cell.cell_type == "code":
            front_end.printed = ""
            front_end.told.clear()
            found += front_end.run_cell(number, cell.source, run)
            shown = front_end.printed or front_end.told
            if should_show(cell.source) and not shown:
                found.append(f"cell {number} shows nothing")
    return found
