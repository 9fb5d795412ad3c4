"""What these tests share: pictures that cost little, where what they show does not matter."""

import pytest


@pytest.fixture
def quick_pictures(monkeypatch, unpacked_pictures):
    """Neither shade maps nor pack pictures as PNG: both are slow."""

    def draw_no_shades(ax, problem):
        ax.set(xlim=problem.weight_range, ylim=problem.weight_range)

    monkeypatch.setattr("course_utils.plots.draw_map", draw_no_shades)
