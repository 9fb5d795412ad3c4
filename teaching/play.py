"""Plays one submitted notebook cell by cell and writes down what the checks answered.

`teaching.collect` runs it as a script in a process of its own, with the path of a job (a JSON file)
as its only argument. IPython runs the cells, as it does inside a kernel; nothing is shown.
"""

import contextlib
import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the course that this file belongs to

from IPython.core.interactiveshell import InteractiveShell

from course_utils import exercises

LONGEST_TEXT = 500


class _TimeIsUpError(BaseException):
    """Ends a cell; not an Exception, so that it passes through most of what learners write."""


def main(job: dict) -> None:
    """Run the code cells ``job["cells"]`` and report line by line to the file ``job["report"]``."""
    with open(job["report"], "a", encoding="utf-8", buffering=1) as file:

        def report(**line: object) -> None:
            file.write(json.dumps(line) + "\n")

        changed = _record_answers(report)
        shell = _silent_shell()
        for number, source in enumerate(job["cells"]):
            report(began=number)
            with _time_limit(job["cell_seconds"]):
                result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
            if error is not None:
                report(stopped=number, said=_words_of(error))
        report(finished=True, changed=changed())


def _record_answers(report: Callable) -> Callable[[], list[str]]:
    """Report each answer when it is given; return a function that names checks changed since."""
    known = {name: getattr(exercises, name) for name in exercises.__all__}
    kinds = {kind for exercise in known.values() for kind in type(exercise).__mro__[:-1]}
    within = []  # an exercise's check may call that of a simpler kind: only the outer one answers
    for kind in kinds:
        if "check" in vars(kind):
            kind.check = _recording(kind.check, report, within)
    code = {kind: _functions(kind) for kind in kinds}

    def changed() -> list[str]:
        return [
            name
            for name, exercise in known.items()
            if getattr(exercises, name, None) is not exercise
            or any(code[kind] != _functions(kind) for kind in type(exercise).__mro__[:-1])
            or "check" in vars(exercise)
        ]

    return changed


def _functions(kind: type) -> dict[str, Callable]:
    return {name: value for name, value in vars(kind).items() if callable(value)}


def _recording(original: Callable, report: Callable, within: list) -> Callable:
    def check(exercise: object, *arguments: object, **options: object) -> object:
        within.append(exercise)
        try:
            answer = original(exercise, *arguments, **options)
        finally:
            within.pop()
        if not within:
            said = answer.sentences[0] if answer.sentences else ""
            report(exercise=exercise.name, kind=str(answer.kind), said=said[:LONGEST_TEXT])
        return answer

    return check


def _silent_shell() -> InteractiveShell:
    shell = InteractiveShell.instance()
    shell.ast_node_interactivity = "none"  # nothing is shown, so nothing need be drawn or printed
    for name in ("showtraceback", "showsyntaxerror", "showindentationerror"):
        setattr(shell, name, lambda *_, **__: None)
    return shell


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what runs inside after so many seconds, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def interrupt(*_: object) -> None:
        raise _TimeIsUpError(f"it did not end within {seconds:g} seconds")

    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with contextlib.suppress(_TimeIsUpError):  # it may come just after the cell has ended
        yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def _words_of(error: BaseException) -> str:
    if isinstance(error, _TimeIsUpError):
        return str(error)
    try:
        return f"it stopped with {type(error).__name__}: {error}".rstrip(": ")[:LONGEST_TEXT]
    except Exception:  # a learner's own exception may not be able to say what it is
        return f"it stopped with {type(error).__name__}"


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
