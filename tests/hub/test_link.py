"""The link for learners leads to this course and opens a lesson."""

from urllib.parse import parse_qs, urlsplit

import pytest

from docs import address
from hub import link

LESSON = "notebooks/05_the_learning_rate.ipynb"
README = (link.ROOT / "hub/README.md").read_text(encoding="utf-8")
COURSE = address.HOST + "/".join(address.repository())


def test_the_readme_has_the_link_that_is_made():
    assert f"\n{link.link('class.example.org', COURSE)}\n" in README


def test_the_link_signs_in_pulls_and_opens_the_lesson():
    made = urlsplit(link.link("class.example.org", COURSE, lesson=LESSON))
    assert (made.scheme, made.netloc) == ("https", "class.example.org")
    assert made.path == "/hub/user-redirect/git-pull"
    asked = parse_qs(made.query)
    assert asked["repo"] == [COURSE]
    assert asked["urlpath"] == [f"lab/tree/{asked['targetPath'][0]}/{LESSON}"]
    assert (link.ROOT / LESSON).exists()


def test_the_command_prints_it(capsys):
    link.main(["https://class.example.org/", "--repository", COURSE])
    assert capsys.readouterr().out == f"{link.link('class.example.org', COURSE)}\n"


def test_a_repository_that_is_not_published_is_asked_for(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(link, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[project.urls]\nRepository = "https://github.com/OWNER/x"\n',
        encoding="utf-8",
    )
    with pytest.raises(SystemExit):
        link.main(["class.example.org"])
    assert "give --repository ADDRESS" in capsys.readouterr().err


def test_a_lesson_that_is_not_there_is_refused(capsys):
    with pytest.raises(SystemExit):
        link.main(["class.example.org", "--repository", COURSE, "--lesson", "notebooks/99.ipynb"])
    assert "there is no lesson 'notebooks/99.ipynb'" in capsys.readouterr().err
