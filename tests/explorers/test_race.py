import numpy as np
import pytest

from course_utils.explorers.race import Race
from tests.explorers.table import drawn, halve, said, seen


def made(problem, seed=5, **options):
    return Race(problem, rng=np.random.default_rng(seed), **options)


@pytest.fixture
def race(one_shipment):
    return made(one_shipment, rule=halve)


def errors_of(scene, look):
    return np.abs(drawn(scene, 0, look) @ [256, 212] - 1492)


def test_needed_tries_are_those_of_the_first_hit(race):
    needed, scene = race.needed(race.state, 1), seen(race)[0]
    assert list(needed) == ["guess", "correct", "descend", "halve"]
    first = errors_of(scene, "start")[0]
    assert needed["halve"] == np.ceil(np.log2(first))
    assert needed["descend"] == np.ceil(np.log(first) / -np.log(1 - 2e-6 * 110480))
    guessed = race.drawn(race.state).entries["guess"].errors
    assert needed["guess"] == np.flatnonzero(np.abs(guessed) <= 1)[0]


def test_what_is_drawn_reaches_the_tolerance_where_it_is_said_to(race):
    for tolerance in (300, 10, 1):
        scene, frame = seen(race, tolerance=tolerance)
        curve = drawn(scene, 1, "correct", frame)
        assert curve[-1, 0] == race.needed(race.state, tolerance)["correct"]
        assert curve[-1, 1] <= tolerance
        curve = drawn(scene, 1, "guess")
        hits = curve[curve[:, 1] <= tolerance]
        assert hits[0, 0] >= race.needed(race.state, tolerance)["guess"]
        assert (np.diff(curve[:, 1]) <= 0).all()


def test_guesses_are_dots_the_others_ways_and_all_begin_at_one_start(race):
    scene, frame = seen(race)
    start = drawn(scene, 0, "start")[0].tolist()
    for look in ("guess dots", "correct", "descend", "own"):
        assert drawn(scene, 0, look, frame)[0].tolist() == start
        assert np.isfinite(drawn(scene, 0, look, frame)).all()
    for look in ("guess", "correct", "descend", "own"):
        assert np.isfinite(drawn(scene, 1, look, frame)).all()


def test_the_sentence_names_who_wins_and_who_gives_up(race, one_shipment):
    assert said(race, tolerance=55).startswith("Tolerance 55 kg: halve wins")
    alone = made(one_shipment)
    assert alone.needed(alone.state, 0.001)["correct"] == np.inf
    assert "correct gave up after 20,000 tries" in said(alone, tolerance="0,001")


def test_a_new_race_has_another_start_and_is_the_same_each_time(race, one_shipment):
    again, twin = seen(race, races=None)[0], seen(made(one_shipment, rule=halve), races=None)[0]
    assert (drawn(again, 0, "start") != drawn(seen(race)[0], 0, "start")).all()
    assert again.sentences == twin.sentences
    for look in ("guess dots", "own"):
        assert drawn(again, 0, look).tolist() == drawn(twin, 0, look).tolist()


def test_a_rule_named_like_the_courses_own_gets_a_name_of_its_own(one_shipment):
    def descend(*arguments):
        return halve(*arguments)

    race = made(one_shipment, rule=descend)
    assert list(race.needed(race.state, 10))[-1] == "your descend"
    assert "your descend" in said(race, tolerance=10)
