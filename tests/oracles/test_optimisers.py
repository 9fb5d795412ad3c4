"""Our rules take the steps that PyTorch takes."""

import json

import numpy as np
import pytest

from course_utils.learning import adam, descend, gradient_step, momentum
from course_utils.problem import Problem
from tests.oracles.optimisers import FIGURES, PROBLEMS, STEPS

RULES = {"gradient_step": gradient_step, "momentum": momentum, "adam": adam}
KNOWN = json.loads(FIGURES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", PROBLEMS)
def test_a_hundred_steps_agree_with_torch(name, rule):
    known, problem = np.array(KNOWN["weights"][name][rule]), PROBLEMS[name]
    assert known.shape == (STEPS + 1, 2)
    run = descend(
        Problem(problem["inputs"], problem["targets"]),
        start=problem["start"],
        learning_rate=problem["rates"][rule],
        steps=STEPS,
        rule=RULES[rule],
    )
    np.testing.assert_allclose(run.weights, known, rtol=1e-10, atol=1e-10)
