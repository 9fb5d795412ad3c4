"""The explorer of the learning rate: turn it, and watch the path and the loss curve."""

import html
from collections.abc import Callable, Sequence

import ipywidgets

from course_utils import frames, plots, words
from course_utils.gallery import picture_of_run
from course_utils.models.learning_rate import PIN_LETTERS, LearningRateModel
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, row
from course_utils.widgets.prediction import PredictionBox

_LOCKED = "Make your prediction above: then the controls unlock."


class LearningRateExplorer(WidgetPanel):
    """Controls and a live picture that answer one question: what the learning rate does.

    Every frame is computed when the explorer is made and when the start or the typed rate
    changes; sliders only choose among them, in the browser.

    Parameters
    ----------
    problem
        What to learn, with two weights.
    start
        Two numbers on the map: where every run starts.
    steps
        How many updates each run makes.
    rule
        Your own ``rule(weights, gradient, learning_rate)`` that returns new weights; without one,
        gradient descent.
    bet
        A prediction to make first: the controls stay locked until it is made, and then show the
        learning rate that was predicted.

    Examples
    --------
    >>> explorer = LearningRateExplorer(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> explorer.model.try_learning_rate("fast")
    >>> explorer.model.refusal
    "The learning rate must be a number such as 0.5 or 4e-6, not 'fast'."
    >>> explorer.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int = 50,
        rule: Callable | None = None,
        bet: PredictionBox | None = None,
    ):
        self.model = LearningRateModel(problem, start=start, steps=steps, rule=rule)
        self._bet = bet
        self._map = frames.Panel(lambda ax: plots.draw_map(ax, problem), width=370, height=360)
        self._loss = frames.Panel(
            lambda ax: plots.draw_loss_axes(ax, problem, steps), width=450, height=360
        )
        self._make_controls()
        self._make_picture()
        super().__init__(
            row(self.rate_slider, self.rate_field),
            row(self.step_player, self.step_slider),
            row(*self.start_fields, self.pin_button, self.unpin_button),
            self.notice,
            self.picture,
            self.pin_list,
            more=self._link_in_browser(),
        )
        self._link_to_model()
        if bet is not None:
            self._lock(bet)

    def _make_controls(self) -> None:
        model = self.model
        self.rate_slider = ipywidgets.SelectionSlider(
            options=_numbered(model.labels()),
            index=model.index,
            description="Learning rate",
            style={"description_width": "auto"},
            layout={"flex": "1 1 460px", "min_width": "300px", "max_width": "640px"},
        )
        self.rate_slider.add_class("wide-readout")
        self.rate_field = field("or type it:", words.number(model.run.learning_rate), width="13em")
        self.step_player = ipywidgets.Play(max=model.steps, value=model.step, interval=150)
        self.step_slider = ipywidgets.IntSlider(
            description="Steps shown",
            max=model.steps,
            value=model.step,
            style={"description_width": "auto"},
            layout={"flex": "1 1 300px", "min_width": "240px", "max_width": "440px"},
        )
        self.start_fields = [
            field(f"Start {symbol}:", words.number(value), width="8em")
            for symbol, value in zip(model.problem.symbols, model.start, strict=True)
        ]
        self.pin_button = ipywidgets.Button(
            description="Pin this run", tooltip="Keep this run in the picture, to compare it"
        )
        self.unpin_button = ipywidgets.Button(description="Remove pins")
        self.notice = Notice(refusal=True)
        self.pin_list = ipywidgets.HTML()

    def _make_picture(self) -> None:
        names, units = self.model.reading_names()
        self.picture = LivePicture(
            panels=[self._map.description(), self._loss.description()],
            reading_names=names,
            reading_units=units,
            points=self.model.steps + 1,
            frame=self.model.index,
            step=self.model.step,
            movable=True,
        )
        self._send_frames()

    def _link_in_browser(self) -> tuple[ipywidgets.Widget, ...]:
        return (
            ipywidgets.jslink((self.rate_slider, "index"), (self.picture, "frame")),
            ipywidgets.jslink((self.step_player, "value"), (self.step_slider, "value")),
            ipywidgets.jslink((self.step_slider, "value"), (self.picture, "step")),
        )

    def _link_to_model(self) -> None:
        model = self.model
        model.observe(self._show_sweep, "sweep")
        model.observe(self._show_index, "index")
        model.observe(self._send_pins, "pins")
        self._links = (
            ipywidgets.link((self.step_slider, "value"), (model, "step")),
            ipywidgets.dlink((model, "refusal"), (self.notice, "sentence")),
        )
        self.rate_slider.observe(self._choose, "index")
        self.rate_field.observe(self._type_rate, "value")
        for start_field in self.start_fields:
            start_field.observe(self._type_start, "value")
        self.picture.observe(self._drag_start, "pointer")
        self.pin_button.on_click(lambda _: model.pin())
        self.unpin_button.on_click(lambda _: model.remove_pins())

    def _lock(self, bet: PredictionBox) -> None:
        self._enable(False)
        self.step_slider.value = self.step_player.value = self.picture.step = 0
        self.picture.sentences = [_LOCKED] * len(self.model.sweep)
        bet.prediction.observe(self._unlock, "answer")
        if bet.prediction.answer is not None:
            self._unlock()

    def _unlock(self, _=None) -> None:
        bet = self._bet.prediction
        bet.unobserve(self._unlock, "answer")
        self._enable(True)
        self.step_slider.value = self.model.steps
        self.picture.sentences = self.model.sentences()
        if isinstance(bet.answer, float):
            self.model.try_learning_rate(bet.answer)

    def _enable(self, enabled: bool) -> None:
        controls = [self.rate_slider, self.rate_field, self.step_player, self.step_slider]
        for control in [*controls, *self.start_fields, self.pin_button, self.unpin_button]:
            control.disabled = not enabled
        self.picture.movable = enabled

    def _send_frames(self) -> None:
        lines = frames.sweep_lines(self._map, self._loss, self.model.sweep)
        with self.picture.hold_sync():
            self.picture.lines = lines.tobytes()
            self.picture.readings = self.model.readings().tobytes()
            self.picture.sentences = self.model.sentences()

    def _send_pins(self, _=None) -> None:
        pins = self.model.pins
        lines = frames.pin_lines(self._map, self._loss, pins).tobytes() if pins else b""
        with self.picture.hold_sync():
            self.picture.pins = lines
            self.picture.pin_labels = list(PIN_LETTERS[: len(pins)])
        sentences = [html.escape(sentence) for sentence in self.model.pin_sentences()]
        items = "".join(f"<li>{sentence}</li>" for sentence in sentences)
        self.pin_list.value = (
            f'<div style="line-height: 1.45">Pinned:<ul style="margin: 0">{items}</ul></div>'
            if pins
            else ""
        )

    def _show_sweep(self, _) -> None:
        """Show other runs: their frames, what the slider offers, and where they start."""
        self._send_frames()
        options = _numbered(self.model.labels())
        if self.rate_slider.options != options:
            self.rate_slider.unobserve(self._choose, "index")
            shown = self.rate_slider.index
            with self.rate_slider.hold_sync():
                self.rate_slider.options = options
                # Not yet the new index: the browser's slider still has its old ends, and would
                # cut it off.
                self.rate_slider.index = min(shown, len(options) - 1)
            self.rate_slider.observe(self._choose, "index")
        for start_field, value in zip(self.start_fields, self.model.start, strict=True):
            start_field.unobserve(self._type_start, "value")
            start_field.value = words.number(value)
            start_field.observe(self._type_start, "value")
        self._show_index()

    def _show_index(self, _=None) -> None:
        # Only the slider is told: the browser passes it on to the picture. Telling the picture from
        # here as well would throw it back to where the slider was a moment ago.
        self.rate_slider.index = self.model.index
        self.rate_field.value = words.number(self.model.run.learning_rate)

    def _choose(self, change: dict) -> None:
        self.model.look_at(change["new"])

    def _type_rate(self, change: dict) -> None:
        if change["new"] != words.number(self.model.run.learning_rate):
            self.model.try_learning_rate(change["new"])
        else:
            self.model.look_at(self.model.index)

    def _type_start(self, _) -> None:
        typed = [start_field.value for start_field in self.start_fields]
        if typed != [words.number(value) for value in self.model.start]:
            self.model.move_start(typed)
        else:
            self.model.look_at(self.model.index)

    def _drag_start(self, change: dict) -> None:
        place = self._map.to_data(*change["new"])
        self.model.move_start([round(value, 2) for value in place])

    def still(self) -> tuple[str, str]:
        """Return the map and the loss curve of the run that is shown, and its sentence."""
        model, sentence = self.model, self.picture.sentences[self.model.index]
        picture = picture_of_run(model.run, sentence, steps_shown=model.step)
        return picture._repr_html_(), sentence


def _numbered(labels: list[str]) -> tuple[tuple[str, int], ...]:
    """Return options for a slider, which may repeat a label but not a value."""
    return tuple((label, index) for index, label in enumerate(labels))
