"""A picture of the class: what was predicted and tried, without code, names or small groups."""

import csv
import json
import re
import shutil

import pytest

from teaching import class_picture

QUESTIONS = """
[[predict]]
name = "sky"
text = "Which colour is the sky?"
options = ["blue", "green", "red"]

[[predict]]
name = "boxes"
text = "How many boxes?"
unit = "boxes"
"""
NAMES = [
    "Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida", "Joe", "Kim", "Lea", "Max",
]  # fmt: skip


def kept(sky, boxes=None, *, saved="2026-11-26T10:00", **more):
    state = {"prediction: sky": {"answer": sky, "happened": "blue", "surprised": sky != "blue"}}
    state["prediction: boxes"] = {"answer": boxes, "happened": "256 boxes"}
    return {"version": 1, "lesson": "01", "saved": saved, "kept": state | more}


@pytest.fixture
def class_(tmp_path, monkeypatch):
    """A class's files in several layouts, and beside them what is none."""
    monkeypatch.setattr(class_picture, "QUESTIONS", tmp_path)
    (tmp_path / "01.toml").write_text(QUESTIONS, encoding="utf-8")
    folder = tmp_path / "in"
    mistaken = {"exercise: error": {"tries": 3, "right": True, "mistakes": ["sign", "<b>rare</b>"]}}
    for number, name in enumerate(NAMES):
        sky = "green" if number < 6 else "blue" if number < 11 else "red"
        told = kept(sky, 200 + number, **(mistaken if number < 7 else {}))
        path = folder / (f"{name}_01.json" if number % 2 else f"7b/{name}/course/progress/01.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told), encoding="utf-8")
    ada = folder / "7b/Ada/course/progress"
    (ada / "01 (1).json").write_text(json.dumps(kept("red", saved="2026-11-25")), encoding="utf-8")
    (ada / "02.json").write_text(
        '{"version": 1, "lesson": "../01", "kept": {"prediction: sky": 3}}',
        encoding="utf-8",
    )
    (folder / "spoilt.json").write_text("{", encoding="utf-8")
    (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "Zed_01.json").write_text(
        json.dumps(kept(["a list"], True, **{"exercise: error": 3})),
        encoding="utf-8",
    )
    return folder


def drawn(folder):
    output, table = folder.parent / "class.html", folder.parent / "class.csv"
    assert class_picture.main([str(folder), "--output", str(output), "--csv", str(table)]) == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["name"], row["what"], int(row["learners"])) for row in csv.DictReader(file)]
    return output.read_text(encoding="utf-8"), rows


def test_groups_are_counted_once_for_each_learner_and_small_ones_are_not_shown(class_):
    page, rows = drawn(class_)
    assert rows == [
        ("sky", "green", 6), ("sky", "blue", 5),
        ("boxes", "about 200 boxes", 13),
        ("error", "solved", 7), ("error", "mistake: <b>rare</b>", 7),
        ("error", "mistake: sign", 7),
    ]  # fmt: skip
    assert "red" not in page.replace("surprised", "")
    assert "What happened: blue." in page
    assert "Half of them tried 3 times or fewer." in page


def test_nobody_is_named_and_nothing_that_was_typed_is_markup(class_):
    page, _ = drawn(class_)
    assert not re.search(rf"\b({'|'.join(NAMES)})\b", page)
    assert "<b>rare" not in page
    assert "&lt;b&gt;rare" in page
    assert "src=" not in page


def test_what_surprised_most_comes_first(class_):
    page, _ = drawn(class_)
    first = page.split("Talk about these first")[1].split("Lesson 01")[0]
    assert "Which colour is the sky? (9 were surprised)" in first


def test_a_class_may_come_as_an_archive(class_, tmp_path):
    place = shutil.make_archive(str(tmp_path / "class"), "zip", class_)
    assert drawn(class_)[1] == drawn(type(class_)(place))[1]


def test_four_learners_are_too_few(class_, capsys, tmp_path):
    for name in NAMES[4:]:
        (class_ / f"{name}_01.json").unlink(missing_ok=True)
        shutil.rmtree(class_ / "7b" / name, ignore_errors=True)
    (class_ / "Zed_01.json").unlink()
    with pytest.raises(SystemExit):
        class_picture.main([str(class_), "--output", str(tmp_path / "class.html")])
    assert "with fewer than five, nothing is shown" in capsys.readouterr().err
    assert not (tmp_path / "class.html").exists()
