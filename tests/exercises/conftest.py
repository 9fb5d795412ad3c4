"""What all tests of exercises share: time to find a name, also on a busy machine."""

import pytest

from course_utils.exercises import diagnosis


@pytest.fixture(autouse=True)
def time_to_search(monkeypatch):
    """A busy machine is slower by half or more, and the search for a name would end too early."""
    monkeypatch.setattr(diagnosis, "SECONDS", 3 * diagnosis.SECONDS)
