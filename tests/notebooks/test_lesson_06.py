"""What lesson 06 says is what its cells print."""

import re

import numpy as np
import pytest

from course_utils.people import load_people
from tests.notebooks.reading import outputs, shown_by


def test_written_and_measured_gradient_agree():
    table = shown_by("06", "measured = ")
    written, measured = (line.split("[")[1] for line in table.splitlines())
    assert written == measured


def test_all_wrong_people_are_near_the_border_and_unsure():
    (table,) = [text for source, text in outputs("06").items() if "wrong = " in source]
    rows = re.findall(r"index ([\d.]+), it gives ([\d.]+)", table)
    assert len(rows) == 6
    assert all(30 <= float(index) < 31 for index, _ in rows)
    assert all(0.3 < float(given) < 0.5 for _, given in rows)


def test_the_misses_come_from_stopping_early():
    found = re.findall(r"it finds (\d+) of the 55", shown_by("06", "longer = "))
    assert found == ["51", "54"]


def test_the_cheapest_border_depends_on_who_pays():
    rows = re.findall(r"([\d.]+): +(\d+) false yes, (\d+) false no", shown_by("06", "false_yes, "))
    assert [row[0] for row in rows] == ["0.5", "0.3", "0.1", "0.03"]
    yes, no = np.array([row[1:] for row in rows], dtype=int).T
    assert (np.argmin(yes + 10 * no), np.argmin(10 * yes + no)) == (1, 0)


@pytest.mark.parametrize("seed", range(4))
def test_forty_lottery_numbers_and_sixty_people_overfit_whatever_they_are(seed):
    people, rng = load_people(), np.random.default_rng(1971)
    shuffled = rng.permutation(len(people))
    raw = np.stack([people.heights, people.body_masses], axis=1)
    raw = (raw - raw[shuffled[:1200]].mean(axis=0)) / raw[shuffled[:1200]].std(axis=0)
    lottery = np.random.default_rng(seed).normal(size=(len(people), 40))
    table = np.column_stack([raw, lottery, np.ones(len(people))])
    answers = people.body_mass_index >= 30
    few, watched, test = shuffled[:60], shuffled[60:260], shuffled[1200:]
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
