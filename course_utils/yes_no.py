"""A yes-or-no question to learn: the same surface as `Problem`, with a sigmoid and the log loss."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from course_utils import log_losses
from course_utils.arguments import names_of, two_ends
from course_utils.validation import finite_array, finite_number, row_numbers


@dataclass(frozen=True, eq=False)
class YesNoProblem:
    """Rows of inputs with the answer 1 (yes) or 0 (no) for each.

    Parameters
    ----------
    inputs
        (rows, weights): best brought to a similar size.
    targets
        (rows,): 0 or 1.
    bias
        What is added to every sum. It is held: only the weights are learned. To learn a bias too,
        give the inputs a column of 1s.
    weight_names
        What each weight is the weight of.
    symbols
        The letters of the weights.
    weight_unit
        The unit of the weights, if the inputs have one.
    weight_range
        The part of each weight's axis that maps show.

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or a target is neither 0 nor 1.

    Examples
    --------
    >>> question = YesNoProblem([[-1, 0], [1, 1], [2, 0]], [0, 1, 1])
    >>> question.loss(np.array([0, 0])).round(4)
    np.float64(0.6931)
    >>> question.smallest_loss  # the rows can be separated: the larger the weights, the better
    0.0
    """

    inputs: np.ndarray
    targets: np.ndarray
    bias: float = 0.0
    weight_names: tuple[str, ...] = ("first input", "second input")
    symbols: tuple[str, ...] = ("w₁", "w₂")
    weight_unit: str = ""
    weight_range: tuple[float, float] = (-10.0, 10.0)

    target_unit = loss_unit = ""
    limit_name = "the safe limit"
    is_quadratic = False

    def __post_init__(self) -> None:
        inputs = finite_array(self.inputs, "The inputs", 2)
        targets = finite_array(self.targets, "The targets", 1)
        if len(inputs) != len(targets):
            raise ValueError(
                f"Each row of inputs needs one target: {len(inputs)} rows, {len(targets)} targets."
            )
        if not np.isin(targets, (0, 1)).all():
            strange = targets[~np.isin(targets, (0, 1))][0]
            raise ValueError(f"A target must be 1 for yes or 0 for no, not {strange:g}.")
        if not inputs.any():
            raise ValueError("Inputs that are all 0 say nothing about the weights.")
        for part in ("weight_names", "symbols"):
            object.__setattr__(self, part, names_of(getattr(self, part), part))
        count = inputs.shape[1]
        if len(self.weight_names) != count or len(self.symbols) != count:
            raise ValueError(
                f"{count} inputs need {count} names and symbols, not {len(self.weight_names)} "
                f"names and {len(self.symbols)} symbols."
            )
        object.__setattr__(self, "inputs", inputs)
        object.__setattr__(self, "targets", targets)
        object.__setattr__(self, "bias", finite_number(self.bias, "The bias"))
        object.__setattr__(self, "weight_range", two_ends(self.weight_range, "weight_range"))

    @property
    def weight_count(self) -> int:
        """How many weights there are to learn; a held bias is not among them."""
        return int(self.inputs.shape[1])

    def loss(self, weights: np.ndarray) -> np.ndarray:
        """Return the log loss: () or (runs,)."""
        return log_losses.log_loss(weights, self.inputs, self.targets, bias=self.bias)

    def gradient(self, weights: np.ndarray, rows: np.ndarray | None = None) -> np.ndarray:
        """Return the gradient of the loss, in the shape of ``weights``.

        With ``rows``, the numbers of some rows, it is the gradient of the loss on these alone.
        """
        chosen = slice(None) if rows is None else row_numbers(rows, len(self.targets))
        return log_losses.log_loss_gradient(
            weights, self.inputs[chosen], self.targets[chosen], bias=self.bias
        )

    @cached_property
    def curvatures(self) -> np.ndarray:
        """Bounds on the curvatures of the loss, (weights,), ascending."""
        return log_losses.log_loss_curvature_bounds(self.inputs)

    @cached_property
    def largest_stable_learning_rate(self) -> float:
        """2 / the bound on the steepest curvature: below it the loss falls at every step.

        It is safe, and not sharp: beyond it, descent may still settle.
        """
        return float(2 / self.curvatures[-1])

    @cached_property
    def _best(self) -> tuple[np.ndarray | None, float]:
        return log_losses.best_log_loss(self.inputs, self.targets, bias=self.bias)

    @property
    def best_weights(self) -> np.ndarray | None:
        """The weights with the smallest loss, (weights,), or None if larger ones are better."""
        return self._best[0]

    @property
    def smallest_loss(self) -> float:
        """The loss of the best weights; 0 if it can come as near to 0 as you like."""
        return self._best[1]
