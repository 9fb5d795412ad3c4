"""What the explorer of one neuron knows: a row, weights and an activation in, a forward pass out.

It refuses what it cannot use with a sentence in ``refusal`` and keeps what it had.
"""

from collections.abc import Callable, Sequence

import numpy as np
import traitlets

from course_utils import validation
from course_utils.arguments import names_of, something_to_learn
from course_utils.diagrams import NeuronDiagram, in_full, with_unit
from course_utils.learning import start_for
from course_utils.neuron import ACTIVATIONS, Activation, ForwardPass, forward
from course_utils.patience import called
from course_utils.problem import Problem


class NeuronModel(traitlets.HasTraits):
    """One neuron and the row that is sent through it.

    Parameters
    ----------
    problem
        The rows with their targets.
    start
        (weights,): the first weights, inside the problem's ``weight_range``.
    activation
        The learner's own function, added to the course's, or None. It is taken at once.
    input_names
        What each input counts; without them, the problem's ``weight_names``.

    Attributes
    ----------
    weights, row, activation
        What is chosen: numbers, the index of a row, and a name.
    passed
        The forward pass.
    refusal
        Why the last choice was not taken, in one sentence, or empty.
    """

    weights = traitlets.Tuple()
    row = traitlets.Int()
    activation = traitlets.Unicode("identity")
    passed = traitlets.Instance(ForwardPass)
    refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        activation: Callable | None = None,
        input_names: Sequence[str] | None = None,
    ):
        super().__init__()
        self.problem = problem
        something_to_learn(problem)
        names = problem.weight_names if input_names is None else input_names
        self.input_names = names_of(names, "input_names")
        if len(self.input_names) != problem.weight_count:
            raise ValueError(
                f"{problem.weight_count} inputs need {problem.weight_count} names, "
                f"not {len(self.input_names)}."
            )
        self.activations = dict(ACTIVATIONS)
        self._show(tuple(start_for(problem, start).tolist()), 0, "identity")
        if activation is not None:
            self._take(activation)

    def set_weight(self, index: int, value: object) -> None:
        """Take a new weight, a number or text."""
        name = f"The weight {self.problem.symbols[index]}"
        low, high = self.problem.weight_range
        weights = list(self.weights)
        try:
            weights[index] = validation.finite_number(value, name)
            if not low <= weights[index] <= high:
                raise ValueError(
                    f"{name} must lie from {in_full(low)} to {in_full(high)}, "
                    f"not at {in_full(weights[index])}."
                )
        except ValueError as error:
            self.refusal = str(error)
        else:
            self._show(tuple(weights), self.row, self.activation)

    def choose(self, *, row: int | None = None, activation: str | None = None) -> None:
        """Send another row through the neuron, or use another activation."""
        self._show(
            self.weights,
            self.row if row is None else row,
            self.activation if activation is None else activation,
        )

    def sentence(self) -> str:
        """Return the way of the row through the neuron, in words and numbers."""
        passed, unit = self.passed, self.problem.target_unit
        terms = " + ".join(
            f"{_bracketed(value)} · {_bracketed(weight)}"
            for value, weight in zip(passed.inputs, passed.weights, strict=True)
        )
        total = f"{terms} = {in_full(passed.total)}"
        prediction = with_unit(passed.prediction, unit)
        squared = with_unit(passed.loss, f"{unit}²" if unit else "")
        own = self.activation.startswith("your ")
        maker = self.activation.capitalize() if own else f"The {self.activation}"
        return (
            f"Sum: {total}. {maker} makes it a prediction of {prediction}. "
            f"The target is {with_unit(passed.target, unit)}: "
            f"error {with_unit(passed.error, unit)}, loss {squared}."
        )

    def diagram(self) -> NeuronDiagram:
        """Return the neuron with its numbers, to be drawn."""
        return NeuronDiagram(
            self.passed, self.problem, self.input_names, self.activation, self.sentence()
        )

    def _take(self, activation: object) -> None:
        if not callable(activation):
            self.refusal = (
                f"The activation must be a function of one number, "
                f"not {validation.quote(activation)}."
            )
            return
        name = getattr(activation, "__name__", "your activation")
        if name.removeprefix("_") in ACTIVATIONS:
            # The course's own exercises hand over _sigmoid, say, as long as there is no other.
            name = name[1:] if name.startswith("_") else f"your {name}"
        self.activations[name] = checked_activation(activation)
        self.choose(activation=name)

    def _show(self, weights: tuple, row: int, activation: str) -> None:
        try:
            passed = forward(
                np.array(weights),
                self.problem.inputs[row],
                self.problem.targets[row],
                activation=self.activations[activation],
            )
        except ValueError as error:
            self.refusal = str(error)
            return
        with self.hold_trait_notifications():
            self.weights, self.row, self.activation = weights, row, activation
            self.passed, self.refusal = passed, ""


def checked_activation(activation: Callable) -> Activation:
    """Return a learner's activation that answers with a number or a ValueError in one sentence."""
    name = getattr(activation, "__name__", "the activation")

    def checked(z: float) -> float:
        result = called(activation, f"{name}({in_full(z)})", z)
        if result is None:
            raise ValueError(f"{name}({in_full(z)}) returned nothing: end it with return.")
        result = result.item() if isinstance(result, np.ndarray) and result.size == 1 else result
        return validation.finite_number(result, f"What {name}({in_full(z)}) returns")

    return checked


def _bracketed(weight: float) -> str:
    return f"({in_full(weight)})" if weight < 0 else in_full(weight)
