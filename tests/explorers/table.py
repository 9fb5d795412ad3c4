"""All explorers: how each is made, and what can be typed into it. A new explorer is one more row.

What holds for any explorer is tested on every row, in every state that its controls lead to.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from course_utils import widgets
from course_utils.learning import adam
from course_utils.people import load_people
from course_utils.plots import house_style, new_figure
from course_utils.problem import Problem
from course_utils.scene import Scene, State
from course_utils.settings import Button, Choice, Options, Setting, Steps, Subject, settings_of
from course_utils.show.explorer import Explorer

ONE = Problem([[256, 212]], [1492])
TWO = Problem([[256, 212], [100, 300]], [1492, 800])
PEOPLE, SHUFFLED = load_people(), np.random.default_rng(1971).permutation(1629)


class Row(NamedTuple):
    """An explorer, a function that makes its arguments, and what each setting takes as typed."""

    widget: type[Explorer]
    arguments: Callable[[], dict[str, Any]]
    typed: dict[str, object]


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def halve(weights, error, inputs, turn, rng):
    return weights - error * inputs / (2 * inputs @ inputs)


def worst(weights, inputs, targets):
    return float(np.max(np.abs(inputs @ weights - targets)))


STAIRS = {"problem": ONE, "start": (9, 8), "steps": 12}
SPLIT = {"people": PEOPLE, "training": SHUFFLED[:1200], "test": SHUFFLED[1200:], "steps": 9}
ROWS = {
    "by hand": Row(
        widgets.SolveByHand,
        lambda: {"problem": ONE, "start": (9, 8)},
        {"w1": "5", "w2": "1,5"},
    ),
    "guesses": Row(
        widgets.GuessExplorer,
        lambda: {"problem": ONE, "rng": rng(), "guesses": 40},
        {"tolerance": "55"},
    ),
    "one guess": Row(widgets.OneGuessExplorer, lambda: {"problem": ONE, "rng": rng()}, {}),
    "steps": Row(
        widgets.CorrectionExplorer,
        lambda: STAIRS,
        {"size": "0,37", "start": ["−1,5", "0"]},
    ),
    "rates": Row(
        widgets.CorrectionExplorer,
        lambda: {**STAIRS, "by_size": True},
        {"size": "0.02", "start": ["1/3", "12"]},
    ),
    "learning rates": Row(
        widgets.LearningRateExplorer,
        lambda: STAIRS,
        {"learning_rate": "0.001", "start": ["1", "2"]},
    ),
    "learning rates of Adam": Row(
        widgets.LearningRateExplorer,
        lambda: {"problem": TWO, "start": (9, 8), "steps": 6, "rule": adam},
        {"learning_rate": "1e308", "start": ["5", "1"]},
    ),
    "neuron": Row(
        widgets.NeuronExplorer,
        lambda: {"problem": TWO, "start": (9, 8)},
        {"w1": "3,14", "w2": "-1"},
    ),
    "slices": Row(
        widgets.LossSlice,
        lambda: {"problem": TWO, "start": (9, 3), "loss": worst},
        {"weight": "3.3333"},
    ),
    "tangent": Row(
        widgets.TangentExplorer,
        lambda: {"problem": ONE, "start": (5, 0)},
        {"weight": "5.828125"},
    ),
    "decision": Row(
        widgets.DecisionExplorer,
        lambda: SPLIT,
        {"learning_rate": "0,5"},
    ),
    "decision, logarithms": Row(
        widgets.DecisionExplorer,
        lambda: {**SPLIT, "logs": True},
        {"learning_rate": "200"},
    ),
    "layers": Row(
        widgets.LayersExplorer,
        lambda: {"rng": rng()},
        {"learning_rate": "0,5"},
    ),
    "race": Row(
        widgets.RaceExplorer,
        lambda: {"problem": ONE, "rng": rng(), "rule": halve},
        {"tolerance": "0.001"},
    ),
}


def subject_of(row: Row) -> Subject:
    return row.widget.of(**row.arguments())


def moves_of(row: Row, subject: Subject) -> Iterator[tuple[Setting, object]]:
    """Give each setting with something to do to it: typed, chosen, pressed, or shown so far."""
    for setting in settings_of(subject).values():
        if setting.name in row.typed:
            yield setting, row.typed[setting.name]
        elif isinstance(setting, Steps):
            yield setting, len(setting.labels) // 2
        elif isinstance(setting, Options):
            yield setting, len(setting.options) - 1
        elif isinstance(setting, Button):
            yield setting, None


def states_of(row: Row, subject: Subject) -> list[State]:
    """Return the first state, and those after one move after the other, each named once."""
    states = [subject.state]
    for setting, told in moves_of(row, subject):
        if isinstance(setting, Steps):
            states.append({**states[-1], setting.name: told})
        else:
            states.append(setting.take(states[-1], told))
    return states


def frame_of(subject: Subject, state: State) -> int:
    """Return the frame that a state chooses, as the browser shows it."""
    scene = subject.scene(state)
    settings = settings_of(subject).values()
    (choice,) = [each for each in settings if isinstance(each, Choice)] or [None]
    return 0 if choice is None else scene.frame_of(state[choice.name])


def steps_of(subject: Subject) -> list[int]:
    """Return a few steps at which something may differ: the first one, one between, the last."""
    settings = settings_of(subject).values()
    last = [len(each.labels) - 1 for each in settings if isinstance(each, Steps)]
    return [0, last[0] // 2, last[0]] if last else [10**6]


def after(subject: Subject, **told: object) -> State:
    """Return the first state with something done to each of these settings."""
    state = subject.state
    for name, value in told.items():
        state = settings_of(subject)[name].take(state, value)
    return state


def seen(subject: Subject, **told: object) -> tuple[Scene, int]:
    """Return the scene after that, and the frame that is looked at."""
    state = after(subject, **told)
    return subject.scene(state), frame_of(subject, state)


def said(subject: Subject, **told: object) -> str:
    """Return the sentence that is shown after that."""
    scene, frame = seen(subject, **told)
    return scene.sentences[frame]


def drawn(scene: Scene, panel: int, look: str, frame: int = 0) -> np.ndarray:
    """Return the points, (points, 2), of the only mark of a panel with a look."""
    (mark,) = [mark for mark in scene.panels[panel].marks if mark.look == look]
    return mark.points[min(frame, len(mark.points) - 1)]


def ends_of(scene: Scene, panel: int) -> tuple[float, float]:
    """Return the ends of a panel's vertical axis."""
    with house_style():
        ax = new_figure(300, 300).subplots()
        scene.panels[panel].backdrop.draw(ax)
    return ax.get_ylim()
