"""What lesson 03 says is what its cells show."""

import pytest

from tests.notebooks.reading import outputs


@pytest.mark.parametrize(
    "printed",
    [
        "prediction 1148 kg, error -344 kg",
        "index: [37.1 23.4 20.8]  30 or more: [ True False False]",
        "weights [5.828 0.   ]: error 0.000000 kg",
        "weights [0.    7.038]: error 0.000000 kg",
        "weights [5.828 0.   ]: 583 kg",
        "weights [0.    7.038]: 2111 kg",
        "array([5., 1.])",
        "errors: [ 156.2 -156.2]",
        "squared:  [400 100   0 100 400]",
        "weights [5. 1.]: loss            0 kg²",
        "deepest point [5.09 0.88]: loss 3455 kg², its square root 59 kg",
        "true weights [5 1]: loss 3619 kg², its square root 60 kg",
    ],
)
def test_the_numbers_of_the_prose_are_printed(printed):
    assert any(printed in text for text in outputs("03").values())
