"""The build gives each reader a notebook, and nothing that varies from run to run is in it."""

import json

import build
import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

JOBS = [(source, kind) for source in build.lessons() for kind in build.targets(source)]
NAMES = [f"{source.stem}-{kind}" for source, kind in JOBS]


@pytest.mark.parametrize(("source", "kind"), JOBS, ids=NAMES)
def test_notebook_names_its_source_and_holds_no_version_and_no_widget_state(source, kind):
    notebook = nbformat.read(build.targets(source)[kind], as_version=4)
    assert f"lessons/{source.name}" in notebook.cells[-1].source
    assert "widgets" not in notebook.metadata
    assert notebook.metadata.language_info == {"name": "python", "file_extension": ".py"}
    assert build.WIDGET_VIEW not in json.dumps(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    run = kind == "solutions"
    assert [cell.execution_count for cell in code] == [
        number if run else None for number in range(1, len(code) + 1)
    ]
    assert run or not any(cell.outputs for cell in code)


@pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)
def test_every_picture_has_its_own_alt_text(source):
    cells = nbformat.read(build.targets(source)["solutions"], as_version=4).cells
    shown = [
        output["data"]
        for cell in cells
        for output in cell.get("outputs", [])
        if "<img" in output.get("data", {}).get("text/html", "")
    ]
    assert shown or source.stem == "10_in_a_week"
    for data in shown:
        assert "image/png" not in data
        assert f'alt="{data["text/plain"]}"'.replace("'", "&#x27;") in data["text/html"]


LESSON = """
# A lesson

```python
1 + 1
```

```python tags=["exercise"]
answer = None
```

```python tags=["solution"]
answer = 2
```
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Lay out a course of one lesson; return its source and its two notebooks."""
    for name in ("lessons", "notebooks"):
        (tmp_path / name).mkdir()
        monkeypatch.setattr(build, name.upper(), tmp_path / name)
    source = tmp_path / "lessons" / "01_lesson.md"
    source.write_text(LESSON, encoding="utf-8")
    learner = tmp_path / "notebooks" / "01_lesson.ipynb"
    return source, learner, learner.parent / "solutions" / learner.name


@pytest.fixture
def run_build(capsys):
    """Return a function that builds, and returns the exit code and what was said."""

    def run(*arguments: str) -> tuple[int, str]:
        code = build.main(list(arguments))
        return code, capsys.readouterr().out

    return run


def test_learners_get_the_exercise_and_solved_notebooks_the_solution(course, run_build):
    _, learner, solved = course
    assert run_build() == (0, "2 files built.\n")
    assert "answer = None" in learner.read_text(encoding="utf-8")
    assert "answer = 2" not in learner.read_text(encoding="utf-8")
    assert "answer = 2" in solved.read_text(encoding="utf-8")
    assert "answer = None" not in solved.read_text(encoding="utf-8")


def test_only_solved_notebooks_are_run_and_hold_outputs(course, run_build):
    _, learner, solved = course
    run_build()
    shown = {
        path: [cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells]
        for path in (learner, solved)
    }
    assert not any(shown[learner])
    assert shown[solved][1][0]["data"]["text/plain"] == "2"


def test_a_cell_keeps_its_id_when_others_come_before_it_and_no_two_share_one(course, run_build):
    source, learner, _ = course
    twice = LESSON + "\n```python\n1 + 1\n```\n"
    kept = []
    for text in (twice, twice.replace("# A lesson", "# A lesson\n\n```python\n2 + 2\n```")):
        source.write_text(text, encoding="utf-8")
        run_build()
        cells = nbformat.read(learner, as_version=4).cells
        kept.append([cell.id for cell in cells if cell.source in ("1 + 1", "answer = None")])
        assert len({cell.id for cell in cells}) == len(cells)
    assert kept[0] == kept[1]
    assert len(kept[0]) == 3


def test_a_solved_notebook_links_out_of_its_folder_or_to_another_lesson(course, run_build):
    source, learner, solved = course
    links = "[a](glossary.md#a) [b](01_lesson.ipynb) [c](00_start.ipynb) [d](#d) [e](https://e.org)"
    source.write_text(f"{links}\n\n{LESSON}", encoding="utf-8")
    source.with_name("00_start.md").write_text("# Start\n", encoding="utf-8")
    run_build()
    assert links in learner.read_text(encoding="utf-8")
    moved = links.replace("(glossary", "(../glossary")
    assert moved in solved.read_text(encoding="utf-8")


def test_the_glossary_stays_a_page_and_says_where_it_comes_from(course, run_build):
    source, learner, _ = course
    source.with_name("glossary.md").write_text("# Glossary\n", encoding="utf-8")
    source.with_name("notes.md").write_text("# Not a page of the course\n", encoding="utf-8")
    assert run_build() == (0, "3 files built.\n")
    page = learner.with_name("glossary.md").read_text(encoding="utf-8")
    assert page.startswith("# Glossary\n\n\n---\n\n*This page is built from `lessons/glossary.md`")
    assert "to change the page, edit" in page
    assert "to change the lesson, edit" in learner.read_text(encoding="utf-8")
    page = learner.with_name("glossary.md").rename(learner.with_name("stray.md"))
    code, said = run_build("--check")
    assert code == 1
    assert "notebooks/glossary.md is missing" in said
    assert "notebooks/stray.md has no lesson" in said


def test_a_changed_byte_a_missing_and_a_stray_notebook_are_found(course, run_build):
    _, learner, solved = course
    run_build()
    changed = learner.read_text(encoding="utf-8").replace("1 + 1", "1 + 2")
    learner.write_text(changed, encoding="utf-8")
    solved.rename(solved.with_name("99_stray.ipynb"))
    code, said = run_build("--check")
    assert code == 1
    assert "notebooks/01_lesson.ipynb is not what lessons/01_lesson.md gives: edit the" in said
    assert "notebooks/solutions/01_lesson.ipynb is missing" in said
    assert "notebooks/solutions/99_stray.ipynb has no lesson" in said


def test_a_lesson_that_raises_is_not_built(course, run_build):
    source, _, solved = course
    source.write_text(LESSON.replace("1 + 1", "1 / 0"), encoding="utf-8")
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        run_build()
    assert not solved.exists()


def test_an_unknown_lesson_is_refused(course, capsys):
    with pytest.raises(SystemExit, match="2"):
        build.main(["42"])
    assert "no lesson is called 42" in capsys.readouterr().err
