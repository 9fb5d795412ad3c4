"""What the solutions of lesson 07 are."""

# ruff: noqa: ARG001 (shown to learners as they would write them)


def tries_until(errors, tolerance):
    for tries, error in enumerate(errors):
        if abs(error) <= tolerance:
            return tries
    return float("inf")


def one_at_a_time(weights, error, inputs, turn, rng):
    moved = weights.copy()
    moved[turn % 2] = weights[turn % 2] - 0.001 * error
    return moved
