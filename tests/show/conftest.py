"""Explorers in a notebook, where one is needed."""

from tests.progress.conftest import a_notebook  # noqa: F401 -- a fixture
