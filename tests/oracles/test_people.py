"""The course's people are those of the package causaldata, where that is installed."""

import warnings

import numpy as np
import pytest

from course_utils.people import load_people


def test_the_columns_are_those_of_the_published_table():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what its own dependencies warn of is not ours to mend
        nhefs = pytest.importorskip("causaldata").nhefs
        table = nhefs.load_pandas().data
    people = load_people()
    np.testing.assert_array_equal(people.heights, table["ht"])
    np.testing.assert_array_equal(people.body_masses, table["wt71"])
    np.testing.assert_array_equal(people.ages, table["age"])
    np.testing.assert_array_equal(people.sexes == "female", table["sex"].astype(int) == 1)
