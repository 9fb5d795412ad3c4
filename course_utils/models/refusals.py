"""How every model of an explorer refuses: with a sentence, and it keeps what it had."""

from collections.abc import Iterator
from contextlib import contextmanager

import traitlets


@contextmanager
def refusing(model: traitlets.HasTraits) -> Iterator[None]:
    """Turn a ValueError into the model's ``refusal``; anything that works clears it.

    What stays to be said as long as the model lives, its ``standing_refusal`` if it has one, is
    said again then.
    """
    try:
        yield
    except ValueError as error:
        model.refusal = str(error)
    else:
        model.refusal = getattr(model, "standing_refusal", "")
