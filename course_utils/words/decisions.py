"""One sentence about a neuron that answers yes or no: its losses, its answers and its border."""

from course_utils.words.numbers import count_of, number


def sentence(
    *,
    step: int,
    losses: tuple[float, float],
    found: tuple[int, int],
    others: int,
    border: str,
) -> str:
    """Return what is known after a step: both losses, the answers on the test rows, the border.

    ``losses`` are those of the training rows and of the test rows; ``found`` is how many of how
    many yes the neuron finds on the test rows, and to how many ``others`` it says yes.

    >>> sentence(step=1, losses=(0.5, 0.6), found=(3, 9), others=1, border="no border yet")
    'After 1 step the training loss is 0.5 and the test loss 0.6. On the test rows the neuron \
finds 3 of 9 people with the answer yes, and says yes to 1 other; no border yet.'
    """
    training, test = map(number, losses)
    return (
        f"After {count_of(step, 'step')} the training loss is {training} and the test loss {test}. "
        f"On the test rows the neuron finds {found[0]} of {found[1]} people with the answer yes, "
        f"and says yes to {count_of(others, 'other')}; {border}."
    )
