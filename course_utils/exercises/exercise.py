"""An exercise: a task for the learner, with the help there is and a memory of the tries."""

from dataclasses import dataclass, field

from course_utils.exercises.answer import Answer, Kind, Told
from course_utils.exercises.notebook import NOTEBOOK, names
from course_utils.exercises.task import Mistake, Task

__all__ = ["Exercise", "Mistake"]

TRIES_BEFORE_A_HINT = 3


@dataclass(kw_only=True)
class Exercise(Task):
    """A task with hints and a worked solution.

    Parameters
    ----------
    hints
        Two, the second stronger than the first.
    why
        One sentence on the solution.
    **task
        What a `Task` takes.
    """

    hints: tuple[str, str]
    why: str
    _tries: int = field(default=0, init=False)
    _hints_given: int = field(default=0, init=False)

    def check(self, attempt: object = NOTEBOOK) -> Answer:
        """Return an answer to an attempt; never raises, whatever it is given.

        Without one, it is what the notebook has under the name of the exercise.
        """
        if attempt is NOTEBOOK:
            attempt = names().get(self.name)
        kind, sentences = self.judge(attempt)
        if kind is Kind.RIGHT:
            self._tries = 0
            sentences += (f"From here on, the lesson uses your {self.name}.",)
            return Answer(kind, sentences, attempt)
        if kind is not Kind.NOT_ATTEMPTED:
            self._tries += 1
            if self._tries >= TRIES_BEFORE_A_HINT:
                sentences += (f"A hint may help: exercises.{self.name}.hint()",)
        sentences += (f"Until it is right, the lesson uses the course's own {self.name}.",)
        return Answer(kind, sentences, self.reference)

    def hint(self) -> Told:
        """Return the first hint, and from the second call on the stronger one."""
        index = min(self._hints_given, len(self.hints) - 1)
        self._hints_given += 1
        more = "" if index else f" Still stuck? Run exercises.{self.name}.hint() again."
        return Told(f"Hint {index + 1}", self.hints[index] + more)

    def solution(self) -> Told:
        """Return the worked solution with a sentence on why it is one."""
        return Told("Solution", self.why, self.source)
