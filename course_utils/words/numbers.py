"""Numbers and counts as the lessons write them."""

import numpy as np


def number(value: float) -> str:
    """Return a number as the lessons write it: three or four digits, no padding.

    >>> [number(value) for value in (0.0000045258, 2508, -219.96, 6.29e6, 0)]
    ['4.53e-6', '2508', '−220', '6.29e6', '0']
    """
    if not np.isfinite(value):
        return "too large to write" if np.isnan(value) else ("∞" if value > 0 else "−∞")
    size = abs(value)
    if size and (size < 1e-3 or size >= 1e6):
        digits, exponent = f"{size:.2e}".split("e")
        text = f"{digits}e{int(exponent)}"
    else:
        text = repr(float(f"{size:.4g}")).removesuffix(".0")
    return f"−{text}" if value < 0 else text


def count_of(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural where it is one.

    >>> count_of(1, "step"), count_of(12, "step")
    ('1 step', '12 steps')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def multiple(share: float) -> str:
    """Return a multiple of the limit with enough digits to tell it from 1.

    >>> [multiple(share) for share in (0.5, 1, 1.044, 1.001, 110.48, 0.0078)]
    ['0.50', '1.00', '1.04', '1.001', '110', '0.0078']
    """
    if 0.01 <= share < 10:
        near_one = 1e-6 <= abs(share - 1) < 0.005
        return f"{share:.2f}" if not near_one else f"{share:.6f}".rstrip("0")
    return number(float(f"{share:.3g}"))


def in_full(value: float) -> str:
    """Return a number with up to seven digits, so that sums and squares can be checked.

    >>> [in_full(value) for value in (6290064, -0.5, 0.88079708, 1e9)]
    ['6290064', '−0.5', '0.8808', '1.00e9']
    """
    if abs(value) < 1e-9:  # what rounding leaves of a 0
        return "0"
    if 1e3 <= abs(value) < 1e7:
        return f"{value:.7g}".replace("-", "−")
    return number(value)


def with_unit(value: float, unit: str) -> str:
    """Return a number and its unit, if it has one.

    >>> with_unit(9, "kg"), with_unit(9, "")
    ('9 kg', '9')
    """
    return f"{in_full(value)} {unit}".strip()
