"""What the explorer of the decision knows: one neuron learning from people, step by step."""

from collections.abc import Callable

import numpy as np
import traitlets

from course_utils import validation, words
from course_utils.arguments import of_kind
from course_utils.log_losses import log_loss, log_loss_gradient
from course_utils.models.refusals import refusing
from course_utils.patience import called
from course_utils.people import People
from course_utils.words import decisions as words_of_decisions

LIMIT_OF_INDEX = 30
BORDER_ENDS = (140.0, 200.0)
"""In cm: the border is drawn between these heights."""
_FARTHEST = 1000.0
"""In kg: a border that goes beyond is drawn as if it ended here."""


class DecisionModel(traitlets.HasTraits):
    """A neuron with a sigmoid and a bias that learns who has an index of 30 or more.

    Its inputs are height and weight, or their logarithms, standardised with the mean and the
    spread of the training rows. It starts with all weights 0 and uses all training rows in each
    step.

    Parameters
    ----------
    people
        The people.
    training, test
        The numbers of the rows to learn from, and of those to check with.
    learning_rate
        How large the steps are.
    steps
        How many to make, at least 1.
    logs
        Whether the neuron sees the logarithms.
    gradient
        The learner's own ``gradient(weights, inputs, targets)``, or None for the course's.

    Attributes
    ----------
    weights
        (steps + 1, 3): of height, weight and the constant input 1, from the start on.
    step
        Which of them is looked at.
    refusal
        Why the last input, or the learner's function, was not taken, or empty.
    standing_refusal
        Why the learner's function is not used, or empty.
    """

    weights = traitlets.Instance(np.ndarray)
    step = traitlets.Int()
    refusal = traitlets.Unicode()
    standing_refusal = traitlets.Unicode()

    def __init__(
        self,
        people: People,
        *,
        training: np.ndarray,
        test: np.ndarray,
        learning_rate: float = 2.0,
        steps: int = 100,
        logs: bool = False,
        gradient: Callable | None = None,
    ):
        super().__init__()
        of_kind(people, People, "The people", "what load_people returns")
        self.people, self.logs = people, logs
        self.training = validation.row_numbers(training, len(people))
        self.test = validation.row_numbers(test, len(people))
        if np.intersect1d(self.training, self.test).size:
            raise ValueError("Some rows are in both lists: test rows must not be learned from.")
        if isinstance(steps, bool) or not isinstance(steps, int) or not 1 <= steps <= 1000:
            quoted = validation.quote(steps)
            raise ValueError(f"The number of steps must be whole, 1 to 1000, not {quoted}.")
        self.steps, self._gradient = steps, gradient
        self.targets = (people.body_mass_index >= LIMIT_OF_INDEX) * 1.0
        seen = self._seen(np.stack([people.heights, people.body_weights], axis=1))
        self.mean = seen[self.training].mean(axis=0)
        self.spread = seen[self.training].std(axis=0)
        if not self.spread.all():
            raise ValueError("The training rows must differ in height and in weight: choose more.")
        standard = (seen - self.mean) / self.spread
        self.inputs = np.column_stack([standard, np.ones(len(people))])
        self.learning_rate = validation.learning_rate(learning_rate)
        self._learn(self.learning_rate)
        self.step = steps

    def _seen(self, values: np.ndarray) -> np.ndarray:
        return np.log(values) if self.logs else values

    def try_learning_rate(self, value: object) -> None:
        """Learn again with another learning rate, a number or text."""
        with refusing(self):
            self._learn(validation.learning_rate(value))

    def _learn(self, learning_rate: float) -> None:
        try:
            weights = self._descended(self._gradient or log_loss_gradient, learning_rate)
        except ValueError as refusal:
            if self._gradient is None:
                raise
            said = str(refusal).removesuffix(".")
            self.standing_refusal = f"{said}; until it works, you see the course's own gradient."
            self.refusal, self._gradient = self.standing_refusal, None
            weights = self._descended(log_loss_gradient, learning_rate)
        self.learning_rate, self.weights = learning_rate, weights

    def _descended(self, gradient: Callable, learning_rate: float) -> np.ndarray:
        name = getattr(gradient, "__name__", "the gradient")
        if not callable(gradient):
            raise ValueError(f"A gradient must be a function, not {validation.quote(gradient)}.")
        inputs, targets = self.inputs[self.training], self.targets[self.training]
        weights = np.zeros((self.steps + 1, 3))
        for step in range(self.steps):
            slopes = called(gradient, name, weights[step].copy(), inputs.copy(), targets.copy())
            weights[step + 1] = weights[step] - learning_rate * _checked(name, slopes)
        if np.abs(weights).max() > validation.LARGEST:
            raise ValueError("With this learning rate the weights grow too large: choose less.")
        return weights

    def losses(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the losses on training rows and on test rows, (steps + 1,) each."""
        runs = self.weights.T
        both = (log_loss(runs, self.inputs[r], self.targets[r]) for r in (self.training, self.test))
        training, test = both
        return training, test

    def exponents(self) -> np.ndarray:
        """Return weight of height / weight of body weight in original units, nan at the start."""
        with np.errstate(invalid="ignore", divide="ignore"):
            per_unit = self.weights[:, :2] / self.spread
            return per_unit[:, 0] / per_unit[:, 1]

    def borders(self, points: int) -> np.ndarray:
        """Return where the sum is 0, as (steps + 1, points, 2) in cm and kg; nan if nowhere."""
        heights = np.linspace(*BORDER_ENDS, points)
        standard = (self._seen(heights) - self.mean[0]) / self.spread[0]
        first, second, bias = self.weights.T[:, :, None]
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            seen = self.mean[1] - self.spread[1] * (first * standard + bias) / second
            kilograms = np.exp(seen) if self.logs else seen
        kilograms = np.where(second == 0, np.nan, np.clip(kilograms, -_FARTHEST, _FARTHEST))
        return np.stack([np.broadcast_to(heights, kilograms.shape), kilograms], axis=-1)

    def sentences(self) -> list[str]:
        """Return one sentence for each step."""
        answers = self.inputs[self.test] @ self.weights.T > 0
        yes = self.targets[self.test] == 1
        found, alarms = answers[yes].sum(axis=0), answers[~yes].sum(axis=0)
        losses = np.stack(self.losses(), axis=1)
        return [
            words_of_decisions.sentence(
                step=step,
                losses=tuple(losses[step]),
                found=(int(found[step]), int(yes.sum())),
                false_alarms=int(alarms[step]),
                border=self._border_in_words(exponent),
            )
            for step, exponent in enumerate(self.exponents())
        ]

    def _border_in_words(self, exponent: float) -> str:
        if not np.isfinite(exponent):
            return "it says maybe to everybody, so there is no border yet"
        shown = words.number(round(-exponent, 2) + 0.0)
        if self.logs:
            return f"along its border, body weight grows like height to the power {shown}"
        return f"its border rises {shown} kg per cm"


def _checked(name: str, slopes: object) -> np.ndarray:
    if slopes is None:
        raise ValueError(f"{name} returned nothing: end it with return and the slopes.")
    try:
        array = np.asarray(slopes, dtype=float)
    except (TypeError, ValueError, OverflowError):
        array = np.array(np.nan)
    if array.shape != (3,) or not np.isfinite(array).all():
        raise ValueError(
            f"{name} must return 3 numbers, one slope for each weight, "
            f"but it returned {validation.quote(slopes)}."
        )
    return array
