"""The address of the repository stands in one place, and one command writes it everywhere else."""

import re
import shutil
import sys
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from docs import address
from tests import environments
from tests.environments import ROOT

ADDRESS = "https://github.com/some-School/neurons"
# What reads the address, or what the address changes.
READ_IT = ["tests/hub/test_link.py", "tests/installation/test_address.py"]
READ_IT += ["tests/installation/test_readme.py", "tests/static/test_spelling.py"]
READ_IT += ["tests/installation/test_colab.py", "--deselect=tests/installation/test_colab.py::"]
READ_IT[-1] += "test_a_copy_fetches_the_course_and_its_explorer_moves"
OWN_LINK = re.compile(r"\]\((https://[^)]+)\)")


@pytest.fixture
def copy(tmp_path):
    """Return a folder with the pages that need the address."""
    for name in address.PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def text_of(folder, page="README.md"):
    return (folder / page).read_text(encoding="utf-8")


def block(folder, name, page="README.md"):
    return next(
        each[0] for each in address.BLOCK.finditer(text_of(folder, page)) if each[2] == name
    )


def test_every_page_has_the_links_of_this_address():
    assert address.main(["--check"]) == 0, "run `python -m docs.address`"


def test_without_an_owner_a_sentence_stands_where_links_would_lead_nowhere():
    published = address.repository() != address.NOBODY
    for name in ("badges", "now"):
        assert bool(OWN_LINK.findall(block(ROOT, name))) == published


def test_a_copy_is_published_in_one_change_and_all_is_right(tmp_path):
    environments.copy_course(tmp_path)
    command = [sys.executable, "-m", "docs.address", ADDRESS]
    environments.run(*command, folder=tmp_path)
    for path in tmp_path.rglob("*.md"):
        found = re.findall(r".*OWNER.*", path.read_text(encoding="utf-8"))
        assert found == [], path.relative_to(tmp_path)
    tests = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *READ_IT]
    if address.repository() == address.NOBODY:  # else this test runs in such a copy already
        environments.run(*tests, folder=tmp_path)


def test_a_published_copy_opens_with_one_click(copy):
    assert address.main([ADDRESS], root=copy) == 0
    assert address.main(["--check"], root=copy) == 0
    page, binder = "https://some-school.github.io/neurons/", "https://mybinder.org/v2/gh/"
    binder += "some-School/neurons/main?urlpath=lab/tree/notebooks/00_start_here.ipynb"
    assert OWN_LINK.findall(block(copy, "now")) == [page, binder]
    assert f"]({binder})" in block(copy, "badges")
    assert f"| the course | [{binder}]({binder}) |" in text_of(copy, "binder/README.md")
    lessons = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    for lesson in lessons:
        (row,) = re.findall(rf"^.*\(notebooks/{lesson}\.ipynb\).*$", text_of(copy), re.MULTILINE)
        assert OWN_LINK.findall(row) == [
            f"{page}lab/index.html?path={lesson}.ipynb",
            f"{page}read/{lesson}.html",
            "https://colab.research.google.com/github/some-School/neurons/blob/colab/"
            f"{lesson}.ipynb",
        ]


def test_a_class_pulls_the_published_copy(copy):
    address.main([ADDRESS], root=copy)
    page = text_of(copy, "hub/README.md")
    assert f"git clone {ADDRESS} " in page
    assert f"repo={quote(ADDRESS, safe='')}&" in page


@pytest.mark.parametrize("second", ["https://github.com/a/b.git", "https://github.com/OWNER/NAME"])
def test_a_copy_can_move_and_be_published_no_more(copy, second):
    moved = copy / "moved"
    for name in address.PAGES:
        (moved / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(copy / name, moved / name)
    address.main([second], root=copy)
    address.main([ADDRESS], root=moved)
    address.main([second], root=moved)
    assert {text_of(copy, page) == text_of(moved, page) for page in address.PAGES} == {True}


def test_an_address_elsewhere_is_refused_in_one_sentence(copy, capsys):
    before = text_of(copy)
    with pytest.raises(SystemExit):
        address.main(["https://example.org/neurons"], root=copy)
    said = capsys.readouterr().err
    assert "'https://example.org/neurons'; it should be https://github.com/OWNER/NAME" in said
    assert text_of(copy) == before


def test_a_teachers_notebooks_are_pulled_and_opened():
    notebooks = "https://github.com/TEACHER/NOTEBOOKS"
    link = address.binder_with("some-school", "neurons", notebooks, opens="NOTEBOOKS/FIRST.ipynb")
    (inner,) = parse_qs(urlsplit(link).query)["urlpath"]
    assert urlsplit(inner).path == "git-pull"
    assert parse_qs(urlsplit(inner).query) == {
        "repo": [notebooks],
        "branch": ["main"],
        "urlpath": ["lab/tree/NOTEBOOKS/FIRST.ipynb"],
    }
    assert unquote(unquote(link)).count("://") == 2


def test_the_first_lesson_that_binder_opens_is_there():
    assert (ROOT / address.FIRST_LESSON.removeprefix("lab/tree/")).exists()
