"""The README's commands, links and lists agree with the repository."""

import re
from pathlib import Path

import build
import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "teaching/guide.md")]
PAGES += [path for source in build.sources() for path in (source,)]


def commands(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.+)\n```", README)


def names(path: str) -> dict[str, str]:
    """Return the pinned packages of a requirements file: name to version."""
    return dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / path).read_text(), re.MULTILINE))


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
    assert "grep -m 1 '^python3 -m venv .*pytest$' README.md" in (ROOT / ".ci/run").read_text()
    assert ".ci/run" in (ROOT / ".github/workflows/test.yml").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_inside_the_repository_leads_somewhere(page):
    folder = build.NOTEBOOKS if page.parent == build.LESSONS else page.parent
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (folder / target).exists()] == []


def test_readme_lists_every_lesson_there_is_and_the_glossary():
    for source in build.sources():
        assert f"(notebooks/{build.targets(source)['notebooks'].name})" in README


def test_every_requirement_is_pinned_once_and_agrees_with_the_constraints():
    learners, developers, pinned = map(
        names, ("requirements.txt", "requirements-dev.txt", "constraints.txt")
    )
    assert {"jupyterlab", "numpy", "matplotlib", "ipywidgets", "nbval"} <= set(learners)
    assert not set(learners) & set(developers)
    assert (learners | developers).items() <= pinned.items()


def test_readme_and_lessons_promise_the_same_minutes():
    promised = dict(re.findall(r"notebooks/(\d\d)_\w+\.ipynb\).*\| (\d+) \|", README))
    for source in build.lessons():
        (minutes,) = re.findall(r"You need\*\* \|.*about (\d+) minutes", source.read_text("utf-8"))
        assert promised[source.name[:2]] == minutes
