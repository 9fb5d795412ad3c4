import numpy as np

from course_utils import words
from course_utils.gallery import people as gallery
from course_utils.log_losses import log_loss, log_loss_gradient
from course_utils.people import load_people


def test_everybody_is_a_mark_and_the_yes_are_counted(figures):
    people = load_people()
    yes = people.body_mass_index >= 30
    sentence = gallery.picture_of_people(people, yes * 1).sentence
    drawn = [len(marks.get_offsets()) for marks in figures[0].axes[0].collections]
    drawn += [len(line.get_xdata()) for line in figures[0].axes[0].lines]
    assert {int(yes.sum()), int((~yes).sum())} <= set(drawn)
    (low, light), (high, heavy) = (
        [f"{end(values):.4g}" for values in (people.heights, people.body_masses)]
        for end in (np.min, np.max)
    )
    said = f"{len(people)} people from {low} to {high} cm and from {light} to {heavy} kg. "
    assert sentence.startswith(said)
    assert f"{yes.sum()} have an index of 30 or more (triangles), {(~yes).sum()} below" in sentence


def test_penalties_and_their_slopes_are_those_of_the_losses(figures):
    sentence = gallery.picture_of_penalties().sentence
    row, yes, sure_of_no = np.array([[1.0]]), np.array([1.0]), np.array([-8.0])
    given = 1 / (1 + np.exp(8))
    square_slope = 2 * (given - 1) * given * (1 - given)
    for number in (
        log_loss(sure_of_no, row, yes),
        log_loss_gradient(sure_of_no, row, yes)[0],
        (given - 1) ** 2,
        square_slope,
    ):
        assert f" {words.number(float(number))}" in sentence
    by_log, by_square = (line.get_ydata() for line in figures[0].axes[0].lines[1:])
    assert by_log[0] > 7 * by_square[0]
