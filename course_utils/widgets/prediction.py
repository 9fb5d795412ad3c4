"""The predictions of a session, by name: each is asked, kept, compared, and summed up."""

import difflib
import html
from collections.abc import Sequence

from course_utils import progress
from course_utils.arguments import names_of, of_kind
from course_utils.models import course
from course_utils.models import prediction as models
from course_utils.models.prediction import NO_IDEA, Prediction
from course_utils.projects.shown import Shown, paragraph
from course_utils.widgets.prediction_box import Comparison, PredictionBox
from course_utils.words import count_of


class Predictions:
    """All predictions of a session, by name: running a cell again does not lose one.

    >>> predictions = Predictions()
    >>> box = predictions.ask("sky", "Which colour is the sky?", ["blue", "green"])
    >>> box.prediction.commit("blue")
    >>> predictions.compare("sky", "blue")
    You predicted: blue. What happened: blue. You saw it coming.
    """

    def __init__(self) -> None:
        self._by_name: dict[str, Prediction] = {}

    def ask(
        self,
        name: str,
        question: str | None = None,
        options: Sequence[str] = (),
        *,
        unit: str = "",
        about: str = "",
    ) -> PredictionBox:
        """Return a box that asks a question, or shows the answer given before.

        The questions of the course are known by their names. Another one says what it asks, and
        what there is to choose from; without ``options`` it asks for a number, and ``unit`` stands
        behind it.

        ``about`` says what it is asked about, where that can change: about something else it is
        asked anew, and what was predicted before is there again when one comes back to it.
        """
        of_kind(name, str, "The name", "a text")
        of_kind(about, str, "What it is about", "a text")
        if question is None:
            asked = course.written(name, names_of(options, "The options"), about)
            if asked is None:
                raise ValueError(f"No prediction of the course is called {name!r}.{_like(name)}")
        else:
            of_kind(question, str, "The question", "a text")
            of_kind(unit, str, "The unit", "a text")
            asked = Prediction(question, names_of(options, "The options"), unit, about=about)
        return PredictionBox(self._known(name, asked))

    def _known(self, name: str, asked: Prediction) -> Prediction:
        """Return the prediction of this session, or of an earlier one, that asks the same."""
        known = self._by_name.get(name)
        if known and (known.asked, known.options) == (asked.asked, asked.options):
            return known
        self._by_name[name] = asked
        newest = progress.named_key("prediction", name)
        key = progress.named_key("prediction", f"{name} · {asked.about}") if asked.about else newest
        asked.recall(progress.recall(key) or {})

        def keep(_: object) -> None:
            progress.keep(key, asked.kept())
            if asked.answer is not None:
                progress.keep(newest, asked.kept())  # what counts as made in this lesson

        asked.observe(keep, models.KEPT)
        return asked

    def compare(
        self, name: str, happened: object, /, *others: object, **numbers: float
    ) -> Comparison:
        """Return what was predicted beside what happened; it follows a later prediction.

        ``happened`` is a number where one was asked for. For a choice there is one condition for
        each answer, in their order; the first that is true happened. Or it is the answer itself.
        Below it stands why, where the course says it; ``numbers`` fill its gaps.
        """
        of_kind(name, str, "The name", "a text")
        known = self._by_name.get(name)
        if known is None and (asked := course.written(name)):
            known = self._known(name, asked)
        return Comparison(known, (happened, *others), numbers)

    def skip(self) -> None:
        """Answer every question that is still open with "no idea yet"; what waits for it unlocks.

        >>> predictions = Predictions()
        >>> predictions.ask("sky", "Which colour is the sky?", ["blue", "green"]).close()
        >>> predictions.skip()
        >>> predictions.compare("sky", "blue")
        You had no idea yet, and now you know: blue.
        """
        for prediction in self._by_name.values():
            if prediction.answer is None:
                prediction.commit(NO_IDEA)

    def summary(self) -> Shown:
        """Return a list of all questions: what was predicted, and what happened.

        First comes what the learner was certain of, and surprised by: it is worth most.
        """
        asked_in = course.lessons()
        lessons = {asked_in[name] for name in self._by_name if name in asked_in}
        names = [name for name, lesson in asked_in.items() if lesson in lessons]
        for name in names:
            if name not in self._by_name and (written := course.written(name)):
                self._known(name, written)
        names += [name for name in self._by_name if name not in names]
        # Those that are alike keep their order.
        asked = sorted(map(self._by_name.__getitem__, names), key=_worth_most, reverse=True)
        made = sum(one.answer not in (None, NO_IDEA) for one in asked)
        sentence = f"You made {made} of {count_of(len(asked), 'prediction')}."
        rows = "".join(f"<li>{_row(one)}</li>" for one in asked)
        return Shown(sentence, f"{paragraph(sentence)}<ul>{rows}</ul>")


def _like(name: str) -> str:
    (near,) = difflib.get_close_matches(name, course.lessons(), 1) or [""]
    return f" Did you mean {near!r}?" if near else ""


predictions = Predictions()
"""The predictions of this session."""


def _worth_most(prediction: Prediction) -> bool:
    return prediction.surprised and prediction.sure == "certain"


def _row(prediction: Prediction) -> str:
    said = "not predicted" if prediction.answer is None else prediction.said()
    sure = f" ({prediction.sure})" if prediction.sure and prediction.answer is not None else ""
    row = f"{html.escape(prediction.asked)} <b>{html.escape(said)}</b>{sure}"
    if prediction.happened:
        row += f"<br>What happened: {html.escape(prediction.happened)}"
    if _worth_most(prediction):
        row += ". <i>Certain, but surprised: this one is worth most.</i>"
    return row
