"""Questions to answer before a result is shown, and the comparison afterwards."""

import html
from collections.abc import Sequence

import ipywidgets

from course_utils.models.prediction import NO_IDEA, SURES, Prediction
from course_utils.projects.shown import paragraph
from course_utils.show.form import Form
from course_utils.show.shown import Shown


class PredictionBox(Form):
    """One question, its options or a field, and two buttons; it is closed by its result."""

    lead = "Predict: "

    def __init__(self, prediction: Prediction):
        self.prediction = prediction
        asked = {
            "question": prediction.asked,
            "options": prediction.options,
            "buttons": [("commit", "This is my prediction"), ("no idea", "I have no idea yet")],
            "unit": prediction.unit,
            "sures": SURES,
        }
        super().__init__([asked], kind="course-prediction")
        self.follow(prediction, self._show)
        self._show()

    def take(self, _: int, press: str, value: str) -> None:
        """Record what was pressed or chosen, unless the result has been seen."""
        prediction = self.prediction
        if prediction.seen:
            self._show()
        elif press == "sure":
            prediction.sure = value if value in SURES else ""
        elif press == "no idea":
            prediction.commit(NO_IDEA)
        else:
            prediction.draft, prediction.refusal = value, ""
            if press == "commit" or prediction.answer not in (None, NO_IDEA):
                prediction.commit(value)

    def _show(self, _: object = None) -> None:
        prediction = self.prediction
        self.show(
            0,
            value=prediction.draft,
            sure=prediction.sure,
            locked=prediction.seen,
            reply=prediction.refusal or self._recorded(),
        )

    def _recorded(self) -> str:
        prediction = self.prediction
        if prediction.answer is None:
            return ""
        if prediction.seen:
            return f"Recorded: {prediction.said()}. The result has been shown."
        if prediction.answer == NO_IDEA:
            return "Recorded. Not knowing is a good start: go on with Shift+Enter."
        return (
            f"Recorded: {prediction.said()}. You can change it until you have seen the result. "
            "Go on with Shift+Enter."
        )


class Comparison(Shown, ipywidgets.HTML):  # type: ignore[misc]  # ipywidgets has no types
    """What was predicted beside what happened, and below it why, where that is written.

    - ``sentence``: both, one below the other; screen readers announce it when it changes.
    """

    def __init__(
        self, prediction: Prediction | None, happened: Sequence[object], numbers: dict[str, float]
    ):
        self._prediction, self._happened, self._numbers = prediction, happened, numbers
        super().__init__(value=self._compared())  # or nothing is made, if it cannot be compared
        self.add_class("course-notice")
        self.begin()
        if prediction is not None:
            self.follow(prediction, self._update, "answer")

    def _compared(self) -> str:
        self.sentence = "This has not been asked yet: run its question first, then this cell."
        if self._prediction is not None:
            compared = self._prediction.compared_with(*self._happened)
            self.sentence = f"{compared}\n\n{self._prediction.explained(**self._numbers)}".rstrip()
        look = "line-height: 1.45; white-space: pre-line"  # two newlines part two paragraphs
        return f'<div role="status" style="{look}">{html.escape(self.sentence)}</div>'

    def _update(self, _: object) -> None:
        self.value = self._compared()

    def __repr__(self) -> str:
        return self.sentence

    def still(self) -> tuple[str, str]:
        """Return both as paragraphs, and as text."""
        return "".join(map(paragraph, self.sentence.split("\n\n"))), self.sentence
