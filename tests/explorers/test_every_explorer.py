"""What holds for any explorer, on every row of the table, in every state that controls lead to."""

import gc
import itertools
import json
import re
import tracemalloc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from course_utils import widgets
from course_utils.scene import Mark, Scene
from course_utils.settings import Button, Choice, Options, Place, Slide, Steps, settings_of
from course_utils.show.explorer import Explorer
from tests.bad_input import assert_one_sentence
from tests.explorers.printed import (
    assert_the_same,
    by_browser,
    by_matplotlib,
    marks_in_a_wide_window,
    shown,
)
from tests.explorers.table import (
    ROWS,
    frame_of,
    moves_of,
    states_of,
    steps_of,
    subject_of,
)

each_row = pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)


def marks_of(scene: Scene) -> list[Mark]:
    return [mark for panel_ in scene.panels for mark in panel_.marks]


def told(scene: Scene) -> object:
    """Return all that a scene shows and says, to be compared."""
    readings = scene.readings
    return (
        [(mark.kind, mark.look, mark.grows, mark.texts, mark.label) for mark in marks_of(scene)],
        [np.asarray(mark.points, dtype=float).tobytes() for mark in marks_of(scene)],
        (scene.sentences, scene.labels, scene.values.tobytes(), scene.notes, scene.remark),
        readings and (readings.names, readings.units, np.asarray(readings.values).tobytes()),
    )


def test_every_explorer_has_a_row():
    explorers = {
        made
        for made in vars(widgets).values()
        if isinstance(made, type) and issubclass(made, Explorer) and made is not Explorer
    }
    assert {row.widget for row in ROWS.values()} == explorers
    for row in ROWS.values():
        settings = settings_of(subject_of(row)).values()
        takes = {each.name for each in settings if isinstance(each, Slide | Place)}
        takes |= {each.name for each in settings if isinstance(each, Choice) and each.read}
        assert set(row.typed) == takes


@each_row
def test_frames_labels_sentences_marks_and_readings_belong_together(row):
    subject = subject_of(row)
    settings = settings_of(subject).values()
    (steps,) = [each for each in settings if isinstance(each, Steps)] or [None]
    for state in states_of(row, subject):
        scene = subject.scene(state)
        frames = len(scene.sentences)
        assert len(scene.values) == frames
        assert len(scene.labels) == (frames if frames > 1 else 0)
        assert (np.diff(scene.values) > 0).all()
        for sentence in (*scene.sentences, *scene.notes):
            assert sentence.endswith(".")
            assert not re.search(r"\b(nan|inf|None)\b", sentence)
        for mark in marks_of(scene):
            assert len(mark.points) in (1, frames)
            assert mark.points.ndim == 3
            assert mark.points.shape[2] == 2
            assert all(len(texts) == mark.points.shape[1] for texts in mark.texts)
            if mark.grows == "step" and steps:
                assert mark.points.shape[1] == len(steps.labels)
            if mark.grows == "frame":
                assert mark.points.shape[1] == frames
        if scene.readings:
            values = scene.readings.values
            assert len(values) in (1, frames)
            assert values.shape[1:] == (len(steps.labels), len(scene.readings.names))
            assert len(scene.readings.units) == len(scene.readings.names)


@each_row
def test_a_state_is_all_there_is(row):
    subject = subject_of(row)
    states = states_of(row, subject)
    before = [told(subject.scene(state)) for state in states]
    written = [json.loads(json.dumps(state)) for state in states]
    assert [told(subject.scene(state)) for state in written[::-1]] == before[::-1]
    fresh = subject_of(row)
    assert told(fresh.scene(written[-1])) == before[-1]
    assert told(fresh.scene(fresh.state)) == before[0]


@each_row
def test_live_and_still_are_the_same_picture_in_every_state(row):
    subject = subject_of(row)
    steps = itertools.cycle([*steps_of(subject), 0])  # another one for each frame of each state
    for number, state in enumerate(states_of(row, subject)):
        scene = subject.scene(state)
        live = shown(scene)
        names = [mark["look"] for mark in marks_in_a_wide_window(live)]
        ends = () if number else (0, len(scene.sentences) - 1)
        for frame in sorted({frame_of(subject, state), *ends}):
            step = next(steps)
            still = by_matplotlib(scene, frame, step)
            assert_the_same(by_browser(live, frame, step), still, names)


@each_row
@pytest.mark.parametrize("lost", [(np.nan, np.nan), (np.inf, -1e308)])
def test_what_is_past_every_number_can_be_shown(row, lost):
    subject = subject_of(row)
    scene, spoilt = subject.scene(subject.state), []
    for panel_ in scene.panels:
        marks = []
        for mark in panel_.marks:
            points = np.array(mark.points, dtype=float)
            points[:, -1, 1], points[:, 0, 0] = lost
            marks.append(replace(mark, points=points))
        spoilt.append(replace(panel_, marks=tuple(marks)))
    scene = replace(scene, panels=tuple(spoilt))
    by_browser(shown(scene), 0, 10**6)
    by_matplotlib(scene, 0, 10**6)


def shown_by(explorer: Explorer) -> object:
    """Return all that a learner sees, but the notice and the field that was typed in."""
    picture = explorer.picture
    return (
        [mark["points"] for mark in picture.marks],
        (list(picture.sentences), explorer.frame, explorer.step, dict(explorer.state)),
        [
            (widget.index, widget.options)
            for control in explorer.controls.values()
            for widget in control.widgets
            if hasattr(widget, "index")
        ],
    )


@each_row
def test_every_control_is_set_and_what_it_cannot_take_is_refused(row):
    explorer = row.widget(**row.arguments())
    for setting, told_ in moves_of(row, explorer.subject):
        control, before = explorer.controls[setting.name], dict(explorer.state)
        match setting:
            case Choice() | Slide():
                fields, wrong = [control.field], ["fast", "nan", "1e400", ""]
            case Place():
                fields, wrong = control.fields, ["fast", "1e9", "nan", ""]
            case _:
                fields, wrong = [], []
        for field in fields:
            good = field.value
            for bad in wrong:
                seen = shown_by(explorer)
                field.value = bad
                assert_one_sentence(explorer.notice.sentence)
                assert "⚠" in explorer.notice.value
                assert shown_by(explorer) == seen
                field.value = good
                assert explorer.notice.sentence == explorer.scene.remark
                assert shown_by(explorer) == seen
        match setting:
            case Place():
                for field, typed in zip(control.fields, told_, strict=True):
                    field.value = typed
            case Choice() | Slide():
                control.field.value = told_
            case Steps():
                control.slider.index = told_
            case Options():
                control.list.value = told_
            case Button():
                control.button.click()
        assert explorer.notice.sentence == explorer.scene.remark
        assert setting.name == "unpin" or explorer.state != before
        assert explorer.sentence == explorer.still()[1] == explorer.scene.sentences[explorer.frame]
        assert list(explorer.picture.sentences) == list(explorer.scene.sentences)
    by_hand = states_of(row, subject_of(row))[-1]
    assert explorer.state == by_hand
    assert told(explorer.scene) == told(subject_of(row).scene(by_hand))


@each_row
def test_what_was_set_is_there_when_the_cell_is_run_again(row, a_notebook):
    a_notebook.run("a cell")
    explorer = row.widget(**row.arguments())
    first = dict(explorer.state)
    for setting, told_ in moves_of(row, explorer.subject):
        explorer.set(**{setting.name: told_})
    now, seen = dict(explorer.state), told(explorer.scene)
    a_notebook.run("a cell")
    again = row.widget(**row.arguments())
    assert again.state == now != first
    assert told(again.scene) == seen
    a_notebook.run("another cell")
    assert row.widget(**row.arguments()).state == first
    a_notebook.run("a cell")
    again = row.widget(**row.arguments())
    again.more.afresh.click()
    assert again.state == first
    a_notebook.run("a cell")
    assert row.widget(**row.arguments()).state == first


@each_row
def test_closing_gives_back_all_that_it_held(row, registry):
    before = set(registry)
    explorer = row.widget(**row.arguments())
    (canvas, *_) = explorer.picture._canvases.values()
    held = [weakref.ref(each) for each in (explorer.subject, explorer.scene, canvas)]
    del canvas
    explorer.still()
    explorer.close()
    explorer.close()
    assert set(registry) == before
    gc.collect()
    assert [each() for each in held] == [None, None, None]


def test_running_a_cell_again_and_again_keeps_next_to_nothing(a_notebook):
    kept = []  # as a notebook keeps all that its cells have shown

    def rerun(times):
        for _ in range(times):
            a_notebook.run("a cell")
            row = ROWS["learning rates"]
            kept.append(row.widget(**{**row.arguments(), "steps": 50}))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = rerun(3)
        assert (rerun(6) - before) / 6 < 300_000
    finally:
        tracemalloc.stop()
