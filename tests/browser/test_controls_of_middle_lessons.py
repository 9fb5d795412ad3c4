"""Lessons 03 to 05 in real JupyterLab: they run, and then every control on them is used.

The pages that are opened here fail in the end if anything went wrong in the browser or in the
kernel: see ``opening`` in conftest.py. Three files, because a file is the work of one process.
"""

import build
import pytest

from tests.browser.controls import use_every_control


@pytest.mark.parametrize("name", [source.stem for source in build.lessons()[3:6]])
def test_a_lesson_runs_and_every_control_on_it_works(open_lesson, name):
    use_every_control(open_lesson(name))
