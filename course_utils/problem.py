"""The problem to learn: rows of inputs, a target for each row, and what they are called."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from course_utils import losses, suited
from course_utils.arguments import names_of, positive_number, two_ends
from course_utils.validation import SMALLEST, finite_array, row_numbers

_MANY_ROWS = 100
"""More rows than this are brought together into a few with the same loss."""
_ROUNDING = 1e-20
"""A loss that is such a share of the mean of the squared targets is 0: floats are rounded."""


@dataclass(frozen=True, eq=False)
class Problem:
    """Rows of inputs with a target each: one row is an equation, several rows are shipments.

    - ``inputs``: (rows, weights): how many boxes of each colour a shipment holds.
    - ``targets``: (rows,): what each shipment weighs, in ``target_unit``.
    - ``weight_names``: what each weight is the weight of.
    - ``symbols``: the letters of the weights: x, y in an equation, w₁, w₂ in a neuron.
    - ``weight_unit``, ``target_unit``: their units.
    - ``weight_range``: the part of each weight's axis that maps show; None finds one that suits the
      problem.

    Raises a ValueError if shapes do not fit, a number is not finite or of extreme size, or all
    inputs of a row are zero.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> shipment.loss(np.array([5, 1]))
    np.float64(0.0)
    >>> f"{shipment.largest_stable_learning_rate:.3e}"
    '9.051e-06'
    """

    inputs: np.ndarray
    targets: np.ndarray
    weight_names: tuple[str, ...] = ("red box", "blue box")
    symbols: tuple[str, ...] = ("w₁", "w₂")
    weight_unit: str = "kg"
    target_unit: str = "kg"
    weight_range: tuple[float, float] = None  # type: ignore[assignment]  # until it is found below

    def __post_init__(self) -> None:
        inputs = finite_array(self.inputs, "The inputs", 2)
        targets = finite_array(self.targets, "The targets", 1)
        if len(inputs) != len(targets):
            raise ValueError(
                f"Each row of inputs needs one target: {len(inputs)} rows, {len(targets)} targets."
            )
        for part in ("weight_names", "symbols"):
            object.__setattr__(self, part, names_of(getattr(self, part), part))
        if len(self.weight_names) != inputs.shape[1] or len(self.symbols) != inputs.shape[1]:
            raise ValueError(
                f"{inputs.shape[1]} inputs need {inputs.shape[1]} names and symbols, not "
                f"{len(self.weight_names)} names and {len(self.symbols)} symbols."
            )
        if not inputs.any(axis=1).all():
            raise ValueError("A row of inputs that are all 0 says nothing about the weights.")
        if (np.abs(inputs[inputs != 0]) < SMALLEST).any():
            raise ValueError(
                f"The inputs must be 0 or at least {SMALLEST:g} in size: choose other units."
            )
        object.__setattr__(self, "inputs", inputs)
        object.__setattr__(self, "targets", targets)
        object.__setattr__(self, "weight_range", self._checked_range())

    def _checked_range(self) -> tuple[float, float]:
        if self.weight_range is not None:
            return two_ends(self.weight_range, "weight_range")
        return suited.weight_range(self.inputs, self.targets)

    @property
    def asked(self) -> str:
        """The first equation, unless it is the course's own: what a prediction is about.

        >>> Problem([[3, -5]], [4.2], symbols=("x", "y")).asked, Problem([[256, 212]], [1492]).asked
        ('3·x − 5·y = 4.2.', '')
        """
        if (*self.inputs[0], self.targets[0]) == suited.COURSE_NUMBERS:
            return ""
        terms = [
            f"{each:g}·{name}" for each, name in zip(self.inputs[0], self.symbols, strict=True)
        ]
        equation = f"{' + '.join(terms)} = {self.targets[0]:g}."
        return equation.replace("+ -", "− ").replace("-", "−")

    @property
    def loss_unit(self) -> str:
        """The unit of the loss: target units squared; empty if these have no name."""
        return f"{self.target_unit}²" if self.target_unit else ""

    @property
    def weight_count(self) -> int:
        """How many weights there are to learn."""
        return int(self.inputs.shape[1])

    def loss(self, weights: np.ndarray) -> np.ndarray:
        """Return the mean squared error, in target units squared: () or (runs,)."""
        return losses.mean_squared_error(weights, *self._same_loss)

    @cached_property
    def _same_loss(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows with the same loss for any weights: of many rows, one more than there are weights.

        With the factors Q and R of the table [inputs, targets], the sum of squared errors is
        |R · (weights, −1)|², since Q turns and stretches nothing.
        """
        rows = len(self.targets)
        if rows <= _MANY_ROWS:
            return self.inputs, self.targets
        upper = np.linalg.qr(np.column_stack([self.inputs, self.targets]), mode="r")
        upper = upper * np.sqrt(len(upper) / rows)
        return upper[:, :-1], upper[:, -1]

    def gradient(self, weights: np.ndarray, rows: np.ndarray | None = None) -> np.ndarray:
        """Return the gradient of the loss, in the shape of ``weights``.

        With ``rows``, the numbers of some rows, it is the gradient of the loss on these alone.

        >>> shipments = Problem([[256, 212], [100, 300]], [1492, 800])
        >>> shipments.gradient(np.array([5, 0]), rows=[1])
        array([ -60000., -180000.])
        """
        if rows is None:
            return losses.mean_squared_error_gradient(weights, *self._same_loss)
        rows = row_numbers(rows, len(self.targets))
        return losses.mean_squared_error_gradient(weights, self.inputs[rows], self.targets[rows])

    @cached_property
    def curvatures(self) -> np.ndarray:
        """The curvatures of the loss, (weights,), from the flattest to the steepest direction."""
        return losses.mean_squared_error_curvatures(self.inputs)

    @cached_property
    def largest_stable_learning_rate(self) -> float:
        """2 / the steepest curvature: gradient descent settles below it and explodes above it."""
        return float(2 / self.curvatures[-1])

    @cached_property
    def small_learning_rate(self) -> float:
        """A power of ten, from a twentieth to half of the largest stable learning rate."""
        return suited.small_learning_rate(self.largest_stable_learning_rate)

    def on_map(self, *weights: float) -> tuple[float, ...]:
        """Return the place that lies on this map where these weights lie on the course's own map.

        >>> Problem([[256, 212]], [1492]).on_map(9, 8), Problem([[3, 5]], [4.2]).on_map(9, 8)
        ((9, 8), (2.25, 2))
        """
        return tuple(suited.at(self.weight_range, weight) for weight in weights)

    @cached_property
    def _best(self) -> tuple[np.ndarray, float]:
        """The best weights and their loss; one of 0 up to rounding is 0."""
        best = np.linalg.lstsq(self.inputs, self.targets, rcond=None)[0]
        loss = float(np.mean((self.inputs @ best - self.targets) ** 2))
        return best, 0.0 if loss <= _ROUNDING * float(np.mean(self.targets**2)) else loss

    @property
    def best_weights(self) -> np.ndarray:
        """Weights with the smallest loss, (weights,); of many such, those nearest to 0."""
        return self._best[0]

    @property
    def smallest_loss(self) -> float:
        """The loss of the best weights there are: 0 if they can satisfy every row."""
        return self._best[1]

    def count_inputs_in(self, size: float, *, weight_unit: str) -> "Problem":
        """Return the same problem with every input counted in lots of ``size``.

        The weights of the answer grow by the same factor, and so does the map.

        >>> Problem([[256, 212]], [1492]).count_inputs_in(100, weight_unit="kg per hundred").inputs
        array([[2.56, 2.12]])
        """
        size = positive_number(size, "The size of a lot")
        low, high = self.weight_range
        with np.errstate(over="ignore"):
            inputs = self.inputs / size
        return replace(
            self,
            inputs=inputs,
            weight_unit=weight_unit,
            weight_range=(low * size, high * size),
        )
