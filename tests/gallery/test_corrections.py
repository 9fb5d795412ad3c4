import pytest

from course_utils.gallery.corrections import (
    four_runs,
    picture_of_error_curves,
)
from course_utils.learning import Outcome
from course_utils.problem import Problem
from tests.bad_input import refused


def test_the_four_runs_of_the_lesson_differ_as_it_says(one_shipment):
    runs = four_runs(one_shipment, start=(9, 8), steps=2000)
    ended = {name: run.outcome for name, run in runs.items()}
    assert ended == {
        "A": Outcome.FOUND, "B": Outcome.CYCLING, "C": Outcome.EXPLODING, "D": Outcome.FOUND,
    }  # fmt: skip
    short = four_runs(one_shipment, start=(9, 8), steps=40)
    assert short["D"].outcome is Outcome.CREEPING


def test_the_picture_of_four_curves_tells_errors_and_gives_no_ending_away(one_shipment):
    runs = four_runs(one_shipment, start=(9, 8), steps=40)
    sentence = picture_of_error_curves(runs).sentence
    for name in "ABCD":
        assert f"{name}: 2508, " in sentence
    assert not any(ending in sentence for ending in Outcome)


def test_a_picture_of_a_run_past_every_number_can_be_drawn(one_shipment):
    run = four_runs(one_shipment, start=(9, 8), steps=2000)["C"]
    assert "C: 2508, " in picture_of_error_curves({"C": run})._repr_html_()


@pytest.mark.parametrize(
    "problem",
    [Problem([[256, 0]], [1492]), Problem([[2, 3, 4]], [9], weight_names="abc", symbols="abc")],
    ids=["an input of 0", "three inputs"],
)
def test_four_runs_need_two_inputs_that_count(problem):
    said = refused(four_runs, problem, start=problem.inputs[0], steps=4)
    assert said.startswith("Four runs need one equation with two weights")
