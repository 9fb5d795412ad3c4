"""One sentence about a slope: how steep, which way is downhill, and so how to correct."""

from course_utils.words import number


def sentence(symbol: str, place: str, slope: float, unit: str) -> str:
    """Return what the slope of the loss at a place says about the weight called ``symbol``.

    >>> sentence("w₁", "9 kg", 0.25, " per kg")
    'At w₁ = 9 kg the slope is 0.25 per kg: downhill is to the left, so make w₁ smaller.'
    """
    here = f"At {symbol} = {place} the slope is {in_full(slope)}{unit}"
    if slope == 0:
        return f"{here}: the tangent is level, and there is nothing to correct along this line."
    way, size = ("left", "smaller") if slope > 0 else ("right", "larger")
    return f"{here}: downhill is to the {way}, so make {symbol} {size}."


def in_full(value: float) -> str:
    """Return a number with up to seven digits, so that slopes can be checked by hand.

    >>> in_full(-108544.0), in_full(1284096.0), in_full(0.25)
    ('−108544', '1284096', '0.25')
    """
    text = f"{abs(value):.7g}"
    if "e" in text:
        return number(value)
    return f"−{text}" if value < 0 else text
