"""What learners write before they get it right: two wrong answers to every exercise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """A wrong answer: the lines below ``def …:``, and how the check names the mistake."""

    body: str
    named: str

    def code(self, signature: str) -> str:
        lines = "".join(f"\n    {line}" for line in self.body.strip().splitlines())
        return f"def {signature}:{lines}"


_UNTIL_IT_HITS = """
count = 0
while True:
    x, y = random_guess(rng)
    count = count + 1
    if {hits}:
        return {result}
"""
_IN_TURN = """
errors = {begin}
for turn in range(most_steps):
    now = error(x, y)
    if now == 0:
        break
    {move}
    errors.append(error(x, y))
return errors
"""
_DESCENT = """
weights = np.array(start, dtype=float)
all_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]
{before}
for step in range(steps):
    {step}
    all_weights.append(weights)
    losses.append(mean_squared_error(weights, inputs, targets))
return {result}
"""
_UPDATED = "weights = update(weights, gradient(weights, inputs, targets), learning_rate)"
_VELOCITY = (
    "velocity = {new}\nstate['velocity'] = velocity\nreturn weights - learning_rate * velocity"
)
_TURNS = (
    "if turn % 2 == 0:\n        x = correct(x, now, step)\n"
    "    else:\n        y = correct(y, now, step)"
)
_BOTH = "x = correct(x, now, step)\n    y = correct(y, now, step)"

WRONG = {
    "error": (
        Wrong("return total - red * x - blue * y", "The sign is flipped"),
        Wrong("return red * x + blue * y", "Subtract the 1492 kg"),
    ),
    "random_guess": (
        Wrong("return rng.integers(0, 10), rng.integers(0, 10)", "These are whole numbers."),
        Wrong("x = rng.uniform(0, 10)\nreturn x", "That is only one number."),
    ),
    "guess_until": (
        Wrong(
            _UNTIL_IT_HITS.format(hits="error(x, y) <= tolerance", result="x, y, count"),
            "It stops at a guess that is far too light",
        ),
        Wrong(
            _UNTIL_IT_HITS.format(hits="abs(error(x, y)) <= tolerance", result="x, y"),
            "The count is missing",
        ),
    ),
    "correct": (
        Wrong(
            "if error > 0:\n    return value - step\nelse:\n    return value + step",
            "An error of exactly 0 is treated like one below 0.",
        ),
        Wrong("return value - step * error", "The step is multiplied by the error."),
    ),
    "correct_in_turn": (
        Wrong(_IN_TURN.format(begin="[]", move=_TURNS), "The error at the start is missing"),
        Wrong(
            _IN_TURN.format(begin="[error(x, y)]", move=_BOTH), "Both weights move in every step."
        ),
    ),
    "correct_by_size": (
        Wrong("return rate * error", "It returns the step alone."),
        Wrong("return value + rate * error", "The direction is turned round"),
    ),
    "predict": (
        Wrong("return weights * inputs", "the products still wait to be added up"),
        Wrong(
            "for weight, value in zip(weights, inputs):\n    return weight * value",
            "leaves in the first round of the loop",
        ),
    ),
    "sigmoid": (
        Wrong("return 1 / 1 + np.exp(-z)", "Parentheses are missing"),
        Wrong("return 1 / (1 + np.exp(z))", "A minus sign is missing"),
    ),
    "mean_squared_error": (
        Wrong("return np.mean(inputs @ weights - targets) ** 2", "The errors are averaged first"),
        Wrong("return sum((inputs @ weights - targets) ** 2)", "not yet divided by the number"),
    ),
    "gradient": (
        Wrong(
            "errors = inputs @ weights - targets\nreturn errors @ inputs / len(targets)",
            "The factor 2 is missing",
        ),
        Wrong(
            "errors = inputs @ weights - targets\nreturn 2 * errors @ inputs",
            "It is the sum over the rows.",
        ),
    ),
    "update": (
        Wrong("return weights + learning_rate * gradient", "It walks uphill"),
        Wrong("return learning_rate * gradient", "The old weights are lost"),
    ),
    "descend": (
        Wrong(
            _DESCENT.format(
                before="",
                step="weights -= learning_rate * gradient(weights, inputs, targets)",
                result="all_weights, losses",
            ),
            "All weights in the list are the same",
        ),
        Wrong(
            _DESCENT.format(before="", step=_UPDATED, result="weights, losses[-1]"),
            "Only the last weights and the last loss are returned.",
        ),
    ),
    "repaired": (
        Wrong(
            _DESCENT.format(
                before="slopes = slopes_at(weights, inputs, targets)",
                step="weights = weights - learning_rate * slopes",
                result="all_weights, losses",
            ),
            "The gradient is computed only once",
        ),
        Wrong(
            _DESCENT.format(
                before="",
                step="weights = weights + learning_rate * slopes_at(weights, inputs, targets)",
                result="all_weights, losses",
            ),
            "It walks uphill",
        ),
    ),
    "log_loss": (
        Wrong(
            "given = sigmoid(inputs @ weights)\n"
            "return np.mean(targets * np.log(given) + (1 - targets) * np.log(1 - given))",
            "The minus is missing",
        ),
        Wrong(
            "given = sigmoid(inputs @ weights)\nreturn -np.mean(targets * np.log(given))",
            "Only the rows with the answer yes cost anything.",
        ),
    ),
    "log_loss_gradient": (
        Wrong(
            "errors = sigmoid(inputs @ weights) - targets\n"
            "return 2 * errors @ inputs / len(targets)",
            "There is no factor 2 here",
        ),
        Wrong(
            "errors = inputs @ weights - targets\nreturn errors @ inputs / len(targets)",
            "The sigmoid is missing",
        ),
    ),
    "standardise": (
        Wrong(
            "return (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)",
            "It measures the mean and the spread of the rows themselves.",
        ),
        Wrong(
            "return inputs - training_inputs.mean(axis=0) / training_inputs.std(axis=0)",
            "Parentheses are missing",
        ),
    ),
    "tries_until": (
        Wrong(
            "for tries, error in enumerate(errors):\n"
            "    if error <= tolerance:\n        return tries\nreturn float('inf')",
            "An error far below 0 counts as a hit.",
        ),
        Wrong(
            "for tries, error in enumerate(errors):\n"
            "    if abs(error) <= tolerance:\n        return tries\nreturn len(errors)",
            "it returns the length of the list",
        ),
    ),
    "one_at_a_time": (
        Wrong(
            "moved = weights.copy()\nmoved[turn % 2] = weights[turn % 2] + 0.001 * error\n"
            "return moved",
            "The direction is turned round",
        ),
        Wrong("return weights - 0.001 * error", "It moves both weights."),
    ),
    "momentum": (
        Wrong(_VELOCITY.format(new="state.get('velocity', 0) + gradient"), "does not fade"),
        Wrong(
            _VELOCITY.format(new="0.9 * state.get('velocity', 0) + 0.1 * gradient"),
            "The gradient is multiplied by 0.1",
        ),
    ),
}
