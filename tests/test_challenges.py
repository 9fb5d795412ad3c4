import pytest

from course_utils.challenges import fall_below, land, oscillate
from course_utils.exercises.answer import Kind
from course_utils.validation import quote
from tests.bad_input import NO_LEARNING_RATES, assert_one_sentence

LIMIT = 1 / (256**2 + 212**2)
RIGHT, NOT_YET = Kind.RIGHT, Kind.NOT_YET


def answers(problem, rate):
    """Return what the challenges of lesson 05 say, each with the number of steps it has there."""
    of = {"start": (9, 8)}
    return (
        land(problem, rate, **of),
        oscillate(problem, rate, steps=50, **of),
        fall_below(100, problem, rate, steps=20, **of),
    )


@pytest.mark.parametrize(
    ("rate", "kinds", "said"),
    [
        (LIMIT / 2, (RIGHT, NOT_YET, RIGHT), "0.50 × the limit. Arrived"),
        (4.5e-6, (RIGHT, NOT_YET, RIGHT), "0.50 × the limit. Steady"),
        (4.4e-6, (NOT_YET, NOT_YET, RIGHT), "0.49 × the limit. Steady"),
        (LIMIT, (NOT_YET, RIGHT, NOT_YET), "below 100 kg² is asked"),
        (1e-30, (NOT_YET, NOT_YET, NOT_YET), "The error never changes its sign."),
        ("9.05e-6", (NOT_YET, RIGHT, NOT_YET), "just below the limit"),
        (9.05e-6, (NOT_YET, RIGHT, NOT_YET), "More than a ten-thousandth of the loss is left."),
        (9.3e-6, (NOT_YET, NOT_YET, NOT_YET), "it should stay within a tenth"),
        (0.1, (NOT_YET, NOT_YET, NOT_YET), "from 2508 kg to past every number: it"),
        (1e308, (NOT_YET, NOT_YET, NOT_YET), "Diverging"),
        (5e-324, (NOT_YET, NOT_YET, NOT_YET), "Steady"),
    ],
)
def test_a_challenge_is_met_by_what_its_words_ask_and_by_nothing_else(
    one_shipment, rate, kinds, said
):
    given = answers(one_shipment, rate)
    assert tuple(answer.kind for answer in given) == kinds
    assert any(said in str(answer) for answer in given)


def test_the_bowl_is_quick_with_some_learning_rates_and_not_with_the_one_of_the_long_run(
    two_shipments,
):
    steepest, both = 194_593.778, 210_480
    kinds = [
        fall_below(100, two_shipments, rate, start=(9, 8), steps=20).kind
        for rate in (0.8 * 2 / steepest, 2 / both)
    ]
    assert kinds == [RIGHT, NOT_YET]


@pytest.mark.parametrize("bad", [v for v in NO_LEARNING_RATES if v is not None], ids=quote)
def test_wrong_answers_never_raise_and_are_told_what_would_be_right(one_shipment, bad):
    for answer in answers(one_shipment, bad):
        assert_one_sentence(answer.sentences[0])


def test_only_one_equation_can_jump(two_shipments):
    with pytest.raises(ValueError, match="these are 2"):
        oscillate(two_shipments, 1e-6, start=(9, 8), steps=50)
