"""The exercises of the course: ``exercises.error.check()``, ``.hint()``, ``.solution()``.

A folder for each lesson holds a file for each exercise, with all that there is to it: the solution,
which is also what the notebooks are built from, the inputs it is tried on, the mistakes that have
sentences of their own, and the hints. The modules beside the folders are one judge for all:

- ``answer``: what a check says; ``results``, ``trial``: what a call did, and whether it is right;
- ``notebook``, ``python_words``, ``syntax_words``: cells that did not run, Python's own complaints,
  and code that it cannot read, explained;
- ``source``, ``faults``, ``reading``: a learner's code, what it shows by itself, and what it reads;
- ``slips``: typical slips, each with what may be meant instead; ``vocabulary``: the solution's
  terms in a learner's names;
- ``variants``, ``running``, ``mending``: code made to run, on the same inputs, and the search for
  slips;
- ``comparing``, ``relations``: a wrong result beside the right one, and what all of them are beside
  the right ones; ``partly``: what is right in part; ``whole_numbers``: decimals that are cut off;
- ``diagnosis``: the order of evidence, which says no more than was seen;
- ``task``, ``judgement``: what is asked for, and what is said of an attempt at it;
- ``exercise``, ``equation``: the help there is, other numbers.
"""

from functools import cache
from importlib import import_module
from importlib.resources import files

from course_utils.exercises.exercise import Exercise


@cache
def by_lesson() -> dict[str, tuple[str, ...]]:
    """Return the names of the exercises by the lesson's number, in alphabetical order.

    >>> by_lesson()["01"]
    ('error', 'guess_until', 'random_guess')
    """
    folders = {folder.name: folder for folder in files(__name__).iterdir() if folder.is_dir()}
    return {
        name.removeprefix("lesson_"): tuple(
            sorted(
                path.name.removesuffix(".py")
                for path in folders[name].iterdir()
                if path.name.endswith(".py")
            )
        )
        for name in sorted(folders)
        if name.startswith("lesson_")
    }


def __getattr__(name: str) -> Exercise:
    for number, names in by_lesson().items():
        if name in names:
            found: Exercise = import_module(f"{__name__}.lesson_{number}.{name}").exercise
            return found
    raise AttributeError(f"There is no exercise {name!r}.")


__all__ = [name for names in by_lesson().values() for name in names]
