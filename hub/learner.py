"""One learner of the load: signs in, starts a server, pulls the course, runs a lesson, plays."""

import json
import random
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import nbformat
import requests

from hub.link import TARGET
from hub.socket_client import SocketClient
from tests.checks.front_end import FrontEnd

ASSETS_IN = "share/jupyter/lab/static"
ONE_ASSET_IN = 5
"""Chromium asks for 65 of JupyterLab's 300 files of code, 6.5 MB: about one in five."""
LESSON = "notebooks/05_the_learning_rate.ipynb"
PATIENCE = 600.0
"""Seconds after which a learner calls one step a failure."""


def assets(environment: Path) -> tuple[str, ...]:
    """Return names of files of JupyterLab's code, about as many and large as a browser loads."""
    return tuple(
        sorted(path.name for path in (environment / ASSETS_IN).glob("*.js"))[::ONE_ASSET_IN]
    )


class FailedError(Exception):
    """What a learner could not do, in a sentence."""


@dataclass
class Learner:
    """A learner's browser: cookies, the server's address, and the widgets of the open lesson."""

    base: str
    name: str
    web: requests.Session = field(default_factory=requests.Session)
    latencies: dict[str, list[float]] = field(default_factory=dict)
    failure: str = ""
    front_end: FrontEnd | None = None
    cells: list = field(default_factory=list)
    assets: tuple[str, ...] = ()

    @property
    def server(self) -> str:
        """The address of the learner's own server."""
        return f"{self.base}/user/{self.name}"

    def spawn(self) -> None:
        """Sign in, ask for a server, and wait until JupyterLab's page is there."""
        self._get(f"{self.base}/hub/login")
        data = {"username": self.name, "password": "", "_xsrf": self._token("/hub/")}
        self._checked(self.web.post(f"{self.base}/hub/login", data=data, timeout=PATIENCE))
        self._get(f"{self.base}/hub/spawn")
        said = self._events(f"{self.base}/hub/api/users/{self.name}/server/progress")
        if not said.get("ready"):
            raise FailedError(f"the hub gave the server up: {said.get('message')}")
        page = self._get(f"{self.server}/lab").text
        if "jupyter-config-data" not in page:
            raise FailedError("what came is not JupyterLab")
        self._load_page(page)

    def _load_page(self, page: str) -> None:
        """Fetch about what JupyterLab's page fetches: its code, settings, and lists."""
        for script in re.findall(r'<script[^>]+src="([^"]+)"', page):
            self._get(self.base + script)
        for asset in self.assets:
            self._get(f"{self.server}/static/lab/{asset}")
        for path in (
            "lab/api/settings", "lab/api/translations/", "lab/api/workspaces", "lsp/status",
            "api/kernelspecs", "api/sessions", "api/kernels", "api/terminals", "api/me",
            "api/contents/?content=1",
        ):  # fmt: skip
            self._get(f"{self.server}/{path}")

    def pull(self, repository: str, branch: str) -> None:
        """Follow the link of the course, which lets nbgitpuller fetch it."""
        query = {"repo": repository, "branch": branch, "targetpath": TARGET}
        query["_xsrf"] = self._token(f"/user/{self.name}/")
        address = f"{self.server}/git-pull/api?{urlencode(query)}"
        said = self._events(address)
        if said.get("phase") != "finished":
            raise FailedError(f"nbgitpuller: {said.get('message', 'it did not finish')}")

    def _events(self, address: str) -> dict:
        """Follow the events that a page is told, as its browser does; return the last one."""
        said = {}
        with self.web.get(address, stream=True, timeout=PATIENCE) as answer:
            self._checked(answer)
            for line in answer.iter_lines():
                if line.startswith(b"data: "):
                    said = json.loads(line.removeprefix(b"data: "))
        return said

    def open(self) -> None:
        """Open the lesson: read it, start its kernel, and wait until that answers."""
        path = f"{TARGET}/{LESSON}"
        content = self._get(f"{self.server}/api/contents/{path}?content=1").json()["content"]
        self.cells = nbformat.from_dict(content).cells
        wanted = {"path": path, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        answer = self.web.post(
            f"{self.server}/api/sessions", json=wanted, headers=self._proof(), timeout=PATIENCE
        )
        kernel = self._checked(answer).json()["kernel"]["id"]
        address = f"{self.server}/api/kernels/{kernel}/channels?session_id={self.name}"
        cookies = "; ".join(f"{c.name}={c.value}" for c in self._cookies(f"/user/{self.name}/"))
        client = SocketClient(address.replace("http", "ws", 1), cookies)
        self.front_end = FrontEnd(client, client, answer_within=PATIENCE)
        self.front_end.run("")

    def run_all(self) -> None:
        """Run every cell, and save the lesson, as *Run All* and the next autosave do."""
        for number, cell in enumerate(self.cells, start=1):
            if cell.cell_type == "code":
                self.front_end.cell = number
                self.front_end.run(cell.source)
        self._expect_no_complaint()
        notebook = nbformat.v4.new_notebook(cells=self.cells)
        self._checked(
            self.web.put(
                f"{self.server}/api/contents/{TARGET}/{LESSON}",
                json={"type": "notebook", "format": "json", "content": notebook},
                headers=self._proof(), timeout=PATIENCE,
            )
        )  # fmt: skip

    def play(self, moves: int, pause: float, rng: random.Random) -> None:
        """Use the explorers that are unlocked, one move after the other, each after a pause."""
        explorers = self._explorers()
        if not explorers:
            raise FailedError("the lesson shows no explorer that can be used")
        acts = [self._slide, self._drag, self._type]
        for move in range(moves):
            time.sleep(pause * rng.uniform(0.5, 1.5))
            act = acts[move % len(acts)]
            begin = time.perf_counter()
            act(rng.choice(explorers), rng)
            kind = act.__name__.removeprefix("_")
            self.latencies.setdefault(kind, []).append(time.perf_counter() - begin)
            self._expect_no_complaint()

    def leave(self) -> None:
        """Close the page; the server and the kernel live on."""
        if self.front_end:
            self.front_end.client.close()
        self.web.close()

    def _explorers(self) -> list[dict[str, str]]:
        """Return each explorer's widgets, by what a learner would call them."""
        found: dict[str, dict[str, str]] = {}
        for _, root, key in self.front_end.controls():
            found.setdefault(root, {})[self.front_end.models[key].name] = key
        return [
            keys
            for keys in found.values()
            if {"LivePicture", "SelectionSlider Learning rate"} <= set(keys)
            and self.front_end.usable(keys["LivePicture"])
        ]

    def _slide(self, explorer: dict[str, str], rng: random.Random) -> None:
        """Turn the learning rate: the picture follows in the browser, the kernel only hears."""
        slider = explorer["SelectionSlider Learning rate"]
        last = len(self.front_end.models[slider].state["_options_labels"]) - 1
        self.front_end.set(slider, index=rng.randint(0, last))

    def _drag(self, explorer: dict[str, str], rng: random.Random) -> None:
        """Move the start; the kernel makes every run anew."""
        picture = explorer["LivePicture"]
        state = self.front_end.models[picture].state
        left, top, width, height = state["panels"][state["start_panel"]]["box"]
        place = [left + width * rng.random(), top + height * rng.random()]
        before = state["lines"]
        self.front_end.set(picture, pointer=place)
        if self.front_end.models[picture].state["lines"] == before:
            raise FailedError("a move of the start did not change the picture")

    def _type(self, explorer: dict[str, str], rng: random.Random) -> None:
        """Type a learning rate; the kernel makes its run and shows it."""
        value = f"{rng.uniform(1, 9):.2f}e-6"
        self.front_end.set(explorer["Text or type it:"], value=value)

    def _expect_no_complaint(self) -> None:
        if self.front_end.complaints:
            raise FailedError("; ".join(self.front_end.complaints[:3]))

    def _get(self, address: str) -> requests.Response:
        return self._checked(self.web.get(address, timeout=PATIENCE))

    def _checked(self, answer: requests.Response) -> requests.Response:
        if not answer.ok:
            raise FailedError(f"{answer.status_code} for {answer.request.path_url.split('?')[0]}")
        return answer

    def _cookies(self, path: str) -> list:
        return [each for each in self.web.cookies if path.startswith(each.path)]

    def _token(self, path: str) -> str:
        found = [each for each in self._cookies(path) if each.name == "_xsrf"]
        return max(found, key=lambda cookie: len(cookie.path)).value if found else ""

    def _proof(self) -> dict[str, str]:
        return {"X-XSRFToken": self._token(f"/user/{self.name}/")}
