"""A neuron drawn with its numbers: one row on its way from the inputs to the loss, as SVG."""

import base64
import html
from collections.abc import Sequence
from dataclasses import dataclass

from course_utils import words
from course_utils.neuron import ForwardPass
from course_utils.problem import Problem

WIDTH, ROW_HEIGHT, STRIP = 640, 125, 88
LIVE_COLOURS = {
    "ink": "var(--jp-ui-font-color1, #1b1b1f)",
    "paper": "var(--jp-layout-color0, #ffffff)",
    "accent": "var(--jp-brand-color1, #0072b2)",
}
STILL_COLOURS = {"ink": "#1b1b1f", "paper": "#ffffff", "accent": "#0072b2"}
_SHAPES = {
    "identity": "M-26 12L26 -12",
    "step": "M-26 12H0V-12H26",
    "sigmoid": "M-26 12C6 12 -6 -12 26 -12",
}


def in_full(value: float) -> str:
    """Return a number with up to seven digits, so that sums and squares can be checked.

    >>> [in_full(value) for value in (6290064, -0.5, 0.88079708, 1e9)]
    ['6290064', '−0.5', '0.8808', '1.00e9']
    """
    if abs(value) < 1e-9:  # what rounding leaves of a 0
        return "0"
    if 1e3 <= abs(value) < 1e7:
        return f"{value:.7g}".replace("-", "−")
    return words.number(value)


def with_unit(value: float, unit: str) -> str:
    """Return a number and its unit, if it has one.

    >>> with_unit(9, "kg"), with_unit(9, "")
    ('9 kg', '9')
    """
    return f"{in_full(value)} {unit}".strip()


@dataclass(frozen=True)
class NeuronDiagram:
    """A forward pass to be drawn, and what its parts are called.

    Attributes
    ----------
    passed
        The row on its way through the neuron.
    problem
        Gives the symbols of the weights and all units.
    input_names
        What each input counts or measures.
    activation
        The name of the activation.
    sentence
        What the diagram shows, in words.
    """

    passed: ForwardPass
    problem: Problem
    input_names: Sequence[str]
    activation: str
    sentence: str

    def svg(self, *, live: bool) -> str:
        """Return the drawing: ``live`` in the colours of the page, else dark on white."""
        colours = LIVE_COLOURS if live else STILL_COLOURS
        rows = len(self.passed.inputs)
        height = rows * ROW_HEIGHT + 10 + STRIP
        middle = 10 + rows * ROW_HEIGHT / 2
        background = "" if live else '<rect width="100%" height="100%" rx="6" fill="#ffffff"/>'
        body = "".join((self._inputs(middle), self._neuron(middle), self._strip(height - STRIP)))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" role="img" '
            f'aria-label="{html.escape(self.sentence)}" '
            f'style="max-width: 100%; height: auto; color: {colours["ink"]}; '
            f'--paper: {colours["paper"]}; --accent: {colours["accent"]}" '
            'font-family="sans-serif" font-size="15" fill="currentColor" text-anchor="middle">'
            f"{background}{body}</svg>"
        )

    def picture(self) -> str:
        """Return the drawing as an image with alt text and a caption."""
        source = base64.b64encode(self.svg(live=False).encode()).decode("ascii")
        words_ = html.escape(self.sentence)
        return (
            f'<figure style="margin: 0"><img alt="{words_}" width="{WIDTH}" '
            'style="max-width: 100%; height: auto" '
            f'src="data:image/svg+xml;base64,{source}">'
            f"<figcaption>{words_}</figcaption></figure>"
        )

    def _inputs(self, middle: float) -> str:
        lines, labels = [], []
        unit = self.problem.weight_unit
        for index, (value, weight) in enumerate(
            zip(self.passed.inputs, self.passed.weights, strict=True)
        ):
            y = 10 + ROW_HEIGHT * (index + 0.5)
            lines.append(_line(62, y, 300, middle))
            symbol = self.problem.symbols[index]
            # Beside the line, on its outer side, so that the line runs through no word.
            at = 180, y + (middle - y) / 2 + (-32 if y <= middle else 26)
            labels += [
                _circle(62, y, 40),
                _text(62, y - 10, _input_symbol(symbol, index)),
                _text(62, y + 11, in_full(value), bold=True),
                _text(62, y + 56, self.input_names[index], size=13),
                _text(at[0], at[1] - 6, f"{symbol} = {with_unit(weight, unit)}", bold=True),
                _text(at[0], at[1] + 13, f"gives {in_full(self.passed.products[index])}", size=13),
            ]
        return "".join(lines + labels)

    def _neuron(self, middle: float) -> str:
        unit = self.problem.target_unit
        shape = _SHAPES.get(self.activation, "M-26 12Q-10 -20 0 0T26 -12")
        return "".join(
            (
                _line(300, middle, 520, middle),
                _circle(300, middle, 46),
                _text(300, middle - 12, "sum"),
                _text(300, middle + 12, in_full(self.passed.total), bold=True),
                _box(372, middle - 40, 110, 80),
                f'<path transform="translate(427 {middle - 12})" d="{shape}" fill="none" '
                'stroke="var(--accent)" stroke-width="2.5"/>',
                _text(427, middle + 26, self.activation, size=13),
                f'<path d="M518 {middle}l-12 -6v12z"/>',
                _box(518, middle - 40, 118, 80),
                _text(577, middle - 12, "prediction"),
                _text(577, middle + 14, with_unit(self.passed.prediction, unit), bold=True),
            )
        )

    def _strip(self, top: float) -> str:
        unit = self.problem.target_unit
        cells = (
            ("target", self.passed.target, unit),
            ("error = prediction − target", self.passed.error, unit),
            ("loss = error · error", self.passed.loss, f"{unit}²" if unit else ""),
        )
        drawn = []
        for number, (name, value, unit_) in enumerate(cells):
            x = 4 + number * 212
            drawn += [
                _box(x, top + 10, 208, 66),
                _text(x + 104, top + 33, name, size=13),
                _text(x + 104, top + 60, with_unit(value, unit_), bold=True, size=17),
            ]
        return "".join(drawn)


def _input_symbol(weight_symbol: str, index: int) -> str:
    """Return x₁ for the input of w₁; where weights have other letters, the input's number."""
    return weight_symbol.replace("w", "x") if "w" in weight_symbol else f"input {index + 1}"


def _text(x: float, y: float, text: str, *, bold: bool = False, size: int = 15) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y + 5:g}" font-size="{size}"{weight} stroke="var(--paper)" '
        f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{html.escape(text)}</text>'
    )


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return (
        f'<line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}" stroke="currentColor" '
        'stroke-width="2" stroke-opacity="0.55"/>'
    )


def _circle(x: float, y: float, radius: float) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="var(--paper)" '
        'stroke="currentColor" stroke-width="2"/>'
    )


def _box(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="8" '
        'fill="var(--paper)" stroke="currentColor" stroke-width="1.5"/>'
    )
