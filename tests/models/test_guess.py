import numpy as np
import pytest
from course_utils.models.guess import GuessModel

from course_utils.problem import Problem
from tests.bad_input import NO_LISTS, assert_one_sentence, refused


def made(problem, seed=1, **options):
    return GuessModel(problem, rng=np.random.default_rng(seed), **options)


@pytest.fixture
def model(one_shipment):
    return made(one_shipment)


def test_tolerances_are_three_decades_below_the_largest_error(model):
    assert (model.tolerances[0], model.tolerance, model.tolerances[-1]) == (1, 100, 1000)
    assert model.largest_error == 256 * 10 + 212 * 10 - 1492
    small = made(Problem([[3, 4]], [20]))
    assert (small.tolerances[0], small.tolerances[-1]) == (0.01, 10)


def test_sentence_says_what_should_and_what_did_happen(model):
    errors = np.abs(model.guesses @ [256, 212] - 1492)
    hits = np.flatnonzero(errors <= 100)
    assert model.sentences()[model.index] == (
        "Tolerance 100 kg. By the area of the band, 1 guess in 18.2 should hit: 55 of 1000. "
        f"In fact, {len(hits)} did, the first at guess {hits[0] + 1}."
    )
    assert "1 guess in 1819 should hit: 0.55 of 1000." in model.sentences()[0]


def test_no_hit_is_said(one_shipment):
    model = made(one_shipment, count=5)
    assert model.sentences()[0].endswith("In fact, none did.")


def test_a_band_that_misses_the_square_is_said():
    model = made(Problem([[1, 1]], [1000]))
    assert model.sentences()[0] == (
        "Tolerance 1 kg. By the area of the band, no guess can hit. In fact, none did."
    )
    assert not len(model.bands()[0])


def test_best_so_far_never_grows_and_is_the_least_in_the_end(model):
    best, sizes = model.best(), np.abs(model.errors())
    assert (np.diff(best) <= 0).all()
    assert (best[0], best[-1]) == (sizes[0], sizes.min())
    np.testing.assert_array_equal(model.readings()[:, :2], model.guesses)


def test_expected_cost_is_one_over_the_chance(model):
    expected = model.expected()
    near = expected[np.argmin(np.abs(expected[:, 1] - 10))]
    assert near[0] * near[1] == pytest.approx(1818.77, rel=1e-4)


def test_new_guesses_are_other_guesses_in_the_same_square(model):
    before = model.guesses
    model.draw_again()
    assert not np.isin(model.guesses, before).any()
    assert 0 <= model.guesses.min() <= model.guesses.max() <= 10


def test_a_typed_tolerance_is_looked_at_exactly(model):
    model.try_tolerance(" 12,3450 ")
    assert model.tolerance == 12.345
    assert len(model.tolerances) == len(model.sentences()) == len(model.bands()) == 62
    model.try_tolerance(100)
    assert len(model.tolerances) == 61
    assert model.tolerance == 100


@pytest.mark.parametrize("bad", [*NO_LISTS, 0, -3, 1e300], ids=repr)
def test_what_is_no_tolerance_is_answered_and_changes_nothing(model, bad):
    model.try_tolerance(bad)
    assert_one_sentence(model.refusal)
    assert model.tolerance == 100
    model.try_tolerance(5)
    assert model.refusal == ""


def test_a_learners_function_draws_the_guesses(one_shipment):
    model = made(one_shipment, guess=lambda rng: rng.integers(0, 11, size=2))
    assert set(model.guesses.ravel()) == set(range(11))
    assert "With your function, " in model.sentences()[0]
    assert model.refusal == ""


def no_return(rng):
    rng.uniform(0, 10)


def breaks(rng):
    return rng.unknown()


BROKEN = {
    no_return: "no_return returned nothing: end it with return and x and y.",
    breaks: "breaks stopped with AttributeError: ",
    (lambda _rng: 3): "Your function must return 2 numbers, x and y, but it returned 3.",
    (lambda _rng: (np.nan, 1)): "Your function must return numbers, but from numbers of moderate",
    (lambda _rng: (np.inf, 1)): "What your function returns must hold finite numbers only",
    (lambda: (1, 2)): "Your function stopped with TypeError: ",
    3: "The guess must be a function such as my_guess(rng), not 3.",
}


@pytest.mark.parametrize("guess", BROKEN, ids=list(range(len(BROKEN))))
def test_a_mistake_in_it_gets_one_sentence_and_even_guesses(one_shipment, guess):
    model = made(one_shipment, guess=guess)
    assert model.refusal.startswith(BROKEN[guess])
    assert model.refusal.endswith(".")
    model.try_tolerance("fast")
    assert "'fast'" in model.refusal
    model.try_tolerance(5)
    assert model.refusal.startswith(BROKEN[guess])  # it is still not used
    assert model.guesses.shape == (1000, 2)
    assert "In fact, " in model.sentences()[0]


def test_bad_counts_and_generators_are_refused(one_shipment):
    for count in (1, 0, -5, 2.5, "many", None, True):
        assert refused(made, one_shipment, count=count).startswith("The number of guesses must ")
    assert refused(GuessModel, one_shipment, rng=1).startswith("The argument rng must ")


def test_only_one_equation_with_two_weights_can_be_shown(two_shipments):
    refused(made, two_shipments)
