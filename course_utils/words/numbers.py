"""Numbers and counts as the lessons write them."""

import numpy as np


def number(value: float) -> str:
    """Return a number as the lessons write it: three or four digits, no padding.

    >>> [number(value) for value in (0.0000045258, 2508, -219.96, 6.29e6, 0)]
    ['4.53e-6', '2508', '−220', '6.29e6', '0']
    """
    if not np.isfinite(value):
        return "not a number" if np.isnan(value) else ("∞" if value > 0 else "−∞")
    size = abs(value)
    if size and (size < 1e-3 or size >= 1e6):
        digits, exponent = f"{size:.2e}".split("e")
        text = f"{digits}e{int(exponent)}"
    else:
        text = repr(float(f"{size:.4g}")).removesuffix(".0")
    return f"−{text}" if value < 0 else text


def measured(value: float, unit: str) -> str:
    """Return a number as the lessons write it, with its unit if it has one.

    >>> measured(2508, "kg"), measured(0.5, "")
    ('2508 kg', '0.5')
    """
    return f"{number(value)} {unit}".rstrip()


def reached(value: float) -> str:
    """Return a number of a run, or where it is once it has left the range of floats.

    >>> reached(2508), reached(float("nan"))
    ('2508', 'past every number')
    """
    return number(value) if np.isfinite(value) else "past every number"


def count_of(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural where it is one.

    >>> count_of(1, "step"), count_of(12, "step")
    ('1 step', '12 steps')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def multiple(share: float) -> str:
    """Return a multiple of something with two digits after the point, or with three digits.

    >>> [multiple(share) for share in (0.5, 1, 1.044, 110.48, 0.0078)]
    ['0.50', '1.00', '1.04', '110', '0.0078']
    """
    return f"{share:.2f}" if 0.01 <= share < 10 else number(float(f"{share:.3g}"))


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


def axis_label(name: str, unit: str) -> str:
    """Return what is written beside an axis: a name, and its unit if it has one.

    >>> axis_label("loss", "kg²"), axis_label("loss", "")
    ('loss (kg²)', 'loss')
    """
    return f"{name} ({unit})" if unit else name


def factor(value: float) -> str:
    """Return a factor, with enough digits to tell it from 1 and from −1.

    A step that does anything has no factor of exactly 1, even if floats cannot tell.

    >>> [factor(value) for value in (-219.96, 1e-12, -1, -1.0002, 0.999999, 1 - 1e-12)]
    ['−220', '0', '−1', '−1.0002', '0.999999', 'almost 1']
    """
    apart = abs(abs(value) - 1)
    if abs(value) < 1e-9:
        return "0"
    if value == -1 or apart >= 1e-3:
        return number(value)
    if apart < 1e-9:
        return "almost 1" if value > 0 else "almost −1"
    digits = 1 - int(np.floor(np.log10(apart)))
    return f"{value:.{digits}f}".rstrip("0").replace("-", "−")


def percent(share: float) -> str:
    """Return a share in percent: two digits or more, and 100 only where it is all.

    >>> [percent(share) for share in (0.5, 0.0333, 0.99995, 1, 3.2e-6)]
    ['50 %', '3.3 %', '99.995 %', 'all (100 %)', '0.00032 %']
    """
    if abs(share - 1) < 1e-9:
        return "all (100 %)"
    text, digits = f"{100 * share:.2g}" if share < 0.0995 else f"{100 * share:.0f}", 1
    while text.startswith("100") and share < 1:
        text, digits = f"{100 * share:.{digits}f}", digits + 1
    return f"{number(100 * share) if share < 1e-6 else text} %"
