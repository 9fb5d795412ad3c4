"""The picture of lesson 09: the rows of a question, by its first inputs."""

import numpy as np
from matplotlib.axes import Axes

from course_utils import words
from course_utils.arguments import of_kind
from course_utils.gallery.printing import panel, picture
from course_utils.plots.people import draw_answers
from course_utils.plots.style import PATH, draw_grid
from course_utils.projects.question import Question
from course_utils.scene import Panel
from course_utils.show.picture import Picture

_MOST_PANELS = 2
_HARDLY = 0.1
_CORRELATION = "A correlation of 1 or −1 means that all lie on one line, 0 that no line fits."


def picture_of_question(question: Question) -> Picture:
    """Return the rows of a question: by two inputs and the answer, or a number by each input."""
    of_kind(question, Question, "The question", "what choose_question returns")
    return _of_answers(question) if question.is_yes_no else _of_numbers(question)


def _of_answers(question: Question) -> Picture:
    columns = question.inputs.T[:2]
    first, *others = question.input_names
    second = others[0] if others else "answer (0 no, 1 yes)"
    x, y = columns if others else (columns[0], question.targets)

    def draw(ax: Axes) -> None:
        draw_answers(ax, x, y, question.targets, larger=1.5)
        ax.set(xlabel=first, ylabel=second)
        ax.legend(loc="best", framealpha=0.9, fontsize=9)

    means = "; ".join(
        f"the mean of {name} is {_mean(column, question.targets == 1)} where the answer is yes, "
        f"and {_mean(column, question.targets == 0)} where it is no"
        for name, column in zip(question.input_names[:2], columns, strict=False)
    )
    sentence = (
        f"{len(question)} rows, rings for no and triangles for yes: {means}.{_left_out(question)}"
    )
    return picture(sentence, panel(draw, 620, 400))


def _mean(column: np.ndarray, chosen: np.ndarray) -> str:
    return words.number(float(column[chosen].mean()))


def _of_numbers(question: Question) -> Picture:
    panels, said = [], []
    for name, column in list(zip(question.input_names, question.inputs.T, strict=True))[
        :_MOST_PANELS
    ]:
        panels.append(_numbers(question, name, column))
        together = float(np.corrcoef(column, question.targets)[0, 1])
        goes = "is larger" if together > 0 else "is smaller"
        if abs(together) < _HARDLY:
            goes = "hardly changes along a line"
        said.append(f"with a larger {name} it {goes} (correlation {_signed(together)})")
    sentence = f"{question.answer} in {len(question)} rows: {'; '.join(said)}. {_CORRELATION}"
    sentence += _left_out(question)
    return picture(sentence, *panels)


def _numbers(question: Question, name: str, column: np.ndarray) -> Panel:
    def draw(ax: Axes) -> None:
        draw_grid(ax)
        ax.scatter(column, question.targets, s=14, color=PATH, alpha=0.7, linewidths=0)
        ax.set(xlabel=name, ylabel=question.answer)

    return panel(draw, 400, 330)


def _left_out(question: Question) -> str:
    names = question.input_names[_MOST_PANELS:]
    if not names:
        return ""
    return f" Not in the picture: {', '.join(names)}."


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
