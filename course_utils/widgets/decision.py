"""The explorer of the decision: watch the border move over real people while the losses fall."""

from collections.abc import Callable

import ipywidgets
import numpy as np

from course_utils import frames, words
from course_utils.gallery.people import picture_of_decision
from course_utils.models.decision import DecisionModel
from course_utils.people import People
from course_utils.plots import people as drawings
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, row

_OFF = -100.0
"""In pixels: where a border is put that does not exist."""


class DecisionExplorer(WidgetPanel):
    """People by height and weight, the border between no and yes, and both loss curves.

    It answers one question: what does the neuron change while its loss falls?

    Parameters
    ----------
    people, training, test
        Who there is, and the numbers of the rows to learn from and to check with.
    learning_rate, steps
        How large the steps are, and how many.
    logs
        Whether the neuron sees the logarithms of height and weight.
    gradient
        Your own ``gradient(weights, inputs, targets)``; without one, or as long as it does not
        work, the course's.

    Examples
    --------
    >>> from course_utils.people import load_people
    >>> rows = np.arange(1629)
    >>> explorer = DecisionExplorer(load_people(), training=rows[:1200], test=rows[1200:])
    >>> explorer.rate_field.value = "fast"
    >>> explorer.notice.sentence
    "The learning rate must be a number such as 0.5 or 4e-6, not 'fast'."
    >>> explorer.close()
    """

    def __init__(
        self,
        people: People,
        *,
        training: np.ndarray,
        test: np.ndarray,
        learning_rate: float = 2.0,
        steps: int = 100,
        logs: bool = False,
        gradient: Callable | None = None,
    ):
        self.model = DecisionModel(
            people,
            training=training,
            test=test,
            learning_rate=learning_rate,
            steps=steps,
            logs=logs,
            gradient=gradient,
        )
        self._people = frames.Panel(self._draw_people, width=460, height=360, look="border")
        self._losses = frames.Panel(self._draw_loss_axes, width=360, height=360, look="curve")
        self._make_controls()
        self.picture = LivePicture(
            panels=[self._people.description(), self._losses.description()],
            points=steps + 1,
            area_points=steps + 3,
            frame=steps,
            step=steps,
            start_panel=-1,
        )
        self._send_frames()
        super().__init__(
            row(self.step_player, self.step_slider, self.rate_field),
            self.notice,
            self.picture,
            more=(
                ipywidgets.jslink((self.step_player, "value"), (self.step_slider, "value")),
                ipywidgets.jslink((self.step_slider, "value"), (self.picture, "frame")),
            ),
        )
        self._links = (
            ipywidgets.link((self.step_slider, "value"), (self.model, "step")),
            ipywidgets.dlink((self.model, "refusal"), (self.notice, "sentence")),
        )
        self.model.observe(self._send_frames, "weights")
        self.rate_field.observe(self._type_rate, "value")

    def _draw_people(self, ax) -> None:
        model = self.model
        people, rows = model.people, model.training
        drawings.draw_people(
            ax, people.heights[rows], people.body_weights[rows], model.targets[rows]
        )
        ax.set_title("Training rows; shaded: the neuron says yes")

    def _draw_loss_axes(self, ax) -> None:
        drawings.draw_two_loss_axes(ax, self.model.steps)
        ax.set_title("Loss curves")

    def _make_controls(self) -> None:
        steps = self.model.steps
        self.step_player = ipywidgets.Play(max=steps, value=steps, interval=120)
        self.step_slider = ipywidgets.IntSlider(
            description="Steps shown",
            max=steps,
            value=steps,
            style={"description_width": "auto"},
            layout={"flex": "1 1 300px", "min_width": "240px", "max_width": "440px"},
        )
        shown = words.number(self.model.learning_rate)
        self.rate_field = field("Learning rate:", shown, width="13em")
        self.notice = Notice(refusal=True)

    def _type_rate(self, change: dict) -> None:
        self.model.try_learning_rate(change["new"])

    def _send_frames(self, _=None) -> None:
        model, points = self.model, self.model.steps + 1
        border = self._people.to_pixels(np.nan_to_num(model.borders(points), nan=-1e4))
        border[0] = _OFF if np.isnan(model.borders(2)[0, 0, 1]) else border[0]
        training, test = (self._curves(losses) for losses in model.losses())
        lines = np.stack([border, training], axis=1)
        seconds = np.stack([np.full_like(test, np.nan), test], axis=1)
        with self.picture.hold_sync():
            self.picture.lines = lines.astype(np.float32).tobytes()
            self.picture.seconds = seconds.astype(np.float32).tobytes()
            self.picture.areas = self._areas(border).astype(np.float32).tobytes()
            self.picture.sentences = model.sentences()

    def _curves(self, losses: np.ndarray) -> np.ndarray:
        """Return a loss curve up to each step, (steps + 1, points, 2), in pixels."""
        steps = np.arange(len(losses))
        upto = np.minimum(steps[None, :], steps[:, None])
        return self._losses.to_pixels(np.stack([upto, losses[upto]], axis=-1).astype(float))

    def _areas(self, border: np.ndarray) -> np.ndarray:
        """Return the side on which the neuron says yes, (steps + 1, 2 panels, corners, 2)."""
        count, points, _ = border.shape
        areas = np.full((count, 2, points + 2, 2), np.nan)
        left, top, width, height = self._people.box
        yes_is_up = self.model.weights[:, 1] > 0
        end = np.where(yes_is_up, top - 1e4, top + height + 1e4)
        areas[:, 0, :points] = border
        areas[:, 0, points] = np.stack([np.full(count, left + width), end], axis=1)
        areas[:, 0, points + 1] = np.stack([np.full(count, left), end], axis=1)
        areas[self.model.weights[:, 1] == 0] = np.nan
        return areas

    def still(self) -> tuple[str, str]:
        """Return the people with the border, the loss curves so far, and the sentence."""
        model, step = self.model, self.model.step
        sentence = self.picture.sentences[step]
        picture = picture_of_decision(
            sentence,
            draw_people=self._draw_people,
            draw_loss_axes=self._draw_loss_axes,
            border=model.borders(101)[step],
            losses=tuple(losses[: step + 1] for losses in model.losses()),
        )
        return picture._repr_html_(), sentence
