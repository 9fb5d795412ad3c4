import re

import numpy as np

from course_utils.scene import Backdrop, Mark, Panel, Readings, Scene, Shape
from course_utils.show import live
from course_utils.show.live import LivePicture


def traits_in(script):
    """Return the names of all traits the script reads, sets or follows."""
    named = re.findall(r'(?:model\.(?:get|set)|\btell)\("(\w+)"', script)
    followed = re.search(r"const listeners = {([^}]*)}", script)[1]
    return {*named, *re.findall(r"(\w+):", followed)}


def test_script_and_python_agree_on_the_names_of_traits_and_of_what_a_mark_has():
    picture = LivePicture()
    synced = {name for name in picture.trait_names(sync=True) if not name.startswith("_")}
    script = str(picture._esm)
    assert traits_in(script) == synced - {"layout", "tabbable", "tooltip"}
    picture.show(scene_on(Backdrop(lambda ax: None)))
    own = {"mark", "group", "paint", "take", "heightsAt"}
    used = set(re.findall(r"\bmark\.(\w+)", script)) - own
    assert used <= set(picture.marks[0])
    assert used >= {"points", "frames", "count", "grows", "look", "kind", "place", "since", "ages"}


def scene_on(backdrop, number=0.0):
    line = Mark("line", np.full((1, 3, 2), number), "path", "step")
    readings = Readings(("x",), ("kg",), np.array([[[number], [1], [2]]]), step="try", first=1)
    return Scene((Panel(backdrop, (line,)),), ("A line.",), readings=readings)


def test_a_backdrop_that_stays_is_neither_drawn_nor_sent_again(monkeypatch):
    drawn, sent, picture = [], [], LivePicture()
    first, second = (
        Backdrop(lambda _, name=name: drawn.append(name), Shape(200 + size, 200))
        for size, name in enumerate("ab")
    )
    picture.observe(sent.append, "panels")
    for backdrop, number in ((first, 1), (first, 2), (second, 2)):
        picture.show(scene_on(backdrop, number))
    assert drawn == ["a", "b"]
    assert len(sent) == 2


def test_readings_arrive_as_they_are(monkeypatch):
    picture = LivePicture()
    picture.show(scene_on(Backdrop(lambda ax: None), 7.5))
    told = picture.readings
    assert (told["names"], told["units"], told["steps"]) == (["x"], ["kg"], 3)
    assert (told["step"], told["first"]) == ("try", 1)
    assert np.frombuffer(told["values"], np.float64).tolist() == [7.5, 1, 2]
    assert live._readings(Scene((), ("Nothing.",))) == {}
