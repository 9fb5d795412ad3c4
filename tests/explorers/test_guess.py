import numpy as np
import pytest

from course_utils.explorers.guess import Guess
from course_utils.problem import Problem
from tests.explorers.table import drawn, said, seen


def made(problem, seed=1, **options):
    return Guess(problem, rng=np.random.default_rng(seed), **options)


@pytest.fixture
def guess(one_shipment):
    return made(one_shipment)


def errors_of(scene):
    return drawn(scene, 0, "guesses") @ [256, 212] - 1492


def test_tolerances_are_three_decades_below_the_largest_error(guess):
    scene, frame = seen(guess)
    assert scene.values[[0, frame, -1]].tolist() == [1, 100, 1000]
    assert scene.labels[frame] == "100 kg"
    small = made(Problem([[3, 4]], [20]))
    assert small.scene(small.state).values[[0, -1]].tolist() == [0.01, 10]


def test_the_sentence_says_what_should_and_what_did_happen(guess):
    scene, frame = seen(guess)
    hits = np.flatnonzero(np.abs(errors_of(scene)) <= 100)
    assert scene.sentences[frame] == (
        "Tolerance 100 kg. By the area of the band, 1 guess in 18.2 should hit: 55 of 1000. "
        f"In fact, {len(hits)} did, the first at guess {hits[0] + 1}."
    )
    assert "1 guess in 1819 should hit: 0.55 of 1000." in scene.sentences[0]


def test_where_nothing_hits_it_says_so(one_shipment):
    assert said(made(one_shipment, guesses=5), tolerance=1).endswith("In fact, none did.")
    missed = made(Problem([[1, 1]], [1000]))
    assert missed.scene(missed.state).sentences[0] == (
        "Tolerance 1 kg. By the area of the band, no guess can hit. In fact, none did."
    )
    assert np.isnan(drawn(missed.scene(missed.state), 0, "hits")).all()


def test_dots_are_the_guesses_and_the_band_of_each_tolerance_holds_those_that_hit(guess):
    scene, _ = seen(guess)
    guesses = drawn(scene, 0, "guesses")
    assert len(guesses) == 1000
    assert 0 <= guesses.min() <= guesses.max() <= 10
    for frame, tolerance in enumerate(scene.values):
        corners = drawn(scene, 0, "hits", frame)
        corners = corners[np.isfinite(corners).all(axis=1)]
        assert np.abs(corners @ [256, 212] - 1492).max() == pytest.approx(tolerance)
        assert -1e-9 < corners.min() < corners.max() < 10 + 1e-9


def test_the_best_never_grows_and_enters_its_area_at_the_first_hit(guess):
    scene, _ = seen(guess)
    curve, sizes = drawn(scene, 1, "curve"), np.abs(errors_of(scene))
    assert curve[:, 0].tolist() == list(range(1, 1001))
    assert curve[:, 1].tolist() == np.minimum.accumulate(sizes).tolist()
    for frame in (30, 40, 60):
        top = drawn(scene, 1, "hits", frame)[:, 1].max()
        assert np.argmax(curve[:, 1] <= top) == np.argmax(sizes <= scene.values[frame])


def test_readings_tell_each_guess_once_for_all_tolerances(guess):
    readings = seen(guess)[0].readings
    assert readings.names == ("w₁", "w₂", "error", "best |error| so far")
    assert (readings.step, readings.first, len(readings.values)) == ("guess", 1, 1)
    np.testing.assert_allclose(
        readings.values[0, :, 2], readings.values[0, :, :2] @ [256, 212] - 1492
    )


def test_expected_cost_is_one_over_the_chance(guess):
    expected = guess._expected()
    near = expected[np.argmin(np.abs(expected[:, 1] - 10))]
    assert near[0] * near[1] == pytest.approx(1818.77, rel=1e-4)


def test_new_guesses_are_others_and_the_same_ones_each_time(guess, one_shipment):
    first, second = (seen(guess, draws=None)[0], seen(made(one_shipment), draws=None)[0])
    assert drawn(first, 0, "guesses").tolist() == drawn(second, 0, "guesses").tolist()
    assert not np.isin(drawn(first, 0, "guesses"), drawn(seen(guess)[0], 0, "guesses")).any()


def test_a_learners_function_draws_the_guesses(one_shipment):
    scene, _ = seen(made(one_shipment, guess=lambda rng: rng.integers(0, 11, size=2)))
    assert set(drawn(scene, 0, "guesses").ravel()) == set(range(11))
    assert "With your function, " in scene.sentences[0]
    assert scene.remark == ""
