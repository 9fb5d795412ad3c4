"""Computes with torch what the rules of lesson 08 should give.

``python -m tests.oracles.optimisers`` writes the figures to ``optimisers.json`` beside this file.
"""

import json
from pathlib import Path

FIGURES = Path(__file__).with_suffix(".json")
PROBLEMS = {
    "two shipments": {
        "inputs": [[256, 212], [100, 300]],
        "targets": [1492, 800],
        "start": [9, 8],
        "rates": {"gradient_step": 9e-6, "momentum": 2e-6, "adam": 0.3},
    },
    "mixed units": {
        "inputs": [[256, 2.12], [100, 3.0]],
        "targets": [1492, 800],
        "start": [9, 800],
        "rates": {"gradient_step": 2e-5, "momentum": 4e-5, "adam": 28.0},
    },
    "five noisy shipments": {
        "inputs": [[256, 212], [100, 300], [180, 90], [60, 270], [220, 140]],
        "targets": [1541, 752, 1043, 498, 1297],
        "start": [0, 3],
        "rates": {"gradient_step": 8e-6, "momentum": 1e-6, "adam": 0.001},
    },
}
STEPS = 100


def figures() -> dict:
    """Return the weights after each step, (STEPS + 1, 2), by problem and rule."""
    import torch

    makers = {
        "gradient_step": lambda weights, rate: torch.optim.SGD([weights], lr=rate),
        "momentum": lambda weights, rate: torch.optim.SGD([weights], lr=rate, momentum=0.9),
        "adam": lambda weights, rate: torch.optim.Adam([weights], lr=rate),
    }

    def path(problem: dict, rule: str) -> list[list[float]]:
        inputs, targets, weights = (
            torch.tensor(problem[name], dtype=torch.float64)
            for name in ("inputs", "targets", "start")
        )
        weights.requires_grad_()
        optimiser = makers[rule](weights, problem["rates"][rule])
        points = [weights.tolist()]
        for _ in range(STEPS):
            optimiser.zero_grad()
            torch.nn.functional.mse_loss(inputs @ weights, targets).backward()
            optimiser.step()
            points.append(weights.tolist())
        return points

    paths = {
        name: {rule: path(problem, rule) for rule in makers} for name, problem in PROBLEMS.items()
    }
    return {"torch": torch.__version__.split("+")[0], "weights": paths}


if __name__ == "__main__":
    FIGURES.write_text(json.dumps(figures(), indent=0) + "\n", encoding="utf-8")
