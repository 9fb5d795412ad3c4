"""One sentence about a slope: how steep, and which way the loss falls."""

from course_utils.words import number


def sentence(symbol: str, place: str, slope: float, unit: str) -> str:
    """Return what the slope of the loss at a place says about the weight called ``symbol``.

    >>> sentence("w₁", "9 kg", 0.25, " per kg")
    'At w₁ = 9 kg the slope is 0.25 per kg: the loss falls to the left.'
    """
    here = f"At {symbol} = {place} the slope is {in_full(slope)}{unit}"
    if slope == 0:
        return f"{here}: the tangent is level."
    return f"{here}: the loss falls to the {'left' if slope > 0 else 'right'}."


def corner(symbol: str, place: str, sides: tuple[float, float], unit: str) -> str:
    """Return what is said where a loss has a slope on its left and another on its right.

    >>> corner("w₁", "5 kg", (-256, 256), " per kg")
    'At w₁ = 5 kg the loss has a corner: the slope is −256 per kg on the left, 256 on the right.'
    """
    left, right = (in_full(float(f"{each:.4g}")) for each in sides)
    return (
        f"At {symbol} = {place} the loss has a corner: the slope is {left}{unit} on the left, "
        f"{right} on the right."
    )


def in_full(value: float) -> str:
    """Return a number with up to seven digits, so that slopes can be checked by hand.

    >>> in_full(-108544.0), in_full(1284096.0), in_full(0.25)
    ('−108544', '1284096', '0.25')
    """
    text = f"{abs(value):.7g}"
    if "e" in text:
        return number(value)
    return f"−{text}" if value < 0 else text
