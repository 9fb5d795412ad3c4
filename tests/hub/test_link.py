"""The link for learners leads to this course and opens a lesson."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from docs import address

ROOT = Path(__file__).parents[2]


def test_the_link_of_the_readme_signs_in_pulls_and_opens_the_first_lesson():
    readme = (ROOT / "hub/README.md").read_text(encoding="utf-8")
    (link,) = re.findall(r"^https://class\.example\.org/.*$", readme, re.MULTILINE)
    made = urlsplit(link)
    assert made.path == "/hub/user-redirect/git-pull"
    asked = parse_qs(made.query)
    assert asked["repo"] == [address.HOST + "/".join(address.repository())]
    folder, _, lesson = asked["urlpath"][0].removeprefix("lab/tree/").partition("/")
    assert asked["targetPath"] == [folder]
    assert (ROOT / lesson).exists()
