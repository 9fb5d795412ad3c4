"""What can be set in an explorer: declared here, and given a control by whoever shows it.

A setting takes what a learner did, text or a number or a place, and returns the state with it, or
refuses with a ValueError whose message is one sentence. States are never changed, only replaced.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from course_utils import validation
from course_utils.scene import Scene, State
from course_utils.words.numbers import in_full

MOST_PRESSES = 1000
Take = Callable[[State, Any], State]
"""Returns the state after something was done, or raises a ValueError."""


@dataclass(frozen=True)
class Choice:
    """One of many values, each with a frame of its own: the browser turns from one to another.

    - ``name``: of its value in the state.
    - ``label``: what the learner reads.
    - ``read``: returns the number that was typed, or refuses it; None where nothing can be typed.
    - ``write``: returns a value as a learner would type it.
    - ``play``: whether its values can be played one after the other.
    - ``on_axis``: whether its slider lies below the picture, along the axis of the last panel.
    """

    name: str
    label: str
    read: Callable[[object], float] | None
    write: Callable[[float], str] = str
    play: bool = False
    on_axis: bool = False

    def shown(self, state: State) -> str:
        """Return what stands in the field of its control."""
        return self.write(state[self.name])

    def take(self, state: State, told: object) -> State:
        """Return the state with a typed value, which gets a frame of its own.

        Where nothing can be typed, the frame that is nearest to a number is shown.
        """
        read = self.read or (lambda value: validation.finite_number(value, self.label))
        return {**state, self.name: read(told)}


def number_within(value: object, name: str, ends: tuple[float, float]) -> float:
    """Return a number from one end to the other, or refuse what was typed.

    >>> number_within("2,5", "The weight w₁", (-2, 12))
    2.5
    """
    number = validation.finite_number(value, name)
    if not ends[0] <= number <= ends[1]:
        low, high, came = map(in_full, (*ends, number))
        raise ValueError(f"{name} must lie from {low} to {high}, not at {came}.")
    return number


def start_within(
    values: Iterable[object], symbols: Sequence[str], ends: tuple[float, float]
) -> list[float]:
    """Return a start, each number from one end to the other, or refuse what was typed.

    >>> start_within(("9", 8), ("w₁", "w₂"), (-2, 12))
    [9.0, 8.0]
    """
    named = zip(values, symbols, strict=True)
    return [number_within(value, f"The start {symbol}", ends) for value, symbol in named]


def _whole(told: object, label: str, count: int) -> int:
    """Return a whole number from 0 on that is smaller than a count, also as text, or refuse it."""
    text = str(told)
    if not text.isdecimal() or int(text[:9]) >= count:
        said = f"is a whole number from 0 to {count - 1}, not {text[:40]!r}"
        raise ValueError(f"{label.rstrip(':')} {said}.")
    return int(text)


@dataclass(frozen=True)
class Steps:
    """How far a scene has come: shown and played in the browser; ``labels`` names every step."""

    name: str
    label: str
    labels: tuple[str, ...]
    interval: int = 150

    def take(self, state: State, told: object) -> State:
        """Return the state at another step."""
        return {**state, self.name: _whole(told, self.label, len(self.labels))}


@dataclass(frozen=True)
class Slide:
    """A number that the learner slides or types; each one makes a new scene.

    ``positions`` are where the slider can be; without any, the number is only typed. ``take`` reads
    what was slid or typed, and ``value`` tells the number of a state.
    """

    name: str
    label: str
    positions: Sequence[float]
    take: Take
    value: Callable[[State], float]
    write: Callable[[float], str] = str

    def shown(self, state: State) -> str:
        """Return what stands in the field of its control."""
        return self.write(self.value(state))


@dataclass(frozen=True)
class Place:
    """A place on the map, dragged or typed: one number for each symbol.

    ``preview`` returns what is shown while it is dragged: a scene of one frame, made quickly.
    """

    name: str
    label: str
    symbols: tuple[str, ...]
    read: Callable[[Sequence[object]], list[float]]
    preview: Callable[[State], Scene]
    write: Callable[[float], str] = str

    def shown(self, state: State) -> list[str]:
        """Return what stands in the fields of its control."""
        return [self.write(each) for each in state[self.name]]

    def take(self, state: State, told: Sequence[object]) -> State:
        """Return the state with another place, told as numbers or as text with commas.

        A number that is read as it stands stays exact.
        """
        values = told.split(",") if isinstance(told, str) else told
        if len(values) != len(self.symbols):
            names = " and ".join(self.symbols)
            raise ValueError(f"{self.label} has a number for {names}, not {str(told)[:40]!r}.")
        known = zip(values, state[self.name], self.shown(state), strict=True)
        kept = [old if value == shown else value for value, old, shown in known]
        return {**state, self.name: self.read(kept)}


@dataclass(frozen=True)
class Options:
    """One of a few things to choose from, kept as its number; one that is ``rare`` is folded in."""

    name: str
    label: str
    options: tuple[str, ...]
    rare: bool = False

    def take(self, state: State, told: object) -> State:
        """Return the state with another one chosen, by its number."""
        return {**state, self.name: _whole(told, self.label, len(self.options))}


@dataclass(frozen=True)
class Button:
    """Something that is done at once; what is ``rare`` is folded in.

    Without ``press``, the state counts under its ``name`` how often it was pressed: fewer times
    than `MOST_PRESSES`.
    """

    name: str
    label: str
    tooltip: str
    press: Callable[[State], State] | None = None
    rare: bool = False

    def take(self, state: State, told: object = None) -> State:
        """Return the state after the button was pressed once more, or as often as is told."""
        if self.press is not None:
            return self.press(state)
        presses = state[self.name] + 1 if told is None else told
        return {**state, self.name: _whole(presses, self.label, MOST_PRESSES)}


Setting = Choice | Steps | Slide | Place | Options | Button


class Subject(Protocol):
    """What an explorer explores: a function from a state to a scene, and what can be set in it."""

    @property
    def rows(self) -> Sequence[Sequence[Setting]]:
        """The settings as they stand, row by row."""
        ...

    state: State
    """What is chosen at first."""

    def scene(self, state: State) -> Scene:
        """Return what a state looks like."""
        ...


def settings_of(subject: Subject) -> dict[str, Setting]:
    """Return all settings of a subject by name, in the order in which they stand."""
    return {setting.name: setting for row in subject.rows for setting in row}


def setting_called(name: str, subject: Subject) -> Setting:
    """Return the setting with a name, or raise a ValueError that says which there are."""
    settings = settings_of(subject)
    if name not in settings:
        known = ", ".join(settings)
        raise ValueError(f"There is no {name[:40]!r} to set: choose from {known}.")
    return settings[name]


def setting_of(kind: type, subject: Subject) -> Any:
    """Return the setting of a kind, such as the one `Choice`; None if there is none."""
    return next((each for each in settings_of(subject).values() if isinstance(each, kind)), None)
