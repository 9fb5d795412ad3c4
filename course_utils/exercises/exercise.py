"""An exercise: a task for the learner, with the help there is and a memory of the tries."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from course_utils.exercises.answer import Answer, Help, Kind, Told
from course_utils.exercises.notebook import NOTEBOOK, names, out_of_date
from course_utils.exercises.task import Arguments, Task
from course_utils.exercises.variants import Mistake

__all__ = ["Arguments", "Exercise", "Mistake", "after_check"]

after_check: list[Callable[[str, Answer], object]] = []
"""Each of these is called with the name of the exercise and the answer, after every check."""


@dataclass(kw_only=True, repr=False)
class Exercise(Task):
    """A task with hints and a worked solution.

    - ``hints``: two, the second stronger than the first.
    - ``why``: one sentence on the solution.
    - ``distractors``: wrong lines that are mixed with those of the solution, where it is to be put
      in order. Without any, there is no such step between the hints and the solution.
    - ``**task``: what a `Task` takes.
    """

    hints: tuple[str, str]
    why: str
    distractors: tuple[str, ...] = ()
    _function: Callable[..., Any] | None = field(default=None, init=False)
    _hints_given: int = field(default=0, init=False)

    def check(self, attempt: object = NOTEBOOK) -> Answer:
        """Return an answer to an attempt; never raises, whatever it is given.

        Without one, it is what the notebook has under the name of the exercise, and the answer says
        so if that is not what the learner sees there: if its cell failed, or was not run.
        """
        late, sentences = "", tuple[str, ...]()
        if attempt is NOTEBOOK:
            attempt = names().get(self.name)
            late = out_of_date(self.name, attempt)
        if late:
            kind, sentences, mistake = Kind.NOT_YET, (late,), "cell did not run"
        else:
            kind, sentences, mistake = self.judge(attempt)
        answer = self._say(kind, sentences, mistake, attempt)
        for each in after_check:
            each(self.name, answer)
        return answer

    @property
    def function(self) -> Callable[..., Any]:
        """What the lesson goes on with: the learner's function if its newest check took it.

        Else it is the course's own. Where nothing was checked yet, it is checked now.
        """
        if self._function is None:
            self.check()
        return self._function or self.reference

    def _say(self, kind: Kind, said: tuple[str, ...], mistake: str, attempt: object) -> Answer:
        if kind is Kind.RIGHT:
            said += (f"From here on, the lesson uses your {self.name}.",)
            return self._keep(Answer(kind, said, attempt, self.name, mistake))  # type: ignore[arg-type]
        said += (f"Until it is right, the lesson uses the course's own {self.name}.",)
        return self._keep(Answer(kind, said, self.reference, self.name, mistake))

    def _keep(self, answer: Answer) -> Answer:
        self._function = answer.function
        return answer

    @property
    def hint(self) -> Help:
        """The first hint, then the stronger one; after that, it also says what comes next."""
        return Help(self._next_hint)

    @property
    def solution(self) -> Help:
        """The worked solution with a sentence on why it is one."""
        return Help(lambda: Told("Solution", self.why, self.source))

    def _next_hint(self) -> Told:
        given, self._hints_given = self._hints_given, self._hints_given + 1
        if given == 0:
            more = f" Still stuck? Run exercises.{self.name}.hint() again."
            return Told("Hint 1", self.hints[0] + more)
        if given == 1:
            return Told("Hint 2", self.hints[1])
        more = f"There is no stronger hint: exercises.{self.name}.solution() shows one way."
        return Told("Hint 2", f"{self.hints[1]} {more}")

    def __repr__(self) -> str:
        return f"The exercise {self.signature}: check(), hint() or solution()."
