"""Each step of a project is checked, and its result is what was worked out another way."""

import numpy as np
import pytest

from course_utils.exercises import standardise as exercise
from course_utils.exercises.answer import Kind
from course_utils.gallery.projects import picture_of_question
from course_utils.projects import (
    check,
    choose_question,
    judge,
    page,
    read_table,
    rows_shown,
    standardise,
)

PENGUINS = read_table("penguins")
SEX = choose_question(PENGUINS, "sex", yes="female", inputs=["bill_depth_mm", "body_mass_g"])
MASS = choose_question(PENGUINS, "body_mass_g", inputs=["flipper_length_mm"])
ROWS = np.random.default_rng(1).permutation(len(SEX))
LEARN, TEST = ROWS[:200], ROWS[200:]
WITH_BIAS = np.column_stack([standardise(SEX.inputs, SEX.inputs[LEARN]), np.ones(len(SEX))])


def test_standardise_is_the_exercise_of_lesson_06():
    given = SEX.inputs, SEX.inputs[LEARN]
    np.testing.assert_allclose(standardise(*given), exercise.reference(*given))


@pytest.mark.parametrize(
    ("training", "test", "kind", "words"),
    [
        (LEARN, TEST, Kind.RIGHT, "200 rows to learn from, 133 to test with"),
        (LEARN, ROWS[199:], Kind.NOT_YET, "is a training row and a test row"),
        (LEARN, TEST[:-3], Kind.ALMOST, "3 rows of the table are in neither"),
        ([*LEARN, LEARN[0]], TEST, Kind.NOT_YET, "One row is among the training rows twice"),
        (np.arange(200), np.arange(200, 333), Kind.ALMOST, "in the order of the file"),
        (np.flatnonzero(SEX.targets), TEST, Kind.NOT_YET, ""),
        (LEARN, np.flatnonzero(SEX.targets == 0)[-9:], Kind.NOT_YET, ""),
        (ROWS[:3], ROWS[3:], Kind.NOT_YET, ""),
        (ROWS, [], Kind.NOT_YET, "No test row is left"),
        (LEARN, "all", Kind.NOT_YET, "The rows must be a list of whole numbers"),
        (LEARN, [999], Kind.NOT_YET, "numbered from 0 to 332"),
    ],
)
def test_the_split_is_checked(training, test, kind, words):
    answer = check.split(SEX, training, test)
    assert answer.kind is kind
    assert words in str(answer)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (WITH_BIAS, "Right"),
        (WITH_BIAS[:, :-1], "There should be 333 rows with 3 numbers"),
        (WITH_BIAS * 2, "The last column should be 1"),
        (np.column_stack([SEX.inputs, np.ones(333)]), "still in the units of the file"),
        (np.column_stack([standardise(SEX.inputs, SEX.inputs), np.ones(333)]), "on all rows"),
        (np.column_stack([WITH_BIAS[:, :2] + 1, np.ones(333)]), "the mean 0 and the spread 1"),
        (None, "The inputs must be a table of numbers"),
    ],
)
def test_the_inputs_are_checked(table, words):
    assert words in str(check.inputs(SEX, table, LEARN))


@pytest.mark.parametrize(
    ("history", "kind", "words"),
    [
        (2.0 ** -np.arange(90.0) + 1, Kind.RIGHT, "Less than 1 % of this fall"),
        (1 - 0.001 * np.arange(90.0), Kind.ALMOST, "of this fall came in the last tenth"),
        ([1, 0.9, 0.95, 0.8, 0.85], Kind.ALMOST, "It rose in 2 of the steps"),
        ([1, 2, 4], Kind.NOT_YET, "It grew"),
        ([1, 2, np.inf, np.nan], Kind.NOT_YET, "past every number"),
        ([1, 1, 1], Kind.NOT_YET, "It did not change"),
        ([1], Kind.NOT_YET, "a list of numbers"),
        ("text", Kind.NOT_YET, "a list of numbers"),
    ],
)
def test_the_losses_are_checked(history, kind, words):
    answer = check.losses(history)
    assert answer.kind is kind
    assert words in str(answer)


def test_a_judgement_counts_and_compares_with_the_usual_answer():
    answers = SEX.targets[TEST].copy()
    answers[:10] = 1 - answers[:10]
    judged = judge(SEX, answers, LEARN, TEST)
    usual = float(SEX.targets[LEARN].mean() > 0.5)
    lazy = np.mean(SEX.targets[TEST] != usual)
    assert judged.mistakes == pytest.approx((10 / 133, lazy))
    assert sum(yes + no for _, yes, no in judged.counts()) == 133
    assert sum(judged.counts()[0][1:]) == answers.sum()
    assert "right on 123 of 133 test rows (92 %)" in str(judged)
    assert (
        f"For 100 mistakes of the lazy one, the neuron makes {100 * 10 / 133 / lazy:.0f}."
        in str(judged)
    )


def test_a_judgement_of_numbers_compares_with_the_mean():
    rows = np.random.default_rng(2).permutation(len(MASS))
    learn, test = rows[:200], rows[200:]
    right, mean = MASS.targets[test], MASS.targets[learn].mean()
    judged = judge(MASS, right + 100, learn, test)
    assert "much of this is chance" not in str(judged)
    few = judge(MASS, right[:19] + 100, learn, test[:19])
    assert str(few).endswith(
        "With only 19 test rows, much of this is chance: other rows might say something else."
    )
    assert judged.mistakes == pytest.approx((100, np.abs(right - mean).mean()))
    for answers, words in (
        (np.full(len(test), mean), "Both are equally good"),
        (right + 9000, "The lazy one is better"),
        (right, "makes no mistake at all"),
    ):
        assert words in str(judge(MASS, answers, learn, test))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (np.ones(3), "one answer for each of 133 test rows, not 3"),
        (np.full(133, 0.3), "1 for yes or 0 for no, not 0.3"),
        (np.full(133, np.nan), "finite numbers only"),
    ],
)
def test_answers_that_can_not_be_judged_get_one_sentence(answers, words):
    with pytest.raises(ValueError, match=words):
        judge(SEX, answers, LEARN, TEST)


def test_the_page_holds_all_that_was_found_and_what_is_said_stays_text():
    judged = judge(SEX, SEX.targets[TEST], LEARN, TEST)
    rows = rows_shown(SEX, TEST[:2], [0.25, 0.75])
    made = page(judged, [1.5, -2.5, 0.25], rows, {"Why": "<b>because</b>", "Empty": " "})
    shown = made._repr_html_()
    for part in ("Is sex female?", "133 of them put aside", "makes no mistake", "−2.5", "0.75"):
        assert part in shown
    assert "&lt;b&gt;because" in shown
    assert "Empty" not in shown
    assert f"Line {SEX.lines[TEST[0]]}:" in str(rows)
    with pytest.raises(ValueError, match="There should be 3 weights"):
        page(judged, [1.0], rows, {"Why": ""})


def test_the_picture_says_means_or_how_two_numbers_go_together():
    means = [SEX.inputs[SEX.targets == answer, 0].mean() for answer in (1, 0)]
    said = picture_of_question(SEX).sentence
    assert all(f"{mean:.2f}" in said for mean in means)
    together = np.corrcoef(MASS.inputs[:, 0], MASS.targets)[0, 1]
    assert f"is larger (correlation {together:.2f})" in picture_of_question(MASS).sentence
    people = choose_question(read_table("people"), "body_mass_kg", inputs=["age_years"])
    assert "hardly changes along a line" in picture_of_question(people).sentence
    alone = choose_question(PENGUINS, "sex", yes="male", inputs=["body_mass_g"])
    assert "rings for no" in picture_of_question(alone).sentence
