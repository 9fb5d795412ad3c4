"""Which rows each step uses: a few at a time, in an order drawn anew for each pass over them."""

from collections.abc import Iterator

import numpy as np

from course_utils.validation import quote


def batches(row_count: int, batch_size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield the numbers of the rows for one step after the other, (batch,), without an end.

    Each pass over the rows, called an epoch, shuffles them anew and uses each once; where the size
    does not divide their number, the last batch of an epoch is smaller.

    >>> steps = batches(5, 2, np.random.default_rng(1))
    >>> [next(steps).tolist() for _ in range(4)]
    [[4, 0], [1, 2], [3], [3, 0]]
    """
    while True:
        order = rng.permutation(row_count)
        for first in range(0, row_count, batch_size):
            yield order[first : first + batch_size]


def check_batch_size(batch_size: object, rng: object, row_count: int) -> None:
    """Raise a ValueError, in one sentence, if a size and a generator do not go with the rows."""
    if batch_size is None:
        if rng is not None:
            raise ValueError("The argument rng draws rows, so it needs a batch_size beside it.")
        return
    whole = isinstance(batch_size, int | np.integer) and not isinstance(batch_size, bool)
    if not whole or batch_size not in range(1, row_count + 1):
        raise ValueError(
            f"The batch_size must be a whole number from 1 to {row_count}, the number of rows, "
            f"not {quote(batch_size)}."
        )
    if not isinstance(rng, np.random.Generator):
        raise ValueError(
            "A batch_size needs a random generator, such as rng=np.random.default_rng(1), "
            f"not {quote(rng)}."
        )
