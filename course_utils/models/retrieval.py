"""Looking back: of two questions before a lesson one comes from farther back, and ten in a week."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from course_utils import validation
from course_utils.models import progress
from course_utils.models.quiz import PARTS, Question, numbers, questions, written
from course_utils.progress import kept_in


def asked(lesson: str, part: str, before: Collection[str] = ()) -> list[Question]:
    """Return the questions to ask: those of a part, and those that look back from there.

    - ``lesson``: its number, such as ``"06"``.
    - ``part``: one of `quiz.PARTS`, or ``"week"`` for questions on all lessons.
    - ``before``: the texts of what was asked here before: it is asked again.

    Raises a ValueError if there are no such questions.

    >>> asked("02", "before")[1].text.split(". ")[-1]
    'What is the error, in kg?'
    >>> len(asked("10", "week"))
    10
    """
    known = (*PARTS, "week")
    if not isinstance(part, str) or part not in known:
        raise ValueError(f"A part is one of {', '.join(known)}, not {validation.quote(part)}.")
    rests: Collection[str] = ()
    if part in PARTS:
        own = questions(lesson, part)
        missing = progress.questions_in(lesson, part) - len(own)
        there = [number for number in numbers() if int(number) < int(lesson) - 1]
        last = f"{int(lesson) - 1:02}"
        rests = kept_in(last).get(f"quiz: {last} {part}", ())
    elif progress.questions_in(lesson, part):
        own, missing = [], progress.questions_in(lesson, part)
        there = [number for number in numbers() if number != lesson]
    else:
        raise ValueError(f"There are no questions {part} for lesson {lesson}.")
    return own + _looking_back(there, missing, before, rests) if missing else own


def _looking_back(
    lessons: list[str], count: int, before: Collection[str], rests: Collection[str]
) -> list[Question]:
    """Return questions on lessons: first what was asked here, then what was missed, then others.

    What ``rests`` was asked a lesson ago: it comes again after a lesson in between.
    """
    begun = [number for number in lessons if progress.lesson(number).begun] or lessons
    answers = list(_answers())  # in the browser's Python, each file that is read takes its time
    missed = {text for text, state in answers if state.get("missed")}
    right = {text for text, state in answers if state["right"]} - missed
    order = {text: number for number, text in enumerate(before)}
    # The first of each lesson, from the last lesson backwards, then the second of each.
    pool = [
        (place, -int(number), question)
        for number in lessons
        if "later" in written(number)
        for place, question in enumerate(questions(number, "later"))
        if number in begun or question.text in before
    ]

    def rank(entry: tuple[int, int, Question]) -> tuple[int, bool, bool, bool, int, int]:
        place, lesson, question = entry
        known = question.text in right
        wanted = bool({question.text, question.like} & missed) and not known
        asked_here = order.get(question.text, len(order))
        return asked_here, question.text in rests, not wanted, known, place, lesson

    return [question for *_, question in sorted(pool, key=rank)[:count]]


def missed() -> Counter[str]:
    """Return how many questions about each lesson, by its number, were ever answered wrong.

    What is asked before a lesson is about the one before.
    """
    texts = {text for text, state in _answers() if state.get("missed")}
    found: Counter[str] = Counter()
    for number in numbers():
        for part in PARTS:
            about = f"{int(number) - 1:02}" if part == "before" else number
            found[about] += sum(one["text"] in texts for one in written(number).get(part, []))
    return found


def _answers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the texts of all questions that were answered in any quiz, with what is kept."""
    for number in numbers():
        for key, answers in kept_in(number).items():
            if key.startswith("quiz: "):
                yield from answers.items()
