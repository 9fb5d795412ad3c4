"""Mistakes written as learners write them, where the check must see what happens inside."""

import numpy as np
import pytest

from course_utils.exercises import descend, gradient, update
from course_utils.exercises.answer import Kind
from course_utils.losses import mean_squared_error, mean_squared_error_gradient


def test_the_gradient_of_the_exercise_is_the_one_of_the_package():
    rng = np.random.default_rng(1)
    for case in range(8):
        arguments = gradient.arguments(rng, case)
        expected = mean_squared_error_gradient(*arguments)
        assert gradient.reference(*arguments) == pytest.approx(expected)


def test_an_update_in_place_is_told_that_it_changes_what_it_was_handed():
    def in_place(weights, gradient, learning_rate):
        weights -= learning_rate * gradient
        return weights

    answer = update.check(in_place)
    assert answer.kind is Kind.ALMOST
    assert "changed what it was handed" in str(answer)


def test_a_loop_that_moves_the_start_in_place_is_told_so():
    def in_place(start, inputs, targets, learning_rate, steps):
        weights, losses = [start], [mean_squared_error(start, inputs, targets)]
        for _ in range(steps):
            start -= learning_rate * gradient.reference(start, inputs, targets)
            weights.append(start)
            losses.append(mean_squared_error(start, inputs, targets))
        return weights, losses

    answer = descend.check(in_place)
    assert answer.kind is Kind.ALMOST
    assert "changed what it was handed" in str(answer)


@pytest.mark.parametrize("last_recorded", [True, False])
def test_a_history_of_one_array_is_recognised(last_recorded):
    def overwritten(start, inputs, targets, learning_rate, steps):
        weights = np.array(start)
        history, losses = [], []
        for _ in range(steps):
            history.append(weights)
            losses.append(mean_squared_error(weights, inputs, targets))
            weights -= learning_rate * gradient.reference(weights, inputs, targets)
        if last_recorded:
            history.append(weights)
            losses.append(mean_squared_error(weights, inputs, targets))
        return history, losses

    assert "holds one array many times" in str(descend.check(overwritten))


def test_weights_updated_one_after_the_other_are_recognised():
    def in_turn(start, inputs, targets, learning_rate, steps):
        first, second = start
        history, losses = [], []
        for step in range(steps + 1):
            weights = np.array([first, second])
            history.append(weights)
            losses.append(mean_squared_error(weights, inputs, targets))
            if step < steps:
                errors = inputs @ [first, second] - targets
                first = first - learning_rate * np.mean(2 * errors * inputs[:, 0])
                errors = inputs @ [first, second] - targets
                second = second - learning_rate * np.mean(2 * errors * inputs[:, 1])
        return history, losses

    assert "already updated first" in str(descend.check(in_turn))


def test_reading_the_shipment_from_the_notebook_is_noticed():
    outside = {"np": np, "one_shipment": None}
    code = (
        "def gradient(weights, inputs, targets):\n"
        "    shipment = one_shipment\n"
        "    return 2 * (inputs @ weights - targets) @ inputs / len(targets)"
    )
    exec(code, outside)
    answer = gradient.check(outside["gradient"])
    assert answer.kind is Kind.ALMOST
    assert "reads one_shipment from the notebook" in str(answer)


@pytest.mark.parametrize("exercise", [gradient, update, descend], ids=lambda one: one.name)
def test_the_worked_solution_reads_as_the_lesson_asks(exercise):
    assert exercise.solution().code.startswith(f"def {exercise.signature}:")


@pytest.mark.parametrize(
    ("share", "kind", "words"),
    [
        (lambda first: 1.01, Kind.ALMOST, "within 2 %: is something rounded on the way?"),
        (lambda first: 1 + (first > 5), Kind.ALMOST, "random inputs came out right."),
        (lambda first: 3, Kind.NOT_YET, "should return"),
    ],
)
def test_a_wrong_result_that_no_mistake_explains_is_compared(share, kind, words):
    def nearly(weights, inputs, targets):
        return gradient.reference(weights, inputs, targets) * share(weights[0])

    answer = gradient.check(nearly)
    assert answer.kind is kind
    assert words in str(answer)


def test_one_result_for_every_input_is_told_to_be_so():
    answer = update.check(lambda weights, gradient, learning_rate: np.array([1.5, 2.5]))
    assert answer.kind is Kind.NOT_YET
    assert "It returns the same for every input: is it a fixed result?" in str(answer)
