"""The result of a project on one page, and the rows that it gets most wrong."""

import base64
import html
from collections.abc import Mapping

from course_utils import words
from course_utils.arguments import named, of_kind
from course_utils.projects import shown
from course_utils.projects.judgement import Judgement
from course_utils.projects.question import Question
from course_utils.projects.shown import Shown
from course_utils.validation import finite_array, row_numbers

_MOST_OTHERS = 8
"""So many columns that the neuron did not see are shown beside those that it saw."""
_STYLE = (
    "body{font-family:sans-serif;margin:2em}"
    "table{border-collapse:collapse}td,th{border:1px solid;padding:2px 6px}"
    "@media print{body{font-size:10px;margin:0}}"
)


def rows_shown(question: Question, rows: object, given: object) -> Shown:
    """Return some rows: inputs, the right answer, what the neuron gave, and the other columns.

    - ``question``: what `choose_question` returns.
    - ``rows``: the rows to show, counted from 0: (some,).
    - ``given``: what the neuron gives to each of these rows: (some,).
    """
    of_kind(question, Question, "The question", "what choose_question returns")
    places = row_numbers(rows, len(question))
    numbers = finite_array(given, "What is given", 1)
    if len(numbers) != len(places):
        raise ValueError(f"{len(places)} rows need as many numbers, not {len(numbers)}.")
    answer = f"{question.answer} is {question.yes}" if question.is_yes_no else question.answer
    used = (question.answer, *question.input_names)
    others = [column for name, column in question.table.columns.items() if name not in used]
    others = others[:_MOST_OTHERS]
    head = ("line", *question.input_names, answer, "the neuron gives")
    head += tuple(column.name for column in others)
    at = {line: place for place, line in enumerate(question.table.lines)}
    lines = [
        (
            question.lines[place],
            *map(words.in_full, question.inputs[place]),
            _right_answer(question, place),
            words.number(float(f"{number:.3g}")),
            *(column.texts[at[question.lines[place]]] for column in others),
        )
        for place, number in zip(places, numbers, strict=True)
    ]
    right = len(used)
    said = [
        f"Line {line[0]}: {line[right]}, and the neuron gives {line[right + 1]}." for line in lines
    ]
    return Shown(" ".join(said), shown.table(head, lines))


def _right_answer(question: Question, place: int) -> str:
    if question.is_yes_no:
        return "yes" if question.targets[place] else "no"
    return words.in_full(question.targets[place])


def page(judgement: Judgement, weights: object, mistakes: Shown, said: Mapping[str, str]) -> Shown:
    """Return the result of a project as one page, to print, to keep or to hand in.

    - ``judgement``: what `judge` returns.
    - ``weights``: (inputs + 1,): the learned weights, the last one for the bias.
    - ``mistakes``: what `rows_shown` returns.
    - ``said``: what you want to say yourself: headings and texts. What is empty is left out.

    Below it is a link that keeps it as a file, to be opened and printed by a browser.
    """
    of_kind(judgement, Judgement, "The judgement", "what judge returns")
    of_kind(mistakes, Shown, "The mistakes", "what rows_shown returns")
    question = judgement.question
    learned = finite_array(weights, "The weights", 1)
    if len(learned) != len(question.input_names) + 1:
        raise ValueError(
            f"There should be {len(question.input_names) + 1} weights, one for each input and one "
            f"for the bias, not {len(learned)}."
        )
    texts = {str(name): str(text).strip() for name, text in named(said, "said", "texts").items()}
    names = (*question.input_names, "bias")
    rounded = [words.number(float(f"{weight:.3g}")) for weight in learned]
    own = [(heading, text) for heading, text in texts.items() if text]
    source = f"{question.table.name}: {len(question)} of {len(question.table)} rows used"
    as_html = "".join(
        (
            f"<h3>{html.escape(question.asked)}</h3>",
            shown.paragraph(f"{source}, {len(judgement.test)} of them put aside as test rows."),
            judgement._repr_html_(),
            shown.paragraph("The learned weights, each for one spread of its input:"),
            shown.table(names, [rounded]),
            shown.paragraph("The rows with the largest mistakes:"),
            mistakes.as_html,
            *(f"<h4>{html.escape(heading)}</h4>{shown.paragraph(text)}" for heading, text in own),
        )
    )
    weighed = ", ".join(f"{name} {weight}" for name, weight in zip(names, rounded, strict=True))
    said_alone = " ".join(f"{heading}: {text}" for heading, text in own)
    lines = (question.asked, f"{judgement}", f"Weights: {weighed}.", said_alone)
    return Shown(" ".join(filter(None, lines)), as_html + _as_file(question.asked, as_html))


def _as_file(title: str, as_html: str) -> str:
    """Return a link that hands a page over as a file of its own."""
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    content = base64.b64encode(f"<!doctype html>{head}{as_html}".encode()).decode()
    link = f"data:text/html;charset=utf-8;base64,{content}"
    return f'<p><a download="my_page.html" href="{link}">Keep this page as a file</a></p>'
