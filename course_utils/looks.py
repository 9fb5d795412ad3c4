"""How everything looks, by what it means: one table that every printer reads.

The colours are from the Okabe–Ito set or near it, which colour-blind readers can tell apart, and no
meaning hangs on colour alone. Lengths are in screen pixels.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of mark looks.

    - ``colour``, ``dark``: on a light page and on a dark one.
    - ``width``: of the line; 0 for none.
    - ``dash``: lengths of its dashes and gaps; empty for a line without gaps.
    - ``dot``: diameter of the dot at each point; 0 for none.
    - ``marker``: shape of that dot where several runs are compared: matplotlib's letter.
    - ``filled``: whether its dots are full, not rings.
    - ``opacity``: of an area, from 0 to 1.
    - ``letters``: how large its letters are.
    - ``newest``: whether the point of the step that is shown stands out, where a line grows.
    - ``fades``: whether the older steps of a line that grows are thinner and paler than the
      newest: `AGES`.
    """

    colour: str
    dark: str
    width: float = 2.0
    dash: tuple[float, ...] = ()
    dot: float = 0.0
    marker: str = "o"
    filled: bool = True
    opacity: float = 1.0
    letters: float = 15.0
    newest: bool = False
    fades: bool = False


AGES = ((24, 0.5, 0.6), (6, 0.7, 0.8), (0, 1.0, 1.0))
"""The oldest steps, older ones and the newest: how many steps before the newest they end, and what
is left of their width and their opacity."""

INK, PAPER = "#1b1b1f", "#ffffff"
_DARK_INK = "#f4f4f4"
_PATH, _DARK_PATH = "#d55e00", "#ff8a3d"
_SOLUTION, _DARK_SOLUTION = "#0072b2", "#8ccbff"

LOOKS: dict[str, Look] = {
    "path": Look(_PATH, _DARK_PATH, dot=6, newest=True, fades=True),
    "steps": Look(_PATH, _DARK_PATH, dot=6, newest=True),
    "gone": Look(_PATH, _DARK_PATH, width=3, letters=12),
    "curve": Look(_PATH, _DARK_PATH, newest=True),
    "plain": Look(_PATH, _DARK_PATH),
    "guesses": Look(_PATH, _DARK_PATH, width=0, dot=4, newest=True),
    "bar": Look(_PATH, _DARK_PATH, width=44),
    "solution": Look(_SOLUTION, _DARK_SOLUTION),
    "hits": Look(_SOLUTION, _DARK_SOLUTION, width=0, opacity=0.35),
    "yes side": Look(_SOLUTION, _DARK_SOLUTION, width=0, opacity=0.16),
    "yes dots": Look("#8cb8da", "#3c6e96", width=0, dot=6),
    "training": Look(_PATH, _DARK_PATH, newest=True),
    "test": Look(_SOLUTION, _DARK_SOLUTION, dash=(6, 4)),
    "start": Look(INK, _DARK_INK, width=2.5, dot=14, filled=False),
    "here": Look(INK, _DARK_INK, width=0, dot=11),
    "handle": Look(INK, _DARK_INK, width=0, dot=17),
    "ink": Look(INK, _DARK_INK, width=1.5),
    "stem": Look(INK, _DARK_INK, width=1, dash=(2, 2)),
    "sweep": Look("#5f6875", "#aeb6c2"),
    "small": Look(INK, _DARK_INK, letters=12),
    "downhill": Look(_PATH, _DARK_PATH, width=2.5),
    "pin A": Look("#007a5a", "#3fd6a6", dash=(7, 3), dot=4, marker="s"),
    "pin B": Look("#b0518a", "#f09acb", dash=(2, 3), dot=4, marker="D"),
    "pin C": Look("#1f78b4", "#8ccbff", dash=(9, 3, 2, 3), dot=4, marker="^"),
    "pin D": Look("#7a5c00", "#e0c060", dash=(4, 2), dot=4, marker="v"),
    "guess": Look("#007a5a", "#3fd6a6", dash=(7, 3)),
    "guess dots": Look("#007a5a", "#3fd6a6", width=0, dot=4),
    "correct": Look(_PATH, _DARK_PATH, marker="s"),
    "descend": Look("#b0518a", "#f09acb", dash=(2, 3), marker="D"),
    "run 1": Look(_PATH, _DARK_PATH, dot=6),
    "run 2": Look("#007a5a", "#3fd6a6", dash=(6, 3), dot=6, marker="s"),
    "run 3": Look("#b0518a", "#f09acb", dash=(2, 3), dot=6, marker="D"),
    "run 4": Look(INK, _DARK_INK, dash=(6, 3, 2, 3), dot=6, marker="^"),
    "descend, dots": Look("#b0518a", "#f09acb", dash=(2, 3), dot=6),
    "hit": Look(INK, _DARK_INK, width=0, dot=22, marker="*"),
    "compared": Look(INK, _DARK_INK, width=1.5, dash=(6, 3)),
    "steady, band": Look("#56b4e9", "#8ccbff", width=7, dash=(2, 2)),
    "arrived, band": Look("#009e73", "#3fd6a6", width=7),
    "oscillating, band": Look("#e69f00", "#ffc14d", width=7, dash=(8, 4)),
    "diverging, band": Look(_PATH, _DARK_PATH, width=7, dash=(4, 2)),
    "own": Look("#1f78b4", "#8ccbff", dash=(9, 3, 2, 3), marker="^"),
}

for _run in ("run 1", "run 2", "run 3", "run 4"):
    LOOKS[f"{_run}, no dots"] = replace(LOOKS[_run], dot=0)
    LOOKS[f"{_run}, end"] = replace(LOOKS[_run], width=0, dot=11)


def ages_of(look: str) -> tuple[tuple[int, float, float], ...]:
    """Return the ages in which a line is drawn, the oldest first.

    >>> ages_of("curve")
    ((0, 1.0, 1.0),)
    """
    return AGES if LOOKS[look].fades else AGES[-1:]


def name_of(look: str) -> str:
    """Return the name of a look as a class of a style sheet.

    >>> name_of("pin A")
    'look-pin-A'
    """
    return f"look-{look.replace(',', '').replace(' ', '-')}"


def style_sheet() -> str:
    """Return the table as a style sheet for the live picture, with a part for dark pages."""
    light, dark = [], []
    for name, look in LOOKS.items():
        dashes = " ".join(map(str, look.dash)) or "none"
        light.append(
            f".{name_of(name)} {{ --colour: {look.colour}; --width: {look.width}; "
            f"--dash: {dashes}; --dot: {look.dot}; --opacity: {look.opacity}; "
            f"--letters: {look.letters:g}px; "
            f"--fill: {look.colour if look.filled else 'none'} }}"
        )
        fill = f"; --fill: {look.dark}" if look.filled else ""
        dark.append(
            f'[data-jp-theme-light="false"] .{name_of(name)} {{ --colour: {look.dark}{fill} }}'
        )
    return "\n".join([*light, *dark])
