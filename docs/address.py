"""Publishes a copy of the course under its own address: ``python -m docs.address [ADDRESS]``.

``[project.urls]`` in pyproject.toml says where the course is. With a new address, every page that
names the old one names the new one, and the README gets links that open the course with one click.
As long as nobody has published it, the owner is `OWNER` and the README has a sentence instead,
because a link that leads nowhere is worse than none.
"""

import argparse
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parents[1]
NOBODY = ("OWNER", "NAME")
PYPROJECT = "pyproject.toml"
PAGES = (PYPROJECT, "README.md", "binder/README.md", "docs/ways.md", "hub/README.md")
FIRST_LESSON = "lab/tree/notebooks/00_start_here.ipynb"
BLOCK = re.compile(r"(<!-- docs\.address: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
HOST = "https://github.com/"
Owned = tuple[str, str]


def parsed(address: str) -> Owned:
    """Return the owner and the name in the address of a repository.

    Raises
    ------
    ValueError
        If the address is not one of a repository on GitHub.
    """
    found = re.fullmatch(rf"{HOST}([\w.-]+)/([\w.-]+?)(?:\.git)?/?", address)
    if not found:
        raise ValueError(f"The address is {address!r}; it should be {HOST}OWNER/NAME.")
    return found[1], found[2]


def repository(root: Path = ROOT) -> Owned:
    """Return the owner and the name of the repository, as pyproject.toml has them."""
    project = tomllib.loads((root / PYPROJECT).read_text(encoding="utf-8"))["project"]
    return parsed(project["urls"]["Repository"])


def site(owner: str, name: str) -> str:
    """Return the address of the site that the workflow pages.yml publishes."""
    return f"https://{owner.lower()}.github.io/{name}/"


def binder(owner: str, name: str) -> str:
    """Return the address at which Binder opens the first lesson."""
    return f"https://mybinder.org/v2/gh/{owner}/{name}/main?urlpath={FIRST_LESSON}"


def binder_with(owner: str, name: str, notebooks: str, *, opens: str) -> str:
    """Return the address at which Binder fetches another repository, too, and opens a file of it.

    ``opens`` begins with the name of that repository, which is the folder it is fetched into.
    """
    options = {"repo": notebooks, "branch": "main", "urlpath": f"lab/tree/{opens}"}
    pull = quote(f"git-pull?{urlencode(options)}", safe="")
    return f"https://mybinder.org/v2/gh/{owner}/{name}/main?urlpath={pull}"


def colab(owner: str, name: str, lesson: str) -> str:
    """Return the address at which Colab opens its copy of a lesson, in the branch ``colab``."""
    return f"https://colab.research.google.com/github/{owner}/{name}/blob/colab/{lesson}.ipynb"


def badges(owner: str, name: str) -> str:
    """Return the state of the tests and what opens the course, or nothing."""
    if (owner, name) == NOBODY:
        return ""
    tests = f"{HOST}{owner}/{name}/actions/workflows/test.yml"
    first = colab(owner, name, "00_start_here")
    return (
        f"[![Tests]({tests}/badge.svg?branch=main)]({tests}) "
        f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({binder(owner, name)}) "
        f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({first})\n"
    )


def now(owner: str, name: str) -> str:
    """Return the ways that need no installation, or a sentence as long as there are none."""
    if (owner, name) == NOBODY:
        return (
            "This copy has no public address yet. Once it has one, links that open the course with "
            "one click stand here: [how to add them](CONTRIBUTING.md#publish-a-copy).\n"
        )
    return (
        f"- **[In your browser, with nothing to install]({site(owner, name)})**: the lessons run "
        "there, and on a phone you can read them and move their explorers.\n"
        f"- **[On Binder]({binder(owner, name)})**: a JupyterLab for an hour or two, for a try. "
        "It may take minutes to start, and keeps nothing.\n"
    )


def launch(owner: str, name: str) -> str:
    """Return the links of binder/README.md: the course, and a teacher's own notebooks with it."""
    course = binder(owner, name)
    opened = f"`{course}`" if (owner, name) == NOBODY else f"[{course}]({course})"
    own = binder_with(owner, name, f"{HOST}TEACHER/NOTEBOOKS", opens="NOTEBOOKS/FIRST.ipynb")
    return f"""| To open | Link |
|---|---|
| the course | {opened} |
| your own notebooks, with the course's helpers | `{own}` |
"""


BLOCKS = {maker.__name__: maker for maker in (badges, now, launch)}


def _opened(owner: str, name: str, lesson: str) -> str:
    place = site(owner, name)
    return (
        f"[run]({place}lab/index.html?path={lesson}.ipynb) · [read]({place}read/{lesson}.html) · "
        f"[Colab]({colab(owner, name, lesson)})"
    )


def _with_column(line: str, owner: str, name: str) -> str:
    """Return a line of the README; a row of its lessons says in a last column what opens it."""
    lesson = re.match(r"\| \[\d\d [^\]]+\]\(notebooks/(\w+)\.ipynb\) \|", line)
    heads = {"| Lesson |": " Open |", "|---|---|---|": "---|"}
    head = next((key for key in heads if line.startswith(key)), None)
    if not (lesson or head):
        return line
    kept = "|".join(line.split("|")[:4]) + "|"
    if (owner, name) == NOBODY:
        return kept
    return kept + (heads[head] if head else f" {_opened(owner, name, lesson[1])} |")


def rewritten(text: str, before: Owned, after: Owned) -> str:
    """Return a page in which the course is at another place: plain, and in links of links."""
    for encode in (str, quote_all, lambda part: quote_all(quote_all(part))):
        text = text.replace(encode("/".join(before)), encode("/".join(after)))
    text = BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]](*after)}{found[3]}", text)
    return "\n".join(_with_column(line, *after) for line in text.split("\n"))


def quote_all(text: str) -> str:
    """Return a text as a part of an address, with its slashes written otherwise, too."""
    return quote(text, safe="")


def main(arguments: list[str] | None = None, *, root: Path = ROOT) -> int:
    """Write all links for an address, or say with ``--check`` which pages have others."""
    parser = argparse.ArgumentParser(prog="python -m docs.address", description=__doc__)
    parser.add_argument("address", nargs="?", help=f"{HOST}OWNER/NAME; else as in {PYPROJECT}")
    parser.add_argument("--check", action="store_true", help="write nothing, report differences")
    chosen = parser.parse_args(arguments)
    before = repository(root)
    try:
        after = parsed(chosen.address) if chosen.address else before
    except ValueError as wrong:
        parser.error(str(wrong))
    found = 0
    for page in PAGES:
        old = (root / page).read_text(encoding="utf-8")
        new = rewritten(old, before, after)
        if old != new and chosen.check:
            found = 1
            print(f"{page} has the links of another address: run `python -m docs.address`.")
        elif old != new:
            (root / page).write_text(new, encoding="utf-8", newline="\n")
    return found


if __name__ == "__main__":
    sys.exit(main())
