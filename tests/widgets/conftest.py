"""Widgets are tested without packing their pictures, which is slow and tested elsewhere."""

import pytest


@pytest.fixture(autouse=True)
def quickly(unpacked_pictures):
    """No picture is looked at here."""
