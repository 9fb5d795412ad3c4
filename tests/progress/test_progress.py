import json
import os

import pytest

from course_utils import progress
from course_utils.progress import file, lesson


def kept(path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))["kept"]


def test_a_cell_that_is_run_again_gives_its_widgets_the_same_keys(a_notebook):
    keys = []
    for _ in range(2):
        a_notebook.run("cell-a")
        keys.append([progress.widget_key(kind) for kind in ("race", "race", "quiz")])
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 3
    a_notebook.run("cell-b")
    assert progress.widget_key("race") not in keys[0]


def test_what_was_kept_is_there_when_the_cell_is_run_again_and_after_a_restart(a_notebook):
    a_notebook.run("cell-a")
    key = progress.widget_key("race")
    assert progress.recall(key) is None
    progress.keep(key, {"step": 3, "start": [9.0, 8.0]})
    for _ in range(2):
        a_notebook.run("cell-a")
        assert progress.recall(progress.widget_key("race")) == {"step": 3, "start": [9.0, 8.0]}
        progress.flush()
        a_notebook.restart("01_guess")


def test_what_is_recalled_can_be_changed_without_changing_what_is_kept(a_notebook):
    a_notebook.run("cell-a")
    key = progress.widget_key("race")
    progress.keep(key, {"pins": [1]})
    progress.recall(key)["pins"].append(2)
    assert progress.recall(key) == {"pins": [1]}


def test_code_from_nowhere_keeps_nothing_and_writes_no_file(a_notebook):
    a_notebook.run(None)
    assert progress.widget_key("race") is None
    assert progress.named_key("prediction", "sky") is None
    assert progress.open_lesson("01") is False
    progress.keep(None, {"step": 3})
    assert progress.recall(None) is None
    progress.flush()
    assert list(a_notebook.folder.iterdir()) == []


def test_switched_off_it_remembers_in_the_kernel_and_writes_no_file(a_notebook, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    a_notebook.run("cell-a")
    progress.keep(progress.widget_key("race"), {"step": 3})
    a_notebook.run("cell-a")
    assert progress.recall(progress.widget_key("race")) == {"step": 3}
    assert list(a_notebook.folder.iterdir()) == []


def test_hundreds_of_changes_are_few_writes_and_the_last_one_is_not_lost(a_notebook, monkeypatch):
    import asyncio

    writes = []
    written = file.write
    monkeypatch.setattr(file, "write", lambda *given: writes.append(given) or written(*given))
    monkeypatch.setattr(lesson, "SECONDS", 0.05)
    a_notebook.run("cell-a")
    key = progress.widget_key("slider")

    async def drag():
        for place in range(300):
            progress.keep(key, {"place": place})
        await asyncio.sleep(0.1)

    asyncio.run(drag())
    assert len(writes) <= 4
    assert kept(a_notebook.path()) == {key: {"place": 299}}


def test_what_was_not_written_yet_is_written_before_the_next_cell(a_notebook, monkeypatch):
    import asyncio

    a_notebook.run("cell-a")
    key = progress.widget_key("slider")

    async def move():
        progress.keep(key, {"place": 1})
        assert kept(a_notebook.path()) == {}

    asyncio.run(move())
    a_notebook.run("cell-b")
    assert kept(a_notebook.path()) == {key: {"place": 1}}


def test_two_kernels_with_one_lesson_do_not_lose_what_the_other_keeps(a_notebook):
    a_notebook.run("cell-a")
    progress.keep(progress.widget_key("race"), {"step": 3})
    other = json.loads(a_notebook.path().read_text(encoding="utf-8"))
    other["kept"]["prediction: sky"] = {"answer": "blue"}
    a_notebook.path().write_text(json.dumps(other), encoding="utf-8")
    progress.keep("race 1 in cell-a", {"step": 4})
    assert kept(a_notebook.path()) == {
        "prediction: sky": {"answer": "blue"},
        "race 1 in cell-a": {"step": 4},
    }


def test_each_lesson_has_a_file_of_its_own(a_notebook):
    for number, name in (("01", "01_guess"), ("02", "02_correct")):
        a_notebook.opened(name)
        a_notebook.run("cell-a")
        progress.open_lesson()
        progress.keep("mine", {"lesson": number})
    for number in ("01", "02"):
        assert kept(a_notebook.path(number)) == {"mine": {"lesson": number}}


def test_where_the_name_is_unknown_the_lesson_says_it_and_what_came_before_is_kept(
    a_notebook, monkeypatch
):
    monkeypatch.delenv("JPY_SESSION_NAME")
    monkeypatch.chdir(a_notebook.folder)
    a_notebook.run("cell-a")
    progress.keep(progress.widget_key("race"), {"step": 3})
    assert list(a_notebook.folder.iterdir()) == []
    assert progress.open_lesson("03")
    progress.keep("mine", {"more": True})
    assert kept(a_notebook.path("03")) == {"race 1 in cell-a": {"step": 3}, "mine": {"more": True}}


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (b"", "can't be read"),
        (b'{"version": 1, "kept"', "can't be read"),
        (b"\xff\xfe\x00", "can't be read"),
        (b"[]", "can't be read"),
        (b'{"version": "1", "kept": {}}', "can't be read"),
        (b'{"version": 1, "kept": {"mine": 3}}', "can't be read"),
        (b"[" * 100_000, "can't be read"),
        (b'{"version": 2, "kept": {"mine": {"new": 1}}}', "newer version of the course"),
    ],
)
def test_a_spoilt_or_newer_file_is_put_aside_with_a_sentence(a_notebook, capsys, spoilt, says):
    a_notebook.path().parent.mkdir()
    for number in (1, 2):
        a_notebook.path().write_bytes(spoilt)
        a_notebook.restart("01_guess")
        a_notebook.run("cell-a")
        assert progress.recall(progress.widget_key("race")) is None
        aside = a_notebook.path().with_name(f"01-aside-{number}.json")
        assert aside.read_bytes() == spoilt
        sentence = capsys.readouterr().out
        assert says in sentence
        assert aside.name in sentence
        assert kept(a_notebook.path()) == {}


def test_a_file_that_is_spoilt_meanwhile_is_put_aside_too(a_notebook, capsys):
    a_notebook.run("cell-a")
    progress.keep(progress.widget_key("race"), {"step": 3})
    a_notebook.path().write_text("oh", encoding="utf-8")
    progress.keep("mine", {"step": 1})
    assert a_notebook.path().with_name("01-aside-1.json").read_text(encoding="utf-8") == "oh"
    assert kept(a_notebook.path()) == {"race 1 in cell-a": {"step": 3}, "mine": {"step": 1}}
    a_notebook.run("cell-b")
    assert "put aside" in capsys.readouterr().out


def test_where_nothing_can_be_written_one_sentence_says_so_once(a_notebook, capsys):
    (a_notebook.folder / "progress").write_text(
        "a file where the folder should be", encoding="utf-8"
    )
    for cell in ("cell-a", "cell-b", "cell-a"):
        a_notebook.run(cell)
        progress.keep(progress.widget_key("race"), {"in": cell})
    assert progress.recall("race 1 in cell-a") == {"in": "cell-a"}
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Your work is kept only while this notebook runs: no file can be written in "
        f"{a_notebook.folder}."
    ]


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "01.json"
    file.write(path, "01", {"mine": {"step": 1}}, set())
    before = path.read_bytes()

    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        file.write(path, "01", {"mine": {"step": 2}}, {"mine"})
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["01.json"]


def test_one_call_forgets_all(a_notebook):
    for name in ("02_correct", "01_guess"):
        a_notebook.opened(name)
        a_notebook.run("cell-a")
        progress.keep(progress.widget_key("race"), {"step": 3})
    progress.forget()
    assert progress.recall("race 1 in cell-a") is None
    assert list((a_notebook.folder / "progress").iterdir()) == []


@pytest.mark.parametrize("state", [{"loss": float("nan")}, {"step": {1, 2}}])
def test_what_no_file_can_hold_is_refused(a_notebook, state):
    a_notebook.run("cell-a")
    with pytest.raises((TypeError, ValueError)):
        progress.keep("mine", state)
