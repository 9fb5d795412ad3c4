"""Every sentence about a run, held against a computation of its own, for thousands of random runs.

Gradient descent on squared errors is computed here without a loop, with 50 digits: in its two
directions, each with its factor. All else is run by a plain loop. A sentence is taken apart to its
last word; what is not understood counts as false.
"""

import re
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np

from course_utils import words
from course_utils.learning import Outcome, adam, gradient_step, momentum, sweep
from course_utils.learning.correcting import by_sign, by_size, correct_in_turn
from course_utils.problem import Problem
from course_utils.words.corrections import sentence as sentence_of_corrections

getcontext().prec = 50
PROBLEMS = 2000
SHARES = (1e-4, 0.03, 0.3, 0.5, 0.76, 0.97, 0.999, 1.0, 1.001, 1.3, 110.0)
STEPS = (1, 1, 2, 3, 5, 10, 40, 100, 300, 1000)
N = r"−?\d[\d.]*(?:e-?\d+)?"


def written(text: str) -> tuple[float, float]:
    """Return a written number, and half of what its last digit counts."""
    text = text.replace("−", "-")
    digits, _, power = text.partition("e")
    places = len(digits.partition(".")[2])
    if not power and "." not in digits and len(digits.lstrip("-")) > 4:
        places = 4 - len(digits.lstrip("-"))  # thousands are written with four digits
    return float(text), 0.5001 * 10.0 ** (int(power or 0) - places)


def says(text: str, value: float) -> bool:
    """Tell whether a written number is a value, rounded to the digits that are written."""
    number, half = written(text)
    return abs(Decimal(number) - Decimal(value)) <= Decimal(half) + abs(Decimal(value)) / 10**9


# What gradient descent does, exactly.


class Exactly:
    """One or two weights, any rows: curvatures, best weights, and the loss after any step."""

    def __init__(self, problem, start):
        inputs = [[Fraction(float(one)) for one in row] for row in problem.inputs]
        targets = [Fraction(float(one)) for one in problem.targets]
        count, rows = problem.weight_count, len(targets)
        if count == 1:
            inputs = [[row[0], Fraction(0)] for row in inputs]
            start = [*start, 0.0]
        a, b, c = (2 * sum(row[i] * row[j] for row in inputs) / rows
                   for i, j in ((0, 0), (0, 1), (1, 1)))  # fmt: skip
        p, q = (2 * sum(row[i] * t for row, t in zip(inputs, targets, strict=True)) / rows
                for i in (0, 1))  # fmt: skip
        size = a * c - b * b
        x, y = Fraction(float(start[0])), Fraction(float(start[1]))
        if size:
            best = (p * c - q * b) / size, (q * a - p * b) / size
        else:  # a line of best weights: the one nearest to the start, along the steepest direction
            steep = (a, b) if a else (Fraction(0), c)
            short = (p - a * x - b * y, q - b * x - c * y)
            moved = sum(u * v for u, v in zip(steep, short, strict=True))
            times = moved / (a * steep[0] ** 2 + 2 * b * steep[0] * steep[1] + c * steep[1] ** 2)
            best = x + times * steep[0], y + times * steep[1]
        self.smallest = sum(
            (row[0] * best[0] + row[1] * best[1] - t) ** 2
            for row, t in zip(inputs, targets, strict=True)
        ) / rows  # fmt: skip
        self.loss = sum(
            (row[0] * x + row[1] * y - t) ** 2 for row, t in zip(inputs, targets, strict=True)
        ) / rows  # fmt: skip
        half, root = dec(a + c) / 2, (dec((a - c) ** 2) / 4 + dec(b * b)).sqrt()
        steepest = half + root
        self.curvatures = [dec(size) / steepest, steepest] if size else [steepest]
        away = [dec(x - best[0]), dec(y - best[1])]
        # The part of the first loss that belongs to the steepest direction, and the rest of it.
        all_of_it = dec(self.loss - self.smallest)
        if size:
            across = dec(b), steepest - dec(a)
            if not any(across):
                across = (Decimal(1), Decimal(0)) if a > c else (Decimal(0), Decimal(1))
            along = sum(u * v for u, v in zip(across, away, strict=True))
            part = steepest * along**2 / (across[0] ** 2 + across[1] ** 2) / 2
            self.parts = [all_of_it - part, part]
        else:
            self.parts = [all_of_it]

    def factors(self, rate):
        return [1 - Decimal(rate) * curvature for curvature in self.curvatures]

    def excess(self, rate, step):
        return sum(
            part * (factor ** (2 * step) if step else 1)
            for part, factor in zip(self.parts, self.factors(rate), strict=True)
        )

    def loss_after(self, rate, step):
        return self.excess(rate, step) + dec(self.smallest)


def dec(fraction):
    fraction = Fraction(fraction)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def draw(rng, kind):
    """Return random inputs and targets of one kind of problem."""
    rows, weights = int(rng.integers(1, 5)), 2
    inputs = rng.integers(1, 300, size=(rows, weights)).astype(float)
    if kind == "one equation":
        inputs = rng.integers(-300, 300, size=(1, int(rng.integers(1, 3)))) + 0.5
    elif kind == "nearly singular":
        first = rng.integers(1, 300, size=2).astype(float)
        turn = 10.0 ** -rng.integers(1, 15)
        inputs = np.array([first, first + np.array([0, turn]) * first.max()])
    elif kind == "contradictory":
        inputs = np.outer(rng.integers(1, 4, size=3), rng.integers(1, 300, size=2)).astype(float)
        return inputs, rng.integers(-2000, 2000, size=3).astype(float)
    elif kind == "extreme":
        inputs = inputs * 10.0 ** rng.integers(-20, 20)
    elif kind == "mixed units":
        inputs = inputs * 10.0 ** rng.integers(-4, 5, size=2)
    elif kind == "noisy":
        inputs = rng.integers(50, 300, size=(30, 2)).astype(float)
        return inputs, inputs @ [5, 1] + rng.normal(0, 60, size=30)
    elif kind == "round":
        inputs = float(rng.integers(1, 300)) * np.eye(2)
    targets = inputs @ rng.integers(-3, 10, size=inputs.shape[1])
    if rng.random() < 0.2:
        targets = targets * 0
    return inputs, targets


KINDS = ("ordinary", "one equation", "nearly singular", "contradictory", "extreme", "mixed units",
         "noisy", "round")  # fmt: skip


def problem_of(inputs, targets, unit="kg"):
    names = ("red box", "blue box")[: inputs.shape[1]]
    return Problem(inputs, targets, names, names, target_unit=unit)


LABEL = (
    rf"Learning rate (?P<rate>{N})"
    rf"(?: = (?P<times>{N}) × the limit|, just (?P<side>below|above) the limit)"
)
FACTORS = (
    rf"each step multiplies the error by (?P<only>{N}|almost −?1); |"
    rf"each step multiplies the distance along every direction by (?P<round>{N}|almost −?1); |"
    rf"each step multiplies the distance along the steepest direction by (?P<steep>{N}|almost −?1)"
    rf"(?:, along the flattest by (?P<flat>{N}|almost −?1))?; "
)
AFTER = r"after (?P<after>\d+) steps? (?:still )?"
LEFT = (
    r"(?:less than a millionth|(?P<percent>all \(100 %\)|[\de.-]+ %)) of the "
    r"(?P<kind>avoidable )?loss is left"
)
GROWS = (
    rf"the loss (?:grows|goes) from (?P<first>{N}) to (?P<last>{N})(?P<unit> kg²)? in "
    r"(?P<in>\d+) steps?(?P<past>, and then past every number)?"
)
BY = rf"the loss, (?P<was>{N})(?: kg²)?, grows by (?P<more>[\de.-]+) % in (?P<within>\d+) steps?"
AT_ONCE = rf"the first step takes the loss from (?P<from>{N})(?: kg²)? past every number"
AT_BEST = "it starts with the smallest loss there is, so there is nothing to correct"
LEAVES = "it starts with the smallest loss there is, and does not stay there"
DESCENT = re.compile(
    rf"{LABEL}\. (?P<name>Steady|Arrived|Oscillating|Diverging): (?:(?:{FACTORS})"
    rf"(?:{AFTER}{LEFT}|{GROWS}|{BY}|{AT_ONCE})|(?P<best>{AT_BEST})|(?P<leaves>{LEAVES}))\."
)


def is_factor(text, value):
    if text.startswith("almost"):
        sign = -1 if "−" in text else 1
        return 0 < 1 - sign * value < Decimal("1e-9")
    number, half = written(text)
    return abs(Decimal(number) - value) <= Decimal(half) + Decimal("1e-9")


def falsehoods(said, exact, run):
    """Yield what is not true of a sentence about gradient descent."""
    found = DESCENT.fullmatch(said)
    if not found:
        yield "not understood"
        return
    rate, steps = run.learning_rate, len(run.losses) - 1
    limit = 2 / exact.curvatures[-1]
    share = Decimal(rate) / limit
    if not says(found["rate"], rate):
        yield "the rate"
    if found["times"] and not says(found["times"], share):
        yield "the multiple of the limit"
    if found["times"] == "1.00" and abs(share - 1) > Decimal("1e-8"):
        yield "the limit itself"
    if found["side"] and (found["side"] == "below") != (share < 1):
        yield "the side of the limit"
    scale = np.abs(run.problem.inputs) @ np.abs(run.weights[0]) + np.abs(run.problem.targets)
    tiny = Decimal(float((1e-13 * scale.max()) ** 2)) + dec(exact.smallest) / 10**13
    first = exact.excess(rate, 0)
    if found["best"] or found["leaves"]:
        if first > tiny:
            yield "the start is not the best"
        return
    if first <= 0:
        yield "the start is the best"
        return
    factors = exact.factors(rate)
    if exact.curvatures[0] < exact.curvatures[-1] / 10**26:  # too level for floats to move there
        factors = factors[1:]
    worst, least, rounded = max(map(abs, factors)), min(factors), Decimal("1e-8")
    names = {
        "Steady": worst <= 1 and least >= -rounded,
        "Arrived": worst <= Decimal("0.001") + rounded,
        "Oscillating": worst <= 1 + rounded and least < 0,
        "Diverging": worst > 1,
    }
    if not names[found["name"]]:
        yield "the name"
    if found["name"] != "Arrived" and worst < Decimal("0.001") - rounded:
        yield "the name, although it arrives at once"
    for part, factor in (("only", -1), ("round", -1), ("steep", -1), ("flat", 0)):
        if found[part] and not is_factor(found[part], factors[factor]):
            yield f"the factor {part}"
    if found["round"] and len(factors) > 1 and abs(factors[0] - factors[1]) > Decimal("1e-8"):
        yield "the bowl is not round"
    if (found["flat"] is not None) != (found["steep"] is not None and len(factors) == 2):
        yield "the flattest direction"
    millionth = first / 10**6
    if found["after"]:
        if (found["kind"] is not None) != (exact.smallest > 0):
            smallest = dec(exact.smallest)
            if smallest > tiny:
                yield "what is left of what"
        after = int(found["after"])
        left = exact.excess(rate, after) / first
        if found["percent"] is None:
            if exact.excess(rate, after) > millionth * Decimal("1.0001") + tiny:
                yield "more than a millionth is left"
            if exact.excess(rate, steps) > millionth * Decimal("1.0001") + tiny:
                yield "more than a millionth is left in the end"
            if exact.excess(rate, after - 1) < millionth * Decimal("0.9999") - tiny:
                yield "it was less than a millionth before"
        elif found["percent"].startswith("all"):
            if abs(left - 1) > Decimal("1e-8"):
                yield "not all is left"
        elif after != steps or not says_percent(found["percent"], left, tiny / first):
            yield "the share that is left"
    if found["first"]:
        at = int(found["in"])
        if not says(found["first"], exact.loss_after(rate, 0)):
            yield "the first loss"
        if not near(found["last"], exact.loss_after(rate, at)):
            yield "the last loss"
        if written(found["last"])[0] <= written(found["first"])[0] and not found["past"]:
            yield "no growth"
        if (found["unit"] is not None) != (run.problem.target_unit != ""):
            yield "the unit"
        if found["past"] is None and at != steps:
            yield "the number of steps"
        if found["past"] and exact.loss_after(rate, at + 1) < Decimal("1e300"):
            yield "not past every number"
    if found["was"]:
        grown = exact.loss_after(rate, steps) / exact.loss_after(rate, 0) - 1
        if int(found["within"]) != steps or not says_percent(found["more"], grown, Decimal("1e-9")):
            yield "the growth in percent"
    if found["from"] and exact.loss_after(rate, 1) < Decimal("1e300"):
        yield "not past every number at once"


def says_percent(text, share, slack):
    number, half = written(text.removesuffix(" %").replace("e-0", "e-"))
    return abs(Decimal(number) - 100 * share) <= Decimal(half) + 100 * slack + abs(share) / 10**6


def near(text, value):
    """A loss that has grown over many steps has grown its rounding, too."""
    number, half = written(text)
    return abs(Decimal(number) - value) <= Decimal(half) + abs(value) / 10**5


def test_descent_is_told_truly():
    rng, told, names, false = np.random.default_rng(15), 0, set(), []
    for turn in range(PROBLEMS):
        kind = KINDS[turn % len(KINDS)]
        problem = problem_of(*draw(rng, kind), unit=("kg", "")[turn % 5 == 0])
        start = rng.uniform(*problem.weight_range, size=problem.weight_count)
        if turn % 11 == 0:
            start = problem.best_weights * (1 + (turn % 2) * 1e-3)
        if np.abs(start).max() > 1e40:
            continue
        exact = Exactly(problem, start)
        limit = float(2 / exact.curvatures[-1])
        shares = [0.999, 1.001, *rng.choice(SHARES, size=3, replace=False)]
        rates = [limit * share for share in dict.fromkeys(shares)]
        steps = STEPS[turn % len(STEPS)]
        for run in runs_of(sweep(problem, start=start, learning_rates=rates, steps=steps)):
            said, told = words.sentence(run), told + 1
            names.add(run.outcome)
            false += [(what, said, kind, steps, start, problem.inputs, problem.targets)
                      for what in falsehoods(said, exact, run)]  # fmt: skip
    assert told > 4 * PROBLEMS
    assert names == {Outcome.STEADY, Outcome.ARRIVED, Outcome.OSCILLATING, Outcome.DIVERGING}
    assert not false, in_short(false)


def runs_of(swept):
    return [swept[index] for index in range(len(swept))]


def in_short(false):
    """Return how often each kind of falsehood was found, and an example of each."""
    counts = {one[0]: sum(other[0] == one[0] for other in false) for one in false}
    return "\n".join([str(counts), *map(str, {one[0]: one for one in false}.values())])


# All other ways to learn, by a plain loop.

SEEN = re.compile(
    rf"(?:Momentum\. |Adam\. |Your \w+\. |(?P<rows>\d+) random rows? per step\. )?"
    rf"Learning rate (?P<rate>{N})(?: = {N} × the safe limit|, just \w+ the safe limit)?\. "
    rf"(?P<name>Arrived|Falling|Level|Risen|Oscillating|Diverging): (?:"
    rf"(?:(?P<how>the loss goes up and down|its last steps turn round each time); )?"
    rf"(?:{AFTER}{LEFT}|{GROWS}(?:; after (?P<end>\d+) steps it is (?P<ends>{N})(?: kg²)?)?|"
    rf"{BY}|{AT_ONCE}|"
    rf"after \d+ steps? it has gone from (?P<old>{N}) to (?P<new>{N})(?: kg²)?)|"
    rf"(?P<best>{AT_BEST})|(?P<leaves>{LEAVES}))\."
)


def my_rule(weights, gradient, learning_rate):
    return weights - learning_rate * np.sign(gradient) * np.abs(gradient) ** 0.5


def shrinking(weights, gradient, learning_rate, state):
    now = state.get("next", learning_rate)
    state["next"] = 0.9 * now
    return weights - now * gradient


def loss_of(problem, weights):
    z = problem.inputs @ weights
    return float(np.mean((z - problem.targets) ** 2))


def gradient_of(problem, weights, rows):
    inputs, targets = problem.inputs[rows], problem.targets[rows]
    z = inputs @ weights
    return 2 * (z - targets) @ inputs / len(targets)


def losses_along(problem, rule, run, size, seed):
    """Return the loss after each step, and see to it that each step is the one of the rule.

    Each begins where the run was: far above the limit, rounding alone leads two runs apart.
    """
    velocity, average, squares = 0.0, 0.0, 0.0
    rng, order = np.random.default_rng(seed), np.array([])
    for step, weights in enumerate(run.weights[:-1], start=1):
        rows = slice(None)
        if size:
            if order.size == 0:
                order = rng.permutation(len(problem.targets))
            rows, order = order[:size], order[size:]
        gradient = gradient_of(problem, weights, rows)
        move = gradient
        if rule is momentum:
            move = velocity = 0.9 * velocity + gradient
        elif rule is adam:
            average = 0.9 * average + 0.1 * gradient
            squares = 0.999 * squares + 0.001 * gradient**2
            move = average / (1 - 0.9**step) / (np.sqrt(squares / (1 - 0.999**step)) + 1e-8)
        elif rule is shrinking:
            move = 0.9 ** (step - 1) * gradient
        elif rule is my_rule:
            move = np.sign(gradient) * np.abs(gradient) ** 0.5
        made, after = weights - run.size * move, run.weights[step]
        if not np.isfinite(after).all():
            assert not np.abs(made).max() < 1e150
            break
        rounding = 1e-9 * np.abs(run.size * move).max() + 1e-12 * np.abs(weights).max()
        assert np.abs(made - after).max() <= rounding
    return np.array([loss_of(problem, weights) for weights in run.weights])


def falsehoods_as_seen(said, path, losses, smallest):
    """Yield what is not true of a sentence about a run of any other rule."""
    found = SEEN.fullmatch(said)
    if not found:
        yield "not understood"
        return
    finite, steps, last = np.isfinite(losses), len(losses) - 1, Decimal(losses[-1])
    excess, name = losses - smallest, found["name"]
    if (name == "Diverging") != (not finite.all()) and not found["best"]:
        yield "diverging"
    if found["best"] or found["leaves"]:
        if excess[0] > 1e-9 * losses[0]:
            yield "the start is not the best"
        return
    with np.errstate(all="ignore"):
        share = excess / excess[0]
    late = losses[-max(1, steps // 4) :]
    holds = {
        "Arrived": (share[1:][-2:] <= 1.001e-6).all(),
        "Falling": losses[-1] < losses[0],
        "Level": np.ptp(losses) <= 1e-8 * losses[0],
        "Risen": max(losses) > losses[0] if found["rows"] else late.min() > losses[0],
        "Oscillating": found["how"] and (found["rows"] or late.min() <= losses[0] * (1 + 1e-8)),
        "Diverging": True,
    }
    if not holds[name]:
        yield "the name"
    if found["how"]:
        moves, turns = np.diff(losses), np.diff(path[-3:], axis=0)
        up_and_down = (moves > 0).any() and (moves < 0).any()
        if not (up_and_down if "up" in found["how"] else turns[0] @ turns[1] < 0):
            yield "the way it moves"
    if found["after"]:
        at = int(found["after"])
        if (found["kind"] is not None) != (smallest > 0):
            yield "what is left of what"
        if found["percent"] is None:
            if max(share[at:]) > 1.001e-6 or share[at - 1] < 0.999e-6:
                yield "the millionth"
        elif found["percent"].startswith("all"):
            if abs(share[-1] - 1) > 1e-8:
                yield "not all is left"
        elif at != steps or not says_percent(found["percent"], Decimal(share[at]), Decimal("1e-7")):
            yield "the share that is left"
    if found["first"]:
        at = int(found["in"])
        if not says(found["first"], losses[0]) or not near(found["last"], Decimal(losses[at])):
            yield "the losses"
        if found["past"] is None and not losses[at] > losses[0]:
            yield "no growth"
        if found["past"] is None and (found["end"] is None) != (at == steps):
            yield "where it ends"
        if found["end"] and not (int(found["end"]) == steps and near(found["ends"], last)):
            yield "the last loss"
        if found["past"] and finite[at + 1]:
            yield "not past every number"
    if found["was"]:
        at = int(found["within"])
        if not says_percent(found["more"], Decimal(losses[at] / losses[0] - 1), Decimal("1e-9")):
            yield "the growth in percent"
    if found["from"] and finite[1]:
        yield "not past every number at once"
    if found["old"] and not (
        says(found["old"], losses[0]) and near(found["new"], Decimal(losses[-1]))
    ):
        yield "where it has gone"


def test_other_rules_are_told_truly():
    rng, names, false = np.random.default_rng(16), set(), []
    for turn in range(240):
        kind = KINDS[turn % 4 * 2]  # ordinary, nearly singular, extreme, noisy
        problem = problem_of(*draw(rng, kind))
        if kind == "extreme":
            problem = problem_of(problem.inputs / problem.inputs.max(), problem.targets * 0)
        smallest = float(Exactly(problem, [0.0, 0.0]).smallest)
        rule = (momentum, adam, my_rule, gradient_step, shrinking)[turn % 5]
        size = int(rng.integers(1, 3)) if rule is gradient_step else None
        if rule is gradient_step and len(problem.targets) < 3:
            rule, size = momentum, None
        start = rng.uniform(*problem.weight_range, size=2)
        middle = problem.largest_stable_learning_rate
        if rule in (adam, my_rule):
            middle = problem.weight_range[1] / 50
        rates = middle * 10.0 ** rng.uniform(-3, 2, size=3)
        steps = STEPS[turn % 9]
        options = {"batch_size": size, "rng": np.random.default_rng(turn)} if size else {}
        swept = sweep(problem, start=start, learning_rates=rates, steps=steps, rule=rule, **options)
        for run in runs_of(swept):
            said = words.sentence(run)
            names.add(run.outcome)
            with np.errstate(all="ignore"):
                losses = losses_along(problem, rule, run, size, turn)
            found = falsehoods_as_seen(said, run.weights, losses, smallest)
            false += [(what, said, kind, start, problem.inputs, losses[-3:]) for what in found]
    assert len(names) >= 5
    assert not false, in_short(false)


# Corrections in turn.

CORRECTIONS = re.compile(
    rf"(?:Rate (?P<rate>{N})|Step (?P<step>{N}) kg)\. "
    rf"(?P<name>Found|Creeping|Level|Hovering|Oscillating|Circling|Exploding|Risen): "
    rf"(?:each move multiplies the error, one of red box by (?P<one>{N}|almost −?1), "
    rf"one of blue box by (?P<two>{N}|almost −?1); )?(?:"
    rf"(?P<at_zero>it starts with the error 0, so there is nothing to correct)|"
    rf"the error is 0 after (?P<zero>\d+) steps?|"
    rf"after (?P<found>\d+) steps? less than a millionth of the error is left|"
    rf"after (?P<after>\d+) steps? the error is (?:still (?P<still>{N}) kg|"
    rf"(?P<now>{N}) kg; at first it was (?P<then>{N}) kg)|"
    rf"the error jumps around 0; its size was (?P<size>{N}) kg first, and in the last steps it is "
    rf"from (?P<low>{N}) kg to (?P<high>{N}) kg|"
    rf"from step (?P<begins>\d+) on, it comes back to the same point every (?P<period>\d+) steps"
    rf"(?:; the error goes (?P<cycle>.+?) and round again)?, "
    rf"never nearer to 0 than (?P<nearest>{N}) kg|"
    rf"it does not move any more, and the error stays (?P<stays>{N}) kg|"
    rf"the error goes from (?P<first>{N}) kg to (?P<last>{N}) kg in (?P<in>\d+) steps?"
    rf"(?P<past>, and then past every number)?|"
    rf"the first step takes the error from (?P<from>{N}) kg past every number)\."
)


def corrected_by_a_loop(inputs, target, start, size, steps, move):
    """Return the errors, (steps + 1,), and stop where they are 0 up to rounding."""
    weights = list(start)
    errors = [inputs[0] * weights[0] + inputs[1] * weights[1] - target]
    scale = abs(inputs[0] * start[0]) + abs(inputs[1] * start[1]) + abs(target)
    for turn in range(steps):
        if abs(errors[-1]) > 1e-9 * scale:
            weights[turn % 2] = move(weights[turn % 2], errors[-1], size)
        errors.append(inputs[0] * weights[0] + inputs[1] * weights[1] - target)
    return np.array(errors), scale


def falsehoods_of_corrections(said, errors, scale, factors, size):
    found = CORRECTIONS.fullmatch(said)
    if not found:
        yield "not understood"
        return
    sizes, steps, tiny = np.abs(errors), len(errors) - 1, 1e-9 * scale
    if not says(found["rate"] or found["step"], size):
        yield "the size"
    if found["one"]:
        for text, factor in zip((found["one"], found["two"]), factors, strict=True):
            if not is_factor(text, Decimal(factor)):
                yield "a factor"
        whole = abs(factors[0] * factors[1])
        if (found["name"] == "Exploding") != (whole > 1 + 1e-9) and not (
            found["name"] in ("Found", "Circling") or not np.isfinite(errors[-1])
        ):
            yield "exploding"
        if found["name"] == "Oscillating" and not (whole < 1 and errors.min() < 0 < errors.max()):
            yield "oscillating"
    if found["at_zero"] and sizes[0] > tiny:
        yield "it does not start with 0"
    if found["zero"] and not (sizes[int(found["zero"])] <= tiny < max(sizes[: int(found["zero"])])):
        yield "where it is 0"
    if found["found"]:
        at = int(found["found"])
        if max(sizes[at:]) > 1.001e-6 * sizes[0] + tiny or sizes[at - 1] < 0.999e-6 * sizes[0]:
            yield "the millionth"
    if found["after"]:
        if int(found["after"]) != steps or not says(found["still"] or found["now"], errors[-1]):
            yield "the last error"
        if found["still"] and sizes[-1] >= sizes[0]:
            yield "still"
        if found["then"] and not says(found["then"], errors[0]):
            yield "the first error"
    if found["size"]:
        late = sizes[-max(2, len(errors) // 4) :]
        if not says(found["low"], late.min()) or not says(found["high"], late.max()):
            yield "the last errors"
        signs = np.sign(errors[-max(2, len(errors) // 4) :])
        if not says(found["size"], sizes[0]) or (signs == signs[0]).all():
            yield "it does not jump around 0"
    if found["period"]:
        period = int(found["period"])
        if not np.allclose(errors[-period:], errors[-2 * period : -period], atol=1e-5 * scale):
            yield "the period"
        begins = int(found["begins"])
        if not np.allclose(errors[begins + period :], errors[begins:-period], atol=1e-5 * scale):
            yield "where the circle begins"
        if begins and np.isclose(
            errors[begins - 1], errors[begins - 1 + period], atol=1e-12 * scale
        ):
            yield "it begins before"
        if not near_zero(found["nearest"], sizes[-period:].min(), scale):
            yield "how near it comes"
        if found["cycle"]:
            shown = found["cycle"].split(", ")
            if len(shown) != period or not near_zero(shown[0], errors[begins], scale):
                yield "the cycle"
    if found["stays"] and not (says(found["stays"], errors[-1]) and errors[-1] == errors[-2]):
        yield "it moves"
    if found["first"]:
        at = int(found["in"])
        if not says(found["first"], errors[0]) or not near(found["last"], Decimal(errors[at])):
            yield "the errors"
        if sizes[at] <= sizes[0]:
            yield "no growth"
        if found["past"] and np.isfinite(errors[at + 1]):
            yield "not past every number"
    if found["from"] and np.isfinite(errors[1]):
        yield "not past every number at once"


def near_zero(text, value, scale):
    number, half = written(text)
    return abs(number - value) <= half + 1e-9 * scale


def test_corrections_are_told_truly():
    rng, names, false = np.random.default_rng(17), set(), []
    for turn in range(240):
        inputs = rng.integers(1, 300, size=2) * 10.0 ** (
            rng.integers(-6, 6) if turn % 7 == 0 else 0
        )
        target = float(inputs @ rng.integers(0, 9, size=2)) * (turn % 6 > 0)
        start = rng.uniform(-2, 12, size=2)
        if turn % 9 == 0:
            start = np.array([target / inputs[0], 0]) * (1 + 1e-5 * (turn % 2))
        steps = STEPS[turn % len(STEPS)]
        limit = (inputs.sum()) / inputs.prod()
        ways = [
            (by_size, lambda v, e, s: v - s * e, limit * rng.choice([0.01, 0.5, 0.999, 1.001, 3])),
            (by_sign, lambda v, e, s: v - s * np.sign(e), rng.choice([0.01, 0.5, 1, 0.3])),
            (wrong_way, wrong_way, 0.5),
        ]
        problem = problem_of(inputs[None], np.array([target]))
        for rule, move, size in ways:
            run = correct_in_turn(problem, start=start, sizes=[size], steps=steps, rule=rule)[0]
            said = sentence_of_corrections(run, by_size_shown=rule is by_size)
            names.add(run.outcome)
            with np.errstate(all="ignore"):
                errors, scale = corrected_by_a_loop(inputs, target, start, size, steps, move)
            factors = [1 - size * one for one in inputs]
            found = falsehoods_of_corrections(said, errors, scale, factors, size)
            false += [(what, said, start, inputs, target, errors[[0, 1, -2, -1]]) for what in found]
    assert len(names) >= 6
    assert not false, in_short(false)


def wrong_way(value, error, size):
    return value + size if error > 0 else value
