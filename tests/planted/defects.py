"""Defects of notebooks, pages and the repository: what is planted, and which layer finds it.

One for each thing that a check tells. Each row names the defect, what it does to a copy of the
course, and the test that finds it. A test of tests/checks is asked directly; any other is the test
function itself, run on the copy.
"""

import base64
import io
import re
from collections.abc import Callable
from typing import NamedTuple

from nbformat import NotebookNode
from PIL import Image

from tests.planted.course import Course

FORMAT = "tests/checks/notebooks.py::schema_faults"
HEADINGS = "tests/checks/notebooks.py::heading_faults"
PICTURES = "tests/checks/notebooks.py::picture_faults"
PROSE = "tests/checks/prose.py::unexplained"
SPELLING = "tests/checks/spelling.py::spelling_faults"
REBUILD = "tests/lessons/test_every_lesson.py::difference"
_BUILD = "tests/notebooks/test_build.py::"
STATE = f"{_BUILD}test_notebook_names_its_source_and_holds_no_version_and_no_widget_state"
SAID = "tests/notebooks/test_build.py::test_every_picture_has_its_own_alt_text"
LESSON = "tests/notebooks/test_every_lesson.py::"
GLOSSARY = "tests/notebooks/test_glossary.py::"
LINKS = "tests/static/test_notebooks.py::test_every_link_to_another_file_leads_somewhere"
README = "tests/installation/test_readme.py::"
LAYERS = "tests/test_layers.py::"
GUIDE = "tests/teaching/test_guide.py::"


class Defect(NamedTuple):
    name: str
    plant: Callable[[Course], None]
    found_by: str
    number: str = "04"


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the data of all pictures."""
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    data = [output.get("data", {}) for output in outputs]
    return [one for one in data if "<img" in one.get("text/html", "")]


def printing(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells that print something and nothing else."""
    return [cell for cell in code(notebook) if [o.output_type for o in cell.outputs] == ["stream"]]


def in_notebook(change: Callable[[NotebookNode], None], name: str = "solutions/04"):
    return lambda course: course.change(name, change)


def in_file(path: str, old: str, new: str):
    return lambda course: course.edit(path, old, new)


def in_lesson(number: str, old: str, new: str):
    return lambda course: course.edit(f"lessons/{course.source(number).name}", old, new)


def no_alt(notebook):
    data = shown(notebook)[0]
    data["text/html"] = data["text/html"].replace(' alt="', ' title="')


def same_alt(notebook):
    first, second = shown(notebook)[:2]
    second["text/html"] = second["text/html"].replace(second["text/plain"], first["text/plain"])


def other_alt(notebook):
    data = shown(notebook)[0]
    data["text/html"] = data["text/html"].replace(data["text/plain"], "A picture.")


def repainted(notebook, colour, box=None):
    """Paint a box of the first picture, or all of it, as it has as many pixels as before."""
    data = shown(notebook)[0]
    before, packed, after = re.split(r"(?<=base64,)([^\"]+)", data["text/html"], maxsplit=1)
    picture = Image.open(io.BytesIO(base64.b64decode(packed))).convert("RGB")
    picture.paste(colour, box or (0, 0, *picture.size))
    painted = io.BytesIO()
    picture.save(painted, "PNG")
    data["text/html"] = before + base64.b64encode(painted.getvalue()).decode() + after


def blank(notebook):
    repainted(notebook, "white")


def dot(notebook):
    repainted(notebook, "#d55e00", (700, 300, 708, 308))


def unreadable(notebook):
    data = shown(notebook)[0]
    data["text/html"] = data["text/html"].replace("base64,iVBORw0KGgo", "base64,iVBORw0KGgp")


def bare_picture(notebook):
    shown(notebook)[0]["image/png"] = "iVBORw0KGgo="


def second_title(notebook):
    texts = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    texts[1].source = texts[0].source


def skipped_level(notebook):
    cell = next(cell for cell in notebook.cells if cell.source.startswith("## "))
    cell.source = f"##{cell.source}"


def same_id(notebook):
    notebook.cells[3]["id"] = notebook.cells[2]["id"]


def no_language(notebook):
    del notebook.metadata["language_info"]


def no_source(notebook):
    del notebook.cells[2]["source"]


def saved_state(notebook):
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}


def wrong_number(notebook):
    output = printing(notebook)[0].outputs[0]
    digit = next(place for place, sign in enumerate(output.text) if sign.isdigit())
    other = str((int(output.text[digit]) + 1) % 10)
    output.text = output.text[:digit] + other + output.text[digit + 1 :]


def swapped(notebook):
    first, second = printing(notebook)[:2]
    first.outputs, second.outputs = second.outputs, first.outputs


def stale_solution(notebook):
    cell = next(cell for cell in code(notebook) if "solution" in cell.metadata.get("tags", []))
    cell.source = cell.source.replace("errors", "faults")


def long_cell(notebook):
    code(notebook)[0].source += "\nred" * 20


def wrong_check(notebook):
    for data in (output.get("data", {}) for cell in code(notebook) for output in cell.outputs):
        if data.get("text/plain", "").startswith("✓ Right"):
            data["text/plain"] = data["text/plain"].replace("✓ Right", "✗ Not yet")


def dead_link(notebook):
    for cell in notebook.cells:
        cell.source = cell.source.replace("../glossary.md", "glossary.md")


DEFECTS = [
    Defect("picture without alt text", in_notebook(no_alt), PICTURES),
    Defect("same alt text for two pictures", in_notebook(same_alt), PICTURES),
    Defect("blank picture of the same size", in_notebook(blank), PICTURES),
    Defect("bare picture beside the HTML", in_notebook(bare_picture), PICTURES),
    Defect("alt text that is not the sentence", in_notebook(other_alt), SAID),
    Defect("two titles", in_notebook(second_title), HEADINGS),
    Defect("heading that skips a level", in_notebook(skipped_level), HEADINGS),
    Defect("two cells with one id", in_notebook(same_id), FORMAT),
    Defect("no language_info", in_notebook(no_language), FORMAT),
    Defect("cell without source", in_notebook(no_source), FORMAT),
    Defect("widget state saved", in_notebook(saved_state), STATE),
    Defect("wrong number in an output", in_notebook(wrong_number), REBUILD),
    Defect("outputs of two cells swapped", in_notebook(swapped), REBUILD),
    Defect("one dot more in a picture", in_notebook(dot), REBUILD),
    Defect("picture that no browser can read", in_notebook(unreadable), REBUILD),
    Defect("stale solution", in_notebook(stale_solution), REBUILD),
    Defect("cell of twenty lines", in_notebook(long_cell), f"{LESSON}test_code_cells_are_short"),
    Defect(
        "solution that its check refuses",
        in_notebook(wrong_check),
        f"{LESSON}test_each_check_answers_that_the_solution_is_right",
    ),
    Defect(
        "number drifted in the text", in_lesson("00", "with 2000 kg too", "with 2600 kg too"), PROSE
    , "00"),
    Defect("misspelt word", in_lesson("04", "the loss", "teh loss"), SPELLING),
    Defect(
        "dead link in a lesson",
        in_lesson("04", "05_the_learning_rate.ipynb", "05_learning_rate.ipynb"),
        f"{README}test_every_link_inside_the_repository_leads_somewhere",
    ),
    Defect("dead link in a solved lesson", in_notebook(dead_link), LINKS),
    Defect(
        "dead link in the README",
        in_file("README.md", "(notebooks/", "(notebook/"),
        f"{README}test_every_link_inside_the_repository_leads_somewhere",
    ),
    Defect(
        "link to a term that is not there",
        in_lesson("04", "glossary.md#tangent", "glossary.md#tangents"),
        f"{GLOSSARY}test_every_link_to_the_glossary_leads_to_a_heading",
    ),
    Defect(
        "term explained and not in the glossary",
        in_lesson("04", "You have a neuron", "This is called **wobble**. You have a neuron"),
        f"{GLOSSARY}test_every_word_that_a_lesson_explains_in_bold_is_in_the_glossary",
    ),
    Defect(
        "prediction that the guide does not know",
        in_file("teaching/guide.md", "| Mean slope along w₁ |", "| Ducks at noon |"),
        f"{GUIDE}test_every_prediction_is_in_the_guide_in_order_and_no_other",
    ),
    Defect(
        "requirement that is not pinned",
        in_file("requirements.txt", "nbval==", "nbval>="),
        f"{README}test_every_requirement_is_pinned_once_and_agrees_with_the_constraints",
    ),
    Defect(
        "lesson missing in the README",
        in_file("README.md", "(notebooks/04_gradient_descent.ipynb)", "(notebooks/)"),
        f"{README}test_readme_lists_every_lesson_and_page_there_is",
    ),
]  # fmt: skip

DOWNWARDS = "test_imports_run_downwards_only"
LIBRARIES = "test_each_library_is_imported_only_where_it_belongs"
IMPORTS = [
    ("import upwards", "losses.py", "from course_utils import plots", DOWNWARDS),
    ("relative import", "neuron.py", "from . import losses", DOWNWARDS),
    ("widget in an explorer", "explorers/tangent.py", "import ipywidgets", LIBRARIES),
    ("widget in the words", "words/runs.py", "import ipywidgets", LIBRARIES),
]
"""Lines put on top of a module of the package, and the test of the layers that finds them."""
