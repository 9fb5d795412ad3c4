"""A lesson is added as CONTRIBUTING.md says: in eight files, and all else finds it by itself."""

import os
import subprocess
import sys

from tests.planted.course import Course, copied

LESSON = """---
jupyter:
  jupytext:
    text_representation:
      extension: .md
      format_name: markdown
  kernelspec:
    name: python3
    display_name: Python 3
---

# 11 · Nearest of all

A short lesson about numbers that lie near each other.

| | |
|---|---|
| **You will do** | write `nearest` |
| **You will learn** | which of many numbers is the nearest |
| **You need** | lesson 01 |
| **Time** | about 1 minutes |


```python
from course_utils.widgets import progress

progress.here("11")
```


## Before we start: two questions

```python tags=["widget"]
import numpy as np

from course_utils import exercises
from course_utils.problem import Problem
from course_utils.widgets import Quiz, SolveByHand, predictions

Quiz("11", "before")
```


## Look at distances

```python tags=["predict", "widget"]
predictions.ask("near")
```

```python
numbers = np.array([2.0, 5.0, 9.0])
predictions.compare("near", *(numbers == numbers[np.argmin(abs(numbers - 6))]))
```

Move the star, too: the nearer it is to the blue line, the nearer the error is to 0.

```python tags=["widget"]
SolveByHand(Problem([[256, 212]], [1492]), start=(9, 8))
```

The size of a difference is a distance. Write it as code.

```python tags=["exercise"]
exercises.nearest
```

```python
exercises.nearest.check()
```

```python
nearest = exercises.nearest.function
nearest(numbers, 6)
```


## Check yourself

```python tags=["widget"]
Quiz("11", "after")
```

The [glossary](glossary.md) explains the terms of the course.
"""
QUESTIONS = """# Lesson 11, Nearest of all.

title = "Nearest of all"

[[before]]
text = "A guess is 8 kg too light. How far off is it?"
choices = [
  { text = "8 kg", right = true, explanation = "The size of an error has no sign." },
  { text = "−8 kg", explanation = "That is its error. Its size has no sign." },
]

[[after]]
text = "Which number is nearest to 4?"
choices = [
  { text = "3.5", right = true, explanation = "It is 0.5 away." },
  { text = "5", explanation = "It is 1 away, and 3.5 only 0.5." },
]

[[later]]
text = "Which number is nearest to 7?"
choices = [
  { text = "6", right = true, explanation = "It is 1 away." },
  { text = "9", explanation = "It is 2 away, and 6 only 1." },
]

[[predict]]
name = "near"
text = "Which number is nearest to 6?"
options = ["2", "5", "9"]
because = "5 is 1 away, 9 is 3 away, and 2 is 4 away."
"""
EXERCISE = '''"""The number that is nearest to another."""

from typing import Any

import numpy as np

from course_utils.exercises.exercise import Exercise


def nearest(numbers, wanted):
    distances = abs(numbers - wanted)
    return numbers[np.argmin(distances)]


def some_numbers(rng: np.random.Generator, case: int) -> tuple[Any, ...]:
    """Return numbers, and one that is none of them."""
    return rng.permutation(20)[: 4 + case] * 3.0, float(rng.uniform(5, 50))


exercise = Exercise(
    written=nearest,
    arguments=some_numbers,
    hints=(
        "Compute each distance first: it is a size, without a sign.",
        "np.argmin(distances) tells the place of the smallest distance.",
    ),
    why="The smallest distance belongs to the nearest number.",
)
'''
NEW = {
    "lessons/11_nearest_of_all.md": LESSON,
    "course_utils/questions/11.toml": QUESTIONS,
    "course_utils/exercises/lesson_11/nearest.py": EXERCISE,
}
LEADS_TO_IT = {
    "README.md": (
        "a week later | 5 |\n",
        "| [11 Nearest of all](notebooks/11_nearest_of_all.ipynb) | which is nearest | 1 |\n",
    ),
    "lessons/00_start_here.md": (
        "what has stayed, a week later |\n",
        "| [11 Nearest of all](11_nearest_of_all.ipynb) | which is nearest |\n",
    ),
    "lessons/10_in_a_week.md": (
        "whenever you have a new question.",
        " Or read [11 Nearest of all](11_nearest_of_all.ipynb).",
    ),
    "teaching/guide.md": (
        "| **10 In a week** | | |\n",
        "| **11 Nearest of all** | | |\n| Nearest to 6 | 5 | 9, the largest. |\n",
    ),
    "tests/exercises/attempts.py": (
        "WRONG = {\n",
        '    "nearest": [("return np.argmin(abs(numbers - wanted))", "should return")],\n',
    ),
}
FOR_EVERY_LESSON = (
    "tests/exercises",
    "tests/installation/test_readme.py",
    "tests/lessons",
    "tests/notebooks",
    "tests/prose",
    "tests/static",
    "tests/teaching/test_guide.py",
)


def run(course: Course, *words: str) -> str:
    """Run Python in a copy of the course, whose package comes before the installed one."""
    done = subprocess.run(
        [sys.executable, *words], cwd=course.root, capture_output=True, encoding="utf-8",
        timeout=240, env=os.environ | {"PYTHONPATH": str(course.root)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_all_that_is_tested_for_every_lesson_is_right_for_a_new_one(tmp_path):
    course = copied(tmp_path / "course")
    for path, text in NEW.items():
        (course.root / path).parent.mkdir(exist_ok=True)
        (course.root / path).write_text(text, encoding="utf-8")
    for path, (before, more) in LEADS_TO_IT.items():
        course.edit(path, before, before + more)
    assert len(NEW) + len(LEADS_TO_IT) == 8  # as CONTRIBUTING.md says
    run(course, "lessons/build.py", "11", "10", "00")
    said = run(course, "-m", "pytest", "-n", "0", "--lesson", "11", *FOR_EVERY_LESSON)
    assert "11_nearest_of_all" in course.path("11").name
    for layer in ("lessons", "exercises", "texts"):
        assert f"\n{layer}" in said
