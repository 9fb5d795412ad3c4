"""What the solutions of lesson 02 call each other by: correct and the loop around it."""

from collections.abc import Callable


def correct(value, error, step):
    if error > 0:
        return value - step
    if error < 0:
        return value + step
    return value


def correct_by_size(value, error, rate):
    return value - rate * error


def correct_in_turn_with(error: Callable) -> Callable:
    def correct_in_turn(x, y, step, most_steps):
        errors = [error(x, y)]
        for turn in range(most_steps):
            if errors[-1] == 0:
                break
            if turn % 2 == 0:
                x = correct(x, errors[-1], step)
            else:
                y = correct(y, errors[-1], step)
            errors.append(error(x, y))
        return errors

    return correct_in_turn
