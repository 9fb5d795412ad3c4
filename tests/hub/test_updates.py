"""A new version of the course comes to learners who have worked in the old one: nothing is lost."""

import copy
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hub import merge_lesson
from tests.hub.test_settings import environment

ROOT = Path(__file__).parents[2]
LESSON = "notebooks/01_guess.ipynb"
SENT = json.loads((ROOT / LESSON).read_text(encoding="utf-8"))
CODE = [place for place, cell in enumerate(SENT["cells"]) if cell["cell_type"] == "code"]
TEXT = [place for place, cell in enumerate(SENT["cells"]) if cell["cell_type"] == "markdown"]
README = (ROOT / "hub/README.md").read_text(encoding="utf-8")
BY_HAND = re.search(r"\*\*By hand\*\*.*?```bash\n(.*?)```", README, re.DOTALL)[1].splitlines()
GIT = ["git", "-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]


def write(path, notebook):
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def text_of(cell):
    return "".join(cell["source"])


def texts(notebook):
    return [text_of(cell) for cell in notebook["cells"]]


def learner(*, ran=False, wrote=(), inserted=(), deleted=(), saved=False):
    """Return what a learner has made of the lesson; cells are told by their first places."""
    made = copy.deepcopy(SENT)
    cells = made["cells"]
    for count, place in enumerate(CODE if ran else (), start=1):
        cells[place]["execution_count"] = count
        said = {"output_type": "stream", "name": "stdout", "text": [f"output {place}\n"]}
        cells[place]["outputs"] = [said]
    for place, text in dict(wrote).items():
        cells[place]["source"] = text.splitlines(keepends=True)
    own = [(place, _cell(text, f"learner{place}")) for place, text in dict(inserted).items()]
    gone = {cells[place]["id"] for place in deleted}
    for place, cell in sorted(own, key=lambda each: -each[0]):
        cells.insert(place, cell)
    made["cells"] = [cell for cell in cells if cell["id"] not in gone]
    if saved:
        made["metadata"]["language_info"] = {"name": "python", "version": "3.12.1"}
    return made


def teacher(*, changed=(), inserted=(), deleted=()):
    """Return the lesson's next version; a cell's id is made of its text, as the build does it."""
    made = copy.deepcopy(SENT)
    cells = made["cells"]
    for place, text in dict(changed).items():
        cells[place]["source"] = text.splitlines(keepends=True)
        cells[place]["id"] = _name(text)
    gone = {cells[place]["id"] for place in deleted}
    for place, text in sorted(dict(inserted).items(), reverse=True):
        cells.insert(place, _cell(text, _name(text)))
    made["cells"] = [cell for cell in cells if cell["id"] not in gone]
    return made


def _name(text):
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _cell(text, name):
    cell = {"cell_type": "code", "execution_count": None, "id": name, "metadata": {}, "outputs": []}
    return cell | {"source": text.splitlines(keepends=True)}


FIRST, SECOND, THIRD = CODE[1], CODE[2], CODE[4]
ANSWER = "def error(x, y):\n    return 256 * x + 212 * y - 1492  # mine"
NOTE = text_of(SENT["cells"][TEXT[2]]) + "\n\nMy own note."
NEW, HEADING = "print('new')", "## A new heading"
EVERYTHING = teacher(changed={TEXT[1]: HEADING, SECOND: NEW}, inserted={CODE[3]: "print('more')"})

# What the learner did, the next version, and the texts that must be there, in this order.
HISTORIES = {
    "did nothing": (learner(), EVERYTHING, texts(EVERYTHING)),
    "ran all": (learner(ran=True), EVERYTHING, texts(EVERYTHING)),
    "ran all, and Jupyter saved it": (
        learner(ran=True, saved=True), teacher(changed={TEXT[-2]: HEADING}),
        texts(teacher(changed={TEXT[-2]: HEADING})),
    ),
    "solved one, another is changed": (
        learner(ran=True, wrote={FIRST: ANSWER}), teacher(changed={SECOND: NEW}), [ANSWER, NEW],
    ),
    "solved one, the same is changed": (
        learner(ran=True, wrote={FIRST: ANSWER}), teacher(changed={FIRST: NEW}),
        [NEW, merge_lesson.CHANGED, ANSWER],
    ),
    "solved one, its neighbours are changed": (
        learner(wrote={FIRST: ANSWER}), teacher(changed={FIRST - 1: HEADING, FIRST + 1: NEW}),
        [HEADING, ANSWER, NEW],
    ),
    "solved one, it is dropped": (
        learner(wrote={FIRST: ANSWER}), teacher(deleted=[FIRST]), [merge_lesson.DROPPED, ANSWER],
    ),
    "inserted cells everywhere": (
        learner(ran=True, inserted={0: "a = 1", FIRST + 1: "b = 2", len(SENT["cells"]): "c = 3"}),
        EVERYTHING, ["a = 1", HEADING, "b = 2", NEW, "print('more')", "c = 3"],
    ),
    "wrote a note, its text is changed": (
        learner(wrote={TEXT[2]: NOTE}), teacher(changed={TEXT[2]: HEADING}),
        [HEADING, merge_lesson.CHANGED, NOTE],
    ),
    "deleted cells": (
        learner(ran=True, deleted=[TEXT[3], THIRD]), teacher(changed={SECOND: NEW}), [NEW],
    ),
    "did all of it": (
        learner(ran=True, saved=True, wrote={FIRST: ANSWER, TEXT[2]: NOTE},
                inserted={THIRD: "b = 2"}, deleted=[TEXT[3]]),
        teacher(changed={FIRST: NEW, TEXT[0]: "# New"}, inserted={THIRD: "print('more')"}),
        ["# New", NEW, ANSWER, "print('more')", "b = 2"],
    ),
}  # fmt: skip


@pytest.fixture
def class_(tmp_path):
    """A teacher's repository, a learner's copy of it, and the two documented ways of an update."""
    source, copied = tmp_path / "teacher", tmp_path / "learner"
    for name in (LESSON, "hub/merge_lesson.py", ".gitattributes"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())

    def run(*command, folder, **more):
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        path = os.pathsep.join([str(Path(sys.executable).parent), own["PATH"]])
        own |= {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull} | more
        done = subprocess.run(
            command, cwd=folder, env=own, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def publish():
        run("git", "add", "--all", folder=source)
        run(*GIT, "commit", "-q", "-m", "A version", folder=source)

    def on_a_server():
        address = source.as_uri()
        return run("gitpuller", address, "main", str(copied), folder=tmp_path, **environment())

    def by_hand():
        for line in BY_HAND:
            said = run("bash", "-c", line, folder=copied, HOME=str(tmp_path))
        return said

    run("git", "init", "-q", "-b", "main", folder=source)
    publish()
    on_a_server()
    run("git", "config", "user.name", "learner", folder=copied)
    run("git", "config", "user.email", "learner@example.org", folder=copied)
    return {
        "source": source / LESSON, "copied": copied / LESSON, "publish": publish,
        "on a server": on_a_server, "by hand": by_hand,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("way", "history"), [("by hand", "did all of it"), *(("on a server", one) for one in HISTORIES)]
)
def test_answers_stay_and_the_change_arrives(class_, history, way):
    mine, new, expected = HISTORIES[history]
    write(class_["copied"], mine)
    write(class_["source"], new)
    class_["publish"]()
    said = class_[way]()
    got = read(class_["copied"])
    found = texts(got)
    at = -1
    for text in expected:  # in this order; two cells may say the same
        assert text in found[at + 1 :]
        at = found.index(text, at + 1)
    if len(expected) == len(new["cells"]):
        assert found == expected
    kept = {cell["id"]: cell for cell in got["cells"]}
    unchanged = {cell["id"] for cell in new["cells"]} & {cell["id"] for cell in SENT["cells"]}
    for cell in mine["cells"]:
        if cell["id"] in unchanged or cell["id"].startswith("learner"):
            assert kept.pop(cell["id"]) == cell
    deleted = {cell["id"] for cell in SENT["cells"]} - {cell["id"] for cell in mine["cells"]}
    assert not deleted & set(kept)
    stayed = sum(text in (merge_lesson.CHANGED, merge_lesson.DROPPED) for text in found)
    assert (f"changed {stayed} of the cells" in said) == (stayed > 0)


@pytest.mark.parametrize("way", ["on a server", "by hand"])
def test_one_update_after_the_other_keeps_all_of_it(class_, way):
    write(class_["copied"], learner(ran=True, wrote={FIRST: ANSWER}, inserted={THIRD: "b = 2"}))
    for version in ("print('two')", "print('three')"):
        write(class_["source"], teacher(changed={FIRST: version, TEXT[1]: f"## {version}"}))
        class_["publish"]()
        class_[way]()
    found = texts(read(class_["copied"]))
    assert found.count(ANSWER) == found.count("b = 2") == found.count(merge_lesson.CHANGED) == 1
    assert found.index("print('three')") < found.index(ANSWER)
    assert "## print('three')" in found
    assert "print('two')" not in found


def test_what_is_no_notebook_stays_and_a_sentence_says_so(class_):
    class_["copied"].write_text('{"cells": [', encoding="utf-8")
    write(class_["source"], EVERYTHING)
    class_["publish"]()
    assert "It stays as it is: rename it for the new one." in class_["on a server"]()
    assert class_["copied"].read_text(encoding="utf-8") == '{"cells": ['


def test_cells_without_ids_are_told_by_their_texts(class_):
    mine = learner(ran=True, wrote={FIRST: ANSWER})
    for cell in mine["cells"]:
        del cell["id"]
    found = texts(merge_lesson.merged(SENT, mine, EVERYTHING)[0])
    assert ANSWER in found
    assert len(found) == len(EVERYTHING["cells"])
