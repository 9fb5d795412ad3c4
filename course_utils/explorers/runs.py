"""What explorers of runs share: one start and many values of one setting in, all runs out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from course_utils import plots, words
from course_utils.learning import errors_along
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Mark, Panel, Readings, Scene, Shape, State
from course_utils.settings import Button, Choice, Options, Place, Setting, Steps, start_within

PIN_LETTERS = "ABCD"
_MAP = Shape(340, 324, (70, 46, 20, 28))

CLOSE_UP = 20
"""Seen close up, an axis around 0 is so many times as large."""


@dataclass(frozen=True, eq=False)
class Curve:
    """What is followed step by step.

    ``heights`` returns its height at each step of some runs: (…, steps + 1). ``close_up`` is a
    backdrop with a smaller part of the axis, where there is something to be looked at closely.
    """

    backdrop: Backdrop
    heights: Callable[[Any], np.ndarray]
    close_up: Backdrop | None = None


class Runs:
    """Many values of one setting tried from one start.

    A subclass says how the runs are made, ``swept``, how one of them is told, ``label`` and
    ``sentence``, what is ``measured`` at every step besides the weights, and what is shown of all
    of them, ``of_all``.

    - ``problem``: what to learn; it has two weights.
    - ``start``: (weights,): where every run starts.
    - ``steps``: how many steps each run makes.
    - ``grid``: the values that are always offered, in rising order.
    - ``first``: which of them is looked at first.
    - ``choice``: the setting that has these values.
    - ``curves``: what is followed step by step.
    - ``pins``: whether runs can be kept for comparison.
    - ``remark``: why a learner's own function is not used, or empty.
    """

    label: Callable[[Any], str]
    sentence: Callable[[Any], str]
    _last: tuple[Any, Any] = None, None

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int,
        grid: np.ndarray,
        first: int,
        choice: Choice,
        curves: Sequence[Curve],
        pins: bool = True,
        remark: str = "",
    ):
        self.problem, self.steps, self.grid, self._choice = problem, steps, grid, choice
        self._map = Backdrop(lambda ax: plots.draw_map(ax, problem), _MAP)
        self.curves, self.remark = tuple(curves), remark
        symbols, ends = tuple(problem.symbols), problem.weight_range
        read = partial(start_within, symbols=symbols, ends=ends)
        place = Place("start", "Start", symbols, read, self._preview, words.number)
        labels = tuple(map(str, range(steps + 1)))
        of_pins: tuple[Setting, ...] = (
            Button("pin", "Pin this run", "Keep this run in the picture, to compare it", self._pin),
            Button("unpin", "Remove pins", "Keep no runs", _without_pins, rare=True),
        )
        buttons = of_pins if pins else ()
        if any(curve.close_up for curve in self.curves):
            buttons += (Options("view", "Error axis:", ("whole", "close to 0"), rare=True),)
        self.rows: Sequence[Sequence[Setting]] = (
            (Steps("step", "Steps shown", labels),),
            (place, *buttons),
            (choice,),
        )
        self.state: State = {
            choice.name: float(grid[first]),
            "start": [float(value) for value in start],
            "step": steps,
            "pins": [],
            "view": 0,
        }

    def swept(self, start: Sequence[float], values: np.ndarray) -> Any:
        """Return the runs from a start, one for each value."""
        raise NotImplementedError

    def runs(self, start: Sequence[float], values: np.ndarray) -> Any:
        """Return the same as `swept`; the runs asked for last are not made again."""
        asked = tuple(start), values.tobytes()
        if self._last[0] != asked:
            self._last = asked, self.swept(start, values)
        return self._last[1]

    def measured(self, sweep: Any) -> list[tuple[str, str, np.ndarray]]:
        """Return names, units and what they are at every step of every run: (runs, steps + 1)."""
        problem = self.problem
        if len(problem.targets) != 1:
            return []
        return [("error", problem.target_unit, errors_along(problem, sweep.weights))]

    def _readings(self, sweep: Any) -> Readings:
        problem, more = self.problem, self.measured(sweep)
        names = (*problem.symbols, *(name for name, *_ in more))
        units = (*[problem.weight_unit] * problem.weight_count, *(unit for _, unit, _ in more))
        columns = [sweep.weights, *(values[..., None] for *_, values in more)]
        return Readings(names, units, np.concatenate(columns, axis=-1))

    def of_all(self, _: Any) -> Sequence[Panel]:
        """Return panels that compare all runs."""
        return ()

    def scene(self, state: State) -> Scene:
        """Return the map with all paths, and their curves."""
        return self._scene(state, np.union1d(self.grid, [state[self._choice.name]]))

    def _preview(self, state: State) -> Scene:
        """Return a scene of the chosen run alone, for a start that is still on its way."""
        value = state[self._choice.name]
        return self._scene(state, np.array([value]))

    def _scene(self, state: State, values: np.ndarray) -> Scene:
        sweep = self.runs(state["start"], values)
        runs = [sweep[index] for index in range(len(values))]
        start = np.array([[state["start"]]])
        on_map = [Mark("line", sweep.weights, "path", grows="step")]
        on_curves = [
            [Mark("line", _curve(curve.heights(sweep)), "steps", grows="step")]
            for curve in self.curves
        ]
        for letter, (*_, lines, _) in zip(PIN_LETTERS, state["pins"], strict=False):
            for marks, line in zip((on_map, *on_curves), lines, strict=True):
                pinned = np.array([line], dtype=float)
                marks.insert(0, Mark("line", pinned, f"pin {letter}", "step", label=letter))
        on_map.append(Mark("dots", start, "start", place="start"))
        close = state["view"]
        panels = [Panel(self._map, tuple(on_map))]
        for curve, marks in zip(self.curves, on_curves, strict=True):
            panels.append(Panel((close and curve.close_up) or curve.backdrop, tuple(marks)))
        return Scene(
            (*panels, *self.of_all(sweep)),
            tuple(map(self.sentence, runs)),
            values,
            tuple(map(self.label, runs)),
            self._readings(sweep),
            tuple(
                f"{letter}: {sentence}"
                for letter, (*_, sentence) in zip(PIN_LETTERS, state["pins"], strict=False)
            ),
            self.remark,
            tuple(map(str, sweep.outcomes)),
        )

    def _pin(self, state: State) -> State:
        pins = state["pins"]
        if len(pins) == len(PIN_LETTERS):
            raise ValueError(f"{len(pins)} runs are pinned already: remove the pins first.")
        value, start = state[self._choice.name], state["start"]
        run = self.swept(start, np.array([value]))[0]
        lines = [run.weights, *(_curve(curve.heights(run)) for curve in self.curves)]
        # Kept as it is drawn, without nan, which no file has: another rule, later, changes no pin.
        drawn = [np.where(np.isnan(line), np.array(None), line).tolist() for line in lines]
        return {**state, "pins": [*pins, [value, start, drawn, self.sentence(run)]]}


def _without_pins(state: State) -> State:
    return {**state, "pins": []}


def _curve(heights: np.ndarray) -> np.ndarray:
    """Return heights, (…, steps + 1), as points: (…, steps + 1, 2)."""
    steps = np.broadcast_to(np.arange(heights.shape[-1], dtype=float), heights.shape)
    return np.stack([steps, heights], axis=-1)
