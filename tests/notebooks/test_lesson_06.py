"""What lesson 06 says is what its cells print."""

import re

import build
import numpy as np
import pytest

from course_utils.learning import Outcome, descend
from course_utils.people import load_people
from course_utils.yes_no import YesNoProblem
from tests.notebooks.reading import outputs, shown_by

SOURCE = build.LESSONS / "06_a_neuron_learns_to_predict.md"


@pytest.mark.parametrize(
    "printed",
    [
        "1629 people", "yes: 198 of 1629, or 12.2 %", "training: 1200 rows, yes in 143",
        "test: 429 rows, yes in 55", "says no:  55 are yes, 374 are no\nright: 87.2 %",
        "sum -8: it gives 0.0003 to yes", "all weights 0: 0.6931", "safe learning rate: 5.35",
        "step   0: training loss 0.693, test loss 0.693", "says yes:  49 are yes,   0 are no",
        "step  100: weights [-2.14  4.29 -4.57], ratio -2.011", "ratio -1.996",
    ],
)  # fmt: skip
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(printed):
    assert any(printed in text for text in outputs("06").values())


def test_the_log_losses_of_the_table_are_minus_the_logarithms():
    rows = re.findall(r"\| ([\d.]+)[:|].*\| ([\d.]+) \|", SOURCE.read_text(encoding="utf-8"))
    assert len(rows) == 4
    for given, loss in rows:
        assert -np.log(float(given)) == pytest.approx(float(loss), abs=0.12)


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


def test_four_times_the_safe_limit_works_and_eight_times_throws_the_weights_about():
    people = load_people()
    training = np.random.default_rng(1971).permutation(len(people))[:1200]
    raw = np.stack([people.heights, people.body_weights], axis=1)[training]
    targets = (people.body_mass_index[training] >= 30) * 1.0
    question = YesNoProblem((raw - raw.mean(axis=0)) / raw.std(axis=0), targets, bias=-4)
    limit = question.largest_stable_learning_rate
    assert f"{limit:.2f}" == "5.35"
    near = descend(question, start=(6, -3), learning_rate=4 * limit, steps=50)
    assert near.outcome is Outcome.CONVERGED
    far = descend(question, start=(6, -3), learning_rate=64 * limit, steps=50)
    assert far.outcome is Outcome.OSCILLATING
    moves = np.abs(np.diff(far.weights, axis=0))
    assert moves.max() <= 64 * limit * np.abs(question.inputs).max()


def test_age_and_sex_stay_small_beside_height_and_weight():
    (said,) = [text for source, text in outputs("06").items() if "more = " in source]
    *main, _, age, female = map(float, re.findall(r"-?\d+\.\d+", said))
    assert max(abs(age), abs(female)) < min(map(abs, main)) / 20
    assert age != 0 != female
