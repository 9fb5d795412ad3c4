"""Turns predictions and quiz questions into forms that a page answers by itself, without Python."""

import html
import json
import re
from collections.abc import Sequence
from pathlib import Path

from course_utils.models.quiz import Question
from course_utils.models.retrieval import asked
from course_utils.words import number

ASK, COMPARE = (re.compile(rf'predictions\.{word}\(\s*"([^"]+)"') for word in ("ask", "compare"))
QUIZ = re.compile(r'^Quiz\("(\d\d)", "(\w+)"\)', re.MULTILINE)
# Put before a lesson's first cell: its predictions are made at once, so that nothing stays locked.
UNLOCK = """\
from course_utils.widgets.prediction import Predictions

_ask = Predictions.ask


def _ask_and_skip(self, *args, **kwargs):
    box = _ask(self, *args, **kwargs)
    self.skip()
    return box


Predictions.ask = _ask_and_skip"""
# Put after its last cell.
TELL = Path(__file__).with_name("told.py").read_text(encoding="utf-8")


def is_plumbing(source: str) -> bool:
    """Return whether a cell only asks something: its code says nothing about the lesson."""
    only_compares = re.fullmatch(r"predictions\.(compare|summary)\([^\n]*\)\s*", source)
    return bool(ASK.search(source) or QUIZ.search(source) or only_compares)


def slug(name: str) -> str:
    """Return a name as a part of a class or an id."""
    return re.sub(r"\W+", "-", name)


def _form(
    kind: str, key: str, question: str, options: Sequence[str], unit: str, buttons: str, after: str
) -> str:
    if options:
        answers = "".join(
            f'<label><input type="radio" name="{slug(key)}" value="{place}"> '
            f"<span>{html.escape(option)}</span></label>"
            for place, option in enumerate(options)
        )
    else:
        field = '<input type="text" inputmode="decimal" autocomplete="off" size="12">'
        answers = f"<label>My number: {field}</label> {html.escape(unit)}"
    return (
        f'<form class="ask {kind}" data-key="{html.escape(key)}"><fieldset>'
        f"<legend>{html.escape(question)}</legend>{answers}</fieldset>"
        f'<div class="press">{buttons}</div><p role="status"></p>{after}</form>'
    )


def prediction(key: str, asked: dict) -> str:
    """Return a question to answer before its result is shown."""
    buttons = (
        '<button>This is my prediction</button><button type="button" class="no-idea">'
        "I have no idea yet</button>"
    )
    return _form("prediction", key, asked["question"], asked["options"], asked["unit"], buttons, "")


def happened(key: str, asked: dict) -> str:
    """Return the place where a prediction is compared with what happened."""
    told = json.dumps(asked["said"], ensure_ascii=False)
    return (
        f'<p class="happened" data-key="{html.escape(key)}" data-said="{html.escape(told)}" '
        f'data-within="{asked["within"]}" '
        f'role="status">What happened: <span>{html.escape(asked["happened"])}</span>.</p>'
    )


def _answered(question: Question, key: str) -> str:
    """Return one question of a quiz, with a reply to each answer."""
    if asked := question.number:
        told = {"right": asked.right, "wrong": asked.wrong}
        numbers = f'data-value="{asked.value}" data-within="{asked.within}"'
        solution = f"{number(asked.value)}. {asked.right}"
        replies = [
            f'<p class="reply" data-for="{name}">{_verdict(name == "right")} '
            f"{html.escape(said)}</p>"
            for name, said in told.items()
        ]
        replies[0] = replies[0].replace(" data-for", f" {numbers} data-for", 1)
        replies.append(f'<p class="solution">{html.escape(solution)}</p>')
    else:
        replies = [
            f'<p class="reply" data-for="{place}"><i class="of">{html.escape(choice.text)}: </i>'
            f"{_verdict(choice.right)} {html.escape(choice.explanation)}</p>"
            for place, choice in enumerate(question.choices)
        ]
    options = [choice.text for choice in question.choices]
    buttons = "<button>Check</button>"
    return _form("quiz", key, question.text, options, "", buttons, "".join(replies))


def _verdict(right: bool) -> str:
    return "✓ Right." if right else "✗ Not quite."


def quiz(lesson: str, part: str) -> str:
    """Return the questions before a lesson, in it or after it."""
    return "".join(
        _answered(each, f"{lesson}/{part}/{place}")
        for place, each in enumerate(asked(lesson, part), start=1)
    )
