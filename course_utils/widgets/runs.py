"""What every explorer of runs shows: a setting to turn, steps to play, a start to move, pins."""

import html

import ipywidgets

from course_utils import frames, words
from course_utils.models.runs import PIN_LETTERS, RunsModel
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, numbered, offer, row
from course_utils.widgets.prediction import PredictionBox

_LOCKED = "Make your prediction above: then the controls unlock."


class RunsExplorer(WidgetPanel):
    """Controls and a live picture of two panels: the map, and a curve over the steps.

    Every frame is computed when the explorer is made and when the start or the typed value
    changes; sliders only choose among them, in the browser. A subclass says what a reader without
    Python sees, in ``still``.

    Parameters
    ----------
    model
        The runs.
    map_panel, curve_panel
        What they are drawn on.
    curve
        Which field of a run the curve shows.
    value_name
        What the setting is called.
    bet
        A prediction to make first: the controls stay locked until it is made, and then show the
        value that was predicted.
    """

    def __init__(
        self,
        model: RunsModel,
        *,
        map_panel: frames.Panel,
        curve_panel: frames.Panel,
        curve: str,
        value_name: str,
        bet: PredictionBox | None = None,
    ):
        self.model, self._bet = model, bet
        self._map, self._curve_panel, self._curve = map_panel, curve_panel, curve
        self._make_value_controls(value_name)
        self._make_controls()
        self._make_picture()
        super().__init__(
            row(self.value_slider, self.value_field),
            row(self.step_player, self.step_slider, *self.step_buttons),
            row(*self.start_fields, self.pin_button, self.unpin_button),
            self.notice,
            self.picture,
            self.pin_list,
            more=self._link_in_browser(),
        )
        self._link_to_model()
        if bet is not None:
            self._lock(bet)

    def _make_value_controls(self, value_name: str) -> None:
        model = self.model
        self.value_slider = ipywidgets.SelectionSlider(
            options=numbered(model.labels()),
            index=model.index,
            description=value_name,
            style={"description_width": "auto"},
            layout={"flex": "1 1 460px", "min_width": "300px", "max_width": "640px"},
        )
        self.value_slider.add_class("wide-readout")
        self.value_field = field("or type it:", model.shown_value(), width="13em")

    def _make_controls(self) -> None:
        model = self.model
        self.step_player = ipywidgets.Play(max=model.steps, value=model.step, interval=150)
        self.step_slider = ipywidgets.IntSlider(
            description="Steps shown",
            max=model.steps,
            value=model.step,
            style={"description_width": "auto"},
            layout={"flex": "1 1 300px", "min_width": "240px", "max_width": "440px"},
        )
        self.step_buttons: list[ipywidgets.Button] = []
        self.start_fields = [
            field(f"Start {symbol}:", words.number(value), width="10.5em")
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
            panels=[self._map.description(), self._curve_panel.description()],
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
            ipywidgets.jslink((self.value_slider, "index"), (self.picture, "frame")),
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
        self.value_slider.observe(self._choose, "index")
        self.value_field.observe(self._type_value, "value")
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
            self.model.try_value(bet.answer)

    def _enable(self, enabled: bool) -> None:
        controls = [self.value_slider, self.value_field, self.step_player, self.step_slider]
        controls += [*self.step_buttons, *self.start_fields, self.pin_button, self.unpin_button]
        for control in controls:
            control.disabled = not enabled
        self.picture.movable = enabled

    def _send_frames(self) -> None:
        model = self.model
        lines = frames.sweep_lines(self._map, self._curve_panel, model.sweep, curve=self._curve)
        with self.picture.hold_sync():
            self.picture.lines = lines.tobytes()
            self.picture.readings = model.readings().tobytes()
            self.picture.sentences = model.sentences()

    def _send_pins(self, _=None) -> None:
        pins, lines = self.model.pins, b""
        if pins:
            drawn = frames.pin_lines(self._map, self._curve_panel, pins, curve=self._curve)
            lines = drawn.tobytes()
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
        offer(self.value_slider, self.model.labels(), self._choose)
        for start_field, value in zip(self.start_fields, self.model.start, strict=True):
            start_field.unobserve(self._type_start, "value")
            start_field.value = words.number(value)
            start_field.observe(self._type_start, "value")
        self._show_index()

    def _show_index(self, _=None) -> None:
        # Only the slider is told: the browser passes it on to the picture. Telling the picture from
        # here as well would throw it back to where the slider was a moment ago.
        self.value_slider.index = self.model.index
        self.value_field.value = self.model.shown_value()

    def _choose(self, change: dict) -> None:
        self.model.look_at(change["new"])

    def _type_value(self, change: dict) -> None:
        if change["new"] != self.model.shown_value():
            self.model.try_value(change["new"])
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
