"""Drawings that several share, or that are large; each draws on matplotlib axes it is given."""

from course_utils.plots.curves import draw_loss_axes, loss_range
from course_utils.plots.maps import draw_map, draw_square
from course_utils.plots.style import house_style, new_figure, set_log_scales

__all__ = [
    "draw_loss_axes",
    "draw_map",
    "draw_square",
    "house_style",
    "loss_range",
    "new_figure",
    "set_log_scales",
]
