"""What a check says, with a button for help: hints, lines to put in order, the solution."""

import html
from collections.abc import Callable
from typing import Any

import ipywidgets
import numpy as np
from IPython import get_ipython

from course_utils import exercises
from course_utils.exercises.answer import Answer, Kind, Told, as_html
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.ordering import Ordering
from course_utils.show.panel import WidgetPanel
from course_utils.show.parts import button, row
from course_utils.show.shown import shown_alive

_given: dict[str, int] = {}
"""How often help was asked for, by exercise: running a check again shows what was told."""
_orderings: dict[str, Ordering] = {}

HINT, STRONGER, ORDER, SOLUTION = "Hint", "Stronger hint", "Put the lines in order", "Solution"
HIDE = "Hide the solution"


class AnswerPanel(WidgetPanel):
    """An answer, and one button that helps a little more each time it is pressed.

    The button is never switched off, so that the keyboard's focus stays where it is.
    """

    def __init__(self, answer: Answer):
        self.answer = answer
        self._exercise: Exercise = getattr(exercises, answer.exercise)
        self._help = [HINT, STRONGER, *([ORDER] if self._exercise.distractors else []), SOLUTION]
        self.button = button(HINT, self._help_more)
        self.told = ipywidgets.VBox()
        shown = [ipywidgets.HTML(answer._repr_html_())]
        if answer.kind is not Kind.RIGHT:
            shown += [self.told, row(self.button)]
        super().__init__(*shown)
        if answer.kind is Kind.RIGHT:
            _given.pop(answer.exercise, None)
        for _ in range(_given.get(answer.exercise, 0)):
            self._tell()

    def still(self) -> tuple[str, str]:
        """Return the answer as HTML and as text."""
        return self.answer._repr_html_(), str(self.answer)

    def _help_more(self) -> None:
        name = self.answer.exercise
        if self.button.description == HIDE:
            _given[name] -= 1
            self.told.children = self.told.children[:-1]
            self.button.description = SOLUTION
            return
        _given[name] = _given.get(name, 0) + 1
        self._tell()

    def _tell(self) -> None:
        step = self._help.pop(0) if len(self._help) > 1 else SOLUTION
        self.button.description = HIDE if step == SOLUTION else self._help[0]
        hints = dict(zip((HINT, STRONGER), self._exercise.hints, strict=True))
        if step in hints:
            self._add(_box(Told("Hint" if step == HINT else step, hints[step])))
        elif step == ORDER:
            made = Ordering(self._exercise, np.random.default_rng())
            self._add(OrderingPanel(_orderings.setdefault(self.answer.exercise, made)))
        else:
            self._add(_box(Told(SOLUTION, self._exercise.why, self._exercise.source)))

    def _add(self, widget: ipywidgets.Widget) -> None:
        self.told.children = (*self.told.children, widget)


def _box(told: Told) -> ipywidgets.HTML:
    return ipywidgets.HTML(told._repr_html_())


class OrderingPanel(ipywidgets.VBox):  # type: ignore[misc]
    """Lines in a list, and buttons that move the chosen one; the same check judges the order."""

    def __init__(self, ordering: Ordering):
        self.ordering = ordering
        self.lines = ipywidgets.Select(rows=len(ordering.lines) + 1, layout={"width": "auto"})
        self.lines.add_class("course-lines")
        self.said = ipywidgets.HTML()
        does: dict[str, Callable[[], None]] = {
            "Up": lambda: self._place(ordering.move(self.chosen, -1)),
            "Down": lambda: self._place(ordering.move(self.chosen, 1)),
            "Put aside": lambda: self._place(ordering.put_aside(self.chosen)),
            "Check the order": self._check,
        }
        self.buttons = {name: button(name, press) for name, press in does.items()}
        ask = (
            "Here are the lines of a solution, and some that do not belong. Choose a line, then "
            "move it up or down, or put it aside; put aside once more, it comes back."
        )
        super().__init__([ipywidgets.HTML(ask), self.lines, row(*self.buttons.values()), self.said])
        self._place(0)

    @property
    def chosen(self) -> int:
        """The place of the line that the buttons move."""
        return self.lines.index or 0

    def _place(self, chosen: int) -> None:
        used = self.ordering.used
        options = [
            (
                line.replace(" ", "\N{NO-BREAK SPACE}")
                if place < used
                else f"(aside) {line.strip()}",
                place,
            )
            for place, line in enumerate(self.ordering.lines)
        ]
        self.lines.options = options
        self.lines.index = chosen

    def _check(self) -> None:
        answer = self.ordering.check()
        said = "<br>".join(map(as_html, answer.sentences))
        self.said.value = f'<div role="status"><b>{html.escape(str(answer.kind))}.</b> {said}</div>'


def show_answers_with_help() -> None:
    """Let the notebook show every answer with its button; elsewhere it stays text or HTML."""
    shell: Any = get_ipython()
    if shell is not None:
        shell.display_formatter.mimebundle_formatter.for_type(Answer, _shown)


def _shown(answer: Answer, **_: object) -> dict[str, Any]:
    """Return an answer as it is kept; where it is not right, it is shown alive above that."""
    if answer.kind is Kind.RIGHT or not answer.exercise:
        return {"text/html": answer._repr_html_(), "text/plain": str(answer)}
    return shown_alive(AnswerPanel(answer))
