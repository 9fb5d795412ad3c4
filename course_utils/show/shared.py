"""What an explorer shows as a line of text, and back: so that it can be shown to somebody else."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from course_utils.scene import State
from course_utils.settings import (
    Choice,
    Place,
    Setting,
    Slide,
    Subject,
    setting_called,
    settings_of,
)


def text_of(subject: Subject, state: State) -> str:
    """Return a state as the moves that lead to it, such as ``learning_rate=1e-06&step=50``.

    What was pinned comes first, each with the move that pins it.
    """
    settings = list(settings_of(subject).values())
    moves: list[tuple[str, str]] = []
    of_runs = [each for each in settings if isinstance(each, Choice | Place)]
    for value, start, *_ in state.get("pins", ()):
        pinned = {each.name: value if isinstance(each, Choice) else start for each in of_runs}
        moves += [*_moves(of_runs, pinned), ("pin", "")]
    return urlencode([*moves, *_moves(settings, state)], safe=",")


def state_of(subject: Subject, text: object) -> State:
    """Return the state that such a text tells, or refuse it with a ValueError of one sentence.

    Everything in it is read as if it were typed, beginning with what the subject shows at first.
    """
    if not isinstance(text, str) or "=" not in text:
        raise ValueError(
            f"A state is text such as {text_of(subject, subject.state)}, not {str(text)[:40]!r}."
        )
    state = subject.state
    moves = re.sub(r"^explorer-\d+&", "", text.strip().split("#")[-1])  # of a page to read
    for name, value in parse_qsl(moves, keep_blank_values=True):
        state = setting_called(name, subject).take(state, value)
    return state


def _moves(settings: Sequence[Setting], state: State) -> list[tuple[str, str]]:
    moves = []
    for setting in settings:
        match setting:
            case Choice():
                moves.append((setting.name, str(float(state[setting.name]))))
            case Slide():
                moves.append((setting.name, str(setting.value(state))))
            case Place():
                moves.append((setting.name, ",".join(map(str, state[setting.name]))))
            case _ if setting.name in state:
                moves.append((setting.name, str(state[setting.name])))
    return moves
