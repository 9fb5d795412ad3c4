"""What all tests of exercises share: no clock ends a search, also on a busy machine."""

import pytest

from course_utils.exercises import running


@pytest.fixture(autouse=True)
def time_to_search(monkeypatch):
    """A search ends by its count: the clock is for slow machines only."""
    monkeypatch.setattr(running, "SECONDS", 20.0)
