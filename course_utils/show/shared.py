"""What an explorer shows as a line of text, and back: so that it can be shown to somebody else."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from course_utils import validation
from course_utils.scene import State
from course_utils.settings import (
    Button,
    Choice,
    Options,
    Place,
    Setting,
    Slide,
    Steps,
    Subject,
    setting_called,
    settings_of,
)

MOST_PRESSES = 1000
"""A button that counts in the state may have been pressed fewer times than this."""


def text_of(subject: Subject, state: State) -> str:
    """Return a state as the moves that lead to it, such as ``learning_rate=1e-06&step=50``.

    What was pinned comes first, each with the move that pins it.
    """
    settings = list(settings_of(subject).values())
    moves: list[tuple[str, str]] = []
    of_runs = [each for each in settings if isinstance(each, Choice | Place)]
    for value, start in state.get("pins", ()):
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
        state = _moved(setting_called(name, subject), state, value)
    return state


def _moves(settings: Sequence[Setting], state: State) -> list[tuple[str, str]]:
    moves = []
    for setting in settings:
        match setting:
            case Choice():
                moves.append((setting.name, str(float(state[setting.name]))))
            case Steps() | Options():
                moves.append((setting.name, str(state[setting.name])))
            case Button() if setting.name in state:
                moves.append((setting.name, str(state[setting.name])))
            case Slide():
                moves.append((setting.name, str(setting.value(state))))
            case Place():
                moves.append((setting.name, ",".join(map(str, state[setting.name]))))
    return moves


def _moved(setting: Setting, state: State, value: str) -> State:
    match setting:
        case Steps():
            return {**state, setting.name: _whole(setting, value, len(setting.labels))}
        case Options():
            return setting.take(state, _whole(setting, value, len(setting.options)))
        case Place():
            parts: list[Any] = value.split(",")
            if len(parts) != len(setting.symbols):
                names = " and ".join(setting.symbols)
                raise ValueError(f"{setting.label} has a number for {names}, not {value[:40]!r}.")
            return setting.take(state, parts)
        case Button() if setting.name in state:
            return {**state, setting.name: _whole(setting, value, MOST_PRESSES)}
        case Button():
            return setting.take(state, None)
        case Choice() if setting.read is None:  # the nearest frame is shown
            return {**state, setting.name: validation.finite_number(value, setting.label)}
        case _:
            return setting.take(state, value)


def _whole(setting: Steps | Options | Button, value: str, count: int) -> int:
    if not value.isdecimal() or int(value[:9]) >= count:
        said = f"is a whole number from 0 to {count - 1}, not {value[:40]!r}"
        raise ValueError(f"{setting.label.rstrip(':')} {said}.")
    return int(value)
