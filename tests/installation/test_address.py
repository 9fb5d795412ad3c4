"""The address of the repository stands in one place, and one command writes it everywhere else."""

import re
import shutil
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from docs import address
from tests.environments import ROOT

READ = ("*.md", "*.toml", "*.yml", "*.yaml", "*.py", "*.html", "*.js", "*.json", "*.ipynb", "*.txt")
PLACES = ("", "binder", "course_utils", "docs", "hub", "lessons", "lite", "notebooks", "teaching")
OWN_LINK = re.compile(r"\]\((https?://[^)]+)\)")


@pytest.fixture
def copy(tmp_path):
    """Return a folder with the pages that need the address, and a way to change it."""
    for name in ("pyproject.toml", *address.PAGES):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def publish(folder, repository):
    file = folder / "pyproject.toml"
    text, count = re.subn(r'(?<=Repository = ").*(?=")', repository, file.read_text())
    assert count == 1
    file.write_text(text)


def files():
    own = [path for pattern in READ for path in ROOT.glob(pattern)]
    for place in filter(None, PLACES):
        own += [path for pattern in READ for path in (ROOT / place).rglob(pattern)]
    own += (ROOT / ".github").rglob("*.yml")
    return [path for path in own if "cache" not in path.parts and "site" not in path.parts]


def test_every_page_has_the_links_of_this_address():
    assert address.main(["--check"]) == 0, "run `python -m docs.address`"


def test_no_other_file_knows_the_address():
    known = "/".join(address.repository())
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in files()
        if known in address.BLOCK.sub("", path.read_text(encoding="utf-8"))
    }
    assert knowing == {"pyproject.toml"}


def test_an_owner_that_is_nobody_gets_a_sentence_and_no_link_that_leads_nowhere():
    (block,) = address.BLOCK.finditer((ROOT / "README.md").read_text(encoding="utf-8"))
    published = address.repository()[0] != address.NOBODY
    assert bool(OWN_LINK.findall(block[0])) == published


def test_a_published_copy_changes_one_line_and_runs_one_command(copy, capsys):
    publish(copy, "https://github.com/some-School/neurons.git")
    assert address.main(["--check"], root=copy) == 1
    assert "run `python -m docs.address`" in capsys.readouterr().out
    assert address.main([], root=copy) == 0
    assert address.main(["--check"], root=copy) == 0
    for page in address.PAGES:
        text = (copy / page).read_text(encoding="utf-8")
        assert address.NOBODY not in "".join(found[0] for found in address.BLOCK.finditer(text))
    assert OWN_LINK.findall(address.BLOCK.search((copy / "README.md").read_text("utf-8"))[0]) == [
        "https://some-school.github.io/neurons/",
        "https://mybinder.org/v2/gh/some-School/neurons/main"
        "?urlpath=lab/tree/notebooks/00_start_here.ipynb",
        "https://nbviewer.org/github/some-School/neurons/tree/main/notebooks/",
    ]


def test_a_copy_that_is_published_no_more_has_the_sentence_again(copy):
    before = {page: (copy / page).read_text(encoding="utf-8") for page in address.PAGES}
    placeholder = "https://github.com/" + "/".join(address.repository())
    publish(copy, "https://github.com/some-school/neurons")
    address.main([], root=copy)
    publish(copy, placeholder)
    address.main([], root=copy)
    assert {page: (copy / page).read_text(encoding="utf-8") for page in address.PAGES} == before


def test_an_address_elsewhere_is_refused_in_one_sentence(copy):
    publish(copy, "https://example.org/neurons")
    with pytest.raises(ValueError, match=r"'https://example\.org/neurons'; it should be https://"):
        address.main([], root=copy)


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


def test_publishing_the_site_needs_no_address():
    workflow = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    assert "github.io" not in workflow
    assert "github.com" not in workflow
