"""A few questions in a row, each answered with an explanation."""

from datetime import date
from typing import Any

from course_utils import progress
from course_utils.models.retrieval import asked
from course_utils.show.form import Form

NOT_ANSWERED = {"value": "", "checked": False, "right": False, "missed": False}
ROUND = 6
"""For so many days the same ten questions are asked in a week, then others."""


class Quiz(Form):
    """The questions of a lesson, before it or after it, one under the other.

    - ``lesson``: its number, such as ``"01"``.
    - ``part``: ``"before"`` for the two questions that look back, ``"lab"`` for those about a
      picture of the lesson, ``"after"`` for the self-check, ``"week"`` for what looks back at all
      lessons.

    Raises a ValueError if there are no such questions.
    """

    def __init__(self, lesson: str, part: str):
        self._key = progress.named_key("quiz", f"{lesson} {part}")
        self._answered = progress.recall(self._key) or {}
        today, lately = date.today(), self._answered
        if isinstance(part, str) and part == "week":
            lately = _lately(self._answered, today)
            self._answered = {
                text: state if text in lately else {**state, "checked": False}
                for text, state in self._answered.items()
            }
        self.questions = asked(lesson, part, lately)
        items = [
            {
                "question": f"{number}. {question.text}",
                "options": [choice.text for choice in question.choices],
                "buttons": [("check", "Check")],
            }
            for number, question in enumerate(self.questions, start=1)
        ]
        super().__init__(items, kind="course-quiz")
        for place, question in enumerate(self.questions):
            if state := lately.get(question.text):
                self.take(place, "check" if state["checked"] else "", state["value"])
        if part in ("before", "week"):  # what looks back is chosen once
            new = {**NOT_ANSWERED, "on": today.isoformat()}
            for question in self.questions:
                if question.text not in lately:
                    self._answered[question.text] = new
            progress.keep(self._key, self._answered)

    def take(self, place: int, press: str, value: str) -> None:
        """Reply to an answer that is checked; one that is changed takes its reply back."""
        question = self.questions[place]
        if not press and self.items[place]["reply"] and self.items[place]["value"] == value:
            return  # a field may say once more, when it is left, what was checked
        right, reply = question.reply(value) if press else (None, "")
        self.show(place, value=value, reply=reply)
        earlier = self._answered.get(question.text, {})
        state = {
            **earlier,
            "value": value,
            "checked": right is not None,
            "right": bool(right),
            "missed": earlier.get("missed", False) or right is False,
        }
        self._answered = {**self._answered, question.text: state}
        progress.keep(self._key, self._answered)


def _lately(answered: dict[str, dict[str, Any]], today: date) -> dict[str, dict[str, Any]]:
    """Return what was asked last, with its answers; nothing if that was a week ago."""
    on = {text: state.get("on", today.isoformat()) for text, state in answered.items()}
    last = max(on.values(), default="")
    if not last or (today - date.fromisoformat(last)).days > ROUND:
        return {}
    return {text: state for text, state in answered.items() if on[text] == last}
