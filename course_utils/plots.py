"""The pictures of the course: each function draws on axes it is given.

One map for the whole course: the plane of the two weights, shaded by the size of the error, with
the exact solutions on it. Colours are from the Okabe–Ito set, which colour-blind readers can tell
apart, and no meaning hangs on colour alone.
"""

import numpy as np
from matplotlib import rc_context, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import LogLocator, MaxNLocator

from course_utils.learning import Outcome, Sweep
from course_utils.problem import Problem

INK = "#1b1b1f"
SOLUTION = "#0072b2"
PATH = "#d55e00"
RUN_COLOURS = (PATH, "#0072b2", "#009e73", "#cc79a7")
OUTCOME_COLOURS = {
    Outcome.TOO_SLOW: "#56b4e9",
    Outcome.CONVERGED: "#009e73",
    Outcome.OSCILLATING: "#e69f00",
    Outcome.DIVERGING: "#d55e00",
}
_SHADES = LinearSegmentedColormap.from_list("distance", ["#ffffff", "#d5dfea", "#9db1c8"])
_STYLE = {
    **{key: value for key, value in rcParamsDefault.items() if not key.startswith("backend")},
    "font.family": ["DejaVu Sans"],
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.edgecolor": "#6b6f76",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "savefig.dpi": 200,
}
PIXELS_PER_INCH = 100


def house_style():
    """Return a context in which pictures look the same whatever the learner has set."""
    return rc_context(_STYLE)


def new_figure(width: int, height: int) -> Figure:
    """Return an empty figure, its size in screen pixels; use it inside `house_style`."""
    size = width / PIXELS_PER_INCH, height / PIXELS_PER_INCH
    return Figure(figsize=size, dpi=PIXELS_PER_INCH)


def draw_map(ax: Axes, problem: Problem) -> None:
    """Draw the plane of two weights, shaded by the root of the loss, with the exact solutions.

    Raises
    ------
    ValueError
        If the problem has another number of weights than two.
    """
    if problem.weight_count != 2:
        raise ValueError(f"A map has two axes; this problem has {problem.weight_count} weights.")
    low, high = problem.weight_range
    axis = np.linspace(low, high, 141)
    grid = np.stack(np.meshgrid(axis, axis))
    distance = np.sqrt(problem.loss(grid.reshape(2, -1))).reshape(grid.shape[1:])
    levels = MaxNLocator(9, steps=[1, 2, 5, 10]).tick_values(0, distance.max())
    ax.contourf(axis, axis, distance, levels=levels, cmap=_SHADES)
    contours = ax.contour(axis, axis, distance, levels=levels, colors="#8797ab", linewidths=0.6)
    ax.clabel(contours, levels=levels[1:], fontsize=8, fmt="%g")
    ax.set(xlim=(low, high), ylim=(low, high), aspect="equal")
    _draw_solutions(ax, problem)
    unit = problem.weight_unit
    names = [
        f"{symbol}: {name} ({unit})"
        for symbol, name in zip(problem.symbols, problem.weight_names, strict=True)
    ]
    size = "|error|" if len(problem.targets) == 1 else "√loss"
    ax.set(xlabel=names[0], ylabel=names[1])
    for axis_ in (ax.xaxis, ax.yaxis):
        axis_.set_major_locator(MaxNLocator(8, steps=[1, 2, 5, 10]))
    ax.set_title(f"Map: the shade is {size} in {problem.target_unit}")


def _draw_solutions(ax: Axes, problem: Problem) -> None:
    """Draw each row's line of exact solutions, and the point where they meet."""
    several = len(problem.targets) > 1
    for row, (inputs, target) in enumerate(
        zip(problem.inputs, problem.targets, strict=True), start=1
    ):
        text = f"shipment {row}: error = 0" if several else "error = 0"
        _draw_solution_line(ax, inputs, target, text, at_left_end=row % 2 == 1)
    if several:
        meeting = np.linalg.lstsq(problem.inputs, problem.targets, rcond=None)[0]
        ax.plot(*meeting, marker="*", markersize=15, color=SOLUTION, markeredgecolor="white")


def _draw_solution_line(
    ax: Axes, inputs: np.ndarray, target: float, text: str, *, at_left_end: bool
) -> None:
    """Draw the line inputs · weights = target, with its name along it near one of its ends.

    Lines that are named at their right ends are dashed, to tell them from the others.
    """
    (low, high), (first, second) = ax.get_xlim(), inputs
    foot = inputs * target / (inputs @ inputs)
    along = np.array([second, -first]) / np.hypot(first, second)
    line = foot + 2 * (high - low) * along * np.linspace(-1, 1, 2001)[:, None]
    visible = line[((line >= low) & (line <= high)).all(axis=1)]
    if not len(visible):
        return
    visible = visible[np.argsort(visible[:, 0], kind="stable")]
    ax.plot(*visible.T, color=SOLUTION, linewidth=2.2, dashes=(1, 0) if at_left_end else (4, 1.5))
    angle = np.degrees(np.arctan2(*(visible[-1] - visible[0])[::-1]))
    margin = len(visible) // 25
    if at_left_end:
        place, options = visible[margin], {"xytext": (5, 4)}
    else:
        place, options = visible[-margin], {"xytext": (-3, 4), "ha": "right"}
    ax.annotate(
        text, place, **options, textcoords="offset points", rotation=angle,
        rotation_mode="anchor", color=SOLUTION, fontsize=9,
        path_effects=[withStroke(linewidth=3, foreground="white")],
    )  # fmt: skip


def draw_path(ax: Axes, weights: np.ndarray, **style: object) -> None:
    """Draw a run's weights, (steps + 1, 2), on a map: a dot for each step, a ring at the start."""
    low, high = ax.get_xlim()
    finite = weights[np.isfinite(weights).all(axis=1)]
    visible = _until_too_far(finite, reach=1e3 * (high - low))
    style = {"color": PATH, "linewidth": 2, "marker": "o", "markersize": 4, **style}
    ax.plot(*visible.T, **style)
    ax.plot(*visible[0], marker="o", markersize=10, fillstyle="none", color=style["color"], mew=2)


def _until_too_far(path: np.ndarray, reach: float) -> np.ndarray:
    """Return a path up to its first point beyond reach, brought nearer along its last piece."""
    beyond = np.flatnonzero(np.abs(path).max(axis=1) > reach)
    if not len(beyond) or beyond[0] == 0:
        return path[:1] if len(beyond) else path
    kept = path[: beyond[0] + 1].copy()
    piece = kept[-1] - kept[-2]
    kept[-1] = kept[-2] + piece * min(1, reach / np.abs(piece).max())
    return kept


def loss_range(problem: Problem) -> tuple[float, float]:
    """Return the ends of a loss axis on which every start on the map can be followed down."""
    low, high = problem.weight_range
    corners = np.array([[low, low, high, high], [low, high, low, high]])
    top = 10 ** np.ceil(np.log10(problem.loss(corners).max()))
    return top * 1e-12, top * 1e3


def draw_loss_axes(ax: Axes, problem: Problem, steps: int) -> None:
    """Draw empty axes for loss curves over ``steps`` updates, the loss on a logarithmic scale."""
    ax.set_yscale("log", nonpositive="clip")
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=loss_range(problem))
    ax.yaxis.set_major_locator(LogLocator(base=1000))
    ax.yaxis.set_minor_locator(LogLocator(base=10, numticks=20))
    ax.yaxis.set_minor_formatter(lambda *_: "")
    ax.grid(axis="y", color="#d9dde3", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.set(xlabel="step", ylabel=f"loss ({problem.target_unit}²)")
    ax.set_title("Loss curve (each line on the grid: 1000 times)")


def draw_losses(ax: Axes, losses: np.ndarray, **style: object) -> None:
    """Draw a run's losses, (steps + 1,), on axes made by `draw_loss_axes`."""
    low, high = ax.get_ylim()
    style = {"color": PATH, "linewidth": 2, "marker": "o", "markersize": 4, **style}
    ax.plot(np.clip(losses, low / 10, high * 1e6), **style)


def draw_final_losses(ax: Axes, sweep: Sweep) -> None:
    """Draw the last loss of every run of a sweep against its learning rate, by outcome."""
    low, high = loss_range(sweep.problem)
    last = np.where(np.isfinite(sweep.losses[:, -1]), sweep.losses[:, -1], np.inf)
    last = np.clip(last, low, high)
    markers = dict(zip(Outcome, ("s", "o", "D", "^"), strict=True))
    for outcome in Outcome:
        chosen = np.array([ended is outcome for ended in sweep.outcomes])
        if chosen.any():
            ax.plot(
                sweep.learning_rates[chosen],
                last[chosen],
                markers[outcome],
                markersize=3.5,
                color=OUTCOME_COLOURS[outcome],
                label=str(outcome),
                clip_on=False,
            )
    limit = sweep.problem.largest_stable_learning_rate
    ax.axvline(limit, color=INK, linewidth=1, linestyle="--")
    ax.annotate(
        "the limit", (limit, 1), xycoords=("data", "axes fraction"),
        xytext=(4, -4), textcoords="offset points", va="top",
    )  # fmt: skip
    steps = sweep.losses.shape[1] - 1
    ax.set(xscale="log", yscale="log", ylim=(low, high), xlabel="learning rate")
    ax.yaxis.set_major_locator(LogLocator(base=1000))
    ax.set_ylabel(f"loss after {steps} steps ({sweep.problem.target_unit}²)")
    ax.legend(loc="lower left", frameon=False, markerscale=2)


def draw_error_axes(
    ax: Axes, ends: tuple[float, float], unit: str, *, bar: bool = False, moves: int = 0
) -> None:
    """Draw empty axes for signed errors, in ``unit``, around the line of error 0.

    They are for one bar, or for a curve over a number of moves.
    """
    ax.axhline(0, color=SOLUTION, linewidth=2)
    ax.set(ylim=ends, xticks=[])
    ax.grid(axis="y", color="#d9dde3", linewidth=0.8)
    ax.set_axisbelow(True)
    if bar:
        ax.set(xlim=(-1, 1), ylabel=f"error ({unit})", title="Error now")
    else:
        ax.set(xlim=(-0.5, moves + 0.5), xlabel="your moves, the newest on the right")
        ax.set_title("Error after each of your moves")
