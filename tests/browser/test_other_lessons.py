"""The other lessons in real JupyterLab: they run, look right, and every control on them works."""

import build
import pytest

from tests.browser import controls, jupyter, looks

WITH_TESTS_OF_THEIR_OWN = ("00", "01", "05", "06")
OTHERS = [
    source.stem for source in build.lessons() if not source.stem.startswith(WITH_TESTS_OF_THEIR_OWN)
]


@pytest.mark.parametrize("name", OTHERS)
def test_a_lesson_runs_and_every_control_on_it_works(open_lesson, name):
    page = open_lesson(name)
    jupyter.run_all(page)
    controls.expect_run(page)
    looks.expect_good_looks(page)
    controls.use_every_control(page)
