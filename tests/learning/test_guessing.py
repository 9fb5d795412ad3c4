import numpy as np
import pytest

from course_utils.learning import guessing
from course_utils.learning.chances import band_corners, chance_of_a_hit
from course_utils.learning.guessing import guess_until
from course_utils.problem import Problem
from tests.bad_input import NO_NUMBERS, refused


def rng(seed=1):
    return np.random.default_rng(seed)


def searched_in_a_loop(tolerance, most, generator, draw):
    """Return the hit and the count, one guess at a time."""
    for count in range(1, most + 1):
        x, y = draw(generator)
        if abs(256 * x + 212 * y - 1492) <= tolerance:
            return (x, y), count
    return None, most


def even(generator):
    return generator.uniform(0, 10), generator.uniform(0, 10)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("tolerance", [300, 30, 3, 0.3])
def test_a_search_is_the_plain_loop_over_the_same_numbers(one_shipment, seed, tolerance):
    hit, count = searched_in_a_loop(tolerance, 7000, rng(seed), even)
    search = guess_until(one_shipment, tolerance=tolerance, most_guesses=7000, rng=rng(seed))
    assert search.count == count
    assert (search.hit is None) is (hit is None)
    if hit is not None:
        np.testing.assert_allclose(search.hit, hit)


def test_a_search_that_finds_nothing_stops_after_the_allowed_guesses(one_shipment):
    search = guess_until(one_shipment, tolerance=0, most_guesses=12_345, rng=rng())
    assert (search.count, search.hit) == (12_345, None)


def test_one_pair_of_whole_numbers_in_121_is_right(one_shipment):
    grid = np.array(np.meshgrid(range(11), range(11))).reshape(2, -1).T
    assert len(grid) == 121
    assert grid[guessing.error_sizes(one_shipment, grid) == 0].tolist() == [[5, 1]]


def test_with_several_rows_all_of_them_must_be_met(two_shipments):
    search = guess_until(two_shipments, tolerance=60, most_guesses=100_000, rng=rng())
    assert np.abs(two_shipments.inputs @ search.hit - two_shipments.targets).max() <= 60


def test_any_number_of_weights_can_be_searched():
    problem = Problem([[1, 1, 1]], [15], weight_names="abc", symbols="abc")
    search = guess_until(problem, tolerance=0.5, most_guesses=10_000, rng=rng())
    assert abs(search.hit.sum() - 15) <= 0.5


@pytest.mark.parametrize("bad", [*NO_NUMBERS, -1], ids=repr)
def test_what_is_no_tolerance_is_refused(one_shipment, bad):
    said = refused(guess_until, one_shipment, tolerance=bad, most_guesses=10, rng=rng())
    assert said.startswith("The tolerance ")
    assert refused(chance_of_a_hit, one_shipment, bad).startswith("The tolerance ")


@pytest.mark.parametrize("bad", [0, -1, 1.5, "many", None, True, np.nan])
def test_what_is_no_count_is_refused(one_shipment, bad):
    said = refused(guess_until, one_shipment, tolerance=1, most_guesses=bad, rng=rng())
    assert said.startswith("most_guesses must be ")


@pytest.mark.parametrize("bad", [None, 1, np.random, "rng"], ids=str)
def test_what_is_no_generator_is_refused(one_shipment, bad):
    said = refused(guess_until, one_shipment, tolerance=1, most_guesses=1, rng=bad)
    assert said.startswith("The argument rng must be a random generator")


@pytest.mark.parametrize("tolerance", [0, 1e-6, 1, 10, 100, 628])
def test_chance_is_the_area_of_a_triangle_less_a_smaller_one(one_shipment, tolerance):
    """Up to 628 kg, both edges of the band cut the lower left corner off the square."""

    def corner(total):
        return total**2 / (2 * 256 * 212)

    area = corner(1492 + tolerance) - corner(1492 - tolerance)
    chance = chance_of_a_hit(one_shipment, tolerance)
    assert chance == pytest.approx(area / 100, abs=1e-14)
    assert chance == pytest.approx(5.498e-4 * tolerance, rel=1e-4)


@pytest.mark.parametrize("seed", range(30))
def test_a_band_has_at_most_six_corners_all_inside_the_square_and_the_tolerance(seed):
    generator = rng(seed)
    inputs, target = generator.normal(size=2), 4 * generator.normal()
    tolerance = generator.uniform(0.1, 7)
    corners = band_corners(Problem([inputs], [target]), tolerance)
    assert len(corners) <= 6
    assert np.all((corners > -1e-9) & (corners < 10 + 1e-9))
    assert np.all(np.abs(corners @ inputs - target) <= tolerance + 1e-9)


def test_a_band_needs_one_equation_with_two_weights(two_shipments):
    refused(band_corners, two_shipments, 1)
    refused(chance_of_a_hit, Problem([[1, 1, 1]], [1], weight_names="abc", symbols="abc"), 1)
