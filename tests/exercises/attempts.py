"""Attempts that were written from the lessons' text alone: what is said of the wrong ones."""

# ruff: noqa: E501 (a table: the lines of a function, and what a good tutor would say of it)

FORWARD = "heard, given = feed_forward(weights, inputs)\nerrors = given - targets\n"
LAYERS = """slopes = []
for neuron in range(3):
    hidden = heard[:, neuron]
    carried = errors * weights[9 + neuron] * hidden * (1 - hidden)
    slopes.append(carried @ inputs / len(targets))
slopes.append(errors @ heard / len(targets))
return np.concatenate(slopes)
"""

WRONG = {
    "error": [
        (
            "total = red * x + blue * y - total\nreturn total",
            "the total that gets its value here hides the total of the notebook: give it another name.",
        ),
        (
            "guess = red * x + blue * y\nreturn (guess - total) / guess * 100",
            "`100` is not needed: leave it out. The division by `guess`",
        ),
        (
            "all_boxes = red + blue\nreturn total - all_boxes * (x + y)",
            "212 with y (blue box). And once that is mended, the sign of the result is turned round.",
        ),
        (
            "off = abs(red * x + blue * y - total)\nif off <= inputs[0]:\n    return inputs[1]\nreturn off",
            "It reads `inputs` of the notebook: besides the parameters, `blue`, `red` and `total` are enough.",
        ),
        (
            "return red * x - total, blue * y - total",
            "A guess has one error",
        ),
        (
            "return (x - 5) + (y - 1)",
            "It compares x and y with an answer",
        ),
        (
            "a = red * x\nb = blue * y\nreturn a * b - total",
            "`*` stands where `+` is meant",
        ),
        (
            "w = red * x + blue * y\nif w >= total:\n    return w - total",
            "returned nothing. One way through it ends without a return",
        ),
        (
            "return ((red * x + blue * y - total) ** 2) ** 0.5",
            "It is the size of the right result: its sign is lost.",
        ),
        ("return round(red * x + blue * y - total), 2", "should return"),
        (
            "weight = red * x - blue * y\nreturn weight + total",
            "`blue * y` is subtracted: add it. `total` is added: subtract it",
        ),
        ("return x, y, red * x + blue * y - total", "return that alone"),
        ("return abs(red * y + blue * x - total)", "`x` and `y` have changed places."),
        (
            "return red * x + blue - total",
            "In `red * x + blue`, `blue` stands where `blue * y` is meant.",
        ),
        ("return red * x + red * y - total", "In `red * y`, `red` stands where `blue` is meant"),
        (
            "print(red * x + blue * y - total)",
            "It prints the result, which only shows it: end the function",
        ),
        ("return red * x - blue * y - total", "`blue * y` is subtracted: add it"),
        (
            "return red * y + blue * x - total",
            "`x` and `y` have changed places.",
        ),
        (
            "return shipment.inputs @ np.array([5, 1]) - total",
            "The parameter `x` is not used: what comes out must depend on it, not on `shipment`",
        ),
        ("return red ^ x + blue ^ y - total", "in Python ^ is no power: a power is written **"),
        (
            "return total - (red * x + blue * y)",
            "The difference is the wrong way round: `total` is to be subtracted.",
        ),
        (
            "return round(red * x + blue * y - total, 0)",
            "round is not needed in",
        ),
    ],
    "random_guess": [
        ("ends = rng.uniform((0, 10))\nreturn ends[0], ends[1]", "leave the inner brackets out"),
        (
            "x = 0\ny = 10\nguess = rng.uniform(x, y)\nreturn guess",
            "One number comes back: 2 are asked for, x and y.",
        ),
        (
            "rng = rng.uniform(0, 10)\nx = rng\nrng = rng.uniform(0, 10)\ny = rng\nreturn x, y",
            "`rng = rng.uniform(0, 10)` puts a number in the place of rng",
        ),
        (
            "x = rng(0, 10)\ny = rng(0, 10)\nreturn x, y",
            "brackets stand right after rng, which is no function: a dot is missing",
        ),
        (
            "return red * rng.uniform(0, 10) + blue * rng.uniform(0, 10) - total",
            "One number comes back: 2 are asked for, x and y.",
        ),
        (
            "x = rng.uniform(0, 10)\nreturn x, (total - red * x) / blue",
            "y is computed from x",
        ),
        (
            "return rng.random(), rng.random()",
            "Both lie between 0 and 1",
        ),
        (
            "return rng.uniform(20, 30), rng.uniform(20, 30)",
            "20 and 30 are the ends of the example",
        ),
        (
            "return rng.uniform(0, red), rng.uniform(0, blue)",
            "256 and 212 say how many boxes there are",
        ),
        (
            "return rng.integers(0, 11), rng.integers(0, 11)",
            "Only whole numbers come back: decimals are asked for.",
        ),
        (
            "x = rng.uniform(0, 10)\ny = rng.uniform(0, 10)\nreturn error(x, y)",
            "error is not needed in `error(x, y)`: leave it out",
        ),
        (
            "x = rng.uniform(0, 10)\ny = x ** 2 / 10\nreturn x, y",
            "Of what it returns, x is right; y is not.",
        ),
        (
            "x = rng.uniform(0, 1)\ny = rng.uniform(0, 1)\nreturn x, y",
            "In 2 places, lines 2 and 3: `1` stands where `10` is meant",
        ),
        (
            "x = rng.uniform(0, 100)\ny = rng.uniform(0, 100)\nreturn x, y",
            "In 2 places, lines 2 and 3: `100` stands where `10` is meant",
        ),
        (
            "rng = np.random.default_rng()\nx = rng.uniform(0, 10)\ny = rng.uniform(0, 10)\nreturn x, y",
            "`rng = np.random.default_rng()` throws away the `rng` that was handed ov",
        ),
        (
            "x = np.random.uniform(0, 10)\ny = np.random.uniform(0, 10)\nreturn x, y",
            "The parameter `rng` is not used",
        ),
        (
            "print(rng.uniform(0, 10), rng.uniform(0, 10))",
            "It prints the result, which only shows it: end the function",
        ),
        ("return rng.uniform(0, 10)", "It returns x alone: x, y are asked for."),
        (
            "x = rng.uniform(0, 10)\ny = x\nreturn x, y",
            "x and y are the same number: draw a second time for y",
        ),
        (
            "y = rng.uniform(0, 10)\nx = rng.uniform(0, 10)\nreturn x, y",
            "What is drawn first comes back second",
        ),
    ],
    "guess_until": [
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    count = count + 1\n    if int(abs(error(x, y))) <= tolerance:\n        return x, y, count",
            "int is not needed",
        ),
        (
            "x, y = 0, 0\nwhile error(x, y) not in range(-tolerance, tolerance + 1):\n    x, y = random_guess(rng)\nreturn x, y, 0",
            "range(…) counts in whole numbers, and a decimal number came",
        ),
        (
            "global target\nx, y = random_guess(rng)\ntarget = target + 1\nwhile abs(error(x, y)) > tolerance:\n    x, y = random_guess(rng)\n    target = target + 1\nreturn x, y, target",
            "`global target` keeps its value from the calls before",
        ),
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    count += 1\n    e = error(x, y)\n    if e <= tolerance or e >= -tolerance:\n        return count, x, y",
            "`or` stands where `and` is meant. And once that is mended, the results come in another order",
        ),
        (
            "while True:\n    x = random_guess(rng)[0]\n    y = random_guess(rng)[1]\n    if abs(error(x, y)) <= tolerance:\n        return x, y, 1",
            "should return",
        ),
        (
            "count = 0\nwhile True:\n    count += 1\n    x = random_guess(rng)[0]\n    y = random_guess(rng)[1]\n    if abs(error(x, y)) <= tolerance:\n        return x, y, count",
            "x comes from one guess, and y from another",
        ),
        (
            "count = 0\nwhile count == 0:\n    x, y = random_guess(rng)\n    if abs(error(x, y)) <= tolerance:\n        count += 1\nreturn x, y, count",
            "The count is always 1",
        ),
        (
            "x, y = random_guess(rng)\ncount = 1\nwhile error(x, y) > tolerance and error(x, y) < -tolerance:\n    x, y = random_guess(rng)\n    count += 1\nreturn x, y, count",
            "`and` stands where `or` is meant",
        ),
        (
            "count = 0\nwhile True:\n    rng = np.random.default_rng(1)\n    x, y = random_guess(rng)\n    count += 1\n    if abs(error(x, y)) <= tolerance:\n        return x, y, count",
            "throws away the `rng` that was handed over",
        ),
        (
            "while True:\n    x, y = random_guess(rng)\n    if abs(error(x, y)) <= tolerance:\n        return x, y",
            "count is missing in what is returned",
        ),
        (
            "for count in range(1, 1001):\n    x, y = random_guess(rng)\n    if abs(error(x, y)) <= tolerance:\n        return x, y, count",
            "Where `for count in range(1, 1001):` comes to its end without a return",
        ),
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    count += 1\n    if error(x, y) <= tolerance:\n        return x, y, count",
            "the sign must not count: abs is missing around `error(x, y)`.",
        ),
        (
            "count = 1\nwhile True:\n    x, y = random_guess(rng)\n    count += 1\n    if abs(error(x, y)) <= tolerance:\n        return x, y, count",
            "Line 2: in `count = 1`, `1` stands where `0` is meant.",
        ),
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    if abs(error(x, y)) <= tolerance:\n        return x, y, count\n    count += 1",
            "`count += 1` comes too late: it must be done before `if abs(error(x, y))",
        ),
        (
            "while True:\n    count = 0\n    x, y = random_guess(rng)\n    count += 1\n    if abs(error(x, y)) <= tolerance:\n        return x, y, count",
            "Line 3: `count = 0` is done in every round: do it once, before the loo",
        ),
        (
            "x, y = random_guess(rng)\ncount = 1\nwhile abs(error(x, y)) <= tolerance:\n    x, y = random_guess(rng)\n    count += 1\nreturn x, y, count",
            "is the wrong way round",
        ),
        (
            "x, y = random_guess(rng)\ncount = 1\nwhile abs(error(x, y)) >= tolerance:\n    x, y = random_guess(rng)\n    count += 1\nreturn x, y, count",
            "where `abs(error(x, y))` is exactly `tolerance`, it must not count",
        ),
        (
            "x, y = random_guess(rng)\ncount = 1\nwhile abs(error(x, y)) > tolerance:\n    x, y = random_guess(rng)\nreturn x, y, count",
            "The count is always 1.",
        ),
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    count += 1\n    if abs(error(x, y)) <= 100:\n        return x, y, count",
            "in `abs(error(x, y)) <= 100`, `100` is a fixed number: the parameter `",
        ),
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    count += 1\n    if abs(error(x, y)) <= tolerance:\n        print(x, y, count)\n        break",
            "It prints the result, which only shows it: end the function",
        ),
        (
            "count = 0\nwhile True:\n    x, y = random_guess(rng)\n    count += 1\n    if abs(error(x, y) - tolerance) <= 0:\n        return x, y, count",
            "the bracket of abs closes too late: it should close after `error(x, y)`.",
        ),
    ],
    "correct": [
        (
            'if error == "above 0":\n    value = value - step\nelif error == "below 0":\n    value = value + step\nreturn value',
            "No number is ever equal to a text, 'above 0'",
        ),
        (
            "if error:\n    value -= step\nelse:\n    value += step\nreturn value",
            "`if error` asks only whether it is not 0: compare `error` with 0.",
        ),
        (
            "return (error > 0 and value - step) or (error < 0 and value + step) or value",
            "It goes wrong only where the right result is exactly 0",
        ),
        (
            "while error > 0:\n    value = value - step\n    error = error - red * step\nwhile error < 0:\n    value = value + step\n    error = error + red * step\nreturn value",
            "`while error > 0` repeats what stands below it: once is asked for, so write `if`.",
        ),
        (
            "if error > 0:\n    error = error - step\nelif error < 0:\n    error = error + step\nreturn value",
            "What comes back is `value` as it was handed over",
        ),
        (
            "if error < 0:\n    value -= step\nelse:\n    value += step\nreturn value",
            "is the wrong way round. And once that is mended, it goes wrong only where `error` is exactly 0.",
        ),
        (
            "if error > 0:\n    return value - step\nif error < 0:\n    return value + step",
            "It comes to its end without a return where `error` is exactly 0",
        ),
        (
            "if error > 0:\n    value =- step\nelif error < 0:\n    value =+ step\nreturn value",
            "In 2 places, lines 3 and 5: the sign belongs before the =",
        ),
        (
            "if error > step:\n    return value - step\nif error < -step:\n    return value + step\nreturn value",
            "`step` stands where `0` is meant. Line 4: in `-step`, `step` stands where",
        ),
        (
            "if error > 0:\n    return value - step\nif error < 0:\n    return value + step\nif error == 0:\n    return None",
            "It comes to its end without a return where `error` is exactly 0.",
        ),
        (
            "if error > 0:\n    return value - step * value\nif error < 0:\n    return value + step * value\nreturn value",
            "In 2 places, lines 3 and 5: the factor `value` is not needed",
        ),
        (
            "while error > 0:\n    value = value - step\nreturn value",
            "Inside the loop nothing changes what `while error > 0` looks at.",
        ),
        (
            "if error > 0:\n    return max(value - step, 0)\nif error < 0:\n    return value + step\nreturn value",
            "max is not needed",
        ),
        (
            "if error > 0:\n    return value + step\nif error < 0:\n    return value - step\nreturn value",
            "The results are as if the sign of `error` were turned round.",
        ),
        (
            "if error > 0:\n    return value - step\nelse:\n    return value + step",
            "It goes wrong only where `error` is exactly 0.",
        ),
        (
            "if error >= 0:\n    return value - step\nreturn value + step",
            "It goes wrong only where `error` is exactly 0.",
        ),
        (
            "if error > 0:\n    return -step\nif error < 0:\n    return step\nreturn 0",
            "The parameter `value` is not used: what comes out must depend on it.",
        ),
        (
            "if error > 0:\n    print(value - step)\nelif error < 0:\n    print(value + step)\nelse:\n    print(value)",
            "It prints the result, which only shows it: end the function",
        ),
        (
            "if error > 0:\n    return value - 1\nif error < 0:\n    return value + 1\nreturn value",
            "In 2 places, lines 3 and 5: `1` is a fixed number: the parameter `step` is meant",
        ),
        ("return value - error * step", "The step is multiplied by the error"),
        (
            "if value > 0:\n    return value - step\nif value < 0:\n    return value + step\nreturn value",
            "The parameter `error` is not used: what comes out must depend on it.",
        ),
        (
            "if error > 0:\n    return value - step\nif error < 0:\n    return value - step\nreturn value",
            "`step` is subtracted: add it",
        ),
    ],
    "correct_in_turn": [
        (
            "e = error(x, y)\nall_errors = [e]\nfor turn in range(most_steps):\n    if e == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, e, step)\n    else:\n        y = correct(y, e, step)\n    all_errors.append(error(x, y))\nreturn all_errors",
            "Every step looks at the error of the start",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    now = error(x, y)\n    if now == 0:\n        break\n    errors.append(now)\nreturn errors",
            "The error of 0 at the end is missing",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn < most_steps // 2:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn errors",
            "All steps of x come first",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors = errors.append(error(x, y))\nreturn errors",
            "append changes the list and hands back nothing",
        ),
        (
            "errors = []\nfor turn in range(most_steps):\n    if error(x, y) == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, error(x, y), step)\n    else:\n        y = correct(y, error(x, y), step)\n    errors.append(error(x, y))\nreturn errors",
            "The first entry is missing; the others are right.",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    x = correct(x, errors[-1], step)\n    y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn errors",
            "Both weights move in every step",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 1:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn errors",
            "Line 6: in `turn % 2 == 1`, `1` stands where `0` is meant.",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn errors",
            "After an error of 0 the list goes on",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        correct(x, errors[-1], step)\n    else:\n        correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn errors",
            "The result of `correct(x, errors[-1], step)` is thrown away: store it ",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[0], step)\n    else:\n        y = correct(y, errors[0], step)\n    errors.append(error(x, y))\nreturn errors",
            "Every step looks at the error of the start.",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn errors[-1]",
            "Line 11: only `errors[-1]` is taken: all of `errors` is asked for.",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(abs(error(x, y)))\nreturn errors",
            "abs loses the sign in `abs(error(x, y))`: leave it out",
        ),
        (
            "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nprint(errors)",
            "It prints the result, which only shows it: end the function",
        ),
        (
            "errors.append(error(x, y))\nfor turn in range(most_steps):\n    if error(x, y) == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, error(x, y), step)\n    else:\n        y = correct(y, error(x, y), step)\n    errors.append(error(x, y))\nreturn errors",
            "there is no list errors yet (make it first: errors = [])",
        ),
    ],
    "correct_by_size": [
        ("value =- rate * error\nreturn value", "The sign belongs before the =, as in -= or +="),
        (
            "if error > 0:\n    return value - rate * error\nif error < 0:\n    return value - rate * error",
            "without a return where `error` is exactly 0",
        ),
        ("return value * (1 - rate * error)", "The value is multiplied by a factor"),
        (
            "step = rate * error ** 2\nvalue = value + step\nreturn value",
            "`error` is squared: leave that out. Line 3: `step` is added: subtract it",
        ),
        (
            "return correct(value, error, rate * error)",
            "as if the sign of `error` were lost",
        ),
        ("return value - rate + error", "In `value - rate + error`, `+` stands where `*` is meant"),
        (
            "return value + rate * error",
            "`rate * error` is added: subtract it.",
        ),
        (
            "if error > 0:\n    return value - rate\nif error < 0:\n    return value + rate\nreturn value",
            "The results are as if only the sign of `error` counted: its size must count,",
        ),
        ("return rate * error", "`value` is missing: subtract `rate * error` from it."),
        ("return (value - rate) * error", "Leave out the brackets around `value - rate`"),
        ("return value - rate * value", "In `rate * value`, `value` stands where `error` is meant"),
        ("return value - error / rate", "It divides by `rate`: multiply by it"),
        (
            "return value - rate * abs(error)",
            "abs loses the sign in `abs(error)`",
        ),
        (
            "return value - 0.001 * error",
            "In `0.001 * error`, `0.001` is a fixed number: the parameter `rate` is",
        ),
        ("return value - step * error", "there is no name step"),
        (
            "return error * (1 - red * rate)",
            "The parameter `value` is not used: what comes out must depend on it, not on `red`",
        ),
    ],
    "predict": [
        (
            "parts = np.zeros_like(inputs)\nfor i in range(len(inputs)):\n    parts[i] = weights[i] * inputs[i]\nreturn parts.sum()",
            "In `np.zeros_like(inputs)`, `inputs` stands where `weights` is meant",
        ),
        (
            "z = 0\nfor w, i in zip(weights, inputs):\n    if i == 0:\n        break\n    z += w * i\nreturn z",
            "`if i == 0:` is not needed",
        ),
        (
            "total = 0\nfor i in range(len(inputs)):\n    total = total + weights * inputs\nreturn total",
            "what it returns still has to be added up.",
        ),
        (
            "total = 0\nfor i in range(weights):\n    total += weights[i] * inputs[i]\nreturn total",
            "an array stands where one whole number is wanted, as in range(…)",
        ),
        (
            "s = 0\nfor i in inputs:\n    s += weights[i] * inputs[i]\nreturn s",
            "`i` goes through the items of `inputs`, not their places",
        ),
        (
            "s = 1\nfor w, x in zip(weights, inputs):\n    s = s * (w * x)\nreturn s",
            "Line 2: in `s = 1`, `1` stands where `0` is meant. Line 4: in `s * (w * x)`, `*` stands",
        ),
        ("return np.cumsum(inputs * weights)", "The last item of what it returns is right"),
        (
            "return weights * inputs",
            "What it returns still has to be added up.",
        ),
        ("return sum(weights) * sum(inputs)", "Every weight meets every input"),
        (
            "for w, i in zip(weights, inputs):\n    total = w * i\n    return total",
            "`return total` ends the function in the first round",
        ),
        (
            "for w, i in zip(weights, inputs):\n    total = w * i\nreturn total",
            "as if only the last item of `weights` and of `inputs` were used",
        ),
        (
            "total = 0\nfor i in range(1, len(weights)):\n    total += weights[i] * inputs[i]\nreturn total",
            "Line 3: the loop begins with 1: the round with 0 is missing.",
        ),
        (
            "total = 0\nfor w, i in zip(weights, inputs):\n    total += w + i\nreturn total",
            "`+` stands where `*` is meant",
        ),
        (
            "return weights[0] * inputs[0] + weights[1] * inputs[1]",
            "It is right for 2 weights, but not for 3: it must work for any number ",
        ),
        (
            "return np.mean(weights * inputs)",
            "It takes the mean; the sum is asked for.",
        ),
        (
            "print(inputs @ weights)",
            "It prints the result, which only shows it: end the function",
        ),
    ],
    "sigmoid": [
        (
            "e = np.exp(1)\npower = (-z) ** e\nreturn 1 / (1 + power)",
            "base and exponent have changed places in `(-z) ** e`.",
        ),
        (
            "power = 10.0 ** (-z)\nreturn 1 / (1 + power)",
            "the base should be the number e",
        ),
        ("exp = -z\nreturn 1 / (1 + exp)", "np.exp is missing around `exp`."),
        (
            "return 1 / 1 + np.exp(z)",
            "A minus is missing before `z`",
        ),
        (
            "s = 1 / (1 + np.exp(-z))\nprint(f'{s:.5f}')",
            "It prints the result",
        ),
        (
            "return np.maximum(0, z)",
            "should return",
        ),
        ("return 1 - 1 / (1 + np.exp(-z))", "`1 -` is not needed in"),
        ("return 1 / (1 + np.exp(z))", "A minus is missing before `z`"),
        (
            "return 1 / 1 + np.exp(-z)",
            "Brackets are missing around `1 + np.exp(-z)`.",
        ),
        ("return 1 / (1 + exp(-z))", "there is no name exp; NumPy has it: np.exp"),
        ("return 1 / (1 + np.e ** z)", "`1` is missing: divide `1` by `np.e ** z`"),
        ("return 1 / (1 + 2.718 ^ -z)", "in Python ^ is no power: a power is written **"),
        ("return 1 / (1 + 2.718 ** -z)", "In `2.718 ** -z`, the base should be the number e"),
        ("return 1 / (1 - np.exp(-z))", "`np.exp(-z)` is subtracted: add it"),
        (
            "return np.exp(-z)",
            "should return",
        ),
        (
            "return (1 + np.exp(-z)) / 1",
            "The fraction is upside down: `1 + np.exp(-z)` belongs below the line.",
        ),
    ],
    "mean_squared_error": [
        (
            "prediction = np.sum(weights * inputs)\nerrors = prediction - targets\nreturn np.mean(errors ** 2)",
            "takes all numbers together: with axis=1, each row alone.",
        ),
        (
            "squares = 0\nn = len(targets)\nfor i in range(n - 1):\n    err = inputs[i] @ weights - targets[i]\n    squares = err ** 2\nreturn squares / n",
            "Line 4: the loop makes one round too few. And once that is mended, only the last row counts",
        ),
        (
            "s = 0\nfor i in range(len(weights)):\n    s += (inputs[i] @ weights - targets[i]) ** 2\nreturn s / len(weights)",
            "in `len(weights)`, `weights` stands where",
        ),
        (
            "for i in range(len(targets)):\n    s = (inputs[i] @ weights - targets[i]) ** 2\nreturn s / len(targets)",
            "Only the last row counts",
        ),
        (
            "s = 0\nfor i in range(len(targets)):\n    s += targets[i] - inputs[i] @ weights\nreturn s ** 2 / len(targets)",
            "before they are squared, so that they cancel",
        ),
        (
            "return (inputs @ weights - targets) ** 2",
            "mean is missing around `(inputs @ weights - targets) ** 2`.",
        ),
        (
            "return np.sum((inputs @ weights - targets) ** 2)",
            "It takes the sum; the mean is asked for.",
        ),
        (
            "return np.mean(inputs @ weights - targets) ** 2",
            "The right steps stand in a wrong order in `np.mean(inputs @ weights - targets) ** 2`: first take the power, then `np.mean`.",
        ),
        (
            "return np.mean(np.abs(inputs @ weights - targets))",
            "The square is missing: square `np.abs(inputs @ weights - targets)`.",
        ),
        (
            "return np.mean(inputs @ weights - targets)",
            "The square is missing: square `inputs @ weights - targets`.",
        ),
        (
            "return np.mean((inputs @ weights - targets) * 2)",
            "`(inputs @ weights - targets) * 2` doubles: a square is written ** 2.",
        ),
        (
            "return np.sqrt(np.mean((inputs @ weights - targets) ** 2))",
            "sqrt is not needed in `np.sqrt(np.mean((inputs @ weights - targets) ** 2",
        ),
        (
            "return np.mean((weights @ inputs - targets) ** 2)",
            "in a product with @ the sizes do not fit, 2 and 4",
        ),
        (
            "return np.mean((inputs * weights - targets) ** 2)",
            "arrays of the shapes (4,2) and (4,) do not fit together",
        ),
    ],
    "gradient": [
        (
            "errors = inputs @ weights - targets\nslopes = []\ntotal = 0\nfor j in range(len(weights)):\n    for i in range(len(targets)):\n        total += 2 * errors[i] * inputs[i, j]\n    slopes.append(total / len(targets))\nreturn np.array(slopes)",
            "`total = 0` is done only once, before the loop: do it in every round.",
        ),
        (
            "errors = inputs @ weights - targets\nslopes = []\nfor j in range(inputs.shape[1]):\n    column = inputs[:, j]\n    slopes.append(np.mean(errors * column))\nreturn 2 * slopes",
            "a number times a list repeats the list",
        ),
        (
            "errors = inputs @ weights - targets\nreturn -2 * np.mean(errors) * weights",
            "Multiply each error by the inputs of its row. And once that is mended, the sign of the result is turned round.",
        ),
        (
            "errors = 2 * inputs @ weights - targets\nslope1 = np.mean(errors * inputs[:, 0])\nslope2 = np.mean(errors * inputs[:, 1])\nreturn np.array([slope1, slope2])",
            "And once that is mended, it is right for 2 weights, but not for 3",
        ),
        (
            "slopes = np.zeros_like(weights)\nfor i in range(len(weights)):\n    slopes[i] = 2 * np.mean((inputs @ weights - targets) * inputs[:, i])\nreturn slopes",
            "It cuts the decimals off where it is handed whole numbers",
        ),
        (
            "slopes = (inputs @ weights - targets) @ inputs\nslopes *= 2\nslopes /= len(targets)\nreturn slopes",
            "an array of whole numbers is changed in place, and has no room for decimals",
        ),
        (
            "loss = mean_squared_error(weights, inputs, targets)\nreturn 2 * loss * np.mean(inputs, axis=0)",
            "should return",
        ),
        (
            "errors = inputs @ weights - targets\nreturn errors @ inputs / len(targets)",
            "the factor `2` is missing: multiply `errors` by it.",
        ),
        (
            "errors = inputs @ weights - targets\nreturn 2 * errors @ inputs",
            "The division by the number of rows is missing: the mean over the rows is asked for.",
        ),
        (
            "errors = targets - inputs @ weights\nreturn 2 * errors @ inputs / len(targets)",
            "The error is the wrong way round: it should be the prediction minus the target.",
        ),
        (
            "errors = inputs @ weights - targets\nreturn 2 * inputs @ errors / len(targets)",
            "in a product with @ the sizes do not fit, 2 and 1",
        ),
        (
            "errors = inputs @ weights - targets\nreturn 2 * errors * inputs / len(targets)",
            "In `2 * errors * inputs / len(targets)`, `*` stands where `@` is meant.",
        ),
        (
            "errors = inputs @ weights - targets\nreturn 2 * errors / len(targets)",
            "`inputs` is missing: multiply `2 * errors` by it, with @.",
        ),
        (
            "errors = inputs @ weights - targets\nreturn 2 * np.mean(errors)",
            "The error is not multiplied by the input: each weight has a slope of i",
        ),
        (
            "errors = inputs @ weights - targets\nreturn 2 * errors ** 2 @ inputs / len(targets)",
            "`errors` is squared: leave that out.",
        ),
        ("errors = inputs @ weights - targets\nreturn np.mean(errors ** 2)", "It is the loss"),
        (
            "errors = inputs @ weights - targets\nslopes = np.zeros(len(weights), dtype=int)\nfor k in range(len(weights)):\n    slopes[k] = 2 * np.mean(errors * inputs[:, k])\nreturn slopes",
            "`dtype=int` is not needed",
        ),
        (
            "for i in range(len(targets)):\n    error = inputs[i] @ weights - targets[i]\n    slopes = 2 * error * inputs[i]\nreturn slopes / len(targets)",
            "Only the last row counts",
        ),
        (
            "slopes = np.zeros(len(weights))\nfor row, target in zip(inputs, targets):\n    slopes += 2 * (target - row @ weights) * row\nreturn slopes",
            "The error is the wrong way round: it should be the prediction minus the target. The division by the number of rows is missing",
        ),
        (
            "errors = inputs @ weights - targets\nreturn np.mean(2 * errors * inputs, axis=0)",
            "`2 * errors` holds one number for each row: as a column,",
        ),
        (
            "errors = inputs @ weights - targets\nreturn np.array([np.mean(2 * errors * inputs[j]) for j in range(len(weights))])",
            "`inputs[j]` is one row: `inputs[:, j]` is the column",
        ),
    ],
    "update": [
        (
            "for w, slope in zip(weights, gradient):\n    w = w - learning_rate * slope\nreturn weights",
            "`w` is only the loop's name for an item",
        ),
        (
            "new_weights = []\nfor w in weights:\n    for slope in gradient:\n        new_weights.append(w - learning_rate * slope)\nreturn np.array(new_weights)",
            "each `w` with every `slope`: go through both side by side, with zip.",
        ),
        (
            "new = weights.copy()\nfor i in range(len(weights)):\n    new[i] = weights[i] - learning_rate * gradient[i]\nreturn new",
            "It cuts the decimals off where it is handed whole numbers",
        ),
        (
            "return weights + learning_rate * gradient",
            "`learning_rate * gradient` is added: subtract it.",
        ),
        (
            "return weights - gradient",
            "`gradient` stands where `learning_rate * gradient` is meant",
        ),
        ("return weights - small * gradient", "`small` stands where `learning_rate` is meant"),
        (
            "return learning_rate * gradient",
            "`weights` is missing: subtract `learning_rate * gradient` from it.",
        ),
        (
            "return weights - gradient / learning_rate",
            "It divides by `learning_rate`: multiply by it",
        ),
        (
            "return (weights - learning_rate) * gradient",
            "Leave out the brackets around `weights - learning_rate`",
        ),
        (
            "return learning_rate * gradient - weights",
            "The difference is the wrong way round: `learning_rate * gradient` is to be subtracted.",
        ),
        (
            "return weights - learning_rate * weights",
            "In `learning_rate * weights`, `weights` stands where `gradient` is mea",
        ),
        (
            "return weights - 0.01 * gradient",
            "In `0.01 * gradient`, `0.01` is a fixed number: the parameter `learnin",
        ),
        (
            "return weights - learning_rate * gradient(weights, inputs, targets)",
            "Inside the function, `gradient` is what was handed over, not a function",
        ),
        (
            "return (weights - learning_rate * gradient).round(3)",
            "round is not needed in",
        ),
        (
            "new = np.array(weights, dtype=float)\nfor i in range(len(weights) - 1):\n    new[i] = weights[i] + learning_rate * gradient[i]\nreturn new",
            "Line 3: the loop makes one round too few. Line 4: `learning_rate * gradient[i]` is added",
        ),
        (
            "return np.array([red, blue]) - learning_rate * gradient",
            "The parameter `weights` is not used: what comes out must depend on it, not on `blue` and `red` of the notebook.",
        ),
    ],
    "descend": [
        (
            "weights, all_weights, losses = np.array(start), [], []\nall_weights.extend(weights)\nlosses.append(mean_squared_error(weights, inputs, targets))\nfor i in range(steps):\n    weights = update(weights, gradient(weights, inputs, targets), learning_rate)\n    all_weights.extend(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "extend takes apart what it is given",
        ),
        (
            "weights = np.array(start)\nall_weights, losses = [weights], []\nfor _ in range(steps):\n    losses.append(mean_squared_error(weights, inputs, targets))\n    weights = update(weights, gradient(weights, inputs, targets), learning_rate)\n    all_weights.append(weights)\nreturn all_weights, losses",
            "The loss of the last weights is missing",
        ),
        (
            "weights = start.copy()\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    weights = update(weights, gradient(weights, inputs, targets), learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "in the line `weights = start.copy()`: a tuple has no .copy",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nslopes = gradient(weights, inputs, targets)\nfor step in range(steps):\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "Line 5: `slopes = gradient(weights, inputs, targets)` is done only onc",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = gradient(start, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "The slopes are always those at the start. They should be those at the weights that t",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = []\nlosses = []\nfor step in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "The start is missing: both lists should begin with it, with the weights in one and their loss in ",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\n    return all_weights, losses",
            "`return all_weights, losses` ends the function in the first round",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn losses, all_weights",
            "The results come in another order than all_weights, losses.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn losses",
            "It returns losses alone: all_weights, losses are asked for.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn weights, losses",
            "Line 10: in `weights, losses`, `weights` stands where `all_weights` is me",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps + 1):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "the loop makes one round too many.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(10):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "in `range(10)`, `10` is a fixed number: the parameter `steps` is meant",
        ),
        (
            "weights = np.array(start)\npath, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    weights = update(weights, gradient(weights, inputs, targets), learning_rate)\n    path = path.append(weights)\n    losses = losses.append(mean_squared_error(weights, inputs, targets))\nreturn path, losses",
            "append changes the list and hands back nothing: leave out `path =`.",
        ),
        (
            "weights = np.array(start)\npath, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    now = mean_squared_error(weights, inputs, targets)\n    weights = update(weights, gradient(weights, inputs, targets), learning_rate)\n    path.append(weights)\n    losses.append(now)\nreturn path, losses",
            "comes too late: it must be done before `now = mean_squared_error(weights, inputs, targets)`.",
        ),
    ],
    "repaired": [
        (
            "weights = np.array(start, dtype=float)\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(inputs, targets, weights)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "the order is wrong: `weights` comes first.",
        ),
        (
            "for step in range(steps):\n    weights = np.array(start, dtype=float)\n    all_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\n    weights = weights - learning_rate * slopes_at(weights, inputs, targets)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "The results are as if `steps` were always 1.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(min(losses[-1], mean_squared_error(weights, inputs, targets)))\nreturn all_weights, losses",
            "min is not needed",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nslopes = 0\nfor step in range(steps):\n    slopes += slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "adds to what was there before",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    if step % 2 == 0:\n        slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "what stands below `if step % 2 == 0` belongs to every case: leave out the if",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nslopes = slopes_at(weights, inputs, targets)\nfor step in range(steps):\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "Line 5: `slopes = slopes_at(weights, inputs, targets)` is done only on",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(start, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "The slopes are always those at the start. They should be those at the weights that t",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = []\nlosses = []\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "The start is missing: both lists should begin with it, with the weights in one and their loss in ",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\n    return all_weights, losses",
            "`return all_weights, losses` ends the function in the first round",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn losses, all_weights",
            "The results come in another order than all_weights, losses.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn losses",
            "It returns losses alone: all_weights, losses are asked for.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn weights, losses",
            "Line 10: in `weights, losses`, `weights` stands where `all_weights` is me",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps + 1):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "the loop makes one round too many.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(10):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "in `range(10)`, `10` is a fixed number: the parameter `steps` is meant",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nslopes = slopes_at(weights, inputs, targets)\nfor step in range(steps):\n    weights = weights - learning_rate * slopes\n    if mean_squared_error(weights, inputs, targets) > losses[-1]:\n        break\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
            "The slopes are always those at the start. They should be those at the weights that the step before has reached. It stops when the loss rises.",
        ),
        (
            "weights = np.array(start, dtype=float)\nall_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    new = weights - learning_rate * slopes_at(weights, inputs, targets)\n    all_weights.append(new)\n    losses.append(mean_squared_error(new, inputs, targets))\nreturn all_weights, losses",
            "Every step begins at the start again.",
        ),
    ],
    "log_loss": [
        (
            "p = sigmoid(inputs @ weights)\nyes = np.log(targets * p)\nno = np.log((1 - targets) * (1 - p))\nreturn -np.mean(yes + no)",
            "the bracket of np.log opens too early: the factor belongs in front of np.log.",
        ),
        (
            "loss = log_loss(weights, inputs, targets)\nreturn loss",
            "in the line `loss = log_loss(weights, inputs, targets)`: it calls itself again",
        ),
        (
            "p = sigmoid(sum(inputs * weights))\nreturn -np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p))",
            "np.sum with axis=1 adds up each row",
        ),
        (
            "p = sigmoid(inputs @ weights)\nboth = targets * np.log(p) + targets * np.log(1 - p)\nreturn -both.sum() / len(weights)",
            "`targets` stands where `1 - targets` is meant. Line 4: in `len(weights)`, `weights` stands",
        ),
        (
            "p = sigmoid(inputs @ weights)\nreturn -np.mean(targets * np.log(p) + 1 - targets * np.log(1 - p))",
            "Brackets are missing around `1 - targets`",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn np.mean(targets * np.log(given) + (1 - targets) * np.log(1 - given))",
            "A minus is missing before",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn -np.sum(targets * np.log(given) + (1 - targets) * np.log(1 - given))",
            "It takes the sum; the mean is asked for.",
        ),
        (
            "given = inputs @ weights\nreturn -np.mean(targets * np.log(given) + (1 - targets) * np.log(1 - given))",
            "sigmoid is missing around `inputs @ weights`.",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn -np.mean(targets * np.log(given))",
            "Only the rows with the answer yes cost anything",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn -np.mean((1 - targets) * np.log(given) + targets * np.log(1 - given))",
            "Yes and no have changed places: for a target of 1, take the log of the",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn -np.mean(targets * np.log(given) - (1 - targets) * np.log(1 - given))",
            "is subtracted: add it.",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn -np.mean(targets * np.log10(given) + (1 - targets) * np.log10(1 - given))",
            "the natural logarithm is asked for",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn -(targets * np.log(given) + (1 - targets) * np.log(1 - given))",
            "np.mean is missing around",
        ),
        (
            "given = sigmoid(inputs @ weights)\nreturn np.mean((given - targets) ** 2)",
            "It is the mean squared error of the predictions",
        ),
        (
            "p = sigmoid(inputs @ weights)\ngiven = targets * p + (1 - targets) * 1 - p\nreturn np.mean(-np.log(given))",
            "brackets are missing around `1 - p`",
        ),
        (
            "p = sigmoid(inputs @ weights)\nreturn -np.mean(targets * np.log(p) + (1 - targets) * (1 - np.log(p)))",
            "The 1 stands outside the logarithm.",
        ),
        (
            "p, t = np.mean(sigmoid(inputs @ weights)), np.mean(targets)\nreturn -(t * np.log(p) + (1 - t) * np.log(1 - p))",
            "Compute the loss of each row first",
        ),
        (
            "p = (sigmoid(inputs @ weights) > 0.5) * 1.0\nreturn -np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p))",
            "The predictions are rounded to yes and no",
        ),
    ],
    "log_loss_gradient": [
        (
            "for row, target in zip(inputs, targets):\n    slopes = (sigmoid(row @ weights) - target) * row\nreturn slopes",
            "Only the last row counts: the rows before it are forgotten. Add up what comes from all row",
        ),
        ("return (sigmoid(sum) - targets) @ inputs", "sum is a function of Python, and no number"),
        (
            "return np.mean((sigmoid(inputs @ weights) - targets) * inputs)",
            "numbers @ table multiplies each row by its number, and adds the rows up",
        ),
        (
            "errors = sigmoid(inputs @ weights - targets)\nreturn errors @ inputs / len(targets)",
            "The bracket of sigmoid closes too late",
        ),
        (
            "errors = sigmoid(inputs @ weights) - targets\nreturn 2 * errors @ inputs / len(targets)",
            "The factor `2` is not needed: leave it out.",
        ),
        (
            "errors = inputs @ weights - targets\nreturn errors @ inputs / len(targets)",
            "sigmoid is missing around `inputs @ weights`.",
        ),
        (
            "errors = sigmoid(inputs @ weights) - targets\nreturn errors @ inputs",
            "The division by the number of rows is missing: the mean over the rows is asked for.",
        ),
        (
            "errors = targets - sigmoid(inputs @ weights)\nreturn errors @ inputs / len(targets)",
            "The error is the wrong way round: it should be the prediction minus the target.",
        ),
        (
            "errors = sigmoid(inputs @ weights) - targets\nreturn errors / len(targets)",
            "`inputs` is missing: multiply `errors / len(targets)` by it, with @.",
        ),
        (
            "errors = sigmoid(inputs @ weights) - targets\nreturn np.mean(errors)",
            "The error is not multiplied by the input: each weight has a slope of i",
        ),
        (
            "errors = sigmoid(inputs @ weights) - targets\nreturn inputs @ errors / len(targets)",
            "in a product with @ the sizes do not fit, 3 and 4",
        ),
        (
            "errors = sigmoid(inputs @ weights) - targets\nreturn errors @ inputs / len(weights)",
            "in `len(weights)`, `weights` stands where `targets` is meant.",
        ),
        (
            "p = sigmoid(inputs @ weights)\nerrors = 1 - np.where(targets == 1, p, 1 - p)\nreturn errors @ inputs / len(targets)",
            "The errors have lost their sign.",
        ),
        (
            "return log_loss(weights, inputs, targets) * np.mean(inputs, axis=0)",
            "The loss, which is one number, stands in the place of the errors.",
        ),
    ],
    "standardise": [
        (
            "means, spreads = training_inputs.mean(axis=0), training_inputs.std(axis=0)\nfor row in inputs:\n    row = (row - means) / spreads\nreturn inputs",
            "`row` is only the loop's name for an item",
        ),
        (
            "mean = training_inputs.mean(axis=0)\nspread = training_inputs.std()\nreturn (inputs - mean) * spread",
            "with axis=0, each column alone. Line 4: it multiplies by `spread`: divide by it.",
        ),
        (
            "return (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)",
            "The parameter `training_inputs` is not used: what comes out must depend on it.",
        ),
        (
            "return (inputs - training_inputs.mean()) / training_inputs.std()",
            "with axis=0, each column alone",
        ),
        (
            "return (inputs - training_inputs.mean(axis=1)) / training_inputs.std(axis=1)",
            "arrays of the shapes (9,2) and (5,) do not fit together",
        ),
        (
            "return inputs - training_inputs.mean(axis=0) / training_inputs.std(axis=0)",
            "Brackets are missing around `inputs - training_inputs.mean(axis=0)`.",
        ),
        (
            "return inputs - training_inputs.mean(axis=0)",
            "The mean is subtracted, but the division by the spread is missing.",
        ),
        (
            "return inputs / training_inputs.std(axis=0)",
            "`inputs` stands where `inputs - training_inputs.mean(axis=0)` is meant",
        ),
        (
            "return (inputs - training_inputs.mean(axis=0)) / training_inputs.var(axis=0)",
            "It takes the variance; the spread is asked for",
        ),
        (
            "return (inputs - training_inputs.mean(axis=0)) / training_inputs.std(axis=0, ddof=1)",
            "`ddof=1` is not needed in",
        ),
        (
            "return (training_inputs - training_inputs.mean(axis=0)) / training_inputs.std(axis=0)",
            "In `training_inputs - training_inputs.mean(axis=0)`, `training_inputs` stan",
        ),
        (
            "m = training_inputs.mean(axis=1, keepdims=True)\ns = training_inputs.std(axis=1, keepdims=True)\nreturn (inputs - m) / s",
            "In 2 places, lines 2 and 3: `1` stands where `0` is meant.",
        ),
        (
            "return np.array([(inputs[:, c] - training_inputs[:, c].mean()) / training_inputs[:, c].std() for c in range(inputs.shape[1])])",
            "Rows and columns have changed places.",
        ),
        (
            "return inputs / training_inputs.std(axis=0) - training_inputs.mean(axis=0)",
            "It divides first, and then subtracts the mean",
        ),
        (
            "return (inputs - inputs.mean(axis=0)) / training_inputs.std()",
            "with axis=0, each column alone. In `inputs.mean`, `inputs` stands where `training_inputs` is meant",
        ),
    ],
    "tries_until": [
        (
            'low, high = 0, len(errors)\nwhile low < high:\n    middle = (low + high) // 2\n    if abs(errors[middle]) <= tolerance:\n        high = middle\n    else:\n        low = middle + 1\nif low == len(errors):\n    return float("inf")\nreturn low',
            "random inputs came out right",
        ),
        (
            "for place, e in enumerate(errors):\n    if -10 <= e <= 10:\n        return place\n"
            "return float('inf')",
            "In 2 places, line 3: `10` is a fixed number: the parameter `tolerance` is meant.",
        ),
        (
            "tries = 1\nfor place, error in enumerate(errors):\n    if abs(error) <= tolerance:\n        tries = place\n        break\nif tries == 1:\n    return float('inf')\nreturn tries",
            "returned",
        ),
        (
            "n = 0\nwhile abs(errors[n]) > tolerance:\n    n += 1\nreturn n",
            "goes on beyond the end of the list",
        ),
        (
            "hits = [e for e in errors if abs(e) <= tolerance]\nreturn len(hits) or float('inf')",
            "It counts all the hits",
        ),
        (
            "return int(np.argmax(np.abs(errors) <= tolerance))",
            "It goes wrong only where the right result is ∞",
        ),
        (
            "for n, e in enumerate(errors):\n    if -tolerance < e < tolerance:\n        return n\nreturn float('inf')",
            "An error of exactly the tolerance is small enough, too: write <=.",
        ),
        (
            "for n, e in enumerate(errors):\n    if e <= tolerance or e >= -tolerance:\n        return n\nreturn float('inf')",
            "`or` stands where `and` is meant",
        ),
        (
            "for n, e in enumerate(errors):\n    if abs(e) == tolerance:\n        return n\nreturn float('inf')",
            "need not be exactly `tolerance`",
        ),
        (
            'first = None\nfor i, e in enumerate(errors):\n    if abs(e) <= tolerance:\n        first = i\n        break\nreturn first if first else float("inf")',
            "It goes wrong only where the right result is exactly 0.",
        ),
        (
            'tries = 0\nfor error in errors:\n    if abs(error) <= tolerance:\n        return tries\nreturn float("inf")',
            "What comes back is always 0: count up in the loop",
        ),
        (
            'for tries, error in enumerate(errors):\n    if abs(error) < tolerance:\n        return tries\nreturn float("inf")',
            "An error of exactly the tolerance is small enough, too: write <=.",
        ),
        (
            'for tries, error in enumerate(errors):\n    if error <= tolerance:\n        return tries\nreturn float("inf")',
            "the sign must not count: abs is missing around `error`.",
        ),
        (
            'for tries, error in enumerate(errors, 1):\n    if abs(error) <= tolerance:\n        return tries\nreturn float("inf")',
            "Line 2: in `enumerate(errors, 1)`, `1` stands where `0` is meant.",
        ),
        (
            'for tries, error in enumerate(errors):\n    if abs(error) <= tolerance:\n        return tries\n    else:\n        return float("inf")',
            "`return float('inf')` ends the function in the first round",
        ),
        (
            'for error in errors:\n    if abs(error) <= tolerance:\n        return error\nreturn float("inf")',
            "It returns the error. The number of tries is asked for.",
        ),
        (
            "count = 0\nfor error in errors:\n    if abs(error) <= tolerance:\n        count += 1\nreturn count",
            "It counts all the hits",
        ),
        (
            'count = 0\nfor error in errors:\n    count += 1\n    if abs(error) <= tolerance:\n        return count\nreturn float("inf")',
            "Line 5: `if abs(error) <= tolerance:` comes too late: it must be done ",
        ),
        (
            "for tries, error in enumerate(errors):\n    if abs(error) <= tolerance:\n        return tries\nreturn len(errors)",
            "It goes wrong only where the right result is ∞",
        ),
        (
            'result = float("inf")\nfor tries, error in enumerate(errors):\n    if abs(error) <= tolerance:\n        result = tries\nreturn result',
            "It finds the last hit",
        ),
    ],
    "one_at_a_time": [
        (
            "new = weights.copy()\nif turn % 2 == 0:\n    weights[0] -= 0.001 * error\nelse:\n    weights[1] -= 0.001 * error\nreturn new",
            "`weights` is changed, and its copy `new` stays as it is: change `new`.",
        ),
        (
            "first, second = weights\nif turn / 2 == 0:\n    first = first + 0.001 * error\nelse:\n    second = second + 0.001 * error\nreturn np.array([first, second])",
            "`/` stands where `%` is meant. And once that is mended, the results are as if the sign of `error` were turned",
        ),
        (
            "new = weights.copy()\nerror = np.array([256, 212]) @ weights - 1492\nfor turn in range(len(weights)):\n    new[turn] = new[turn] - 0.001 * error\nreturn new",
            "`for turn in` throws away the `turn` that was handed over",
        ),
        (
            "new = np.array([0, 0])\nnew[0] = weights[0]\nnew[1] = weights[1]\nnew[turn % 2] = weights[turn % 2] - 0.001 * error\nreturn new",
            "It cuts the decimals off: an array",
        ),
        (
            "number = turn % 2 + 1\nweights[number] -= 0.001 * error\nnew = weights.copy()\nreturn new",
            "Line 2: `1` is added: leave that out.",
        ),
        (
            "new = weights.copy()\nif turn % 2 == 0:\n    new[0] -= 0.001 * error\n    return new\nnew[1] -= 0.001 * error",
            "It comes to its end without a return where `turn` is odd",
        ),
        (
            "new = weights.copy()\nnew[int(rng.integers(2))] -= 0.001 * error\nreturn new",
            "`turn` is not used",
        ),
        (
            "new = weights.copy()\nnew[1 - turn % 2] -= 0.001 * error\nreturn new",
            "In turn 0, 2, 4 … the first weight, whose place is 0, should move",
        ),
        (
            "new = weights.copy\nnew[turn % 2] -= 0.001 * error\nreturn new",
            "brackets after `weights.copy` are missing",
        ),
        (
            "new = weights.copy()\nif turn % 2 == 0:\n    new[0] -= 0.001 * error\nreturn new",
            "It goes wrong only where `turn` is odd.",
        ),
        (
            "moved = weights.copy()\nmoved[turn % 2] += 0.001 * error\nreturn moved",
            "the sign of the step is turned round in `moved[turn % 2] += 0.001 * error`.",
        ),
        ("return weights - 0.001 * error", "It moves both weights"),
        (
            "moved = weights.copy()\nmoved[turn] -= 0.001 * error\nreturn moved",
            "it asks for an item beyond the end: the first one has the place 0",
        ),
        (
            "moved = weights.copy()\nmoved[0] -= 0.001 * error\nreturn moved",
            "The parameter `turn` is not used: what comes out must depend on it.",
        ),
        (
            "moved = weights.copy()\nmoved[turn % 2] -= error\nreturn moved",
            "`0.001` is missing: multiply `error` by it.",
        ),
        (
            "moved = weights.copy()\nmoved[turn % 2] -= 0.01 * error\nreturn moved",
            "in `0.01 * error`, `0.01` stands where `0.001` is meant",
        ),
        (
            "moved = weights.copy()\nmoved[turn % 2] -= 0.001 * np.sign(error)\nreturn moved",
            "sign is not needed in `np.sign(error)`",
        ),
        (
            "return weights[turn % 2] - 0.001 * error",
            "It returns only the weight that moved",
        ),
        (
            "moved = weights.copy()\nmoved[turn % 2] = 0.001 * error\nreturn moved",
            "The old weight is lost: the new one is the old one less the step",
        ),
    ],
    "gradient_of_two_layers": [
        (
            f"{FORWARD}{LAYERS}".replace("given - targets", "given - exactly_one"),
            "exactly_one",
        ),
        (f"{FORWARD}{LAYERS}".replace("9 + neuron", "9"), "each has a wire of its own"),
        (
            f"{FORWARD}{LAYERS}".replace("heard[:, neuron]", "heard[neuron]"),
            "`heard[neuron]` is one row",
        ),
        (
            f"{FORWARD}return errors @ heard / len(targets)",
            "Only the slopes of the last neuron come back",
        ),
        *(
            (f"{FORWARD}{LAYERS.replace(right, wrong)}", said)
            for right, wrong, said in (
                (" * hidden * (1 - hidden)", "", "The slope of the hidden sigmoids is missing"),
                ("(1 - hidden)", "(1 + hidden)", "`hidden` is added: subtract it"),
                ("weights[9 + neuron]", "weights[neuron]", "belong to the first hidden neuron"),
                ("errors * weights[9 + neuron]", "errors", "comes back without its wire"),
                (
                    "carried @ inputs / len(targets)",
                    "carried @ inputs",
                    "`len(targets)` is missing: divide by it",
                ),
                ("carried @ inputs", "errors @ inputs", "`errors` stands where `carried` is meant"),
                ("errors @ heard", "errors @ inputs", "`inputs` stands where `heard` is meant"),
                ("np.concatenate(slopes)", "slopes", "concatenate is missing"),
                ("(slopes)", "(slopes[:3])", "only `slopes[:3]` is taken"),
                ("(slopes)", "(slopes[3:] + slopes[:3])", "The two layers have changed places"),
            )
        ),
        (
            f"{FORWARD}{LAYERS}".replace("given - targets", "targets - given"),
            "The difference is the wrong way round: `targets` is to be subtracted",
        ),
        (
            f"{FORWARD}{LAYERS}".replace(
                "given - targets", "(given - targets) * given * (1 - given)"
            ),
            "The slope of the last sigmoid is in it",
        ),
        (
            f"{FORWARD}answers = heard[:, :3]\ncarried = np.outer(errors, weights[9:12]) * answers * (1 - answers)\nreturn np.concatenate([(inputs.T @ carried / len(targets)).ravel(), errors @ heard / len(targets)])",
            "come in a wrong order",
        ),
        (
            "heard, given = feed_forward(weights, inputs)\nerrors = given - targets\nslopes = []\nfor k in range(3):\n    hidden = heard[:, k]\n    errors = errors * weights[9 + k] * hidden * (1 - hidden)\n    slopes.append(errors @ inputs / len(targets))\nslopes.append(errors @ heard / len(targets))\nreturn np.concatenate(slopes)",
            "changes errors itself",
        ),
    ],
    "momentum": [
        (
            'before = state.get("velocity", 0)\nstep = learning_rate * gradient\nstate["velocity"] = 0.9 * before + gradient\nreturn weights - 0.9 * before - step',
            "`learning_rate` is missing: multiply `0.9 * before` by it",
        ),
        (
            "old = state.get(0, 0)\nstate[0] = 0.9 * old + gradient\nreturn weights - learning_rate * gradient - 0.9 * old",
            "Line 4: `learning_rate` is missing: multiply `0.9 * old` by it.",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nstate["velocity"] = velocity\nnew = weights - learning_rate * velocity\nreturn new, velocity',
            "`velocity` is not needed in `new, velocity`",
        ),
        (
            "velocity = 0.9 * state.velocity + gradient\nreturn weights - learning_rate * velocity",
            "into .get(…)",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nreturn weights - learning_rate * velocity',
            "It moves as if there were no velocity before each step",
        ),
        (
            'velocity = state.get("velocity", 0) + gradient\nstate["velocity"] = velocity\nreturn weights - learning_rate * velocity',
            'Line 2: `0.9` is missing: multiply `state.get("velocity", 0)` by it.',
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nstate["velocity"] = velocity\nreturn weights + learning_rate * velocity',
            "Line 4: `learning_rate * velocity` is added: subtract it.",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nstate["velocity"] = velocity\nreturn weights - velocity',
            "Line 4: in `weights - velocity`, `velocity` stands where `learning_rate * velocity` is meant",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nstate["velocity"] = velocity\nreturn weights - learning_rate * gradient',
            "Line 4: in `learning_rate * gradient`, `gradient` stands where `velocity` is meant.",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + 0.1 * gradient\nstate["velocity"] = velocity\nreturn weights - learning_rate * velocity',
            "Line 2: the factor `0.1` is not needed: leave it out.",
        ),
        (
            'velocity = 0.9 * state["velocity"] + gradient\nstate["velocity"] = velocity\nreturn weights - learning_rate * velocity',
            "there is no entry 'velocity' yet: .get(…, 0) gives 0 then",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nstate["velocity"] = gradient\nreturn weights - learning_rate * velocity',
            "in `state['velocity'] = gradient`, `gradient` stands where `velocity` ",
        ),
        (
            'velocity = 0.9 * state.get("velocity", 0) + gradient\nreturn weights - learning_rate * velocity\nstate["velocity"] = velocity',
            "`state['velocity'] = velocity` stands below a return, so it is never r",
        ),
    ],
    "mean_size_of_errors": [
        (
            "total = 0\nfor a, t in zip(answers, targets):\n    total += (a - t) / t\nreturn abs(total) / len(answers)",
            "The division by `t` is not needed: leave it out. And once that is mended, errors above and below 0 cancel",
        ),
        (
            "sizes = abs(answers - targets) / targets\npercent = 100 * sizes\nreturn np.mean(percent)",
            "the factor `100` is not needed: leave it out.",
        ),
        (
            "sizes = [abs(e) for e in answers - targets]\nreturn sum(sizes) / len(e)",
            "there is no name e",
        ),
        (
            "errors = answers - targets\nreturn np.mean(errors[errors > 0])",
            "abs is missing around `errors`",
        ),
        (
            "sizes = abs(answers - targets)\nreturn np.mean(sizes[sizes > 0])",
            "only `sizes[sizes > 0]` is taken: all of `sizes` is asked for",
        ),
        ("return np.mean(np.unique(abs(answers - targets)))", "should return"),
        (
            "return np.std(answers - targets)",
            "It takes the spread; the mean is asked for.",
        ),
        (
            "return np.mean(answers - targets)",
            "The sign must not count: abs is missing around `answers - targets`.",
        ),
        ("return abs(np.mean(answers - targets))", "Errors above and below 0 cancel in the mean."),
        ("return sum(abs(answers - targets))", "It takes the sum; the mean is asked for."),
        (
            "errors = answers - targets\nreturn np.mean(errors ** 2)",
            "`errors` is squared: leave that out. The sign must not count",
        ),
        (
            "return abs(answers - targets)",
            "mean is missing around `abs(answers - targets)`.",
        ),
        ("print(np.mean(abs(answers - targets)))", "It prints the result"),
        ("return np.mean(abs(answers + targets))", "`targets` is added: subtract it"),
    ],
    "largest_mistakes": [
        (
            "said_yes = given > 0.5\nis_yes = targets == 1\nwrong = said_yes != is_yes\nsizes = np.abs(given[wrong] - targets[wrong])\nplaces = np.argsort(sizes)[::-1]\nreturn places[:count]",
            "It looks at the wrong answers alone",
        ),
        (
            "wrong = (given > 0.5) != (targets == 1)\nsizes = abs(given[wrong] - targets[wrong])\nreturn np.argsort(-sizes)[:count]",
            "should return",
        ),
        (
            "sizes = np.abs(given - targets)\nplaces = list(np.argsort(sizes))\nplaces = places.reverse()\nreturn places[:count]",
            "reverse changes the list and hands back nothing: leave out `places =`.",
        ),
        (
            "sizes = np.abs(given - targets)\norder = np.argsort(sizes)[::-1]\nfound = []\nfor k in range(1, count):\n    found.append(order[k - 1] + 1)\nreturn np.array(found)",
            "the loop makes one round too few. Line 6: `1` is added: leave that out.",
        ),
        (
            "return given[np.argsort(-abs(given - targets))[:count]]",
            "These are what the neuron gave",
        ),
        ("return np.argsort(abs(given - targets))[:count][::-1]", "It takes the smallest mistakes"),
        (
            "sizes = list(abs(given - targets))\nplaces = []\nfor _ in range(count):\n    places.append(sizes.index(max(sizes)))\n    del sizes[places[-1]]\nreturn np.array(places)",
            "all places behind it move by one",
        ),
        (
            "return np.argsort(abs(given - targets))[:count]",
            "A minus is missing before `abs(given - targets)`: the sign is turned round.",
        ),
        (
            "return np.argsort(abs(given - targets))[-count:]",
            "The order is turned round: what comes last should come first.",
        ),
        (
            "return np.argsort(-(given - targets))[:count]",
            "It sorts the errors with their signs. Their sizes count: abs(given - targets).",
        ),
        (
            "sizes = [abs(g - t) for g, t in zip(given, targets)]\n"
            "return np.array([sizes.index(size) for size in sorted(sizes)[::-1][:count]])",
            "finds the first one each time",
        ),
        (
            "return np.argsort(-abs(given - targets))",
            "All of `np.argsort(-abs(given - targets))` is taken: `[:count]` is missing.",
        ),
        ("return np.sort(abs(given - targets))[::-1][:count]", "These are the sizes"),
        ("return np.argsort(-abs(given - targets))[:5]", "count"),
    ],
}

RIGHT = {
    "error": [
        "reds = x * red\nblues = y * blue\nweight = reds + blues\noff = weight - total\nreturn off",
        "return 256 * x + 212 * y - 1492",
        "return np.array([red, blue])[0] * x + 212 * y + -total",
        "return -(total - red * x - blue * y)",
        "return sum([red * x, blue * y, -total])",
    ],
    "random_guess": [
        "return tuple(rng.uniform(0, 10, size=2))",
        "return rng.uniform(0, 10, 2)",
        "return 10 * rng.random(), 10 * rng.random()",
        "return [rng.uniform(0, 10), rng.uniform(low=0, high=10)]",
        "x, y = (rng.uniform(0, 10) for _ in range(2))\nreturn x, y",
    ],
    "guess_until": [
        "x, y = random_guess(rng)\ncount = 1\nwhile abs(error(x, y)) > tolerance:\n    x, y = random_guess(rng)\n    count += 1\nreturn x, y, count",
        "import itertools\nfor count in itertools.count(1):\n    x, y = random_guess(rng)\n    if -tolerance <= error(x, y) <= tolerance:\n        return x, y, count",
        "done = False\ncount = 0\nwhile not done:\n    x, y = random_guess(rng)\n    count += 1\n    done = abs(error(x, y)) <= tolerance\nreturn x, y, count",
        "count, off = 0, tolerance + 1\nwhile abs(off) > tolerance:\n    x, y = random_guess(rng)\n    off = error(x, y)\n    count = count + 1\nreturn [x, y, count]",
        "count = 0\nwhile True:\n    x, y = rng.uniform(0, 10), rng.uniform(0, 10)\n    count += 1\n    if abs(256 * x + 212 * y - 1492) <= tolerance:\n        return x, y, count",
    ],
    "correct": [
        "return value - step * np.sign(error)",
        "return value - step * (error > 0) + step * (error < 0)",
        "if error == 0:\n    return value\nelse:\n    if error > 0:\n        return value - step\n    else:\n        return value + step",
        "return value - step if error > 0 else value + step if error < 0 else value",
        "if error > 0:\n    value -= step\nelif error < 0:\n    value += step\nreturn value",
    ],
    "correct_in_turn": [
        "errors = [error(x, y)]\nturn = 0\nwhile turn < most_steps and errors[-1] != 0:\n    if turn % 2:\n        y = correct(y, errors[-1], step)\n    else:\n        x = correct(x, errors[-1], step)\n    turn += 1\n    errors.append(error(x, y))\nreturn errors",
        "errors = [error(x, y)]\nfor i in range(most_steps):\n    now = error(x, y)\n    if now == 0:\n        return errors\n    if i % 2 == 0:\n        x = correct(x, now, step)\n    else:\n        y = correct(y, now, step)\n    errors += [error(x, y)]\nreturn errors",
        "w = [x, y]\nerrors = [error(*w)]\nfor i in range(most_steps):\n    if not errors[-1]:\n        break\n    w[i % 2] = correct(w[i % 2], errors[-1], step)\n    errors.append(error(*w))\nreturn errors",
        "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn tuple(errors)",
        "errors = [error(x, y)]\nfor turn in range(most_steps):\n    if errors[-1] == 0:\n        break\n    if turn % 2 == 0:\n        x = correct(x, errors[-1], step)\n    else:\n        y = correct(y, errors[-1], step)\n    errors.append(error(x, y))\nreturn np.array(errors)",
    ],
    "correct_by_size": [
        "s = rate * error\nnew = value - s\nreturn new",
        "return value + -rate * error",
        "if error > 0:\n    return value - rate * abs(error)\nelse:\n    return value + rate * abs(error)",
        "value -= error * rate\nreturn value",
        "return sum([value, -(rate * error)])",
    ],
    "predict": [
        "return np.dot(weights, inputs)",
        "return np.sum(weights * inputs)",
        "total = 0\nfor i in range(len(inputs)):\n    total = total + inputs[i] * weights[i]\nreturn total",
        "return sum(w * x for w, x in zip(weights, inputs))",
        "return float(weights @ inputs)",
    ],
    "sigmoid": [
        "return np.exp(z) / (1 + np.exp(z))",
        "return (1 + np.tanh(z / 2)) / 2",
        "return (1 + np.exp(-z)) ** -1",
        "below = 1 + np.exp(-z)\nreturn 1 / below",
        "return 1 / (1 + np.e ** -z)",
    ],
    "mean_squared_error": [
        "total = 0\nfor row, t in zip(inputs, targets):\n    total += (row @ weights - t) ** 2\nreturn total / len(targets)",
        "e = inputs @ weights - targets\nreturn e @ e / len(e)",
        "return np.square(np.subtract(targets, inputs @ weights)).mean()",
        "return sum([(p - t) ** 2 for p, t in zip(inputs @ weights, targets)]) / len(targets)",
        "errors = [predict(weights, row) - t for row, t in zip(inputs, targets)]\nreturn np.mean(np.array(errors) ** 2)",
    ],
    "gradient": [
        "errors = inputs @ weights - targets\nreturn 2 / len(targets) * inputs.T @ errors",
        "errors = inputs @ weights - targets\nreturn np.mean(2 * errors[:, None] * inputs, axis=0)",
        "total = np.zeros(len(weights))\nfor row, target in zip(inputs, targets):\n    total += 2 * (row @ weights - target) * row\nreturn total / len(targets)",
        "return 2 * (inputs @ weights - targets) @ inputs / inputs.shape[0]",
        "e = inputs @ weights - targets\nreturn np.array([2 * np.mean(e * inputs[:, j]) for j in range(len(weights))])",
    ],
    "update": [
        "return weights + (-learning_rate) * gradient",
        "step = gradient * learning_rate\nnew = weights - step\nreturn new",
        "w = weights.copy()\nw -= learning_rate * gradient\nreturn w",
        "new = np.zeros(len(weights))\nfor i in range(len(weights)):\n    new[i] = weights[i] - learning_rate * gradient[i]\nreturn new",
        "return np.subtract(weights, np.multiply(learning_rate, gradient))",
    ],
    "descend": [
        "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor _ in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nstep = 0\nwhile step < steps:\n    step += 1\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = []\nlosses = []\nfor step in range(steps):\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\n    weights = weights - learning_rate * gradient(weights, inputs, targets)\nall_weights.append(weights)\nlosses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = [weights.copy()]\nfor step in range(steps):\n    weights -= learning_rate * gradient(weights, inputs, targets)\n    all_weights.append(weights.copy())\nlosses = [mean_squared_error(w, inputs, targets) for w in all_weights]\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = gradient(weights, inputs, targets)\n    weights = update(weights, slopes, learning_rate)\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn np.array(all_weights), np.array(losses)",
    ],
    "repaired": [
        "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor _ in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nstep = 0\nwhile step < steps:\n    step += 1\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = []\nlosses = []\nfor step in range(steps):\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\n    weights = weights - learning_rate * slopes_at(weights, inputs, targets)\nall_weights.append(weights)\nlosses.append(mean_squared_error(weights, inputs, targets))\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = [weights.copy()]\nfor step in range(steps):\n    weights -= learning_rate * slopes_at(weights, inputs, targets)\n    all_weights.append(weights.copy())\nlosses = [mean_squared_error(w, inputs, targets) for w in all_weights]\nreturn all_weights, losses",
        "weights = np.array(start, dtype=float)\nall_weights = [weights]\nlosses = [mean_squared_error(weights, inputs, targets)]\nfor step in range(steps):\n    slopes = slopes_at(weights, inputs, targets)\n    weights = weights - learning_rate * slopes\n    all_weights.append(weights)\n    losses.append(mean_squared_error(weights, inputs, targets))\nreturn np.array(all_weights), np.array(losses)",
    ],
    "log_loss": [
        "given = sigmoid(inputs @ weights)\nreturn -np.mean(np.log(np.where(targets == 1, given, 1 - given)))",
        "given = sigmoid(inputs @ weights)\ntotal = 0\nfor p, t in zip(given, targets):\n    total -= np.log(p) if t == 1 else np.log(1 - p)\nreturn total / len(targets)",
        "given = sigmoid(inputs @ weights)\nright = targets * given + (1 - targets) * (1 - given)\nreturn np.mean(-np.log(right))",
        "z = inputs @ weights\nreturn np.mean(np.logaddexp(0, z) - targets * z)",
        "given = sigmoid(inputs @ weights)\ncosts = -targets * np.log(given) - (1 - targets) * np.log(1 - given)\nreturn sum(costs) / len(costs)",
    ],
    "log_loss_gradient": [
        "errors = sigmoid(inputs @ weights) - targets\nreturn inputs.T @ errors / len(errors)",
        "errors = sigmoid(inputs @ weights) - targets\nreturn (errors[:, None] * inputs).mean(axis=0)",
        "g = np.zeros(len(weights))\nfor row, t in zip(inputs, targets):\n    g += (sigmoid(row @ weights) - t) * row\nreturn g / len(targets)",
        "return (1 / (1 + np.exp(-inputs @ weights)) - targets) @ inputs / len(targets)",
        "errors = targets - sigmoid(inputs @ weights)\nreturn -(errors @ inputs) / len(targets)",
    ],
    "standardise": [
        "return (inputs - np.mean(training_inputs, axis=0)) / np.std(training_inputs, axis=0)",
        "result = np.zeros(inputs.shape)\nfor c in range(inputs.shape[1]):\n    result[:, c] = (inputs[:, c] - training_inputs[:, c].mean()) / training_inputs[:, c].std()\nreturn result",
        "return (inputs - training_inputs.mean(axis=0)) / np.sqrt(training_inputs.var(axis=0))",
        "return inputs / training_inputs.std(0) - training_inputs.mean(0) / training_inputs.std(0)",
        "x = inputs.copy()\nx -= training_inputs.mean(axis=0)\nx /= training_inputs.std(axis=0)\nreturn x",
    ],
    "tries_until": [
        'return next((i for i, e in enumerate(errors) if abs(e) <= tolerance), float("inf"))',
        "hits = np.abs(np.array(errors)) <= tolerance\nreturn np.argmax(hits) if hits.any() else np.inf",
        'i = 0\nwhile i < len(errors):\n    if -tolerance <= errors[i] <= tolerance:\n        return i\n    i += 1\nreturn float("inf")',
        'count = 0\nfor error in errors:\n    if abs(error) <= tolerance:\n        return count\n    count += 1\nreturn float("inf")',
        'found = np.flatnonzero(np.abs(errors) <= tolerance)\nreturn int(found[0]) if len(found) else float("inf")',
    ],
    "one_at_a_time": [
        "move = np.zeros(2)\nmove[turn % 2] = 0.001 * error\nreturn weights - move",
        "if turn % 2 == 0:\n    return np.array([weights[0] - 0.001 * error, weights[1]])\nreturn np.array([weights[0], weights[1] - 0.001 * error])",
        "new = list(weights)\nnew[turn % 2] -= error / 1000\nreturn np.array(new)",
        "return weights - 0.001 * error * np.eye(2)[turn % 2]",
        "w = np.array(weights)\nw[turn % 2] = w[turn % 2] - 0.001 * error\nreturn w",
    ],
    "gradient_of_two_layers": [
        "heard, given = feed_forward(weights, inputs)\ne = given - targets\nh = heard[:, :-1]\nd = e[:, None] * weights[9:12] * h * (1 - h)\nreturn np.concatenate([(d.T @ inputs / len(e)).flatten(), heard.T @ e / len(e)])",
        "heard, given = feed_forward(weights, inputs)\nslopes = np.zeros(13)\nfor row in range(len(targets)):\n    e = given[row] - targets[row]\n    for n in range(3):\n        back = e * weights[9 + n] * heard[row, n] * (1 - heard[row, n])\n        slopes[3 * n:3 * n + 3] += back * inputs[row]\n    slopes[9:] += e * heard[row]\nreturn slopes / len(targets)",
        "hidden, last = weights[:9].reshape(3, 3), weights[9:]\nh = 1 / (1 + np.exp(-inputs @ hidden.T))\nh1 = np.column_stack([h, np.ones(len(h))])\np = 1 / (1 + np.exp(-h1 @ last))\ne = (p - targets) / len(targets)\nd = np.outer(e, last[:3]) * (h - h**2)\nreturn np.concatenate([np.ravel(d.T @ inputs), e @ h1])",
        "heard, given = feed_forward(weights, inputs)\nerrors = given - targets\nanswers = heard[:, :3]\ncarried = np.outer(errors, weights[9:12]) * answers * (1 - answers)\nhidden = [np.mean(carried[:, n][:, None] * inputs, axis=0) for n in range(3)]\nreturn np.concatenate([*hidden, np.mean(errors[:, None] * heard, axis=0)])",
        "heard, given = feed_forward(weights, inputs)\nerrors = given - targets\nlayers = [heard[:, :3] * (1 - heard[:, :3]) * np.outer(errors, weights[9:12])]\nreturn np.append((inputs.T @ layers[0]).T.ravel(), heard.T @ errors) / len(targets)",
    ],
    "momentum": [
        'if "velocity" not in state:\n    state["velocity"] = np.zeros(len(weights))\nstate["velocity"] = 0.9 * state["velocity"] + gradient\nreturn weights - learning_rate * state["velocity"]',
        'v = 0.9 * state.get("v", 0) - learning_rate * gradient\nstate["v"] = v\nreturn weights + v',
        'old = state.setdefault("velocity", 0)\nstate["velocity"] = gradient + old * 0.9\nreturn weights - learning_rate * state["velocity"]',
        'velocity = gradient + 0.9 * state.get("velocity", 0)\nstate.update(velocity=velocity)\nreturn weights - velocity * learning_rate',
        'try:\n    v = state["velocity"]\nexcept KeyError:\n    v = 0\nv = 0.9 * v + gradient\nstate["velocity"] = v\nreturn weights - learning_rate * v',
    ],
    "mean_size_of_errors": [
        "return np.abs(answers - targets).mean()",
        "return sum(abs(a - t) for a, t in zip(answers, targets)) / len(targets)",
        "total = 0\nfor i in range(len(targets)):\n    total += abs(targets[i] - answers[i])\nreturn total / len(targets)",
    ],
    "largest_mistakes": [
        "return np.argsort(abs(given - targets))[::-1][:count]",
        "sizes = np.abs(targets - given)\nreturn np.array(sorted(range(len(sizes)), key=lambda i: -sizes[i])[:count])",
        "return np.argsort(abs(given - targets))[-count:][::-1]",
    ],
}
