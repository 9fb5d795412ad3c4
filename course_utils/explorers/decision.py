"""The explorer of the decision: watch the border move over real people while the losses fall."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import validation, words
from course_utils.arguments import of_kind, whole_number
from course_utils.explorers.own_gradient import FIRST_RATE, OwnGradient, rate_typed
from course_utils.log_losses import log_loss, log_loss_gradient
from course_utils.people import LIMIT_OF_INDEX, People
from course_utils.plots.people import draw_people
from course_utils.plots.style import draw_grid, line_style, set_log_scales
from course_utils.scene import Backdrop, Mark, Panel, Scene, Shape, State
from course_utils.settings import Choice, Setting
from course_utils.words import decisions as words_of_decisions

BORDER_ENDS = (140.0, 200.0)
"""In cm: the border is drawn between these heights."""
_BORDER_POINTS = 61
_FARTHEST = 1000.0
"""In kg: a border that goes beyond is drawn as if it ended here."""
_PEOPLE, _LOSSES = Shape(460, 360), Shape(360, 360)


class Decision:
    """A neuron with a sigmoid and a bias that learns who has an index of 30 or more.

    Its inputs are height and body mass, or their logarithms, standardised with the mean and the
    spread of the training rows. It starts with all weights 0 and uses all training rows in each
    step.

    - ``people``, ``training``, ``test``: who there is, and the numbers of the rows to learn from
      and to check with.
    - ``steps``: how many there are, from 1 to 1000.
    - ``logs``: whether the neuron sees the logarithms of height and body mass.
    - ``gradient``: your own ``gradient(weights, inputs, targets)``; without one, or as long as it
      does not work, the course's.

    >>> from course_utils.people import load_people
    >>> rows = np.arange(1629)
    >>> decision = Decision(load_people(), training=rows[:1200], test=rows[1200:], steps=20)
    >>> decision.scene(decision.state).sentences[20].split(". ")[0]
    'After 20 steps the training loss is 0.1194 and the test loss 0.1374'
    """

    def __init__(
        self,
        people: People,
        *,
        training: np.ndarray,
        test: np.ndarray,
        steps: int = 100,
        logs: bool = False,
        gradient: Callable[..., Any] | None = None,
    ):
        of_kind(people, People, "The people", "what load_people returns")
        self._people, self._logs = people, logs
        self._training = validation.row_numbers(training, len(people))
        self._test = validation.row_numbers(test, len(people))
        if np.intersect1d(self._training, self._test).size:
            raise ValueError("Some rows are in both lists: test rows must not be learned from.")
        self._steps = whole_number(steps, "The number of steps", least=1, most=1000)
        self._gradient = OwnGradient(gradient, log_loss_gradient)
        self._targets = (people.body_mass_index >= LIMIT_OF_INDEX) * 1.0
        seen = self._seen(np.stack([people.heights, people.body_masses], axis=1))
        self._mean = seen[self._training].mean(axis=0)
        self._spread = seen[self._training].std(axis=0)
        if not self._spread.all():
            raise ValueError("The training rows must differ in height and body mass: choose more.")
        standard = (seen - self._mean) / self._spread
        self._inputs = np.column_stack([standard, np.ones(len(people))])
        self._backdrops = (
            Backdrop(self._draw_people, _PEOPLE),
            Backdrop(self._draw_loss_axes, _LOSSES),
        )
        choice = Choice("step", "Steps shown", None, play=True)
        self.rows: tuple[tuple[Setting, ...], ...] = ((choice, rate_typed()),)
        self.state: State = {"step": steps, "learning_rate": FIRST_RATE}
        self.scene(self.state)  # refuses what cannot be learned from

    def scene(self, state: State) -> Scene:
        """Return the people with the border after each step, and both losses up to it."""
        weights = self._learned(state["learning_rate"])
        training, test = (self._curve(weights, rows) for rows in (self._training, self._test))
        border, yes_side = self._borders(weights)
        people, loss_axes = self._backdrops
        return Scene(
            (
                Panel(people, (Mark("area", yes_side, "yes side"), Mark("line", border, "plain"))),
                Panel(
                    loss_axes,
                    (
                        Mark("line", test, "test", grows="frame"),
                        Mark("line", training, "training", grows="frame"),
                    ),
                ),
            ),
            self._sentences(weights, training[0, :, 1], test[0, :, 1]),
            np.arange(self._steps + 1.0),
            tuple(map(str, range(self._steps + 1))),
            remark=self._gradient.remark,
        )

    def _seen(self, values: np.ndarray) -> np.ndarray:
        return np.log(values) if self._logs else values

    def _learned(self, learning_rate: float) -> np.ndarray:
        """Return the weights of height, body mass and the constant input: (steps + 1, 3)."""
        return self._gradient.descend(
            np.zeros(3),
            self._inputs[self._training],
            self._targets[self._training],
            learning_rate=learning_rate,
            steps=self._steps,
        )

    def _curve(self, weights: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Return the loss on some rows after each step, as points: (1, steps + 1, 2)."""
        losses = log_loss(weights.T, self._inputs[rows], self._targets[rows])
        return np.stack([np.arange(len(losses)), losses], axis=-1)[None]

    def _borders(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where the sum is 0, (steps + 1, points, 2) in cm and kg, and the side of yes.

        Where there is no border, both are nan.
        """
        heights = np.linspace(*BORDER_ENDS, _BORDER_POINTS)
        standard = (self._seen(heights) - self._mean[0]) / self._spread[0]
        first, second, bias = weights.T[:, :, None]
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            seen = self._mean[1] - self._spread[1] * (first * standard + bias) / second
            kilograms = np.exp(seen) if self._logs else seen
        kilograms = np.where(second == 0, np.nan, np.clip(kilograms, -_FARTHEST, _FARTHEST))
        border = np.stack([np.broadcast_to(heights, kilograms.shape), kilograms], axis=-1)
        end = np.where(second > 0, _FARTHEST, -_FARTHEST)
        corners = [np.concatenate([np.full_like(end, x), end], axis=1) for x in BORDER_ENDS[::-1]]
        yes_side = np.concatenate([border, np.stack(corners, axis=1)], axis=1)
        yes_side[(second == 0)[:, 0]] = np.nan
        return border, yes_side

    def _sentences(
        self, weights: np.ndarray, training: np.ndarray, test: np.ndarray
    ) -> tuple[str, ...]:
        """Return one sentence for each step."""
        answers = self._inputs[self._test] @ weights.T > 0
        yes = self._targets[self._test] == 1
        found, others = answers[yes].sum(axis=0), answers[~yes].sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            per_unit = weights[:, :2] / self._spread
            exponents = per_unit[:, 0] / per_unit[:, 1]
        return tuple(
            words_of_decisions.sentence(
                step=step,
                losses=(training[step], test[step]),
                found=(int(found[step]), int(yes.sum())),
                others=int(others[step]),
                border=self._border_in_words(exponent),
            )
            for step, exponent in enumerate(exponents)
        )

    def _border_in_words(self, exponent: float) -> str:
        if not np.isfinite(exponent):
            return "it says maybe to everybody, so there is no border yet"
        shown = words.number(round(-exponent, 2) + 0.0)
        if self._logs:
            return f"along its border, body mass grows like height to the power {shown}"
        return f"its border rises {shown} kg per cm"

    def _draw_people(self, ax: Axes) -> None:
        people, rows = self._people, self._training
        heights, body_masses = people.heights[rows], people.body_masses[rows]
        draw_people(ax, heights, body_masses, self._targets[rows])
        ax.set_title("Training rows; shaded: the neuron says yes")

    def _draw_loss_axes(self, ax: Axes) -> None:
        set_log_scales(ax, "y")
        ax.set(xlim=(-0.02 * self._steps, 1.02 * self._steps), ylim=(0.003, 3), xlabel="step")
        ax.set(ylabel="log loss", title="Loss curves")
        ax.locator_params(axis="y", subs=(1, 2, 5))
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:g}" if value >= 0.01 else "")
        ax.yaxis.set_minor_formatter(lambda *_: "")
        draw_grid(ax, "y")
        ax.plot([], [], label="training rows", **line_style("training"))
        ax.plot([], [], label="test rows", **line_style("test"))
        ax.legend(loc="upper right", frameon=False, fontsize=9)
