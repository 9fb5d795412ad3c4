"""The course's penguins are those of the package palmerpenguins, where that is installed."""

from importlib.resources import files

import pytest

from course_utils.projects.table import _DATA


def test_the_file_is_that_of_the_published_package():
    published = files(pytest.importorskip("palmerpenguins")) / "data" / "penguins.csv"
    assert (_DATA / "penguins.csv").read_bytes() == published.read_bytes()
