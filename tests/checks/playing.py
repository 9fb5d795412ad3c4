"""Plays every control of a notebook as a learner would, and says in sentences what is broken."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.checks.front_end import FrontEnd, Model, StuckError, opened, run_cells

SHOWS_ONLY = {
    "HTMLModel", "LabelModel", "VBoxModel", "HBoxModel", "BoxModel", "Accessibility",
}  # fmt: skip
WAIT_FOR_A_BUTTON = {"TextModel", "DropdownModel"}
FORMS = {"PredictionBox", "Quiz"}
NONSENSE = ("nonsense", "nan", "")
Act = Callable[[], None]


def acts(front_end: FrontEnd, key: str) -> list[Act]:
    """Return all that a learner can do with a control, one act after the other.

    Raises
    ------
    LookupError
        If the control is of a kind that has not been thought of here.
    """
    model = front_end.models[key]
    if model.kind in FORMS:
        return [lambda: _answer_all(front_end, key)]
    if model.kind in SHOWS_ONLY or (model.kind == "LivePicture" and not _dragged(model)):
        return []
    if model.kind == "ButtonModel":
        return [lambda: front_end.click(key)]
    name, values = _values(model)
    return [lambda value=value: front_end.set(key, **{name: value}) for value in values]


def _answer_all(front_end: FrontEnd, key: str) -> None:
    """Give every answer to every question of a form, and press each of its buttons.

    A question that is closed stays as it is; any other answers, and a quiz not always the same.
    """
    model = front_end.models[key]
    for place, asked in enumerate(model.state["items"]):
        replies = []
        if not asked["locked"]:
            for press, _ in asked["buttons"]:
                for value in ("", *(asked["options"] or (*NONSENSE, "3"))):
                    front_end.say(key, place=place, press="", value=value)
                    front_end.say(key, place=place, press=press, value=value)
                    replies.append(model.state["items"][place]["reply"])
            for sure in asked["sures"]:
                front_end.say(key, place=place, press="sure", value=sure)
        if replies and len(set(replies)) < 2:
            front_end.complaints.append(f"question {place + 1} changes nothing")


def _dragged(model: Model) -> list[dict]:
    """Return the marks whose place the browser reports: one with many frames picks among them."""
    return [mark for mark in model.state["marks"] if mark["place"] and mark["frames"] == 1]


def _values(model: Model) -> tuple[str, Iterable]:
    """Return the name of what a learner sets, and what it is set to; it does not end as it was."""
    state = model.state
    match model.kind:
        case "PlayModel":
            return "value", _ends_and_middle(state["min"], state["max"], state.get("step"))
        case "SelectionSliderModel":
            return "index", _ends_and_middle(0, len(state["_options_labels"]) - 1, 1)
        case "DropdownModel" | "SelectModel":
            return "index", _from_another(len(state["_options_labels"]), state["index"])
        case "ToggleButtonModel":
            return "value", [not state["value"], state["value"]]
        case "TextModel":
            return "value", [*NONSENSE, _valid(state["value"])]
        case "LivePicture":
            panel = _dragged(model)[0]["panel"]
            left, top, width, height = state["panels"][panel]["box"]
            return "pointer", [[left, top, 1], [left + width / 2, top + height / 2, 0]]
    raise LookupError(f"{model.kind} is a control that tests/checks/playing.py cannot play")


def _ends_and_middle(low: float, high: float, step: float | None) -> list[float]:
    middle = low + (high - low) / 2
    if step:
        middle = low + step * round((middle - low) / step)
    return [low, high, middle if isinstance(step, float) else int(middle)]


def _from_another(count: int, chosen: int | None) -> list[int]:
    """Return every place, so that the first is not the one chosen already."""
    first = 0 if chosen is None else chosen + 1
    return [(first + place) % count for place in range(count)]


def _valid(shown: str) -> str:
    """Return a number near the one that is shown, as one would type it."""
    try:
        return f"{0.9 * float(shown.replace('−', '-')) or 0.5:.3g}"
    except ValueError:
        return "3"


@dataclass
class Player:
    """One pass over all controls of an open notebook, in an order."""

    front_end: FrontEnd
    complaints: list[str] = field(default_factory=list)
    used: set[tuple] = field(default_factory=set)
    alive: set[tuple] = field(default_factory=set)

    def play(self, controls: list[tuple[int, str, str]], names: dict[str, tuple]) -> None:
        """Play what can be used; what unlocks later is played in the next round."""
        waiting = list(controls)
        while ready := [
            one for one in waiting if self.front_end.usable(one[2]) and self._acts(one)
        ]:
            for control in ready:
                waiting.remove(control)
                if self.front_end.usable(control[2]):
                    self._play_one(control, names)

    def _acts(self, control: tuple[int, str, str]) -> list[Act]:
        try:
            return acts(self.front_end, control[2])
        except LookupError as error:
            self.complaints.append(f"{self._where(control)}: {error}")
            return []

    def _where(self, control: tuple[int, str, str]) -> str:
        return f"cell {control[0]}, {self.front_end.models[control[2]].name}"

    def _play_one(self, control: tuple[int, str, str], names: dict[str, tuple]) -> None:
        key, where = control[2], self._where(control)
        if self.front_end.models[key].kind in FORMS:
            self._after(self._acts(control)[0], key, where)
            self.used.add(names[key])
            self.alive.add(names[key])
            return
        before = self._others(key)
        after = [self._after(act, key, where) for act in self._acts(control)]
        self.used.add(names[key])
        pictures = self._pictures_of(control)
        # It must matter what is chosen: the first value shows something else than another. For a
        # button there is only before and after.
        seen = [_part(one, pictures) for one in (after if len(after) > 1 else [before, *after])]
        alive = any(one != seen[0] for one in seen)
        if not alive and (button := self._button(control)):
            alive = self._play_form(control, button, where, names[button])
        if alive:
            self.alive.add(names[key])

    def _play_form(
        self, control: tuple[int, str, str], button: str, where: str, name: tuple
    ) -> bool:
        """Press a form's button for every value; return whether it matters what was chosen."""
        key, seen = control[2], []
        self.used.add(name)
        for act in [lambda: self._empty(key), *self._acts(control)]:
            if self.front_end.usable(key) and self.front_end.usable(button):
                before = self._after(act, key, where)
                seen.append(self._after(lambda: self.front_end.click(button), key, where))
                if seen[-1] != before:
                    self.alive.add(name)
        return any(other != seen[0] for other in seen)

    def _pictures_of(self, control: tuple[int, str, str]) -> set[str]:
        """Return the live pictures of a slider's panel: it must move them, not only numbers."""
        _, root, key = control
        moves = self.front_end.models[key].kind.endswith(("SliderModel", "PlayModel"))
        return {
            other
            for _, shown, other in self.front_end.controls()
            if moves and shown == root and self.front_end.models[other].kind == "LivePicture"
        }

    def _empty(self, key: str) -> None:
        model = self.front_end.models[key]
        if model.kind == "TextModel":
            self.front_end.set(key, value="")

    def _button(self, control: tuple[int, str, str]) -> str | None:
        """Return the button that follows a control in a form; with a picture, it is no form."""
        _, root, key = control
        inside = [other for _, shown, other in self.front_end.controls() if shown == root]
        kinds = {other: self.front_end.models[other].kind for other in inside}
        if kinds[key] not in WAIT_FOR_A_BUTTON or "LivePicture" in kinds.values():
            return None
        later = inside[inside.index(key) + 1 :]
        return next(
            (one for one in later if kinds[one] == "ButtonModel" and self.front_end.usable(one)),
            None,
        )

    def _others(self, key: str) -> dict:
        return {
            place: value for place, value in self.front_end.visible().items() if place[0] != key
        }

    def _after(self, act: Act, key: str, where: str) -> dict:
        """Do something, note what goes wrong, and return what else is to be seen then."""
        before = len(self.front_end.complaints)
        try:
            act()
        except StuckError as error:
            raise StuckError(f"{where}: {error}") from error
        new = self.front_end.complaints[before:]
        self.complaints += [f"{where}: {complaint}" for complaint in new]
        return self._others(key)


def _part(seen: dict, keys: set[str]) -> dict:
    return {place: value for place, value in seen.items() if not keys or place[0] in keys}


@contextmanager
def session(
    path: Path,
    *,
    folder: Path,
    prepare: str = "",
    run: Callable[[FrontEnd, str], None] = FrontEnd.run,
) -> Iterator[tuple[FrontEnd, list[str]]]:
    """Run a notebook in a new kernel; give the kernel, and what went wrong in the cells.

    Parameters
    ----------
    path
        The notebook.
    folder
        Where its kernel works.
    prepare
        Code to run in the kernel before the first cell.
    run
        How each cell is run.
    """
    with opened(folder) as front_end:
        front_end.draw_quickly()
        front_end.run(prepare)
        yield front_end, run_cells(front_end, path, run)


def faults(name: str, *sessions: AbstractContextManager[tuple[FrontEnd, list[str]]]) -> list[str]:
    """Return what goes wrong when the controls of a notebook are played after it was run.

    They are played in document order in the first session, in the opposite order in the next; each
    must be usable, and change something, in at least one of them.
    """
    found, used, alive, everything, order = [], set(), set(), {}, 1
    for one in sessions:
        try:
            with one as (front_end, complaints):
                found += complaints
                player, controls = Player(front_end), list(front_end.controls())
                names = _names(front_end, controls)
                player.play(controls[::order], names)
                found += player.complaints
                used, alive, order = used | player.used, alive | player.alive, -order
                for *_, key in controls:
                    everything.setdefault(names[key], _is_control(front_end, key))
        except StuckError as error:
            return [f"{name}, {error}"]
        found += [said for said in front_end.complaints if said.startswith("the kernel's log")]
    must = [control for control, is_control in everything.items() if is_control]
    found += [f"{_say(control)} could never be used" for control in must if control not in used]
    found += [f"{_say(control)} changes nothing" for control in must if control in used - alive]
    return [f"{name}, {fault}" for fault in dict.fromkeys(found)]


def _is_control(front_end: FrontEnd, key: str) -> bool:
    model = front_end.models.get(key)
    return model is not None and bool(
        model.kind not in SHOWS_ONLY and (model.kind != "LivePicture" or _dragged(model))
    )


def _names(front_end: FrontEnd, controls: list[tuple[int, str, str]]) -> dict[str, tuple]:
    """Return a name for each control that is the same when the notebook is run again."""
    counts, names = {}, {}
    for cell, _, key in controls:
        called = cell, front_end.models[key].name
        counts[called] = counts.get(called, 0) + 1
        names[key] = (*called, counts[called])
    return names


def _say(name: tuple) -> str:
    cell, called, number = name
    return f"cell {cell}, {called}{f' ({number})' if number > 1 else ''}"
