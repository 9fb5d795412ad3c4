"""One control for each kind of setting: it shows a state, and tells what a learner did."""

from collections.abc import Callable
from typing import Any

import ipywidgets

from course_utils.scene import Scene, State
from course_utils.settings import Button, Choice, Options, Place, Setting, Slide, Steps
from course_utils.show import parts
from course_utils.show.live import LivePicture

Tell = Callable[[Setting, Any], None]
"""Called with a setting and what the learner slid, chose or pressed."""
_SHORT = 14
"""Longer labels need a wider place beside their slider."""


class Control:
    """A setting's widgets, in the order in which they stand.

    A subclass calls ``tell`` when the learner changes one of them.
    """

    widgets: tuple[ipywidgets.Widget, ...] = ()
    rare: tuple[ipywidgets.Widget, ...] = ()
    """Those that are folded in, apart from the others."""
    links: tuple[ipywidgets.Widget, ...] = ()

    def show(self, state: State, scene: Scene) -> None:
        """Show a state and its scene, without telling anybody."""

    def enable(self, enabled: bool) -> None:
        """Let the learner use it, or not."""
        for widget in (*self.widgets, *self.rare):
            widget.disabled = not enabled


class ChoiceControl(Control):
    """A slider over all frames, turned in the browser, and a field for a value of one's own."""

    def __init__(
        self, setting: Choice, state: State, scene: Scene, tell: Tell, picture: LivePicture
    ):
        self._setting = setting
        wide = {"flex": "1 1 400px", "min_width": "280px", "max_width": "640px"}
        index = scene.frame_of(state[setting.name])
        self.slider = parts.slider(setting.label, scene.labels, index, wide)
        self.slider.add_class("course-choice")
        if max(map(len, scene.labels)) > _SHORT:
            self.slider.add_class("wide-readout")
        self.slider.observe(lambda change: tell(setting, ("index", change["new"])), "index")
        self.links = (ipywidgets.jslink((self.slider, "index"), (picture, "frame")),)
        self.widgets = (self.slider,)
        if setting.play:
            self.player, link = parts.player(self.slider, 120)
            self.links, self.widgets = (*self.links, link), (self.player, self.slider)
        if setting.read is not None:
            self.field = parts.field("or type it:", setting.shown(state), width="13em")
            self.field.observe(lambda change: tell(setting, ("typed", change["new"])), "value")
            self.widgets += (self.field,)

    def enable(self, enabled: bool) -> None:
        """Let the learner use it, or not: then its value is not told, which may be the answer."""
        super().enable(enabled)
        self.slider.readout = enabled
        if self._setting.read is not None:
            # "" and not None, which Python in the browser hands on as no value at all.
            self.field.layout.display = "" if enabled else "none"

    def show(self, state: State, scene: Scene) -> None:
        """Show the chosen value, and offer those that the scene has."""
        if len(scene.labels) > 1:
            parts.offer(self.slider, scene.labels, scene.frame_of(state[self._setting.name]))
        if self._setting.read is not None:
            self.field.value = self._setting.shown(state)


class StepsControl(Control):
    """A player and a slider for the step that is shown, both at work in the browser alone."""

    def __init__(self, setting: Steps, state: State, tell: Tell, picture: LivePicture):
        self._setting = setting
        stride = _stride(len(setting.labels) - 1)
        wide = {"flex": "1 1 240px", "min_width": "220px", "max_width": "560px"}
        self.slider = parts.slider(setting.label, setting.labels, state[setting.name], wide)
        self.slider.observe(lambda change: tell(setting, change["new"]), "index")
        self.player, link = parts.player(self.slider, setting.interval, stride)
        self.links = link, ipywidgets.jslink((self.slider, "index"), (picture, "step"))
        steady = setting.interval, stride
        paces = {"one by one": (400, 1), "steady": steady, "fast": (setting.interval // 3, stride)}
        self.pace = parts.dropdown("Pace:", list(paces.items()), steady)
        self.pace.observe(lambda change: self._play_at(*change["new"]), "value")
        self.widgets, self.rare = (self.player, self.slider), (self.pace,)

    def _play_at(self, interval: int, step: int) -> None:
        self.player.interval, self.player.step = interval, step

    def show(self, state: State, _: Scene) -> None:
        """Show a state, without telling anybody."""
        self.slider.index = state[self._setting.name]


def _stride(last: int) -> int:
    """Return so many steps at a time that about a hundred pictures are played, the last one too."""
    return max((step for step in range(1, last // 100 + 2) if last % step == 0), default=1)


class SlideControl(Control):
    """A slider whose every move asks for a new scene, and a field beside it; or only a field."""

    def __init__(self, setting: Slide, state: State, tell: Tell):
        self._setting, self._positions = setting, list(setting.positions)
        if self._positions:
            # As long in a row that has one button more.
            widest = "min(640px, max(300px, 100% - 250px))"
            wide = {"flex": "1 1 220px", "min_width": "220px", "max_width": widest}
            labels = [setting.write(position) for position in self._positions]
            place = self._nearest(setting.value(state))
            self.slider = parts.slider(setting.label, labels, place, wide)
            move = self._positions.__getitem__
            self.slider.observe(lambda change: tell(setting, move(change["new"])), "index")
            self.widgets = (self.slider,)
        label, width = ("or type it:", "11em") if self._positions else (setting.label, "13em")
        self.field = parts.field(label, setting.shown(state), width=width)
        self.field.observe(lambda change: tell(setting, change["new"]), "value")
        self.widgets += (self.field,)

    def _nearest(self, value: float) -> int:
        distances = [abs(position - value) for position in self._positions]
        return distances.index(min(distances))

    def show(self, state: State, _: Scene) -> None:
        """Show a state, without telling anybody."""
        if self._positions:
            self.slider.index = self._nearest(self._setting.value(state))
        self.field.value = self._setting.shown(state)


class PlaceControl(Control):
    """A field for each number of a place; it can be dragged in the picture as well."""

    def __init__(self, setting: Place, state: State, tell: Tell):
        self._setting = setting
        self.fields = [
            parts.field(f"{setting.label} {symbol}:", value, width="10.5em")
            for symbol, value in zip(setting.symbols, setting.shown(state), strict=True)
        ]
        for each in self.fields:
            each.observe(lambda _: tell(setting, [typed.value for typed in self.fields]), "value")
        self.widgets = tuple(self.fields)

    def show(self, state: State, _: Scene) -> None:
        """Show a state, without telling anybody."""
        for each, value in zip(self.fields, self._setting.shown(state), strict=True):
            each.value = value


class OptionsControl(Control):
    """A list to choose from."""

    def __init__(self, setting: Options, state: State, tell: Tell):
        self._setting = setting
        options = parts.numbered(setting.options)
        self.list = parts.dropdown(setting.label, options, state[setting.name])
        self.list.observe(lambda change: tell(setting, change["new"]), "value")
        self.widgets, self.rare = ((), (self.list,)) if setting.rare else ((self.list,), ())

    def show(self, state: State, _: Scene) -> None:
        """Show a state, without telling anybody."""
        self.list.value = state[self._setting.name]


class ButtonControl(Control):
    """A button."""

    def __init__(self, setting: Button, tell: Tell):
        self.button = parts.button(setting.label, lambda: tell(setting, None), setting.tooltip)
        self.widgets, self.rare = ((), (self.button,)) if setting.rare else ((self.button,), ())


def control_for(
    setting: Setting, state: State, scene: Scene, tell: Tell, picture: LivePicture
) -> Control:
    """Return the control of a setting."""
    match setting:
        case Choice():
            return ChoiceControl(setting, state, scene, tell, picture)
        case Steps():
            return StepsControl(setting, state, tell, picture)
        case Slide():
            return SlideControl(setting, state, tell)
        case Place():
            return PlaceControl(setting, state, tell)
        case Options():
            return OptionsControl(setting, state, tell)
        case Button():
            return ButtonControl(setting, tell)
