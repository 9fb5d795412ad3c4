"""Limits of a learner's function hold, and what they need leaves nothing behind."""

import os
import time

import pytest

from course_utils import copies, limits


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs copies of the process")
def test_a_copy_that_is_interrupted_does_not_go_on_as_a_second_notebook(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(copies, "_in_the_copy", interrupted)
    assert copies.tries_in_a_copy([lambda: None]) == 1  # it broke, so nothing is known
    with (tmp_path / "who came back").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    assert (tmp_path / "who came back").read_text(encoding="utf-8") == f"{os.getpid()}\n"


@pytest.mark.skipif(not limits.can_interrupt(), reason="needs a clock that interrupts")
def test_a_clock_that_rings_while_an_object_ends_is_still_heard(recwarn):
    """What is raised there is only printed, so the clock rings once more."""

    class Ends:
        def __del__(self):
            last = time.monotonic() + 0.05
            while time.monotonic() < last:
                pass

    def endless():
        Ends()
        while True:
            pass

    with pytest.raises(copies.TooManyLinesError), limits.time_limit(0.01):
        endless()
