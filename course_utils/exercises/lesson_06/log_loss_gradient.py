"""The slopes of the log loss."""

from course_utils.exercises.exercise import Exercise, Mistake
from course_utils.exercises.lesson_04.gradient import mistakes
from course_utils.exercises.lesson_06.log_loss import some_people
from course_utils.neuron import sigmoid


def log_loss_gradient(weights, inputs, targets):
    errors = sigmoid(inputs @ weights) - targets
    return errors @ inputs / len(targets)


_SLOPES, _GIVEN = "errors @ inputs / len(targets)", "sigmoid(inputs @ weights)"

exercise = Exercise(
    written=log_loss_gradient,
    arguments=some_people,
    array=True,
    mistakes=(
        *mistakes(_GIVEN, ""),
        Mistake(_SLOPES, f"-np.mean(np.log(np.where(targets == 1, {_GIVEN}, 1 - {_GIVEN}))) * np.mean(inputs, axis=0)",
                "The loss, which is one number, stands in the place of the errors. Multiply the error of each row by its inputs."),
        Mistake(_GIVEN, f"({_GIVEN} > 0.5)", "The predictions are rounded to yes and no. The error is sigmoid − target, without rounding."),
        Mistake(f"{_GIVEN} - targets", f"-(targets * np.log({_GIVEN}) + (1 - targets) * np.log(1 - {_GIVEN}))",
                "It takes the loss of each row. The error is asked for: sigmoid − target."),
    ),
    hints=(
        "Compare with lesson 04: error · input, and the mean over the rows. What is the prediction "
        "now, and which factor is gone?",
        "errors = sigmoid(…) - targets, and errors @ inputs adds error · input over the rows.",
    ),
    why="The sigmoid bends the prediction, the logarithm bends it back: error · input is left.",
)  # fmt: skip
