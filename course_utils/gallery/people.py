"""Pictures of lesson 06: people, what an answer costs, and overfitting."""

import numpy as np
from matplotlib.axes import Axes

from course_utils import words
from course_utils.arguments import of_kind, targets_for
from course_utils.gallery.printing import curve, panel, picture
from course_utils.log_losses import log_loss
from course_utils.looks import INK
from course_utils.neuron import sigmoid
from course_utils.people import LIMIT_OF_INDEX, People
from course_utils.plots.people import draw_people
from course_utils.plots.style import PATH, SOLUTION, ZERO, draw_grid, line_style
from course_utils.show.picture import Picture
from course_utils.validation import finite_array


def picture_of_people(people: People, targets: np.ndarray) -> Picture:
    """Return everybody by height and weight; ``targets``, (people,), are 1 for yes."""
    of_kind(people, People, "The people", "what load_people returns")
    targets = targets_for(people.heights, targets)
    everybody = people.heights, people.body_masses, targets
    drawn = panel(lambda ax: draw_people(ax, *everybody), 620, 430)
    return picture(_about(people, targets), drawn)


def _about(people: People, targets: np.ndarray) -> str:
    """Return who is in the picture of people."""
    yes, no = int(np.sum(targets)), int(np.sum(targets == 0))
    low, high, light, heavy = (
        words.number(float(f"{end:.4g}"))
        for values in (people.heights, people.body_masses)
        for end in (values.min(), values.max())
    )
    who = f"{len(people)} people from {low} to {high} cm and from {light} to {heavy} kg."
    if not np.array_equal(targets, people.body_mass_index >= LIMIT_OF_INDEX):
        return f"{who} {yes} are a yes (triangles), {no} a no (rings)."
    return (
        f"{who} {yes} have an index of {LIMIT_OF_INDEX} or more (triangles), {no} below (rings). "
        "The triangles lie above the rings, and the taller the people, the higher the border."
    )


def picture_of_penalties() -> Picture:
    """Return what a row whose answer is yes costs, by the log loss and by the squared error."""
    sums = np.linspace(-8, 4, 241)
    row, yes = np.array([[1.0]]), np.array([1.0])
    by_log = log_loss(sums[None, :], row, yes)
    squares = (sigmoid(sums) - 1) ** 2
    sure_of_no = float(sigmoid(sums[0]))
    slope_of_log, slope_of_square = sure_of_no - 1, -2 * (1 - sure_of_no) ** 2 * sure_of_no
    sentence = (
        "The answer is yes. At a sum of −8 the neuron is sure of no: the log loss is "
        f"{words.number(by_log[0])} and falls with a slope of {words.number(slope_of_log)}; the "
        f"squared error is {words.number(squares[0])} and almost flat, its slope is "
        f"{words.number(slope_of_square)}."
    )

    def draw(ax: Axes) -> None:
        ax.axvline(0, color=ZERO, linewidth=0.8)
        ax.plot(sums, by_log, color=PATH, linewidth=2, label="log loss")
        ax.plot(sums, squares, color=SOLUTION, linewidth=2, linestyle="--", label="squared error")
        ax.set(xlim=(sums[0], sums[-1]), ylim=(0, None), ylabel="loss of this row")
        ax.set_xlabel("sum z of a row whose answer is yes")
        ax.legend(frameon=False)

    return picture(sentence, panel(draw, 560, 320))


def picture_of_two_losses(losses: object) -> Picture:
    """Return the losses of two sets of rows after each step: (steps + 1, 2), training first."""
    both = finite_array(losses, "The losses", 2)
    if both.shape[1] != 2 or len(both) < 2:
        raise ValueError("Two losses for each of at least two steps are asked for.")
    last, best = len(both) - 1, int(both[:, 1].argmin())
    sentence = (
        f"The training loss goes from {words.number(both[0, 0])} to {words.number(both[-1, 0])} "
        f"in {words.count_of(last, 'step')}. The validation loss is smallest at step {best}, "
        f"{words.number(both[best, 1])}, and {words.number(both[-1, 1])} in the end."
    )
    top = float(both.max())

    def draw(ax: Axes) -> None:
        ax.axvline(best, color=INK, linewidth=1, linestyle="--")
        ax.annotate(f"step {best}", (best, top), xytext=(5, 6), textcoords="offset points")
        ax.set(xlim=(-0.02 * last, 1.02 * last), ylim=(0, 1.15 * top), xlabel="step")
        ax.set_ylabel("log loss")
        draw_grid(ax, "y")
        ax.plot([], [], label="training rows", **line_style("training"))
        ax.plot([], [], label="validation rows", **line_style("test"))
        ax.legend(loc="center right", frameon=False, fontsize=9)

    marks = curve(both[:, 1], "test"), curve(both[:, 0], "training")
    return picture(sentence, panel(draw, 560, 340, *marks))
