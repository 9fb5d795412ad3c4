"""The one widget that shows any explorer: its controls, its live picture, and what it refuses."""

import html
import inspect
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

import ipywidgets

from course_utils.scene import Scene, State
from course_utils.settings import (
    Choice,
    Place,
    Setting,
    Steps,
    Subject,
    setting_called,
    setting_of,
)
from course_utils.show.controls import Control, control_for
from course_utils.show.kept import Kept
from course_utils.show.live import LivePicture
from course_utils.show.locked import LOCKED, Bet, Lock
from course_utils.show.more import More
from course_utils.show.panel import Refusal, WidgetPanel
from course_utils.show.parts import row
from course_utils.show.shared import state_of, text_of
from course_utils.show.still import still


class Explorer(WidgetPanel):
    """Controls and a live picture of a subject: a function from settings to a scene.

    Everything that can be seen follows from the ``state``, what is chosen. A learner's move makes a
    new state, or is refused with a sentence and changes nothing. What only chooses among frames or
    steps that the browser already has is shown there at once, and Python hears of it afterwards.

    A subclass names what it explores: ``class TangentExplorer(Explorer): of = Tangent`` takes the
    arguments of ``Tangent``.

    - ``subject``: what is explored.
    - ``state``: what is chosen now, by the names of the settings.
    - ``scene``: what is shown, with all its frames.
    - ``controls``: by the same names.
    """

    of: ClassVar[Callable[..., Subject]]

    def __init_subclass__(cls, **kwargs: Any):
        super().__init_subclass__(**kwargs)
        if (of := cls.__dict__.get("of")) is not None:
            # Its examples are those of the subject, which run there.
            cls.__doc__ = (of.__doc__ or "").split("\n\n    >>>")[0]
            cls.__signature__ = inspect.signature(of)

    def __init__(self, *args: Any, bet: Bet | None = None, **kwargs: Any):
        self.subject: Subject = type(self).of(*args, **kwargs)
        self._kept = Kept(type(self).__name__, self.subject)
        self.state, self.scene = self._kept.first()
        self._showing, self._lock = False, Lock(bet)
        self.picture = LivePicture(frame=self.frame, step=self.step)
        self._print(self.scene)
        self.notice = Refusal(self.scene.remark)
        self._notes = ipywidgets.HTML().add_class("course-says")
        self.controls: dict[str, Control] = {}
        rows: list[ipywidgets.HBox] = []
        below: list[ipywidgets.HBox] = []
        for settings in self.subject.rows:
            made = {
                each.name: control_for(each, self.state, self.scene, self._hear, self.picture)
                for each in settings
            }
            self.controls |= made
            shown = row(*(widget for control in made.values() for widget in control.widgets))
            if any(isinstance(each, Choice) and each.on_axis for each in settings):
                below.append(shown.add_class("course-axis"))
            else:
                rows.append(shown)
        rare = [widget for control in self.controls.values() for widget in control.rare]
        self.more = More(self.subject, rare, paste=self.show_state, begin=self._start_afresh)
        rows[-1].children += (self.more.button,)
        super().__init__(
            *rows,
            self.more,
            self.notice,
            self.picture,
            *below,
            self._notes,
            links=[link for control in self.controls.values() for link in control.links],
        )
        self.picture.observe(self._drag, "pointer")
        self.more.button.observe(lambda _: self._show_controls(), "value")
        self._say()
        if self._lock.prediction is not None:
            self.follow(self._lock.prediction, self._take_bet, "answer")
            self._take_bet()

    def _start_afresh(self) -> None:
        self._try(lambda: self.subject.state)

    @property
    def locked(self) -> bool:
        """Whether a prediction is still to be made."""
        return self._lock.closed

    @property
    def frame(self) -> int:
        """Which frame is looked at."""
        chosen = setting_of(Choice, self.subject)
        return self.scene.frame_of(self.state[chosen.name]) if chosen else 0

    @property
    def step(self) -> int:
        """Up to which step."""
        steps = setting_of(Steps, self.subject)
        return int(self.state[steps.name]) if steps else 10**6

    @property
    def sentence(self) -> str:
        """What the picture shows now, in words."""
        return LOCKED if self.locked else self.scene.sentences[self.frame]

    def set(self, **values: object) -> None:
        """Set what a learner could set, by the names of the settings; text is read as if typed.

        A value that cannot be used is refused in the notice, as in the controls.
        """
        for name, value in values.items():
            setting = setting_called(name, self.subject)
            self._hear(setting, ("typed", value) if isinstance(setting, Choice) else value)

    @property
    def state_as_text(self) -> str:
        """What is shown, as a line of text that `show_state` shows again."""
        return text_of(self.subject, self.state)

    def show_state(self, text: str) -> None:
        """Show what such a text tells; one that cannot be used is refused in the notice."""
        if self.locked:
            self._say(LOCKED)
        elif not self._showing:
            self._try(lambda: state_of(self.subject, text))

    def _hear(self, setting: Setting, told: Any) -> None:
        """Take what a learner did, unless it is only what was just shown."""
        if self._showing:
            return
        match setting, told:
            case Choice(), ("index", frame):
                self._chose({**self.state, setting.name: float(self.scene.values[frame])})
            case Choice(), (_, typed):
                self._change(setting, typed)
            case Steps(), _:
                self._chose(setting.take(self.state, told))
            case _:
                self._change(setting, told)

    def _chose(self, state: State) -> None:
        """Take a state whose frame or step is in the scene already: the browser shows it."""
        self.state = state
        self._show_controls()
        self._say()

    def _change(self, setting: Any, told: Any) -> None:
        """Take what was done, unless a field only says what it said before."""
        shown = getattr(setting, "shown", None)
        if shown is not None and told == shown(self.state):
            self._show(self.state, self.scene)
        else:
            self._try(partial(setting.take, self.state, told))

    def _try(self, take: Callable[[], State], *, passing: bool = False) -> None:
        """Show the state that somebody chose, unless it is refused."""
        scene_of = setting_of(Place, self.subject).preview if passing else self.subject.scene
        try:
            state = take()
            scene = scene_of(state)
        except ValueError as refusal:
            self._say(str(refusal))
        else:
            self._show(state, scene, passing=passing)

    def _show(self, state: State, scene: Scene, *, passing: bool = False) -> None:
        """Show a state; where it is only passed on the way, nothing is said of it."""
        self.state = state
        if not passing:
            self.scene = scene
        self._print(scene)
        self._show_controls()
        if not passing:
            self._say()

    def _print(self, scene: Scene) -> None:
        self.picture.show(self._lock.cover(scene, self.frame))

    def _show_controls(self) -> None:
        self._showing = True
        try:
            for control in self.controls.values():
                control.show(self.state, self.scene)
            self.more.show(self.state)
        finally:
            self._showing = False

    def _say(self, refusal: str = "") -> None:
        if not refusal:
            self._kept.keep(self.state)
        self.notice.sentence = refusal or self.scene.remark
        items = "".join(f"<li>{html.escape(note)}</li>" for note in self.scene.notes)
        gone = "Nothing is kept for comparison any more." if self._notes.value else ""
        self._notes.value = f'<ul class="course-notes">{items}</ul>' if items else gone

    def _drag(self, change: dict[str, Any]) -> None:
        x, y, goes_on = change["new"]
        place = setting_of(Place, self.subject)
        panel = next(
            number
            for number, panel in enumerate(self.scene.panels)
            if any(mark.place == place.name for mark in panel.marks)
        )
        told = [round(value, 2) for value in self.picture.data_at(panel, x, y)]
        self._try(partial(place.take, self.state, told), passing=bool(goes_on))

    def _take_bet(self, _: object = None) -> None:
        """Lock all as long as there is no bet, and show the value that was bet on, if it is one."""
        answer, chosen = self._lock.prediction.answer, setting_of(Choice, self.subject)
        for control in self.controls.values():
            control.enable(not self.locked)
        self.more.button.disabled = self.locked
        if self.picture.sentences == [LOCKED]:
            self._print(self.scene)
        if isinstance(answer, float) and chosen is not None and answer != self._kept.bet:
            self._kept.bet = answer  # what is tried after it stays over a second run
            self._change(chosen, answer)

    def close(self) -> None:
        """Remove the explorer with all it holds: Jupyter keeps the object itself for ever."""
        if self.comm is None:
            return
        super().close()
        self.controls, self.children, self._links = {}, (), ()
        del self.scene, self.subject, self._kept, self.more

    def still(self) -> tuple[str, str]:
        """Return what is shown now as a still picture in HTML, and its sentence."""
        picture = still(self._lock.cover(self.scene, self.frame), self.frame, self.step)
        return picture._repr_html_(), picture.sentence
