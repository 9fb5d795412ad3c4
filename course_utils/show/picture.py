"""Pictures that carry their own words: a figure shown as an image with alt text and a caption."""

import base64
import html
import io

import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from course_utils.plots.style import nine_digits


def png(figure: Figure) -> bytes:
    """Return a figure as PNG, at twice its screen size so that it is sharp on dense screens.

    128 colours are enough for what the course draws, and a third of the bytes.
    """
    for ax in figure.axes:
        legend = ax.get_legend()
        for line in (*ax.lines, *(legend.get_lines() if legend else ())):
            x, y = line.get_data(orig=False)
            line.set_data(nine_digits(np.asarray(x)), nine_digits(np.asarray(y)))
    drawn, packed = io.BytesIO(), io.BytesIO()
    # Packed for a moment only, so without any effort; the small picture below takes it.
    figure.savefig(drawn, format="png", dpi=2 * figure.dpi, pil_kwargs={"compress_level": 0})
    image = Image.open(drawn).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    image.save(packed, format="png", optimize=True)
    return packed.getvalue()


_DARK = (
    '<style>[data-jp-theme-light="false"] .course-picture '
    "{ filter: invert(.9) hue-rotate(180deg); }</style>"
)
"""On a dark page light and dark swap and hues stay, as in the live picture."""


class Picture:
    """A figure with the sentence that says what it shows.

    Notebooks show it as an image with that sentence as alt text and caption; where no image can be
    shown, the sentence stands alone.

    - ``figure``: a matplotlib figure. It is drawn at once.
    - ``sentence``: what the picture shows, for those who see it and those who do not.
    """

    def __init__(self, figure: Figure, sentence: str):
        self.sentence = sentence
        self.width = round(figure.get_figwidth() * figure.dpi)
        self.png = png(figure)

    def __repr__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        source = base64.b64encode(self.png).decode("ascii")
        words = html.escape(self.sentence)
        return (
            f'{_DARK}<figure style="margin: 0"><img class="course-picture" alt="{words}" '
            f'width="{self.width}" '
            f'style="max-width: 100%; height: auto; border-radius: 6px" '
            f'src="data:image/png;base64,{source}">'
            f"<figcaption>{words}</figcaption></figure>"
        )
