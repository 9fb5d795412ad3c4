"""A yes-or-no question has the surface of a Problem, and every sentence about its runs is true."""

import math
from dataclasses import replace

import numpy as np
import pytest

from course_utils import plots, words
from course_utils.gallery import picture_of_final_losses, picture_of_loss_curves
from course_utils.learning import Outcome, descend, sweep
from course_utils.people import load_people
from course_utils.plots.curves import loss_range
from course_utils.problem import Problem
from course_utils.validation import quote
from course_utils.widgets import LearningRateExplorer
from course_utils.yes_no import YesNoProblem
from tests.bad_input import NO_NUMBERS, refused


@pytest.fixture(scope="module")
def question():
    people = load_people()
    raw = np.stack([people.heights, people.body_weights], axis=1)[:300]
    standard = (raw - raw.mean(axis=0)) / raw.std(axis=0)
    return YesNoProblem(standard, (people.body_mass_index[:300] >= 30) * 1.0, bias=-4)


def run_of(question, multiple, steps=50, start=(6, -3)):
    rate = multiple * question.largest_stable_learning_rate
    return descend(question, start=start, learning_rate=rate, steps=steps)


def test_it_has_everything_that_a_problem_has(question):
    public = {name for name in dir(Problem([[1, 2]], [3])) if not name.startswith("_")}
    assert public - {"count_inputs_in"} <= set(dir(question))


def test_the_gradient_of_some_rows_is_that_of_a_question_with_these_rows(question):
    rows, weights = np.array([7, 2, 31]), np.array([1.0, -2.0])
    alone = YesNoProblem(question.inputs[rows], question.targets[rows], bias=-4)
    np.testing.assert_allclose(question.gradient(weights, rows=rows), alone.gradient(weights))
    refused(question.gradient, weights, rows=[300])


@pytest.mark.parametrize("multiple", [0.05, 0.5, 1.0])
def test_below_the_safe_limit_the_loss_falls_in_every_step(question, multiple):
    for start in ((6, -3), (-9, 9), (0, 0), (9, 9)):
        losses = run_of(question, multiple, start=start).losses
        assert (np.diff(losses)[losses[1:] > question.smallest_loss + 1e-9] < 0).all()


def test_the_safe_limit_is_not_sharp(question):
    assert run_of(question, 4).outcome is Outcome.CONVERGED
    assert run_of(question, 64).outcome in (Outcome.DIVERGING, Outcome.OSCILLATING)
    assert np.isfinite(run_of(question, 1e6).losses).all()


@pytest.mark.parametrize("multiple", [0.01, 0.25, 1, 4, 8, 16, 64, 1e6])
def test_no_sentence_speaks_of_a_factor_or_of_the_limit(question, multiple):
    said = words.sentence(run_of(question, multiple))
    assert "multiplies" not in said
    assert "× the safe limit." in said
    assert "²" not in said
    assert "of the loss is left" not in said


def test_what_is_left_counts_from_the_smallest_loss(question):
    run = run_of(question, 0.25)
    share = (run.losses[-1] - question.smallest_loss) / (run.losses[0] - question.smallest_loss)
    assert f"{100 * share:.2g} % of the avoidable loss is left" in words.sentence(run)


def test_the_map_shades_the_log_loss_and_marks_the_best_weights(question):
    with plots.house_style():
        ax = plots.new_figure(370, 360).subplots()
        plots.draw_map(ax, question)
    (star,) = ax.lines
    assert np.ravel(star.get_data()) == pytest.approx(question.best_weights)
    assert ax.get_title(loc="left") == "Shade: log loss, with a bias held at −4"
    assert ax.get_xlabel() == "w₁: first input"
    _, contours = ax.collections
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        if len(path.vertices):
            # Between the points of its grid, a contour is drawn straight.
            losses = question.loss(path.vertices.T)
            assert losses == pytest.approx(np.full(len(losses), level), rel=0.15)


def test_the_loss_axis_holds_every_start_on_the_map_and_the_smallest_loss(question):
    low, high = loss_range(question)
    worst = question.loss(np.array([[-10, -10, 10, 10], [-10, 10, -10, 10]])).max()
    assert low <= question.smallest_loss
    assert worst < high
    assert high / low <= 1e6


def test_a_question_without_a_best_neuron_can_be_drawn():
    question = YesNoProblem([[-1, 0.5], [1, 1], [2, 0]], [0, 1, 1])
    assert (question.best_weights, question.smallest_loss) == (None, 0.0)
    with plots.house_style():
        ax = plots.new_figure(370, 360).subplots()
        plots.draw_map(ax, question)
        assert len(ax.lines) == 0
        plots.draw_loss_axes(ax, question, 50)


def test_the_explorer_of_lesson_05_works_with_it(question):
    explorer = LearningRateExplorer(question, start=(6, -3), steps=20)
    explorer.set(learning_rate="5")
    assert explorer.state["learning_rate"] == 5
    assert explorer.scene.readings.names == ("w₁", "w₂", "loss")
    assert explorer.scene.readings.units == ("", "", "")
    assert "× the safe limit" in explorer.still()[1]


def test_more_rows_than_an_explorer_can_follow_are_refused_at_once(question):
    many = replace(question, inputs=np.tile(question.inputs[:1], (3001, 1)), targets=np.ones(3001))
    assert "3001 rows" in refused(LearningRateExplorer, many, start=(6, -3))


def test_what_is_no_question_is_refused():
    assert "1 for yes or 0 for no, not 2" in refused(YesNoProblem, [[1, 2]], [2])
    assert "2 targets" in refused(YesNoProblem, [[1, 2]], [0, 1])
    assert "all 0" in refused(YesNoProblem, [[0, 0]], [1])
    assert "3 inputs need 3 names" in refused(YesNoProblem, [[1, 2, 3]], [1])
    for ends in ((3, 3), (5, -5), (math.nan, 1)):
        assert "weight_range" in refused(YesNoProblem, [[1, 2]], [1], weight_range=ends)


@pytest.mark.parametrize("bad", NO_NUMBERS, ids=quote)
def test_what_is_no_bias_is_refused(bad):
    assert refused(YesNoProblem, [[1, 2]], [1], bias=bad).startswith("The bias must ")


@pytest.mark.parametrize("bad", [math.nan, math.inf, None, "2", 1j, 10**400], ids=quote)
def test_what_is_no_input_or_no_target_is_refused(bad):
    assert refused(YesNoProblem, [[bad, 2]], [1]).startswith("The inputs must ")
    assert refused(YesNoProblem, [[1, 2]], [bad]).startswith("The targets must ")


def test_no_picture_or_answer_gives_its_loss_a_unit(question):
    rates = question.largest_stable_learning_rate * 2.0 ** np.arange(-3, 4)
    swept = sweep(question, start=(6, -3), learning_rates=rates, steps=5)
    finals, curves = picture_of_final_losses(swept), picture_of_loss_curves({"one": swept[0]})
    assert not any("²" in text for text in (finals.sentence, curves.sentence))
    assert "The dashed line is the safe limit, " in finals.sentence
    assert curves.sentence.endswith(f"{words.number(swept[0].losses[-1])}.")
