"""The drawings of the course: each function draws on axes it is given."""

from course_utils.plots.curves import (
    OUTCOME_COLOURS,
    draw_error_axes,
    draw_final_losses,
    draw_loss_axes,
    draw_losses,
    loss_range,
)
from course_utils.plots.guesses import (
    draw_band,
    draw_best,
    draw_best_axes,
    draw_guesses,
    draw_square,
)
from course_utils.plots.maps import draw_map, draw_path
from course_utils.plots.neuron import draw_activation, draw_loss_slice
from course_utils.plots.style import (
    INK,
    PATH,
    PIXELS_PER_INCH,
    RUN_COLOURS,
    SOLUTION,
    house_style,
    new_figure,
    set_log_scales,
)

__all__ = [
    "INK",
    "OUTCOME_COLOURS",
    "PATH",
    "PIXELS_PER_INCH",
    "RUN_COLOURS",
    "SOLUTION",
    "draw_activation",
    "draw_band",
    "draw_best",
    "draw_best_axes",
    "draw_error_axes",
    "draw_final_losses",
    "draw_guesses",
    "draw_loss_axes",
    "draw_loss_slice",
    "draw_losses",
    "draw_map",
    "draw_path",
    "draw_square",
    "house_style",
    "loss_range",
    "new_figure",
    "set_log_scales",
]
