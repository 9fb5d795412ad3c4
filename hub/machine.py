"""What the load ran on."""

import os
import platform
import subprocess
import time

import psutil

from hub.server import Tools

_LISTED = ("jupyterhub", "jupyterlab", "jupyter_server", "ipykernel", "nbgitpuller", "numpy")
_ASK = f"from importlib.metadata import version as v; print(*map(v, {_LISTED}))"


def said(*command: object) -> str:
    """Return what a command says."""
    return subprocess.run(
        command, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()


def machine() -> dict:
    """Return the month, the size of this machine, and how busy it is before the load begins."""
    return {
        "month": time.strftime("%Y-%m"),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": platform.system(),
        "load_average_before": round(os.getloadavg()[0], 2),
        "busy_before": round(psutil.cpu_percent(interval=5.0) / 100, 2),
    }


def versions(tools: Tools) -> dict:
    """Return the versions of what is measured."""
    python = tools.environment / "bin" / "python"
    found = dict(zip(_LISTED, said(python, "-c", _ASK).split(), strict=True))
    own = said(python, "-c", "import platform; print(platform.python_version())")
    return {"python": own, "configurable-http-proxy": said(tools.proxy, "--version")} | found
