"""Builds the notebooks from the lessons: ``python lessons/build.py [--check] [LESSON …]``.

A lesson is jupytext Markdown. Two notebooks come from one: the learner's, with every cell tagged
``exercise`` and without those tagged ``solution``; and the solved one, the other way round. A cell
tagged ``exercise`` that holds just ``exercises.error``, say, becomes both: the learner's
placeholder and the solution, whose source stands once, with the exercise in
`course_utils.exercises`.

The learner's notebook holds no output, so that nothing is told before it is asked. The solved one
is executed and holds them all; everything that would differ from one run or machine to the next is
left out, so that building twice gives the same bytes. A committed picture stays as long as the new
one looks the same: see pictures.py.

The glossary and the data card stay Markdown and are copied: JupyterLab shows a linked Markdown page
rendered, at the heading that the link names, which it does not do for a notebook that is not open.
"""

import argparse
import hashlib
import os
import re
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jupytext
import nbformat
from minutes import with_minutes, with_minutes_of_all
from nbclient import NotebookClient
from nbformat import NotebookNode
from pictures import with_committed_pictures

from course_utils import exercises

LESSONS = Path(__file__).resolve().parent
NOTEBOOKS = LESSONS.parent / "notebooks"
PAGES = ("data_card.md", "glossary.md")
LEFT_OUT = {"notebooks": "solution", "solutions": "exercise"}
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
# The second lets nbconvert write a lesson's code as a .py file.
LANGUAGE = {"name": "python", "file_extension": ".py"}
EXERCISE = re.compile(r"exercises\.(\w+)")
# The file that a link inside the course leads to, without the heading there.
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PROCESS_PATH = re.compile(r"/\S*ipykernel_\d+/\d+\.py")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def lessons() -> list[Path]:
    """Return the lessons' text sources, in the order of the course."""
    return sorted(LESSONS.glob("[0-9][0-9]_*.md"))


def sources() -> list[Path]:
    """Return the text sources of all that is built: the lessons, then the pages."""
    return lessons() + [path for name in PAGES if (path := LESSONS / name).exists()]


def targets(source: Path) -> dict[str, Path]:
    """Return the files made from a source, by the kind of reader they are for."""
    if source not in lessons():
        return {"notebooks": NOTEBOOKS / source.name}
    name = f"{source.stem}.ipynb"
    return {"notebooks": NOTEBOOKS / name, "solutions": NOTEBOOKS / "solutions" / name}


def build(source: Path, kind: str) -> str:
    """Return the text of a notebook or of a page: ``kind`` is a key of `targets`."""
    if targets(source)[kind].suffix == ".md":
        return f"{source.read_text(encoding='utf-8')}\n\n{_colophon(source, kind)}\n"
    notebook = assembled(source, kind)
    if kind == "solutions":
        _execute(notebook)
    return text_of(notebook)


def _execute(notebook: NotebookNode) -> None:
    environment = {**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,  # or one print too many becomes two outputs on a busy machine
        store_widget_state=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    client.execute(env=environment)


def text_of(notebook: NotebookNode) -> str:
    """Return the text of an executed notebook, without what varies from run to run."""
    notebook.metadata.language_info = LANGUAGE  # the kernel has added the version it runs on
    for cell in notebook.cells:
        _drop_what_varies(cell)
    return nbformat.writes(notebook) + "\n"


def assembled(source: Path, kind: str) -> NotebookNode:
    """Return a lesson's notebook before it is executed."""
    read = [part for cell in jupytext.read(source).cells for part in _both(cell)]
    cells = [cell for cell in read if LEFT_OUT[kind] not in cell.metadata.get("tags", [])]
    cells.append(nbformat.v4.new_markdown_cell(_colophon(source, kind)))
    together = {f"{each.stem}.ipynb" for each in lessons()}
    for cell, name in zip(cells, _names(cells), strict=True):
        if kind == "solutions" and cell.cell_type == "markdown":
            cell.source = _from_solutions(cell.source, together)
        cell["id"] = name
        cell.metadata = {"tags": tags} if (tags := cell.metadata.get("tags")) else {}
    metadata = {"kernelspec": KERNEL, "language_info": LANGUAGE}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def _names(cells: list[NotebookNode]) -> list[str]:
    """Return an id for each cell, made of its source: it stays when other cells come or go.

    What a learner did in a cell is kept under its id, and a merge of an update compares ids.
    """
    met: Counter[str] = Counter()
    names = []
    for cell in cells:
        name = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        met[name] += 1
        names.append(f"{name}-{met[name]}" if met[name] > 1 else name)
    return names


def _both(cell: NotebookNode) -> list[NotebookNode]:
    """Return the placeholder and the solution of the exercise that a cell names, or the cell."""
    named = EXERCISE.fullmatch(cell.source) if cell.cell_type == "code" else None
    if not named:
        return [cell]
    exercise = getattr(exercises, named[1])
    made = {"exercise": exercise.placeholder, "solution": exercise.source}
    return [
        nbformat.v4.new_code_cell(source, metadata={"tags": [tag]}) for tag, source in made.items()
    ]


def _from_solutions(text: str, solved: set[str]) -> str:
    """Let links lead out of the folder of the solved lessons, unless to one of these."""
    return LINK.sub(lambda link: link[0] if link[1] in solved else f"](../{link[1]}", text)


def _colophon(source: Path, kind: str) -> str:
    """Return the licence, and where the text comes from; learners need not read the latter."""
    solved = " with its solutions" if kind == "solutions" else ""
    what, made = ("lesson", "notebook") if source in lessons() else ("page", "page")
    told = (
        f"This {made}{solved} is built from `lessons/{source.name}`: "
        f"to change the {what}, edit that file and run `python lessons/build.py`."
    )
    licence = "Text and pictures: CC BY 4.0. Code: BSD 3-Clause."
    if kind == "notebooks" and source in lessons():
        return f"---\n\n<!-- {told} -->\n\n*{licence}*"
    return f"---\n\n*{told} {licence}*"


def _drop_what_varies(cell: NotebookNode) -> None:
    cell.metadata.pop("execution", None)
    if "outputs" in cell:
        # A live widget is an output of its own, above its still picture.
        cell.outputs = [shown for shown in cell.outputs if WIDGET_VIEW not in shown.get("data", {})]
    for output in cell.get("outputs", []):
        if "traceback" in output:
            output.traceback = [PROCESS_PATH.sub("<cell>", line) for line in output.traceback]


def write(source: Path, kind: str) -> None:
    """Build one notebook or page, and write it where it belongs."""
    target, text = targets(source)[kind], build(source, kind)
    if target.exists():
        text = with_committed_pictures(text, target.read_text(encoding="utf-8"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def difference(source: Path, kind: str, text: str) -> str | None:
    """Return a message if what is committed is not the text that was built, else None."""
    target = targets(source)[kind]
    shown = target.relative_to(NOTEBOOKS.parent)
    if not target.exists():
        return f"{shown} is missing: run `python lessons/build.py {source.stem}`."
    committed = target.read_text(encoding="utf-8")
    if committed != with_committed_pictures(text, committed):
        return (
            f"{shown} is not what lessons/{source.name} gives: edit the lesson, not the notebook, "
            f"then run `python lessons/build.py {source.stem}` and commit both."
        )
    return None


def _done(source: Path, kind: str, *, check: bool) -> str | None:
    """Build one notebook or page; return a message if ``check`` finds the committed one other."""
    return difference(source, kind, build(source, kind)) if check else write(source, kind)


def main(arguments: list[str] | None = None) -> int:
    """Build or check the named lessons, or all of them; return 1 if a check fails."""
    parser = argparse.ArgumentParser(description="Build the notebooks from the lessons.")
    parser.add_argument("lessons", nargs="*", help="for example 05 or 05_the_learning_rate")
    parser.add_argument("--check", action="store_true", help="write nothing, report differences")
    chosen = parser.parse_args(arguments)
    wanted = [
        source
        for source in sources()
        if not chosen.lessons or any(source.stem.startswith(name) for name in chosen.lessons)
    ]
    if not wanted:
        parser.error(f"no lesson is called {' or '.join(chosen.lessons)}")
    if not chosen.check:
        _write_minutes(wanted)
    jobs = [(source, kind) for source in wanted for kind in targets(source)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        messages = list(pool.map(lambda job: _done(*job, check=chosen.check), jobs))
    if chosen.check:
        messages += strays(wanted if chosen.lessons else sources())
    found = [message for message in messages if message]
    agree, many = ("agree", "s") if len(jobs) > 1 else ("agrees", "")
    print("\n".join(found) or f"{len(jobs)} file{many} {agree if chosen.check else 'built'}.")
    return 1 if found else 0


def _write_minutes(wanted: list[Path]) -> None:
    """Write how long each lesson takes at its top, and into the table of the README."""
    for source in (one for one in wanted if one in lessons()):
        source.write_text(with_minutes(source), encoding="utf-8", newline="\n")
    readme = LESSONS.parent / "README.md"
    if readme.exists():
        text = with_minutes_of_all(readme.read_text(encoding="utf-8"), lessons())
        readme.write_text(text, encoding="utf-8", newline="\n")


def strays(known: list[Path]) -> list[str]:
    """Return a message for each notebook or page that no source gives."""
    expected = {path for source in sources() for path in targets(source).values()}
    stray = (
        {*NOTEBOOKS.rglob("*.ipynb"), *NOTEBOOKS.rglob("*.md")} - expected
        if known == sources()
        else set()
    )
    stray = {path for path in stray if ".ipynb_checkpoints" not in path.parts}
    return [f"notebooks/{path.relative_to(NOTEBOOKS)} has no lesson." for path in sorted(stray)]


if __name__ == "__main__":
    sys.exit(main())
