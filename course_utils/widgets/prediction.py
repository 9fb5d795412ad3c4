"""Questions to answer before a result is shown, and the comparison afterwards."""

import html
from collections.abc import Callable, Sequence

import ipywidgets

from course_utils.arguments import names_of, of_kind
from course_utils.models.prediction import NO_IDEA, Prediction
from course_utils.show.panel import Notice, WidgetPanel, close_with_style, field, row


class Predictions:
    """All predictions of a session, by name: running a cell again does not lose one.

    Examples
    --------
    >>> predictions = Predictions()
    >>> box = predictions.ask("sky", "Which colour is the sky?", ["blue", "green"])
    >>> box.prediction.commit("blue")
    >>> predictions.compare("sky", "blue")
    You predicted: blue. What happened: blue. You saw it coming.
    """

    def __init__(self):
        self._by_name: dict[str, Prediction] = {}

    def ask(
        self, name: str, question: str, options: Sequence[str] = (), *, unit: str = ""
    ) -> "PredictionBox":
        """Return a box that asks the question, or shows the answer given before.

        Without ``options`` the question asks for a number; ``unit`` stands behind it.
        """
        for value, what in ((name, "name"), (question, "question"), (unit, "unit")):
            of_kind(value, str, f"The {what}", "a text")
        options = names_of(options, "The options")
        known = self._by_name.get(name)
        if known is None or (known.question, known.options) != (question, tuple(options)):
            self._by_name[name] = Prediction(question, options, unit)
        return PredictionBox(self._by_name[name])

    def compare(self, name: str, happened: object) -> "Comparison":
        """Return what was predicted beside what happened; it follows a later prediction.

        If nothing with this name was asked, it says so: its cell may not have been run yet.
        """
        of_kind(name, str, "The name", "a text")
        return Comparison(self._by_name.get(name), happened)

    def skip(self) -> None:
        """Answer every question that is still open with "no idea yet"; what waits for it unlocks.

        Examples
        --------
        >>> predictions = Predictions()
        >>> predictions.ask("sky", "Which colour is the sky?", ["blue", "green"]).close()
        >>> predictions.skip()
        >>> predictions.compare("sky", "blue")
        You had no idea yet, and now you know: blue.
        """
        for prediction in self._by_name.values():
            prediction.commit(NO_IDEA)

    def summary(self) -> "PredictionSummary":
        """Return a list of all questions: what was predicted, and what happened."""
        return PredictionSummary(tuple(self._by_name.values()))


predictions = Predictions()
"""The predictions of this session."""


class PredictionBox(WidgetPanel):
    """One question, its options or a field, and two buttons; it locks once it is answered."""

    def __init__(self, prediction: Prediction):
        self.prediction = prediction
        self.question = ipywidgets.HTML(f"<b>{html.escape(prediction.question)}</b>")
        if prediction.options:
            self.input = ipywidgets.RadioButtons(
                options=prediction.options, value=None, layout={"width": "max-content"}
            )
            self.input.layout.max_width = "100%"
        else:
            self.input = field("My number:", "", width="16em")
        self.commit_button = ipywidgets.Button(
            description="This is my prediction", button_style="primary", layout={"width": "auto"}
        )
        self.no_idea_button = ipywidgets.Button(
            description="I have no idea yet", layout={"width": "auto"}
        )
        self.notice = Notice()
        super().__init__(
            self.question,
            row(self.input),
            row(self.commit_button, self.no_idea_button),
            self.notice,
        )
        self.add_class("course-prediction")
        self.commit_button.on_click(lambda _: prediction.commit(self.input.value))
        self.no_idea_button.on_click(lambda _: prediction.commit(NO_IDEA))
        prediction.observe(self._show)
        self._show()

    @property
    def answer(self) -> object:
        """What was predicted, or None."""
        return self.prediction.answer

    def on_answer(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call somebody whenever the answer changes; return how to stop that."""

        def changed(_) -> None:
            callback()

        self.prediction.observe(changed, "answer")
        return lambda: self.prediction.unobserve(changed, "answer")

    def _show(self, _=None) -> None:
        answered = self.prediction.answer is not None
        for control in (self.input, self.commit_button, self.no_idea_button):
            control.disabled = answered
        if not answered:
            self.notice.sentence = self.prediction.refusal
        elif self.prediction.answer == NO_IDEA:
            self.notice.sentence = "Recorded. Not knowing is a good start: read on."
        else:
            self.notice.sentence = f"Recorded: {self.prediction.said()}. Read on."

    def close(self) -> None:
        """Remove the box; its prediction stays."""
        if self.comm is not None:
            self.prediction.unobserve(self._show)
        super().close()

    def still(self) -> tuple[str, str]:
        """Return the question with its options."""
        options = "".join(f"<li>{html.escape(option)}</li>" for option in self.prediction.options)
        question = f"<p><b>Predict: {html.escape(self.prediction.question)}</b></p>"
        return f"{question}<ul>{options}</ul>", f"Predict: {self.prediction.question}"


class Comparison(Notice):
    """What was predicted beside what happened, in one sentence."""

    def __init__(self, prediction: Prediction | None, happened: object):
        self._prediction, self._happened = prediction, happened
        if prediction is None:
            super().__init__("This has not been asked yet: run its question first, then this cell.")
            return
        super().__init__(prediction.compared_with(happened))
        prediction.observe(self._update, "answer")

    def _update(self, _=None) -> None:
        self.sentence = self._prediction.compared_with(self._happened)

    def close(self) -> None:
        """Stop following the prediction."""
        if self.comm is not None:
            if self._prediction is not None:
                self._prediction.unobserve(self._update, "answer")
            super().close()
            close_with_style(self)

    def __repr__(self) -> str:
        return self.sentence

    def _repr_mimebundle_(self, **kwargs: object) -> dict:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        as_html = f"<p>{html.escape(self.sentence)}</p>"
        return {**bundle, "text/html": as_html, "text/plain": self.sentence}


class PredictionSummary(WidgetPanel):
    """All questions asked so far: what was predicted, and what happened."""

    def __init__(self, asked: tuple[Prediction, ...]):
        self._asked = asked
        self._list = ipywidgets.HTML()
        super().__init__(self._list)
        for prediction in asked:
            prediction.observe(self._show, ["answer", "happened"])
        self._show()

    def _show(self, _=None) -> None:
        self._list.value = self.still()[0]

    def close(self) -> None:
        """Stop following the predictions."""
        for prediction in self._asked if self.comm is not None else ():
            prediction.unobserve(self._show, ["answer", "happened"])
        super().close()

    def still(self) -> tuple[str, str]:
        """Return the list."""
        rows, made = [], 0
        for prediction in self._asked:
            said = "not predicted" if prediction.answer is None else prediction.said()
            made += prediction.answer is not None
            row = f"<li>{html.escape(prediction.question)} <b>{html.escape(said)}</b>"
            if prediction.happened:
                row += f"<br>What happened: {html.escape(prediction.happened)}"
            rows.append(f"{row}</li>")
        words = f"You made {made} of {len(self._asked)} predictions."
        return f"<p>{words}</p><ul>{''.join(rows)}</ul>", words
