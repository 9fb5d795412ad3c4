"""Explorers are tested without packing their pictures, and in a notebook where one is needed."""

import pytest


@pytest.fixture(autouse=True)
def quickly(unpacked_pictures):
    """All that is drawn here is looked at before it is packed."""
