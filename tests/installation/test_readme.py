"""The README's commands, links, lists and figures agree with the repository."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import build
import pytest

from docs import colab
from docs.address import HOST, repository
from tests.binder import image
from tests.environments import pins
from tests.installation.test_colab import VERSIONS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WAYS = (ROOT / "docs/ways.md").read_text(encoding="utf-8")
FOLDERS = ("", "binder", "docs", "hub", "lessons", "lite", "teaching")
PAGES = [page for folder in FOLDERS for page in sorted((ROOT / folder).glob("*.md"))]


def commands(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.+)\n```", README)


def names(path: str) -> dict[str, str]:
    """Return the pinned packages of a requirements file: name to version."""
    return dict(
        re.findall(r"^([\w-]+)==(\S+)", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_two_one_line_commands_open_and_test_the_course():
    opening, testing = commands("bash")
    assert all(line.startswith("python3 -m venv .venv && ") for line in (opening, testing))
    assert opening.endswith("jupyter lab notebooks/00_start_here.ipynb")
    assert testing.endswith("requirements-dev.txt && .venv/bin/python -m pytest")


def test_windows_commands_do_the_same():
    for unix, windows in zip(commands("bash"), commands("powershell"), strict=True):
        translated = unix.replace(" && ", "; ").replace("python3 ", "py ")
        translated = translated.replace(".venv/bin/", ".venv\\Scripts\\").replace("s/0", "s\\0")
        assert windows == translated


def test_continuous_integration_runs_the_readme_command():
    assert "grep -m 1 '^python3 -m venv .*pytest$' README.md" in (ROOT / ".ci/run").read_text(
        encoding="utf-8"
    )
    assert ".ci/run" in (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """Return what a link may name in a page: its headings, as GitHub and JupyterLab spell them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_inside_the_repository_leads_somewhere(page):
    folder = build.NOTEBOOKS if page.parent == build.LESSONS else page.parent
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (folder / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_heading_names_one(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r"\]\((?!https?:)([^)#\s]*?(?:\.md)?)#([^)]+)\)", text)
    lost = []
    for target, anchor in found:
        folder = build.NOTEBOOKS if page.parent == build.LESSONS and target else page.parent
        there = folder / target if target else page
        if there.suffix == ".md" and anchor.lower() not in anchors(there):
            lost.append(f"{target}#{anchor}")
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_of_ours_is_there_and_knows_its_options(page):
    for line in re.findall(
        r"`([^`\n]*python[^`\n]*)`|^(\S*python .+)$", page.read_text("utf-8"), re.MULTILINE
    ):
        module = re.search(r"python3? -m ([\w.]+)|python3? (\S+\.py)", "".join(line))
        if not module:
            continue
        name = module[2] or module[1].replace(".", "/") + ".py"
        if not (ROOT / name).parent.is_dir() or "/" not in name:
            assert find_spec(module[1]), line
            continue
        source = (ROOT / name).read_text(encoding="utf-8")
        options = re.findall(r" (--[\w-]+)", "".join(line)[module.end() :])
        assert [option for option in options if f'"{option}"' not in source] == [], line


def test_figures_of_the_other_ways_are_those_of_their_tests():
    binder = (ROOT / "binder/README.md").read_text(encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        base = dict(package.split("==") for package in image.base_packages(image.buildpack()))
    assert f"(JupyterLab {base['jupyterlab']}, ipywidgets {base['ipywidgets']})" in binder
    version = names("requirements-dev.txt")["jupyter-repo2docker"]
    assert f"repo2docker {version.removesuffix('.0')} prints" in binder
    (ipywidgets,) = (each for each in VERSIONS if each.startswith("ipywidgets=="))
    lowest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    assert ipywidgets.replace("==", ">=") in lowest
    assert f"work with {ipywidgets.removeprefix('ipywidgets==')}, too" in WAYS
    # GitHub may leave vector graphics out.
    notebooks = build.NOTEBOOKS.glob("solutions/*.ipynb")
    assert not any("data:image/svg+xml" in path.read_text("utf-8") for path in notebooks)


def test_the_class_of_the_readme_is_the_largest_that_was_measured():
    measured = (ROOT / "hub/README.md").read_text(encoding="utf-8")
    (learners, cores) = re.findall(
        r"and (\d+) learners at once on one machine with (\d+)", measured
    )[0]
    assert f"{learners} learners at once in lesson 05, on {cores} cores" in WAYS


def test_the_oldest_python_of_the_readme_is_that_of_the_package_and_of_the_tests():
    (told,) = set(re.findall(r"\*\*Get Python (\d\.\d+) or newer\*\*", README))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={told}"
    assert f'python: ["{told}",' in (ROOT / ".github/workflows/test.yml").read_text(
        encoding="utf-8"
    )


def test_the_cell_to_paste_does_what_the_cell_of_a_copy_does():
    (pasted,) = re.findall(r"```python\n(.+?)\n```", WAYS, re.DOTALL)
    address = HOST + "/".join(repository())
    guarded = colab.FIRST_CELL.split(":\n", 2)[-1]
    assert guarded.replace("    ", "").format(repository=address) == pasted


def test_readme_lists_every_lesson_and_page_there_is():
    for source in build.sources():
        assert f"(notebooks/{build.targets(source)['notebooks'].name})" in README


def test_every_requirement_is_pinned_once_and_agrees_with_the_constraints():
    learners, developers, pinned = map(
        names, ("requirements.txt", "requirements-dev.txt", "constraints.txt")
    )
    assert {"jupyterlab", "numpy", "matplotlib", "ipywidgets", "nbval"} <= set(learners)
    assert not set(learners) & set(developers)
    assert (learners | developers).items() <= pinned.items()


def test_binder_installs_the_versions_of_the_learners_or_of_the_class_server():
    python = (
        (ROOT / "binder/runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    )
    listed = pins(ROOT / "binder/requirements.txt", python)
    tested = pins(ROOT / "hub/requirements.txt", python) | pins(ROOT / "constraints.txt", python)
    assert {name: tested.get(name) for name in listed} == listed
    assert {"numpy", "matplotlib", "anywidget"} <= set(listed)
