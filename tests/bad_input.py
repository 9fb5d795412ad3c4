"""Values a learner might pass by mistake, shared by the tests that expect one clear sentence."""

import numpy as np
import pytest

NO_LISTS = [
    np.nan, np.inf, -np.inf, True, np.True_, "fast", "", "  ", "nan", "1e400", None,
    {}, 1j, 10**400, -(10**400), b"3", len,
]  # fmt: skip
NO_NUMBERS = [*NO_LISTS, [1], [[1, 2]]]
"""Nothing here can be read as one finite number."""

NO_LEARNING_RATES = [0, -1, -1e308, "0", "-3e-6", "1e-400", *NO_NUMBERS]

NO_STARTS = [
    *NO_NUMBERS, 0, 1e9, [1, 2, 3], [1e308, 0], [0, -1e308], [np.nan, 1], [1, np.inf],
    ["fast", 1], [None, 1], [1j, 1], [10**400, 1], [[1], [2]], [[1, 2], [3]],
]  # fmt: skip
"""Nothing here can be read as a point on the plane of two weights."""


def assert_one_sentence(message: str) -> None:
    assert message == message.strip()
    assert "\n" not in message
    assert message.endswith(".")
    assert message[0].isupper() or message[0].isdigit() or "_" in message.split(maxsplit=1)[0]
    assert len(message) < 200


def refused(call, *args, **kwargs) -> str:
    """Return the one sentence with which a call refuses its arguments."""
    with pytest.raises(ValueError, match=r".") as caught:
        call(*args, **kwargs)
    assert_one_sentence(str(caught.value))
    return str(caught.value)
