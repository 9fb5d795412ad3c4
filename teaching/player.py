"""Plays one submitted notebook, cell by cell; `teaching.judge` runs it as a script, shut in.

Whatever it tells may be forged by the notebook's own code, which lives in the same process. So the
judge believes no "right" that it has not seen for itself: it has the learner's function called
here, with arguments of its own, and looks at what comes back.
"""

import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the course that this belongs to

from IPython.core.interactiveshell import InteractiveShell

from course_utils import exercises
from course_utils.exercises.answer import Kind
from course_utils.patience import TooManyLinesError, limited
from teaching.wire import Line, pack, unpack

LONGEST_TEXT = 500
SILENCED = ("showtraceback", "showsyntaxerror", "showindentationerror")


class _TimeIsUpError(BaseException):
    """Ends a cell; not an Exception, so that it passes through most of what learners write."""


class Player:
    """Runs the cells of a job and tells the judge what the checks answered."""

    def __init__(self, line: Line, job: dict):
        self._line, self._job = line, job
        self._answered: set[str] = set()
        self._within: list[object] = []  # a check may call that of a simpler kind: one answers
        self._shell = InteractiveShell.instance()
        self._shell.ast_node_interactivity = "none"  # nothing is shown, so nothing need be drawn
        for name in SILENCED:
            setattr(self._shell, name, lambda *_, **__: None)

    def run(self) -> None:
        """Run the imports that the notebook lacks, its cells, and what was never checked."""
        known = {name: getattr(exercises, name) for name in exercises.__all__}
        for kind in {kind for each in known.values() for kind in type(each).__mro__[:-1]}:
            if "check" in vars(kind):
                kind.check = self._told(kind.check)
        for source in self._job["imports"]:
            self._shell.run_cell(source, store_history=False)
        for number, source in enumerate(self._job["cells"]):
            with _time_limit(self._job["cell_seconds"]):
                result = self._shell.run_cell(source, store_history=True)
            error = result.error_before_exec or result.error_in_exec
            if error is not None:
                self._line.send(stopped=number, **_words_of(error))
        for name in self._job["exercises"]:
            function = self._shell.user_ns.get(name)
            if name not in self._answered and _is_own_work(function):
                limit = _time_limit(self._job["cell_seconds"])
                with limit, contextlib.suppress(Exception, SystemExit):
                    known[name].check(function)
        self._line.send(finished=True)

    def _told(self, original: Callable) -> Callable:
        """Return a check that tells its answer, and has a right one looked at by the judge."""

        def check(exercise: object, *arguments: object, **options: object) -> object:
            self._within.append(exercise)
            try:
                answer = original(exercise, *arguments, **options)
            except (Exception, SystemExit) as error:
                said = f"The check can't look at it: {type(error).__name__}."
                self._line.send(exercise=exercise.name, kind=Kind.NOT_YET.name, said=said)
                self._answered.add(exercise.name)
                raise
            finally:
                self._within.pop()
            if not self._within:
                said = answer.sentences[0] if answer.sentences else ""
                told = {"exercise": exercise.name, "kind": answer.kind.name}
                if equation := getattr(exercise, "equation", None):
                    told["equation"] = pack([equation.red, equation.blue, equation.total])
                self._line.send(**told, said=said[:LONGEST_TEXT])
                self._answered.add(exercise.name)
                if answer.kind is Kind.RIGHT:
                    self._be_called(answer.function)
            return answer

        return check

    def _be_called(self, function: Callable) -> None:
        """Call a function as often as the judge asks for it."""
        while (asked := self._line.receive()) and "call" in asked:
            arguments = unpack(asked["call"])
            printed = io.StringIO()
            try:
                with contextlib.redirect_stdout(printed):
                    told = {"value": pack(limited(function, *arguments))}
            except TooManyLinesError:
                told = {"endless": True}
            except _TimeIsUpError:
                raise
            except BaseException as error:  # whatever a learner's function does
                told = {"raised": _words_of(error)["said"]}
            self._line.send(**told, after=pack(list(arguments)))


def _is_own_work(function: object) -> bool:
    module = str(getattr(function, "__module__", ""))
    return callable(function) and not module.startswith("course_utils")


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


def _words_of(error: BaseException) -> dict[str, object]:
    """Return the kind of an error, what it says, and the line if it is one of syntax."""
    kind = type(error).__name__
    try:
        said = str(error.msg if isinstance(error, SyntaxError) else error)[:LONGEST_TEXT]
    except BaseException:  # a learner's own exception may not be able to say what it is
        said = ""
    line = error.lineno if isinstance(error, SyntaxError) else None
    name = getattr(error, "name", None) if isinstance(error, NameError | ImportError) else None
    return {"error": kind, "said": said, "line": line, "name": str(name) if name else ""}


def _limit_itself(megabytes: int, seconds: float) -> None:
    """Let this process and its children never use more than this, where the system can."""
    with contextlib.suppress(ImportError):
        import resource

        most = {"AS": megabytes * 2**20, "CPU": int(seconds) + 5, "FSIZE": 64 * 2**20}
        most |= {"CORE": 0, "NOFILE": 256, "NPROC": 2000}
        for name, value in most.items():
            with contextlib.suppress(AttributeError, ValueError, OSError):  # macOS lacks some
                which = getattr(resource, f"RLIMIT_{name}")
                resource.setrlimit(which, (value, value))


def main() -> None:
    """Keep the way to the judge out of the reach of print and input, and play."""
    line = Line(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    job = line.receive()
    _limit_itself(job["megabytes"], job["seconds"])
    Player(line, job).run()


if __name__ == "__main__":
    main()
