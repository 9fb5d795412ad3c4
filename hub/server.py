"""Starts a real JupyterHub on this machine's loopback, and ends it with all that it started."""

import ipaddress
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import requests

HERE = Path(__file__).resolve().parent
READY_WITHIN = 120.0
"""Seconds for the hub to answer."""


@dataclass(frozen=True)
class Tools:
    """Where the programs are: an environment with JupyterHub and the course, and the proxy."""

    environment: Path
    proxy: Path

    @property
    def hub(self) -> Path:
        """The program that is the hub."""
        return self.environment / "bin" / "jupyterhub"


def loopback(address: str) -> str:
    """Return an address of this machine that no other machine can reach.

    Raises
    ------
    ValueError
        For any other address, and for every name but ``localhost``.
    """
    said = "127.0.0.1" if address == "localhost" else address
    try:
        inside = ipaddress.ip_address(said).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise ValueError(
            f"The load runs on this machine alone, at 127.0.0.1 or ::1, and not at {address!r}: "
            "a hub that lets everybody in must not be reached from elsewhere."
        )
    return said


def find_proxy(environment: Path) -> Path | None:
    """Return configurable-http-proxy from beside an environment, from inside it, or from PATH."""
    local = [
        folder / "node_modules" / ".bin" / "configurable-http-proxy"
        for folder in (environment, environment.parent)
    ]
    found = next((path for path in local if path.exists()), None)
    anywhere = shutil.which("configurable-http-proxy")
    return found or (Path(anywhere) if anywhere else None)


def _free_places(address: str, count: int) -> list[str]:
    """Return that many places, address and port, at which nobody listens."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    sockets = [socket.socket(family) for _ in range(count)]
    try:
        for each in sockets:
            each.bind((address, 0))
        shown = f"[{address}]" if ":" in address else address
        return [f"{shown}:{each.getsockname()[1]}" for each in sockets]
    finally:
        for each in sockets:
            each.close()


@contextmanager
def started(tools: Tools, folder: Path, *, address: str) -> Iterator[tuple[str, psutil.Process]]:
    """Start a hub in a folder; give its address and its process, and end all that it started."""
    places = _free_places(loopback(address), 3)
    own = {"LOAD_FOLDER": str(folder), "LOAD_PROXY": str(tools.proxy)}
    own["LOAD_ADDRESSES"] = " ".join(places)
    own["PATH"] = f"{tools.environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with (folder / "hub.log").open("w", encoding="utf-8") as log:
        hub = subprocess.Popen(
            [tools.hub, "-f", HERE / "load_config.py"],
            cwd=folder, env=os.environ | own, stdout=log, stderr=log,
        )  # fmt: skip
    process = psutil.Process(hub.pid)
    try:
        base = f"http://{places[0]}"
        _wait_for(base, hub, folder / "hub.log")
        yield base, process
    finally:
        _end(hub, process)


def _wait_for(base: str, hub: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end and hub.poll() is None:
        try:
            if requests.get(f"{base}/hub/api/", timeout=5).ok:
                return
        except requests.RequestException:
            pass
        time.sleep(0.2)
    said = "\n".join(log.read_text(encoding="utf-8").splitlines()[-15:])
    raise RuntimeError(f"The hub did not start. Its log ends with:\n{said}")


def _end(hub: subprocess.Popen, process: psutil.Process) -> None:
    """Ask the hub to end, which ends its servers, and then end whatever of them is left."""
    family = process.children(recursive=True) if hub.poll() is None else []
    hub.send_signal(signal.SIGTERM)
    try:
        hub.wait(timeout=60)
    except subprocess.TimeoutExpired:
        hub.kill()
        hub.wait()
    for child in family:
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(family, timeout=10)
