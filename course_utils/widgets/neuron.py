"""A neuron with live numbers: move a weight, and follow the row from the inputs to the loss."""

from collections.abc import Callable, Sequence
from functools import partial

import ipywidgets
import numpy as np

from course_utils.arguments import names_of
from course_utils.diagrams import in_full
from course_utils.models.neuron import NeuronModel
from course_utils.problem import Problem
from course_utils.validation import quote
from course_utils.widgets.panel import Notice, WidgetPanel, field, numbered, row

FEWEST_STEPS = 50
"""A slider's step is the largest power of ten with which it has at least so many steps."""


class NeuronExplorer(WidgetPanel):
    """Controls and a drawing that answer one question: what a neuron does with a row.

    Parameters
    ----------
    problem
        The rows with their targets.
    start
        One number for each weight, inside the problem's ``weight_range``.
    activation
        Your own ``activation(z)`` that returns a number; it joins identity, step and sigmoid.
    row_names
        What each row is called; without them, shipment 1, shipment 2, …
    input_names
        What each input counts or measures.

    Examples
    --------
    >>> explorer = NeuronExplorer(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> explorer.sliders[0].value = 5
    >>> explorer.model.passed.error
    1484.0
    >>> explorer.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        activation: Callable | None = None,
        row_names: Sequence[str] | None = None,
        input_names: Sequence[str] | None = None,
    ):
        self.model = NeuronModel(
            problem, start=start, activation=activation, input_names=input_names
        )
        low, high = problem.weight_range
        if min(self.model.weights) < low or max(self.model.weights) > high:
            raise ValueError(
                f"The start must be numbers from {low:g} to {high:g}, like the sliders, "
                f"not {quote(start)}."
            )
        count = len(problem.targets)
        shipments = [f"shipment {number + 1}" for number in range(count)]
        self._row_names = list(shipments if row_names is None else names_of(row_names, "row_names"))
        if len(self._row_names) != count:
            raise ValueError(f"{count} rows need {count} names, not {len(self._row_names)}.")
        self._make_controls()
        rows = [self.row_choice] if count > 1 else []
        super().__init__(
            *(row(*pair) for pair in zip(self.sliders, self.fields, strict=True)),
            row(*rows, self.activation_choice),
            self.notice,
            self.drawing,
            self.caption,
            more=() if rows else (self.row_choice,),
        )
        self._link_to_model()
        self._show()

    def _make_controls(self) -> None:
        model, problem = self.model, self.model.problem
        low, high = problem.weight_range
        self._step = step = 10.0 ** np.floor(np.log10((high - low) / FEWEST_STEPS))
        self.sliders = [
            ipywidgets.FloatSlider(
                description=f"Weight {symbol}",
                value=weight,
                min=step * np.ceil(low / step - 1e-9),
                max=step * np.floor(high / step + 1e-9),
                step=step,
                readout=False,
                style={"description_width": "80px"},
                layout={"flex": "1 1 300px", "min_width": "220px", "max_width": "460px"},
            )
            for symbol, weight in zip(problem.symbols, model.weights, strict=True)
        ]
        self.fields = [
            field("or type it:", in_full(weight), width="11em") for weight in model.weights
        ]
        wide = {"layout": {"width": "auto"}, "style": {"description_width": "auto"}}
        self.row_choice = ipywidgets.Dropdown(
            options=numbered(self._row_names), value=model.row, description="Row:", **wide
        )
        self.activation_choice = ipywidgets.Dropdown(
            options=list(model.activations),
            value=model.activation,
            description="Activation:",
            **wide,
        )
        self.notice = Notice(refusal=True)
        self.drawing = ipywidgets.HTML()
        self.caption = Notice()

    def _link_to_model(self) -> None:
        self.model.observe(self._show, "passed")
        self._link = ipywidgets.dlink((self.model, "refusal"), (self.notice, "sentence"))
        for index, (slider, typed) in enumerate(zip(self.sliders, self.fields, strict=True)):
            slider.observe(partial(self._move, index), "value")
            typed.observe(partial(self._type, index), "value")
        for choice in (self.row_choice, self.activation_choice):
            choice.observe(self._choose, "value")

    def _move(self, index: int, change: dict) -> None:
        # The browser rounds what it is told to whole steps and says so: that is no move.
        if not self._stands_for(change["new"], self.model.weights[index]):
            self.model.set_weight(index, round(change["new"], 12))

    def _stands_for(self, position: float, weight: float) -> bool:
        return bool(abs(position - weight) < 0.51 * self._step)

    def _type(self, index: int, change: dict) -> None:
        if change["new"] != in_full(self.model.weights[index]):
            self.model.set_weight(index, change["new"])
        else:
            self.model.refusal = ""

    def _choose(self, _) -> None:
        model = self.model
        chosen = self.row_choice.value, self.activation_choice.value
        if chosen != (model.row, model.activation):
            model.choose(row=chosen[0], activation=chosen[1])
            self.row_choice.value, self.activation_choice.value = model.row, model.activation

    def _show(self, _=None) -> None:
        diagram = self.model.diagram()
        self.drawing.value = diagram.svg(live=True)
        self.caption.sentence = diagram.sentence
        for slider, typed, weight in zip(
            self.sliders, self.fields, self.model.weights, strict=True
        ):
            # A slider that is being dragged is not told where it is: it would be thrown back.
            if not self._stands_for(slider.value, weight):
                slider.value = weight
            typed.value = in_full(weight)

    def still(self) -> tuple[str, str]:
        """Return the drawing as it is now, and its sentence."""
        diagram = self.model.diagram()
        return diagram.picture(), diagram.sentence
