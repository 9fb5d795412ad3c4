"""A neuron with live numbers: move a weight, and follow the row from the inputs to the loss."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from course_utils import validation
from course_utils.arguments import function_of, names_of, something_to_learn
from course_utils.explorers.own import own_or_courses
from course_utils.learning import start_for
from course_utils.neuron import ACTIVATIONS, Activation, ForwardPass, forward
from course_utils.patience import name_of, numbers_from, of_the_course
from course_utils.plots import diagram
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Mark, Panel, Scene, Shape, State
from course_utils.settings import Options, Setting, Slide, number_within, start_within
from course_utils.words.numbers import in_full, with_unit

_FEWEST_STEPS = 50
"""A slider's step is the largest power of ten with which it has at least so many steps."""


class Neuron:
    """One neuron and the row that is sent through it.

    - ``problem``: the rows with their targets.
    - ``start``: one number for each weight, inside the problem's ``weight_range``.
    - ``activation``: your own ``activation(z)`` that returns a number; it joins identity, step and
      sigmoid.
    - ``row_names``: what each row is called; without them, shipment 1, shipment 2, …
    - ``input_names``: what each input counts or measures; without them, the problem's
      ``weight_names``.
    - ``activations``: whether an activation can be chosen; without, it is the identity.

    >>> neuron = Neuron(Problem([[256, 212]], [1492]), start=(5, 1))
    >>> neuron.scene(neuron.state).sentences[0]
    'Sum: 256 · 5 + 212 · 1 = 1492. The identity makes it a prediction of 1492 kg. The target is \
1492 kg: error 0 kg, loss 0 kg².'
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        activation: Callable[..., Any] | None = None,
        row_names: Sequence[str] | None = None,
        input_names: Sequence[str] | None = None,
        activations: bool = True,
    ):
        something_to_learn(problem)
        self.problem = problem
        names = names_of(
            problem.weight_names if input_names is None else input_names, "input_names"
        )
        inputs, rows = problem.weight_count, len(problem.targets)
        if len(names) != inputs:
            raise ValueError(f"{inputs} inputs need {inputs} names, not {len(names)}.")
        self._low, self._high = problem.weight_range
        first = start_within(start_for(problem, start), problem.symbols, problem.weight_range)
        shipments = [f"shipment {number + 1}" for number in range(rows)]
        row_names = list(shipments if row_names is None else names_of(row_names, "row_names"))
        if len(row_names) != rows:
            raise ValueError(f"{rows} rows need {rows} names, not {len(row_names)}.")
        self._activations: dict[str, Activation] = dict(ACTIVATIONS)
        own, self._remark = own_or_courses(partial(self._tried, first), activation, "activations")
        chosen = "identity"
        if own is not None:
            chosen = name_of(activation, "your activation")
            if chosen in ACTIVATIONS and not of_the_course(activation):
                chosen = f"your {chosen}"
            self._activations[chosen] = own
        self._curves = {name: _curve(each) for name, each in self._activations.items()}
        symbols = [_input_symbol(symbol, index) for index, symbol in enumerate(problem.symbols)]
        self._backdrop = Backdrop(
            lambda ax: diagram.draw_diagram(ax, symbols, list(names)),
            Shape(diagram.WIDTH, diagram.height_of(inputs), (0, 0, 0, 0)),
        )
        names_of_activations = tuple(self._activations)
        choices: list[Setting] = []
        if rows > 1:
            choices.append(Options("row", "Row:", tuple(row_names)))
        if activations is not False:
            choices.append(Options("activation", "Activation:", names_of_activations))
        self.rows: tuple[tuple[Setting, ...], ...] = (
            *((self._slide(index),) for index in range(inputs)),
            *([tuple(choices)] if choices else []),
        )
        self.state: State = {
            "weights": first,
            "row": 0,
            "activation": names_of_activations.index(chosen),
        }

    def _slide(self, index: int) -> Slide:
        step = 10.0 ** np.floor(np.log10((self._high - self._low) / _FEWEST_STEPS))
        first, last = np.ceil(self._low / step - 1e-9), np.floor(self._high / step + 1e-9)
        return Slide(
            f"w{index + 1}",
            f"Weight {self.problem.symbols[index]}",
            (np.arange(first, last + 1) * step).round(12).tolist(),
            lambda state, value: self._moved(state, index, value),
            lambda state: state["weights"][index],
            in_full,
        )

    def _moved(self, state: State, index: int, value: object) -> State:
        name, weights = f"The weight {self.problem.symbols[index]}", state["weights"]
        weight = number_within(value, name, (self._low, self._high))
        return {**state, "weights": [*weights[:index], weight, *weights[index + 1 :]]}

    def scene(self, state: State) -> Scene:
        """Return the diagram with the numbers of the chosen row on their way through it."""
        problem, row = self.problem, state["row"]
        activation = list(self._activations)[state["activation"]]
        passed = forward(
            np.array(state["weights"]),
            problem.inputs[row],
            float(problem.targets[row]),
            activation=self._activations[activation],
        )
        inputs, unit = len(passed.inputs), problem.target_unit
        texts = []
        for index in range(inputs):
            weight = with_unit(passed.weights[index], problem.weight_unit)
            texts += [in_full(passed.inputs[index]), f"{problem.symbols[index]} = {weight}"]
            texts += [f"gives {in_full(passed.products[index])}"]
        texts += [in_full(passed.total), activation, with_unit(passed.prediction, unit)]
        texts += [with_unit(passed.target, unit), with_unit(passed.error, unit)]
        texts += [with_unit(passed.loss, problem.loss_unit)]
        curve = diagram.activation_curve(self._curves[activation], inputs)
        marks = (
            Mark("line", curve[None], "solution"),
            Mark("text", diagram.places(inputs)[None], "ink", texts=(tuple(texts),)),
        )
        sentence = _sentence(passed, activation, problem)
        return Scene((Panel(self._backdrop, marks),), (sentence,), remark=self._remark)

    def _tried(self, weights: list[float], activation: object) -> Activation | None:
        if activation is None:
            return None
        own = _checked(function_of(activation, "The activation", "one number"))
        row = self.problem.inputs[0], float(self.problem.targets[0])
        forward(np.array(weights), *row, activation=own)
        return own


def _curve(activation: Activation) -> np.ndarray:
    """Return what an activation makes of the sums of its drawing; 0 where it does not work."""
    try:
        return np.array([activation(z) for z in diagram.SUMS], dtype=float)
    except ValueError:
        return np.zeros(len(diagram.SUMS))


def _sentence(passed: ForwardPass, activation: str, problem: Problem) -> str:
    """Return the way of the row through the neuron, in words and numbers."""
    terms = " + ".join(
        f"{_bracketed(value)} · {_bracketed(weight)}"
        for value, weight in zip(passed.inputs, passed.weights, strict=True)
    )
    maker = activation.capitalize() if activation.startswith("your ") else f"The {activation}"
    unit, loss = problem.target_unit, with_unit(passed.loss, problem.loss_unit)
    return (
        f"Sum: {terms} = {in_full(passed.total)}. {maker} makes it a prediction of "
        f"{with_unit(passed.prediction, unit)}. The target is {with_unit(passed.target, unit)}: "
        f"error {with_unit(passed.error, unit)}, loss {loss}."
    )


def _input_symbol(weight_symbol: str, index: int) -> str:
    """Return x₁ for the input of w₁; where weights have other letters, the input's number."""
    return weight_symbol.replace("w", "x") if "w" in weight_symbol else f"input {index + 1}"


def _checked(activation: Callable[..., Any]) -> Activation:
    """Return a learner's activation that answers with a number or a ValueError in one sentence."""

    def checked(z: float) -> float:
        name = f"{name_of(activation, 'Your activation')}({in_full(z)})"
        result = numbers_from(activation, (z,), what="what it makes of the sum", name=name)
        return validation.finite_number(float(result), f"What {name} returns")

    return checked


def _bracketed(weight: float) -> str:
    return f"({in_full(weight)})" if weight < 0 else in_full(weight)
