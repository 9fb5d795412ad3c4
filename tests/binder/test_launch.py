"""What Binder builds from this repository starts at lesson 00 and leaves its image as it is."""

import re
import shutil
import sys
from importlib import metadata
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest
from packaging.requirements import Requirement
from playwright.sync_api import Page, expect

from tests import environments
from tests.binder import image
from tests.browser import jupyter
from tests.environments import ROOT, pins

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Binder's images are Linux")
MEGABYTES = 175  # as binder/README.md says


@pytest.fixture(scope="module")
def chosen():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield image.buildpack()


@pytest.fixture(scope="module")
def built(chosen, tmp_path_factory):
    return image.built(tmp_path_factory.mktemp("binder"))


@pytest.fixture(scope="module")
def launched(built):
    """Start the server as the image does, in the folder in which a learner begins."""
    command, home = ["jupyter", "notebook"], built.repository
    with jupyter.jupyterlab(home, command=command, environment=built.environment) as address:
        shutil.rmtree(home / "settings")  # those of the tests: here the image's own shall hold
        yield address


def test_repo2docker_reads_this_folder_and_takes_a_python_that_the_course_allows(chosen):
    assert type(chosen).__name__ == "PythonBuildPack"
    assert chosen.binder_dir == "binder"
    lowest = re.search(
        r'requires-python = ">=(\S+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )[1]
    assert chosen.python_version == lowest


def test_packages_are_installed_before_the_course_is_copied(chosen):
    early = [script for _, script in chosen.get_preassemble_scripts()]
    assert any("pip install" in script for script in early)
    assert chosen.get_assemble_scripts() == []


def test_no_package_of_the_image_is_changed_and_none_comes_unlisted(chosen, built):
    assert {name: built.packages.get(name) for name in built.base} == built.base
    added = {name: built.packages[name] for name in set(built.packages) - set(built.base)}
    assert added == pins(ROOT / "binder/requirements.txt", chosen.python_version)


def test_the_image_has_all_that_the_course_needs(built):
    needed = {Requirement(line).name for line in metadata.requires("course_utils")}
    assert needed <= set(built.packages)


def test_the_image_grows_by_what_its_page_says(built):
    assert f"about {MEGABYTES} MB" in (ROOT / "binder/README.md").read_text(encoding="utf-8")
    assert built.added_megabytes == pytest.approx(MEGABYTES, abs=15)


def test_a_link_fetches_a_teachers_notebooks_beside_the_course(built, launched, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "first.ipynb").write_text("{}", encoding="utf-8")
    who = ["-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    for words in (["init", "-qb", "main"], ["add", "."], [*who, "commit", "-qm", "first"]):
        environments.run("git", *words, folder=own)
    server, options = launched.split("/lab/")[0], parse_qs(urlsplit(launched).query)
    asked = urlencode({"repo": f"file://{own}", "branch": "main", "token": options["token"][0]})
    with urlopen(f"{server}/git-pull/api?{asked}", timeout=60) as said:
        events = said.read().decode()
    assert '"phase": "finished"' in events, events
    assert (built.repository / "own" / "first.ipynb").exists()


def test_launch_opens_lesson_00_which_runs_and_its_explorer_follows_the_slider(browser, launched):
    """Open lesson 00 at the address that the link of Binder leads to."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    jupyter.open_notebook(page, launched.format(name="notebooks/00_start_here"))
    expect(page.locator(".lm-mod-current", has_text="00_start_here").first).to_be_visible()
    jupyter.run_all(page)
    page.click("text=I have no idea yet >> nth=0")
    explorer = page.locator(".course-panel", has=page.locator(".live-picture")).first
    expect(explorer.locator(".live-sentence")).to_contain_text("256 · 9 + 212 · 8 = 4000 kg")
    explorer.locator(".noUi-handle").first.press("ArrowRight")
    expect(explorer.locator(".live-sentence")).to_contain_text("256 · 9.1 + 212 · 8 = 4025.6 kg")
    close(page)


def close(page: Page) -> None:
    """Leave a page on which nothing went wrong and JupyterLab asked for nothing."""
    assert page.locator("[data-mime-type*=error]").all_text_contents() == []
    for broken in ("Error displaying widget", "Loading widget", "official Jupyter news"):
        assert page.get_by_text(broken).count() == 0
    page.close()
