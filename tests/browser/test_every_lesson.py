"""Every lesson in real JupyterLab: walked by keyboard, looked at, left, and found again.

Its tests go on from each other, and so do those of a lesson that has a file of its own. What takes
long is thorough; without it, the lesson that is looked at was run, and not walked.
"""

import build
import pytest

from tests.browser import controls, looks, road

LESSONS = [source.stem for source in build.lessons()]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_newcomer_walks_by_keyboard(lessons, lesson):
    lessons.at(lesson, walked=True)


@pytest.mark.parametrize("lesson", LESSONS)
def test_it_looks_right(lesson, page):
    looks.expect_good_looks(page)


@pytest.mark.parametrize("lesson", LESSONS)
def test_all_is_there_after_a_restart_and_on_another_day(lesson, lessons, page):
    road.return_to(page)
    assert (lessons.folder / f"notebooks/progress/{lesson[:2]}.json").exists()


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_control_works(lesson, page):
    controls.expect_run(page)
    page.set_viewport_size(looks.NARROW)
    controls.use_every_control(page)
