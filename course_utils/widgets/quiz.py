"""A few questions in a row, each answered with an explanation."""

import html

import ipywidgets

from course_utils.models.quiz import Question, questions
from course_utils.show.panel import Notice, WidgetPanel, field, row


class Quiz(WidgetPanel):
    """The questions of a lesson, before it or after it, one under the other.

    Parameters
    ----------
    lesson
        Its number, such as ``"01"``.
    part
        ``"before"`` for the two questions that look back, ``"lab"`` for those about a picture of
        the lesson, ``"after"`` for the self-check.

    Raises
    ------
    ValueError
        If there are no such questions.
    """

    def __init__(self, lesson: str, part: str):
        self.questions = questions(lesson, part)
        self.inputs: list[ipywidgets.Widget] = []
        self.buttons: list[ipywidgets.Button] = []
        self.notices: list[Notice] = []
        boxes = []
        for number, question in enumerate(self.questions, start=1):
            boxes += self._make_box(number, question)
        super().__init__(*boxes)
        self.add_class("course-quiz")

    def _make_box(self, number: int, question: Question) -> list[ipywidgets.Widget]:
        text = ipywidgets.HTML(f"<b>{number}. {html.escape(question.text)}</b>")
        if question.choices:
            answer = ipywidgets.RadioButtons(
                options=[choice.text for choice in question.choices],
                value=None,
                layout={"width": "max-content", "max_width": "100%"},
            )
        else:
            answer = field("My number:", "", width="16em")
        button = ipywidgets.Button(description="Check", layout={"width": "auto"})
        notice = Notice()
        button.on_click(lambda _: question.answer(answer.value))
        # Also for a choice that was made before the click but, on a busy kernel, arrives after it.
        answer.observe(lambda _: question.reconsider(), "value")
        question.observe(lambda change: setattr(notice, "sentence", change["new"]), "reply")
        self.inputs.append(answer)
        self.buttons.append(button)
        self.notices.append(notice)
        return [text, row(answer), row(button, notice)]

    def still(self) -> tuple[str, str]:
        """Return the questions with what there is to choose from, and no answers."""
        items = []
        for question in self.questions:
            choices = "".join(f"<li>{html.escape(choice.text)}</li>" for choice in question.choices)
            items.append(f"<li><b>{html.escape(question.text)}</b><ul>{choices}</ul></li>")
        texts = " ".join(question.text for question in self.questions)
        return f"<ol>{''.join(items)}</ol>", f"Questions: {texts}"
