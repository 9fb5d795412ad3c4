import numpy as np
import pytest

from course_utils.models import course
from course_utils.models.prediction import Prediction
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, assert_one_sentence


@pytest.fixture
def number():
    return Prediction("How many guesses?", unit="guesses")


@pytest.mark.parametrize(
    ("name", "predicted", "happened", "foreseen"),
    [
        ("row 3", 1785, 1784, False),
        ("at once", 0.004, 1 / 256, True),
        ("at once", 1 / 212, 1 / 256, False),
        ("ten times", 180, 182, True),
    ],
)
def test_what_can_be_worked_out_is_foreseen_exactly_and_an_estimate_nearly(
    name, predicted, happened, foreseen
):
    asked = course.written(name)
    asked.commit(predicted)
    assert asked.compared_with(happened).endswith("You saw it coming.") == foreseen


@pytest.fixture
def choice():
    return Prediction("Up or down?", ["up", "down"])


@pytest.mark.parametrize("bad", NO_NUMBERS, ids=quote)
def test_what_is_no_number_is_refused_and_may_be_tried_again(number, bad):
    number.commit(bad)
    assert number.answer is None
    assert_one_sentence(number.refusal)
    number.commit(3)
    assert (number.answer, number.refusal) == (3, "")


def test_who_saw_the_result_first_may_still_predict_once(choice):
    choice.compared_with("down")
    assert not choice.seen
    choice.commit("up")
    assert choice.answer == "up"
    assert choice.seen


@pytest.mark.parametrize(
    ("limits", "refused", "taken"),
    [
        ({"above": 0}, ("0", "-1"), "1e-9"),
        ({"least": 0, "most": 4}, ("-1", "5"), "0"),
        ({"most": 100}, ("101 %",), "100 %"),
    ],
)
def test_what_cannot_happen_is_refused_before_it_is_recorded(limits, refused, taken):
    asked = Prediction("How many?", unit="%", **limits)
    for value in refused:
        asked.commit(value)
        assert asked.answer is None
        assert_one_sentence(asked.refusal)
        assert "Here only a number" in asked.refusal
    asked.commit(taken)
    assert asked.answer is not None


def test_every_prediction_of_the_course_can_be_made():
    for name in course.lessons():
        asked = course.written(name)
        asked.commit(asked.options[0] if asked.options else 1)
        assert asked.answer is not None, name
        assert len(set(asked.options)) == len(asked.options) != 1


def test_the_first_condition_that_holds_happened(choice):
    choice.commit("up")
    assert "What happened: down. A surprise" in choice.compared_with(False, True)
    assert choice.surprised
    assert "What happened: up. You saw" in choice.compared_with(True, True)
    assert not choice.surprised
    assert "none of the answers" in choice.compared_with(False, np.False_)


@pytest.mark.parametrize(
    ("happened", "verdict"), [("up", "You saw it coming."), ("down", "A surprise")]
)
def test_an_option_is_compared_with_what_happened(choice, happened, verdict):
    choice.commit("up")
    said = choice.compared_with(happened)
    assert said.startswith(f"You predicted: up. What happened: {happened}. {verdict}")


@pytest.mark.parametrize(
    ("predicted", "happened", "verdict"),
    [
        (100, 100, "You saw it coming."),
        (102, 100, "Your number was 2 guesses too large. Why?"),
        (0, 0, "You saw it coming."),
        (200, 100, "Your number was 2 times too large. Why?"),
        (144, 100, "Your number was 44 guesses too large. Why?"),
        (96, 100, "Your number was 4 guesses too small. Why?"),
        (10, 100, "Your number was 10 times too small. Why?"),
        (-10, -100, "Your number was 90 guesses too large. Why?"),
        (-100, -10, "Your number was 90 guesses too small. Why?"),
        (-100, 100, "A surprise. What did you not think of?"),
        (3, 0, "A surprise. What did you not think of?"),
        (0, 3, "A surprise. What did you not think of?"),
        (5, "0,5", "Your number was 10 times too large. Why?"),
        (1e308, 1e-6, "Your number was ∞ times too large. Why?"),
        (5e-324, 1e6, "Your number was ∞ times too small. Why?"),
    ],
)
def test_a_number_is_compared_by_how_many_times_it_is_off(number, predicted, happened, verdict):
    number.commit(predicted)
    assert number.compared_with(happened).endswith(verdict)


@pytest.mark.parametrize(
    ("because", "happened", "explained"),
    [
        (("It is {far} km high & light.", ""), "up", "It is 2508 km high & light."),
        (("It is {far} km high & light.", ""), "down", ""),
        ("Either way {far} km.", "down", "Either way 2508 km."),
        ("Either way {far} km.", "none", ""),
    ],
)
def test_what_happened_chooses_its_explanation(because, happened, explained):
    asked = Prediction("Up or down?", ["up", "down"], because=because)
    asked.compared_with(happened == "up", happened == "down")
    assert asked.explained(far=2508.04) == explained
    for numbers in ({}, {"near": 1}, {"far": 1, "near": 1}):
        with pytest.raises(ValueError, match="needs these numbers: far; what came: ") as refused:
            asked.explained(**numbers)
        assert_one_sentence(str(refused.value))


def test_percents_are_off_by_how_many_and_not_by_a_part():
    asked = Prediction("How much?", unit="%")
    asked.commit(30)
    assert asked.compared_with(25).endswith("Your number was 5 too large. Why?")


def test_what_happened_must_answer_the_question(number, choice):
    number.commit(1)
    choice.commit("up")
    with pytest.raises(ValueError, match="must be a number"):
        number.compared_with("many")
    with pytest.raises(ValueError, match="one of the answers"):
        choice.compared_with("sideways")
