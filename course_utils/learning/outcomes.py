"""How runs ended. Where a number decides what a rule does, it names the run; else what was seen.

Gradient descent on a squared error multiplies the error along each direction by a factor. It
depends neither on the start nor on the number of steps, so one learning rate has one name. Of any
other run nothing is known beyond its own losses, and its name claims no more than these show.
"""

import numpy as np

from course_utils.learning.rules import Factor
from course_utils.learning.run import Outcome
from course_utils.problem import Problem

CONVERGED_SHARE = 1e-6
"""A run has converged when at most this share of its first loss is left (above the smallest)."""
ROUNDING = 1e-9
"""An error of at most this share of the weights of all boxes counts as 0: floats are rounded."""
FOUND_SHARE = 1e-6
"""A run has found a solution when at most this share of its first error is left."""
LONGEST_CYCLE = 64
"""In steps: longer cycles are not looked for."""


def factors_of(factor: Factor, problem: Problem, rates: np.ndarray) -> np.ndarray:
    """Return by what each step multiplies the error along each direction: (runs, directions).

    The directions go from the flattest to the steepest; those in which the loss is level are left
    out. A factor that is ±1 up to rounding is ±1.

    >>> from course_utils.learning.rules import gradient_step
    >>> bowl = Problem([[1, 0], [0, 2]], [3, 4])
    >>> factors_of(gradient_step.factor, bowl, np.array([0.25, 0.5]))
    array([[ 0.75,  0.  ],
           [ 0.5 , -1.  ]])
    """
    curvatures = problem.curvatures[problem.curvatures > 0]
    with np.errstate(over="ignore"):
        factors = factor(rates[:, None], curvatures)
    level = np.abs(np.abs(factors) - 1) < ROUNDING
    return np.where(level & (factors < 0), -1.0, factors)


def outcomes_by_factor(factors: np.ndarray) -> tuple[Outcome, ...]:
    """Name runs by their factors, (runs, directions).

    It is *diverging* if one is beyond ±1; *arrived* if one step leaves at most a millionth of the
    loss; *oscillating* if one is below 0 (by more than rounding), since each step then jumps across
    to the other side; and *steady* otherwise. How fast it goes is another question: the nearer all
    factors are to 0, the faster.

    >>> factors = np.array([[0.9, 0.1], [0.0, 0.0], [0.9, -0.1], [0.5, -1.0], [0.9, -220.0]])
    >>> [str(name) for name in outcomes_by_factor(factors)]
    ['steady', 'arrived', 'oscillating', 'oscillating', 'diverging']
    """
    sizes = np.abs(factors).max(axis=1)
    return _named(
        len(factors),
        (Outcome.DIVERGING, sizes > 1),
        (Outcome.ARRIVED, sizes <= CONVERGED_SHARE**0.5),
        (Outcome.OSCILLATING, factors.min(axis=1) < -ROUNDING),
        otherwise=Outcome.STEADY,
    )


def rounding_of(problem: Problem, start: np.ndarray) -> float:
    """Return how large a loss from this start may be by the rounding of floats alone.

    >>> 0 < rounding_of(Problem([[256, 212]], [1492]), np.array([5.0, 1.0])) < 1e-20
    True
    """
    scale = np.abs(problem.inputs) @ np.abs(start) + np.abs(problem.targets)
    return float((1e-14 * scale.max()) ** 2) + 1e-14 * problem.smallest_loss


def outcomes_as_seen(
    trajectory: np.ndarray, excess: np.ndarray, *, random: bool
) -> tuple[Outcome, ...]:
    """Name runs by what their losses did.

    - ``trajectory``: (steps + 1, weights, runs).
    - ``excess``: (steps + 1, runs): the losses, less the smallest loss that the problem allows.
    - ``random``: whether random rows drive the runs.

    With e(t) the excess after t steps, a run is *diverging* if its numbers overflow; *arrived* if e
    ≤ 10⁻⁶ · e(0) after each of its last two steps; *risen* if every e of its last quarter is above
    e(0) (with random rows: if their mean is above twice every e before); *level* if e never
    changed; *oscillating* if e goes up and down and had been smaller before, that is, if its mean
    in the last quarter is above the smallest e before, or if the last two moves (with random rows:
    all moves of the last quarter) point against each other; *risen* if e is larger than at first;
    and *falling* otherwise.
    """
    quarter = max(1, (len(excess) - 1) // 4)
    early, late = excess[:-quarter], excess[-quarter:]
    with np.errstate(invalid="ignore", over="ignore"):
        if random:
            risen = late.mean(axis=0) > 2 * early.max(axis=0)
        else:
            risen = late.min(axis=0) > (1 + ROUNDING) * excess[0]
        turned = _turned(trajectory[-max(quarter + 1, 3) if random else -3 :])
        been_nearer = goes_up_and_down(excess) & (late.mean(axis=0) > early.min(axis=0))
        there = (excess[1:][-2:] <= CONVERGED_SHARE * excess[0]).all(axis=0)
        level = np.ptp(excess, axis=0) <= ROUNDING * excess[0]
    return _named(
        excess.shape[1],
        (Outcome.DIVERGING, ~np.isfinite(excess[-1])),
        (Outcome.ARRIVED, there),
        (Outcome.RISEN, risen),
        (Outcome.LEVEL, level),
        (Outcome.OSCILLATING, been_nearer | turned),
        (Outcome.RISEN, excess[-1] > excess[0]),
        otherwise=Outcome.FALLING,
    )


def goes_up_and_down(losses: np.ndarray) -> np.ndarray | np.bool:
    """Tell of losses, (steps + 1,) or (steps + 1, runs), whether they rise and fall on their way.

    >>> goes_up_and_down(np.array([4.0, 2, 3])), goes_up_and_down(np.array([4.0, 2, 2]))
    (np.True_, np.False_)
    """
    before, after = losses[:-1], losses[1:]
    rises: np.ndarray | np.bool = (after > (1 + ROUNDING) * before).any(axis=0)
    return rises & (after < (1 - ROUNDING) * before).any(axis=0)


def _turned(path: np.ndarray) -> np.ndarray:
    """Tell of paths (points, weights, runs) whether each move points against the one before."""
    moves = np.diff(path, axis=0)
    if len(moves) < 2:
        return np.zeros(path.shape[-1], dtype=bool)
    return np.asarray((np.sum(moves[:-1] * moves[1:], axis=1) < 0).all(axis=0))


def _named(
    count: int, *names: tuple[Outcome, np.ndarray], otherwise: Outcome
) -> tuple[Outcome, ...]:
    """Return for each run the first name whose condition holds, (runs,)."""
    given = [otherwise] * count
    for outcome, holds in reversed(names):
        for run in np.flatnonzero(holds):
            given[run] = outcome
    return tuple(given)


def periods_of(weights: np.ndarray) -> tuple[int, ...]:
    """Return after how many steps each run comes back to the same point again and again, or 0.

    ``weights`` is (steps + 1, runs, weights).

    >>> periods_of(np.array([[[0.0]], [[1.0]], [[0.0]], [[1.0]], [[0.0]]]))
    (2,)
    """
    periods = np.zeros(weights.shape[1], dtype=int)
    for period in range(min(LONGEST_CYCLE, (len(weights) - 1) // 2), 0, -1):
        now, before = weights[-period:], weights[-2 * period : -period]
        moves = np.abs(np.diff(weights[-2 * period - 1 :], axis=0)).max(axis=(0, 2))
        same = np.abs(now - before).max(axis=(0, 2)) <= 1e-6 * moves
        periods[same] = period
    return tuple(periods.tolist())


def outcomes_of_corrections(
    errors: np.ndarray, periods: tuple[int, ...], rounds: np.ndarray | None, rounding: float
) -> tuple[Outcome, ...]:
    """Name runs of corrections, as stated at `correcting.correct_in_turn`.

    - ``errors``: (steps + 1, runs).
    - ``periods``: (runs,): after how many steps a run comes back to the same point, or 0.
    - ``rounds``: (runs,): by what correcting every weight once multiplies the error; None if there
      is no such number.
    - ``rounding``: an error up to this size counts as 0.
    """
    size, quarter = np.abs(errors), max(2, len(errors) // 4)
    late, early = size[-quarter:].max(axis=0), size[:-quarter].max(axis=0, initial=0)
    crossed = (np.sign(errors[-quarter:-1]) != np.sign(errors[1 - quarter :])).any(axis=0)
    explodes, shrinks = ~np.isfinite(size[-1]), np.zeros(size.shape[1], dtype=bool)
    if rounds is not None:
        explodes |= np.abs(rounds) > 1 + ROUNDING
        shrinks = np.abs(rounds) < 1 - ROUNDING
    grown = (late > (1 + ROUNDING) * np.maximum(early, size[0])) | (size[-1] > size[0])
    return _named(
        size.shape[1],
        (Outcome.FOUND, size[-1] <= np.maximum(FOUND_SHARE * size[0], rounding)),
        (Outcome.CYCLING, np.array(periods) > 0),
        (Outcome.EXPLODING, explodes),
        (Outcome.RISEN, grown & (rounds is None)),
        (Outcome.OSCILLATING, crossed & shrinks),
        (Outcome.HOVERING, crossed),
        (Outcome.LEVEL, size[-1] >= size[0]),
        otherwise=Outcome.CREEPING,
    )
