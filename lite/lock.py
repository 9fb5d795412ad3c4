"""Makes the list from which the browser loads its packages: closed, and no longer than needed."""

import re
import zipfile
from email.parser import Parser
from pathlib import Path

from lite.downloads import sha256

# What the kernel installs before it starts. All of it stands in the list, so that nothing has to
# be looked up anywhere.
KERNEL = ["micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "ipython", "sqlite3"]
# The kernel asks for these too, but runs without: no encrypted connection is ever opened, and names
# are completed without jedi.
PLACEHOLDERS = ["ssl", "jedi"]
# Required by a package above, but only for what no lesson does (PDF files, time zones), or for a
# JupyterLab that runs on a computer.
NEEDLESS = {"fonttools", "pytz", "widgetsnbextension", "jupyterlab-widgets"}


def normal(name: str) -> str:
    """Return a package's name as the list spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def entry(wheel: Path) -> dict:
    """Return what the list says about a wheel: its name, file, imports and requirements."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        told = Parser().parsestr(packed.read(about).decode("utf-8"))
    found = {name.split("/")[0] for name in names if name.endswith("/__init__.py")}
    found |= {name.removesuffix(".py") for name in names if "/" not in name}
    required = [line for line in told.get_all("Requires-Dist", []) if "extra ==" not in line]
    return {
        "depends": [normal(re.match(r"[\w.-]+", line)[0]) for line in required],
        "file_name": wheel.name,
        "imports": sorted(found),
        "install_dir": "site",
        "name": normal(told["Name"]),
        "package_type": "package",
        "sha256": sha256(wheel),
        "unvendored_tests": False,
        "version": told["Version"],
    }


def placeholder(folder: Path) -> Path:
    """Write an empty wheel, for what the kernel asks for and can do without, and return it."""
    wheel = folder / "left_out-0-py3-none-any.whl"
    about = "Metadata-Version: 2.1\nName: left_out\nVersion: 0\n"
    kind = "Wheel-Version: 1.0\nGenerator: lite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files = {"METADATA": about, "WHEEL": kind, "RECORD": ""}
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(f"left_out-0.dist-info/{name}"), text)
    return wheel


def closed(released: dict, own: list[dict], empty: dict) -> dict:
    """Return the list with only what the kernel and course_utils need, and all that these need.

    - ``released``: the list of the Pyodide release.
    - ``own``: entries of the wheels that are added; they replace those of the release.
    - ``empty``: the entry of the placeholder.
    """
    known = released["packages"] | {made["name"]: made for made in own}
    known |= {name: {**empty, "name": name, "imports": []} for name in PLACEHOLDERS}
    waiting, chosen = [*KERNEL, *PLACEHOLDERS, "course-utils"], {}
    while waiting:
        name = waiting.pop()
        if name in chosen:
            continue
        if name not in known:
            raise SystemExit(f"{name} is needed in the browser: add it to lite/wheels.txt.")
        required = map(normal, known[name]["depends"])
        depends = [other for other in required if other not in NEEDLESS]
        chosen[name] = {**known[name], "depends": depends}
        waiting += depends
    return {"info": released["info"], "packages": dict(sorted(chosen.items()))}
