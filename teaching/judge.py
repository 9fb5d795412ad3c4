"""Judges one submission in a process of its own: ``collect`` sends a job, events come back.

The notebook runs in a third process (`teaching.player`), shut in. What that one tells of its checks
is passed on, but for "right": then the learner's function is called from here, over a pipe that
only data can cross, with arguments that are drawn here, and its results are compared here, with a
course that no learner's code has touched.
"""

import json
import os
import shutil
import sys
import threading
from pathlib import Path

from course_utils import exercises
from course_utils.exercises.answer import Kind
from course_utils.patience import TooManyLinesError
from course_utils.problem import Problem
from teaching import enclosure
from teaching.wire import Line, WireError, pack, unpack

PLAYER = Path(__file__).with_name("player.py")
MOST_MESSAGES = 5000
USUAL = [256.0, 212.0, 1492.0]
"""The numbers of the course's own equation."""
LONGEST_TEXT = 500


class Remote:
    """A learner's function in another process; it is called like any other."""

    def __init__(self, line: Line, name: str):
        self._line, self.__name__ = line, name

    def __call__(self, *arguments: object) -> object:
        """Return what comes back, and let the arguments be what they are afterwards there."""
        self._line.send(call=pack(list(arguments)))
        said = self._line.receive()
        if said is None:
            raise WireError("the notebook's process has ended")
        for before, after in zip(arguments, unpack(said.get("after", {"list": []})), strict=True):
            _become(before, after)
        if said.get("endless"):
            raise TooManyLinesError
        if "raised" in said:
            raise RuntimeError(str(said["raised"]))
        return unpack(said.get("value"))


def _become(before: object, after: object) -> None:
    """Let an argument look as it does where the function has worked on its copy."""
    if type(before) is not type(after):
        return
    if isinstance(before, dict):
        before.clear()
        before.update(after)
    elif isinstance(before, list):
        before[:] = after
    elif hasattr(before, "bit_generator"):
        before.bit_generator.state = after.bit_generator.state
    elif hasattr(before, "shape") and before.shape and before.shape == after.shape:
        before[...] = after


def verdict(line: Line, told: dict) -> dict:
    """Return an answer as it was told, or as it is seen from here if it was told to be right."""
    name, kind = told.get("exercise"), told.get("kind")
    if name not in exercises.__all__ or kind not in Kind.__members__:
        raise WireError("no answer of a check")
    answer = {"exercise": name, "kind": kind, "said": str(told.get("said", ""))[:LONGEST_TEXT]}
    if kind != Kind.RIGHT.name:
        return answer
    exercise, numbers, more = getattr(exercises, name), USUAL, []
    if hasattr(exercise, "equation"):
        numbers = [float(number) for number in unpack(told.get("equation", {"list": USUAL}))]
        more = [Problem([numbers[:2]], numbers[2:])]
    seen = exercise.check(Remote(line, name), *more)
    line.send(done=True)
    if seen.kind is not Kind.RIGHT:
        answer["kind"] = Kind.NOT_YET.name
        answer["said"] = f"Its own check was made to say right, but: {seen.sentences[0]}"
    elif numbers != USUAL:
        answer["said"] = f"{answer['said']} (For the learner's own numbers {numbers}.)"
    return answer


def judge(job: dict, tell) -> None:
    """Play a notebook to its end and tell what comes of it; never raises, whatever it does."""
    limits = enclosure.Limits(job["seconds"], job["cell_seconds"], job["megabytes"])
    player = enclosure.Enclosure(PLAYER, limits, job["walls"], job["folder"])
    line = Line(player.process.stdout, player.process.stdin)
    finished = False
    try:
        line.send(**job)
        for _ in range(MOST_MESSAGES):
            said = line.receive()
            if said is None or said.get("finished"):
                finished = said is not None
                break
            if "stopped" in said:
                words = {key: str(said.get(key) or "")[:LONGEST_TEXT] for key in
                         ("error", "said", "line", "name")}  # fmt: skip
                tell(stopped=int(said["stopped"]), **words)
            else:
                tell(**verdict(line, said))
        else:
            player.end("It told more than a notebook can have to tell.")
    except (WireError, ValueError, TypeError, OSError, AttributeError):
        player.end("Its process did not speak as a notebook of this course does.")
    player.close()
    if not finished:
        tell(why=player.why or "Its process ended itself before the last cell.")


def main() -> None:
    """Read the job, judge, and end at once if the one who asked for it has gone."""
    job = json.loads(sys.stdin.buffer.readline())
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    enclosure.adopt_orphans()

    leaving = threading.Event()

    def leave_with_the_asker() -> None:
        sys.stdin.buffer.read()
        leaving.set()
        enclosure.end_descendants()
        if not job["walls"]:
            shutil.rmtree(job["folder"], ignore_errors=True)
        os._exit(1)

    leaves = threading.Thread(target=leave_with_the_asker, daemon=True)
    leaves.start()

    def tell(**event: object) -> None:
        out.write(json.dumps(event) + "\n")
        out.flush()

    try:
        judge(job, tell)
        tell(finished=True)
    finally:
        if leaving.is_set():  # the folder is being cleared up, and nobody listens any more
            leaves.join()
        os._exit(0)  # the thread that reads would hold up an ordinary end


if __name__ == "__main__":
    main()
