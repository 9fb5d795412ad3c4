import numpy as np
import pytest
from course_utils.models.race import RaceModel

from tests.bad_input import NO_LISTS, assert_one_sentence, refused


def made(problem, seed=5, **options):
    return RaceModel(problem, rng=np.random.default_rng(seed), **options)


def halve(weights, error, inputs, turn, rng):
    return weights - error * inputs / (2 * inputs @ inputs)


def test_needed_tries_are_those_of_the_first_hit(one_shipment):
    model = made(one_shipment, rule=halve)
    needed = model.needed(1)
    assert list(needed) == ["guess", "correct", "descend", "halve"]
    sizes = np.abs(model.entries["guess"].weights @ [256, 212] - 1492)
    assert needed["guess"] == np.flatnonzero(sizes <= 1)[0]
    first = abs(model.start @ [256, 212] - 1492)
    assert needed["halve"] == np.ceil(np.log2(first))
    assert needed["descend"] == np.ceil(np.log(first) / -np.log(1 - 2e-6 * 110480))


def test_what_is_drawn_reaches_the_tolerance_where_it_is_said_to(one_shipment):
    model = made(one_shipment)
    for tolerance in (300, 10, 1):
        _, curve = model.corrected(tolerance)
        assert curve[-1, 0] == model.needed(tolerance)["correct"]
        assert curve[-1, 1] <= tolerance
        _, curve = model.drawn("guess")
        hits = curve[curve[:, 1] <= tolerance]
        assert hits[0, 0] >= model.needed(tolerance)["guess"]
        assert (np.diff(curve[:, 1]) <= 0).all()


def test_who_is_not_there_after_20000_tries_has_given_up(one_shipment):
    model = made(one_shipment)
    model.try_tolerance("0,001")
    assert model.needed(0.001)["correct"] == np.inf
    assert "correct gave up after 20,000 tries" in model.sentences()[model.index]


def test_a_new_race_has_another_start_for_all(one_shipment):
    model = made(one_shipment, rule=halve)
    before = model.start
    model.race_again()
    assert (model.start != before).all()
    for entry in model.entries.values():
        np.testing.assert_array_equal(entry.weights[0], model.start)


def test_a_broken_rule_is_told_once_and_the_others_race(one_shipment):
    model = made(one_shipment, rule=lambda *_: None)
    assert model.standing_refusal.endswith("weights: so it does not take part.")
    model.race_again()
    assert model.names == ["guess", "correct", "descend"]
    model.try_tolerance(3)
    assert model.standing_refusal


def test_a_rule_named_like_the_course_s_own_gets_a_name_of_its_own(one_shipment):
    def descend(weights, error, inputs, turn, rng):
        return halve(weights, error, inputs, turn, rng)

    assert made(one_shipment, rule=descend).names[-1] == "your descend"


@pytest.mark.parametrize("bad", [*NO_LISTS, 0, -3, 1e300], ids=repr)
def test_what_is_no_tolerance_is_answered_and_changes_nothing(one_shipment, bad):
    model = made(one_shipment)
    before = model.tolerance
    model.try_tolerance(bad)
    assert_one_sentence(model.refusal)
    assert model.tolerance == before


def test_only_one_equation_and_a_generator_make_a_race(one_shipment, two_shipments):
    refused(made, two_shipments)
    refused(RaceModel, one_shipment, rng=1)
