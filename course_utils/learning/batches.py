"""Which rows each step uses: a few at a time, in an order drawn anew for each pass over them."""

from collections.abc import Iterator

import numpy as np

from course_utils.arguments import random_generator, whole_number


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
    if batch_size is not None:
        whole_number(batch_size, "The batch_size", least=1, most=row_count)
        random_generator(rng)
    elif rng is not None:
        raise ValueError("The argument rng draws rows, so it needs a batch_size beside it.")
