"""What learners and teachers can hand something to: for each public function, a call that works."""

import inspect
from collections.abc import Callable

import numpy as np

from course_utils import (
    arguments,
    challenges,
    log_losses,
    losses,
    neuron,
    problem,
    projects,
    widgets,
)
from course_utils.gallery import corrections, gradients, layers, people, race, runs
from course_utils.gallery import neuron as activations
from course_utils.gallery import projects as pictures_of_projects
from course_utils.learning import (
    broken,
    chances,
    contestants,
    correcting,
    descending,
    guessing,
    many_weights,
    own,
    racing,
)
from course_utils.learning import layers as networks
from course_utils.people import load_people
from course_utils.projects import check as project_check
from course_utils.widgets import predictions

ONE = problem.Problem([[256, 212]], [1492], symbols=("x", "y"))
TWO = problem.Problem([[256, 212], [100, 300]], [1492, 800])
PEOPLE = load_people()
INPUTS, TARGETS = np.array([[256.0, 212.0], [100.0, 300.0]]), np.array([1492.0, 800.0])
PENGUINS = projects.read_table("penguins")
SEX = projects.choose_question(PENGUINS, "sex", yes="male", inputs=["body_mass_g"])
ANSWERS = np.array([1.0, 0.0])
AT = np.array([9.0, 8.0])


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def half_way(weights, gradient, learning_rate):
    return weights - learning_rate * gradient


def shrink(weights, error, inputs, turn, rng):
    return weights - 0.5 * error * inputs / (inputs @ inputs)


def mover(weights, gradient, turn):
    return weights - 1e-6 * gradient


def the_sum(z):
    return z


def a_loss(weights):
    return float(weights @ weights)


def a_loss_of_rows(weights, inputs, targets):
    return float(np.mean((inputs @ weights - targets) ** 2))


def a_guess(rng):
    return rng.uniform(0, 10), rng.uniform(0, 10)


def a_correction(value, error, step):
    return value - step * np.sign(error)


def always_yes(inputs):
    return np.ones(len(inputs))


def _run():
    return descending.descend(ONE, start=[9, 8], learning_rate=1e-6, steps=20)


def _corrections():
    return {"A": correcting.correct_in_turn(ONE, start=[9, 8], sizes=[1], steps=20)[0]}


def _losses():
    return {name: loop(ONE, [9, 8], 1e-6, 20) for name, loop in broken.BROKEN.items()}


FORMULA = {"weights": AT, "inputs": INPUTS, "targets": TARGETS}
YES_NO_FORMULA = {"weights": AT / 1e4, "inputs": INPUTS, "targets": ANSWERS}
LOOP = {"problem": ONE, "start": [9, 8], "learning_rate": 1e-6, "steps": 5}
DESCENT = {"problem": ONE, "start": [9, 8], "steps": 5, "rule": half_way}
BATCHES = {"batch_size": 1, "rng": rng}

CALLS: dict[Callable, dict] = {
    problem.Problem: {
        "inputs": [[256, 212]], "targets": [1492], "weight_names": ("red", "blue"),
        "symbols": ("x", "y"), "weight_unit": "kg", "target_unit": "kg", "weight_range": (0, 10),
    },
    ONE.gradient: {"weights": AT, "rows": [0]},
    ONE.loss: {"weights": AT},
    ONE.count_inputs_in: {"size": 100, "weight_unit": "kg per hundred"},
    arguments.different_mixes: {"problem": TWO},
    challenges.land: LOOP,
    projects.read_table: {"source": "penguins"},
    projects.choose_question: {
        "table": PENGUINS, "answer": "sex", "inputs": ["body_mass_g"], "yes": "male",
    },
    projects.standardise: {"inputs": INPUTS, "training_inputs": INPUTS},
    projects.judge: {"question": SEX, "answers": np.ones(3), "training": [3, 4], "test": [0, 1, 2]},
    projects.rows_shown: {"question": SEX, "rows": [0, 1], "given": [0.5, 1.0]},
    projects.page: {
        "judgement": projects.judge(SEX, [1, 1], [3, 4], [0, 1]), "weights": [1.0, 2.0],
        "mistakes": projects.rows_shown(SEX, [0], [0.5]), "said": {"Why": "to see"},
    },
    project_check.split: {"question": SEX, "training": [1, 2], "test": [0]},
    project_check.inputs: {"question": SEX, "table": SEX.inputs, "training": [1, 2]},
    project_check.losses: {"history": [2.0, 1.0]},
    pictures_of_projects.picture_of_question: {"question": SEX},
    challenges.oscillate: LOOP,
    challenges.fall_below: {"loss": 100, **LOOP},
    neuron.predict: {"weights": AT, "inputs": INPUTS},
    neuron.step: {"z": 1.0},
    neuron.sigmoid: {"z": 1.0},
    losses.errors: FORMULA,
    losses.mean_error: FORMULA,
    losses.mean_absolute_error: FORMULA,
    losses.mean_squared_error: FORMULA,
    losses.mean_squared_error_gradient: FORMULA,
    losses.numeric_gradient: {"loss": a_loss, "weights": AT},
    log_losses.log_loss: YES_NO_FORMULA,
    log_losses.log_loss_gradient: YES_NO_FORMULA,
    own.rule_of: {"function": half_way},
    descending.descend: {**DESCENT, "problem": TWO, "learning_rate": 1e-6, **BATCHES},
    descending.sweep: {**DESCENT, "problem": TWO, "learning_rates": [1e-6], **BATCHES},
    descending.start_for: {"problem": ONE, "start": [9, 8]},
    **dict.fromkeys([broken.sound, *broken.BROKEN.values()], LOOP),
    correcting.correct_in_turn: {
        "problem": ONE, "start": [9, 8], "sizes": [1, 0.1], "steps": 5, "rule": correcting.by_sign,
    },
    guessing.guess_until: {
        "problem": ONE, "tolerance": 50, "most_guesses": 100, "rng": rng,
    },
    chances.band_corners: {"problem": ONE, "tolerance": 50},
    chances.chance_of_a_hit: {"problem": ONE, "tolerance": 50},
    chances.tolerances_for: {"problem": ONE},
    correcting.where_to_begin: {"problem": ONE},
    racing.tries_until: {"errors": [5, 3, 1], "tolerance": 2},
    racing.step_for: {"problem": ONE, "tolerance": 2},
    racing.guessed: {
        "problem": ONE, "start": [9, 8], "tries": 5, "rng": rng,
    },
    racing.turns_to_correct: {"problem": ONE, "starts": [[9, 8]], "tolerance": 2},
    racing.descended: {"problem": ONE, "start": [9, 8], "tries": 5},
    contestants.run: {
        "rule": shrink, "problem": ONE, "start": [9, 8], "rng": rng, "tolerance": 1,
        "most_tries": 50,
    },
    many_weights.shipments_of: {"count": 3, "rng": rng},
    many_weights.power_of_the_chance: {"problem": TWO, "tolerance": 5},
    many_weights.average_guesses: {
        "problem": TWO, "tolerance": 50, "guesses": 1000, "rng": rng,
    },
    many_weights.tries_needed: {
        "rule": mover, "problem": TWO, "start": [9, 8], "tolerance": 50, "most_tries": 100,
    },
    gradients.picture_of_gradient: {"problem": ONE, "weights": [9, 8]},
    gradients.picture_of_paths: {"problem": ONE, "paths": {"one": [[9, 8], [5, 1]]}, "dots": True},
    people.picture_of_people: {"people": PEOPLE, "targets": PEOPLE.ages * 0},
    people.picture_of_penalties: {},
    people.picture_of_two_losses: {"losses": [[0.7, 0.7], [0.1, 0.3], [0.01, 0.5]]},
    layers.picture_of_answers: {"answers": {"yes": always_yes}},
    activations.picture_of_activations: {"activations": {"sum": the_sum}},
    activations.picture_of_landscapes: {"problems": {"two": TWO}},
    runs.picture_of_loss_curves: {"runs": lambda: {"a run": _run()}},
    runs.picture_of_diagnoses: {
        "problem": ONE, "losses": _losses, "sound": lambda: broken.sound(ONE, [9, 8], 1e-6, 20),
    },
    corrections.picture_of_error_curves: {"runs": _corrections},
    corrections.four_runs: {"problem": ONE, "start": [9, 8], "steps": 5},
    widgets.OneGuessExplorer: {"problem": ONE, "rng": rng},
    race.picture_of_three_ways: {"problem": ONE, "start": [9, 8], "tolerance": 50, "rng": rng},
    widgets.SolveByHand: {"problem": ONE, "start": (9, 8)},
    widgets.GuessExplorer: {
        "problem": ONE, "rng": rng, "guesses": 20, "guess": a_guess,
    },
    widgets.CorrectionExplorer: {
        "problem": ONE, "start": (9, 8), "steps": 5, "by_size": True, "correction": a_correction,
    },
    widgets.LearningRateExplorer: {
        "problem": TWO, "start": (9, 8), "steps": 3, "rule": half_way,
        "sweep": True,
    },
    widgets.NeuronExplorer: {
        "problem": TWO, "start": (9, 8), "activation": the_sum, "row_names": ["one", "two"],
        "input_names": ["red", "blue"], "activations": True,
    },
    widgets.LossSlice: {"problem": TWO, "start": (9, 8), "loss": a_loss_of_rows},
    widgets.TangentExplorer: {"problem": TWO, "start": (5, 0), "moving": 1, "loss": a_loss},
    widgets.DecisionExplorer: {
        "people": PEOPLE, "training": np.arange(1200), "test": np.arange(1200, 1629),
        "steps": 5, "logs": False, "gradient": log_losses.log_loss_gradient,
    },
    widgets.LayersExplorer: {
        "rng": rng, "gradient": networks.gradient_of_two_layers,
    },
    widgets.RaceExplorer: {
        "problem": ONE, "rng": rng, "rule": shrink, "tolerance": 1,
    },
    widgets.Quiz: {"lesson": "01", "part": "before"},
    predictions.compare: {"name": "asked", "happened": "blue"},
    predictions.ask: {
        "name": "sky", "question": "Which?", "options": ["a", "b"], "unit": "", "about": "",
    },
}  # fmt: skip
"""Each public function with arguments that work; one that makes its argument anew is called."""

OWN = {"rule", "loss", "guess", "correction", "gradient", "activation"}
"""Arguments that take a learner's own function."""


def call(function: Callable, arguments: dict) -> object:
    """Call a function with arguments by name, but for those that it takes by place alone."""
    taken, named = inspect.signature(function).parameters.values(), dict(arguments)
    by_place = [named.pop(one.name) for one in taken if one.kind is one.POSITIONAL_ONLY]
    return function(*by_place, **named)


def arguments_of(function: Callable) -> dict:
    """Return arguments for a call; those that must be made anew are functions of nothing."""
    return {
        name: given()
        if name not in OWN and inspect.isfunction(given) and not inspect.signature(given).parameters
        else given
        for name, given in CALLS.get(function, {}).items()
    }


NOT_SPOILT = {
    "parameters": "said by the package",
    "bet": "a box that predictions.ask has made",
    "dots": "anything is true or false",
    "logs": "anything is true or false",
    "by_size": "anything is true or false",
    "sweep": "anything is true or false",
    "others": "conditions: anything is true or false",
    "numbers": "fill the gaps of what the course itself says",
}
NOT_CALLED = {
    "identity": "gives back what it is handed, whatever that is",
    "errors_along": "takes the weights of a run that was made",
    "summary": "takes nothing", "skip": "takes nothing",
    "picture_of_downhill": "takes problems only, and has a test here",
    "picture_of_moves": "called by a widget", "load_people": "files have tests of their own",
    "progress": "a module", "here": "has tests of its own", "course": "takes nothing",
    "Outcome": "a name", "Run": "a result", "Sweep": "a result", "Rule": "a type",
}  # fmt: skip
"""What lessons can reach without a row above, and why."""
