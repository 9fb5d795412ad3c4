"""What lesson 01 says is what its cells show."""

import re

from tests.notebooks.reading import shown_by


def test_a_random_guess_is_off_by_about_a_thousand_kilograms():
    said = shown_by("01", "np.mean(second):")
    averages = [int(found) for found in re.findall(r"average (\d+) kg", said)]
    assert len(averages) == 2
    assert all(900 < average < 1200 for average in averages)


def test_ten_times_stricter_costs_about_ten_times_as_many_guesses():
    said = shown_by("01", 'round(averages[-1]), "guesses"')
    means = [int(found) for found in re.findall(r"(\d+) guesses", said)]
    assert len(means) == 3
    for larger, smaller in zip(means[1:], means, strict=False):
        assert 7 < larger / smaller < 14


def test_a_gram_takes_more_than_a_million_guesses():
    said = shown_by("01", "most_guesses=1_000_000_000")
    assert int(said.split(" ")[0].replace(",", "")) > 1_000_000
