"""The environment with JupyterHub, if there is one."""

import os
from pathlib import Path

import pytest

from hub import server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tools() -> server.Tools:
    """Return where JupyterHub and its proxy are, or skip."""
    named = os.environ.get("HUB_ENVIRONMENT", "")
    environment = Path(named).absolute()
    proxy = server.find_proxy(environment)
    if not named or not (environment / "bin/jupyterhub").exists() or proxy is None:
        pytest.skip("HUB_ENVIRONMENT names no environment with JupyterHub and its proxy")
    return server.Tools(environment, proxy)
