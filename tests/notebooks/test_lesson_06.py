"""What lesson 06 says is what its cells print."""

import re

import numpy as np
import pytest

from course_utils.people import load_people
from tests.notebooks.reading import shown_by


def test_written_and_measured_gradient_agree():
    table = shown_by("06", "measured = ")
    written, measured = (line.split("[")[1] for line in table.splitlines())
    assert written == measured


def standardised() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the inputs of lesson 06 with their 1s, who is a yes, training rows and test rows."""
    people, rng = load_people(), np.random.default_rng(1971)
    shuffled = rng.permutation(len(people))
    raw = np.stack([people.heights, people.body_masses], axis=1)
    raw = (raw - raw[shuffled[:1200]].mean(axis=0)) / raw[shuffled[:1200]].std(axis=0)
    table = np.column_stack([raw, np.ones(len(people))])
    return table, people.body_mass_index >= 30, shuffled[:1200], shuffled[1200:]


def trained(rate: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the training losses of 100 steps, and what the neuron then gives to yes."""
    table, answers, training, _ = standardised()
    weights, losses = np.zeros(3), []
    for _ in range(101):
        given = 1 / (1 + np.exp(-table @ weights))
        losses.append(-np.log(np.where(answers, given, 1 - given))[training].mean())
        weights = weights - rate * (given - answers)[training] @ table[training] / len(training)
    return np.array(losses), given


def test_all_wrong_people_are_near_the_border_and_unsure():
    _, answers, training, _ = standardised()
    given, index = trained(2)[1][training], load_people().body_mass_index[training]
    wrong = (given > 0.5) != answers[training]
    assert f"wrong: {wrong.sum()} of 1200" in shown_by("06", "wrong = training")
    assert 30 <= index[wrong].min() <= index[wrong].max() < 31
    assert given[wrong].min() > 0.3
    larger = trained(100)[1][training]
    assert np.sum((larger > 0.5) != answers[training]) < wrong.sum()


def test_other_learning_rates_do_what_the_task_says():
    slow, taken, fast, faster = (trained(rate)[0] for rate in (0.1, 2, 20, 100))
    assert slow[-1] > 0.2 > taken[-1] > fast[-1] > faster[-1]
    assert faster[1] > 1.5 * faster[0]


def test_the_cheapest_border_depends_on_who_pays():
    rows = re.findall(r"([\d.]+): +(\d+) false yes, +(\d+) false no", shown_by("06", "prices = "))
    assert [row[0] for row in rows] == ["0.5", "0.3", "0.1", "0.03"]
    yes, no = np.array([row[1:] for row in rows], dtype=int).T
    assert (np.argmin(yes + 10 * no), np.argmin(10 * yes + no)) == (1, 0)
    assert list(no[1:]) == [0, 0, 0]


@pytest.mark.parametrize("seed", range(4))
def test_forty_lottery_numbers_and_sixty_people_overfit_whatever_they_are(seed):
    inputs, answers, training, test = standardised()
    lottery = np.random.default_rng(seed).normal(size=(len(inputs), 40))
    table = np.column_stack([inputs, lottery])
    few, watched = training[:60], training[60:260]
    weights, losses = np.zeros(43), []
    for _ in range(1001):
        given = 1 / (1 + np.exp(-table @ weights))
        cost = -np.log(np.where(answers, given, 1 - given))
        losses.append([cost[rows].mean() for rows in (few, watched, test)])
        weights = weights - 0.2 * (given - answers)[few] @ table[few] / 60
    training, validation, tested = np.transpose(losses)
    best = validation.argmin()
    assert training[-1] < 0.02 < training[best]
    assert validation[-1] > 1.1 * validation[best]
    assert tested[-1] > 1.1 * tested[best]
