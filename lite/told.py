"""Run in the kernel of a lesson, after its last cell: prints what its page needs to know.

What was asked and what is said to each answer, and, by the model of its picture, what is chosen in
each explorer and how it descends from another start.
"""

import gc
import json
from types import SimpleNamespace

import numpy as np

from course_utils.models.prediction import Prediction
from course_utils.settings import Choice, Steps, setting_of
from course_utils.show.canvas import Canvas
from course_utils.show.explorer import Explorer
from course_utils.widgets import predictions


def _descent(explorer):
    """Return what a page needs to descend from another start; None where it is no plain descent."""
    subject = explorer.subject
    if not getattr(subject, "as_python", lambda _: "")(explorer.state):
        return None
    axes = [Canvas(panel.backdrop).axes for panel in explorer.scene.panels]
    corners = SimpleNamespace(weights=np.array([[0.0, 0], [1, 0], [0, 1]]))
    zero, *others = subject.curves[1].heights(corners).tolist()
    return {
        "inputs": subject.problem.inputs.tolist(),
        "targets": subject.problem.targets.tolist(),
        "steps": subject.steps,
        "ends": list(map(float, subject.problem.weight_range)),
        "heights": [zero, *(other - zero for other in others)],
        "axes": [
            [
                *map(float, (*ax.get_xlim(), *ax.get_ylim())),
                *(scale == "log" for scale in (ax.get_xscale(), ax.get_yscale())),
            ]
            for ax in axes
        ],
    }


def _chosen(explorer):
    frame, step = (setting_of(kind, explorer.subject) for kind in (Choice, Steps))
    return {
        "descent": _descent(explorer),
        "text": explorer.state_as_text,
        "frame": frame.name if frame else "",
        "step": step.name if step else "",
        "last": len(step.labels) - 1 if step else 0,
        "values": explorer.scene.values.tolist(),
    }


def _said(asked, answer):
    fresh = Prediction(asked.question, asked.options, asked.unit, within=asked.within)
    fresh.commit(answer)
    return fresh.compared_with(asked.happened)


_explorers = [
    each for each in gc.get_objects() if issubclass(type(each), Explorer) and each.comm is not None
]
_questions = {
    name: {
        "question": asked.question,
        "options": asked.options,
        "unit": asked.unit,
        "within": asked.within,
        "happened": asked.happened,
        "said": [_said(asked, each) for each in asked.options if asked.happened in asked.options],
    }
    for name, asked in predictions._by_name.items()  # noqa: SLF001 (all that were asked)
}
_links = {each.picture.model_id: _chosen(each) for each in _explorers}
print(json.dumps({"predictions": _questions, "links": _links}))
