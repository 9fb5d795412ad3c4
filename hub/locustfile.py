"""A class at work, for Locust: each learner signs in, pulls the course, and runs a lesson.

It needs an environment with hub/requirements.txt and `locust`, under an account that is not root.
Start a hub for the test, which lets everybody in and therefore listens on this machine alone; then
let 20 learners come at once:

    jupyterhub -f hub/course.py --ip=127.0.0.1 --JupyterHub.authenticator_class=dummy \
        --Authenticator.allow_all=True --JupyterHub.spawner_class=simple \
        --SimpleLocalProcessSpawner.home_dir_template=/tmp/class/{username}
    COURSE=file://$PWD locust -f hub/locustfile.py --headless --host http://127.0.0.1:8000 \
        --users 20 --spawn-rate 20 --run-time 5m

Locust prints how long each step took. Memory: `smem -t -P jupyter`, column PSS, while they work.
"""

import itertools
import json
import os
import time
import uuid
from urllib.parse import urlencode, urlsplit

import websocket
from locust import HttpUser, events, task
from locust.exception import StopUser

COURSE = os.environ.get("COURSE", "")
BRANCH = os.environ.get("BRANCH", "main")
LESSON = "course/notebooks/05_the_learning_rate.ipynb"
PATIENCE = 600
NUMBERS = itertools.count(1)


class Learner(HttpUser):
    """One learner, who comes once and stays."""

    @task
    def lesson(self) -> None:
        """Start a server, bring the course, open the lesson and run all its cells."""
        if urlsplit(self.host).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise SystemExit("The test comes to a hub on this machine only.")
        self.name = f"u{next(NUMBERS):03d}"
        self.home = f"/user/{self.name}"
        self.step("start a server", self.begin)
        self.step("pull the course", self.bring)
        self.step("run the lesson", self.run_all)
        time.sleep(PATIENCE)  # the lesson stays open, for its memory to be seen

    def step(self, name: str, act) -> None:
        """Do one step and tell Locust how long it took; a learner who fails leaves."""
        begin, failed = time.perf_counter(), None
        try:
            act()
        except Exception as error:  # whatever it is, Locust counts it
            failed = error
        took = 1000 * (time.perf_counter() - begin)
        events.request.fire(
            request_type="STEP", name=name, response_time=took, response_length=0,
            exception=failed, context={},
        )  # fmt: skip
        if failed:
            raise StopUser

    def begin(self) -> None:
        """Sign in, ask for a server, and wait until JupyterLab answers."""
        self.get("/hub/login", "sign in")
        data = {"username": self.name, "password": "", "_xsrf": self.token("/hub/")}
        self.client.post("/hub/login", data=data, name="sign in").raise_for_status()
        self.get("/hub/spawn", "spawn")
        self.told(f"/hub/api/users/{self.name}/server/progress", "ready", True)
        self.get(f"{self.home}/lab", "JupyterLab")

    def bring(self) -> None:
        """Let nbgitpuller bring the course."""
        query = {"repo": COURSE, "branch": BRANCH, "targetpath": "course"}
        query["_xsrf"] = self.token(f"{self.home}/")
        self.told(f"{self.home}/git-pull/api?{urlencode(query)}", "phase", "finished")

    def run_all(self) -> None:
        """Open the lesson with a kernel and run cell after cell, as *Run All* does."""
        cells = self.get(f"{self.home}/api/contents/{LESSON}?content=1", "lesson")["content"]
        wanted = {"path": LESSON, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        proof = {"X-XSRFToken": self.token(f"{self.home}/")}
        made = self.client.post(
            f"{self.home}/api/sessions", json=wanted, headers=proof, name="kernel"
        )
        place = f"{self.home}/api/kernels/{made.json()['kernel']['id']}/channels"
        cookies = "; ".join(f"{c.name}={c.value}" for c in self.cookies(f"{self.home}/"))
        kernel = websocket.create_connection(
            self.host.replace("http", "ws", 1) + place, cookie=cookies, timeout=PATIENCE
        )
        for cell in cells["cells"]:
            if cell["cell_type"] == "code":
                execute(kernel, cell["source"])
        kernel.close()

    def get(self, path: str, name: str):
        """Return what an address answers: JSON as Python has it, or a page."""
        answer = self.client.get(path, name=name, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json() if "json" in answer.headers.get("Content-Type", "") else answer.text

    def told(self, path: str, key: str, wanted: object) -> None:
        """Follow a stream of events until it ends; the last one must say what is wanted."""
        said = {}
        answer = self.client.get(path, stream=True, name=key, timeout=PATIENCE)
        answer.raise_for_status()
        for line in answer.iter_lines():
            if line.startswith(b"data: "):
                said = json.loads(line[6:])
        if said.get(key) != wanted:
            raise RuntimeError(str(said))

    def cookies(self, path: str) -> list:
        """Return the cookies that belong to a path."""
        return [each for each in self.client.cookies if path.startswith(each.path)]

    def token(self, path: str) -> str:
        """Return the proof that a form was asked for on a page of the same path."""
        found = [each for each in self.cookies(path) if each.name == "_xsrf"]
        return max(found, key=lambda each: len(each.path)).value


def execute(kernel: websocket.WebSocket, source: str | list[str]) -> None:
    """Run one cell and wait until the kernel is idle again; an error of the cell is raised."""
    asked = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.3"}
    asked |= {"username": "", "session": "locust"}
    content = {"code": "".join(source), "silent": False, "store_history": False}
    content |= {"allow_stdin": False, "user_expressions": {}}
    message = {"header": asked, "parent_header": {}, "metadata": {}, "content": content}
    kernel.send(json.dumps(message | {"channel": "shell", "buffers": []}))
    while True:
        said = kernel.recv()
        if isinstance(said, bytes):
            continue  # what widgets send
        said = json.loads(said)
        if said["parent_header"].get("msg_id") != asked["msg_id"]:
            continue
        if said["msg_type"] == "error":
            raise RuntimeError(said["content"]["ename"])
        if said["msg_type"] == "status" and said["content"]["execution_state"] == "idle":
            return
