"""Writes the links that need the course's public address: ``python -m docs.address [--check]``.

The address stands in one place, ``[project.urls]`` in pyproject.toml. A copy of the course that is
published elsewhere changes that line and runs this command. As long as the owner is `NOBODY`, the
README has a sentence instead of links, because a link that leads nowhere is worse than none.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parents[1]
NOBODY = "OWNER"
FIRST_LESSON = "lab/tree/notebooks/00_start_here.ipynb"
BLOCK = re.compile(r"(<!-- docs\.address: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
HOST = "https://github.com/"


def repository(pyproject: Path = ROOT / "pyproject.toml") -> tuple[str, str]:
    """Return the owner and the name of the repository.

    Raises
    ------
    ValueError
        If the address is not one of a repository on GitHub.
    """
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    address = project["urls"]["Repository"]
    found = re.fullmatch(rf"{HOST}([\w.-]+)/([\w.-]+?)(?:\.git)?/?", address)
    if not found:
        raise ValueError(
            f"Repository in pyproject.toml is {address!r}; it should be {HOST}OWNER/NAME."
        )
    return found[1], found[2]


def readme(owner: str, name: str) -> str:
    """Return the links at the top of the README, or a sentence as long as nobody is the owner."""
    if owner == NOBODY:
        return (
            "This copy has no public address yet. Once it has one, links to open it with one click "
            "stand here: [how to add them](CONTRIBUTING.md#publish-a-copy)."
        )
    return (
        f"[In the browser, with nothing to install](https://{owner.lower()}.github.io/{name}/) · "
        f"[Try it on Binder]({binder(owner, name)}) · "
        f"[Read it on nbviewer](https://nbviewer.org/github/{owner}/{name}/tree/main/notebooks/)"
    )


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


def launch(owner: str, name: str) -> str:
    """Return the links of binder/README.md: the course, and a teacher's own notebooks with it."""
    own = binder_with(owner, name, f"{HOST}TEACHER/NOTEBOOKS", opens="NOTEBOOKS/FIRST.ipynb")
    return f"""| To open | Link |
|---|---|
| the course | `{binder(owner, name)}` |
| your own notebooks, with the course's helpers | `{own}` |"""


PAGES: dict[str, Callable[[str, str], str]] = {"README.md": readme, "binder/README.md": launch}


def rewritten(text: str, owner: str, name: str) -> str:
    """Return a page with its links for this address."""
    makers = {maker.__name__: maker for maker in PAGES.values()}
    return BLOCK.sub(lambda found: f"{found[1]}{makers[found[2]](owner, name)}\n{found[3]}", text)


def main(arguments: list[str] | None = None, *, root: Path = ROOT) -> int:
    """Write the links, or with ``--check`` say which pages have others; return 1 if any has."""
    parser = argparse.ArgumentParser(description="Write the links that need the public address.")
    parser.add_argument("--check", action="store_true", help="write nothing, report differences")
    check = parser.parse_args(arguments).check
    owner, name = repository(root / "pyproject.toml")
    found = 0
    for page in PAGES:
        before = (root / page).read_text(encoding="utf-8")
        after = rewritten(before, owner, name)
        if before != after and check:
            found = 1
            print(f"{page} has the links of another address: run `python -m docs.address`.")
        elif before != after:
            (root / page).write_text(after, encoding="utf-8", newline="\n")
    return found


if __name__ == "__main__":
    sys.exit(main())
