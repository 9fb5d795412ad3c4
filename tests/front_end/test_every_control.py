"""Every control of every notebook works, and changes something that a learner can see."""

import os
from concurrent.futures import ThreadPoolExecutor

import build
import pytest

from tests.checks.playing import faults

PATHS = [
    path
    for source in build.sources()
    for path in build.targets(source).values()
    if path.suffix == ".ipynb"
]


@pytest.fixture(scope="module")
def playing(request):
    """Play the notebooks that are asked for side by side, each in a kernel of its own."""
    chosen = {
        item.callspec.params["path"]
        for item in request.session.items
        if item.path == request.path and hasattr(item, "callspec")
    }
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {path: pool.submit(faults, path, folder=path.parent) for path in sorted(chosen)}
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.stem}-{path.parent.name}")
def test_every_control_can_be_played_in_both_orders(path, playing):
    assert playing[path].result() == []
