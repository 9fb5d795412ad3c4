"""Widgets are tested without packing their pictures as PNG, which is slow and tested elsewhere."""

import pytest
from ipywidgets.widgets.widget import _instances


@pytest.fixture(autouse=True)
def unpacked_pictures(monkeypatch):
    for module in ("canvas", "picture"):
        monkeypatch.setattr(f"course_utils.show.{module}.png", lambda _: b"PNG")


@pytest.fixture
def registry():
    """Every widget that is open, by its id."""
    return _instances
