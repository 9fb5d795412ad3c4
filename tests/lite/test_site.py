"""What the site is made of: closed, checked, no larger than needed, and silent towards others."""

import json
import math
import re
import shutil
import zipfile

import pytest

from docs import address
from lite import contents, downloads, lighter, lock, offline
from tests.lite.conftest import ALL, READ, ROOT, serving


def listed(built) -> dict:
    return json.loads((built / "static/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]


def test_every_listed_package_is_there_and_is_the_one_that_was_listed(built):
    for package in listed(built).values():
        file = built / "static/pyodide" / package["file_name"]
        assert downloads.sha256(file) == package["sha256"]


def test_the_list_is_closed_and_nothing_lies_beside_it(built):
    packages = listed(built)
    assert {name for entry in packages.values() for name in entry["depends"]} <= set(packages)
    files = {entry["file_name"] for entry in packages.values()}
    there = {path.name for path in (built / "static/pyodide").iterdir()}
    assert there == files | {*downloads.CORE, "pyodide-lock.json"}


def test_course_utils_in_the_site_is_the_one_in_this_folder(built):
    wheel = built / "static/pyodide" / listed(built)["course-utils"]["file_name"]
    with zipfile.ZipFile(wheel) as packed:
        names = [name for name in packed.namelist() if name.endswith((".py", ".toml", ".csv"))]
        assert len(names) > 50
        for name in names:
            assert packed.read(name) == (ROOT / name).read_bytes(), name


def test_every_notebook_is_in_the_site_and_listed(built):
    for folder in ("", "solutions/"):
        there = {path.name for path in (ROOT / "notebooks" / folder).glob("*.ipynb")}
        told = json.loads((built / f"api/contents/{folder}all.json").read_text(encoding="utf-8"))
        assert {entry["name"] for entry in told["content"]} >= there
        for name in there:
            original = ROOT / "notebooks" / folder / name
            assert (built / "files" / folder / name).read_bytes() == original.read_bytes()


def test_the_first_page_loads_nothing_from_elsewhere_and_names_every_lesson(built):
    page = (built / "index.html").read_text(encoding="utf-8")
    elsewhere = re.findall(r'(?:src|href|content)="(https?://[^"]+)|(\{\{)', page)
    own = address.site(*address.repository()), address.HOST
    assert [each for each, _ in elsewhere if not each.startswith(own)] == []
    notebooks = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert re.findall(r'data-lesson="(\w+)"', page) == notebooks
    for link in re.findall(r'(?:href|src)="(?!https)([^"?#]+)', page):
        # Built quickly, the site has pages to read of some lessons only.
        assert (built / link).exists() or (not ALL and link.startswith("read/"))


def test_the_sizes_on_the_first_page_are_those_of_the_files(built):
    page = (built / "index.html").read_text(encoding="utf-8")
    told = int(re.search(r"loads about (\d+) MB", page)[1])
    assert told == math.ceil(offline.first_visit(built) / 1e6) <= 22
    packed = int(re.search(r"as a ZIP</a> \((\d+) MB\)", page)[1])
    assert packed == round((built / contents.PACKED).stat().st_size / 1e6)
    for name in ("README.md", "../docs/ways.md"):
        text = (downloads.HERE / name).read_text(encoding="utf-8")
        assert f"about {told} MB" in text, name


@pytest.mark.parametrize("name", READ)
def test_a_page_to_read_is_light(built, name):
    assert offline.compressed(built / f"read/{name}.html") <= 1_000_000


def test_the_zip_is_the_whole_course(built):
    with zipfile.ZipFile(built / contents.PACKED) as packed:
        names = {name.partition("/")[2] for name in packed.namelist()}
    for name in (
        "README.md",
        "requirements.txt",
        "notebooks/00_start_here.ipynb",
        "pyproject.toml",
    ):
        assert name in names
    assert not any(name.startswith((".venv", ".git/", "lite/cache")) for name in names)


def test_no_page_of_the_site_calls_itself_something_else(built):
    for name in ("lab/index.html", "manifest.webmanifest", "index.html", "404.html"):
        text = (built / name).read_text(encoding="utf-8")
        assert "How does a neuron learn?" in text
        assert "JupyterLite<" not in text
        assert '"JupyterLite"' not in text
    manifest = json.loads((built / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert [each for each in manifest["icons"] if not (built / each["src"]).exists()] == []


def test_the_fonts_that_stay_are_listed_for_the_matplotlib_that_reads_them(built):
    wheel = built / "static/pyodide" / listed(built)["matplotlib"]["file_name"]
    with zipfile.ZipFile(wheel) as packed:
        fonts = json.loads(packed.read(lighter.FONT_LIST))
        version = lighter.FONT_VERSION.search(packed.read("matplotlib/font_manager.py").decode())
        there = {name.rpartition("/")[2] for name in packed.namelist() if name.endswith(".ttf")}
    assert fonts["_version"] == int(version[1])
    assert {font["fname"].rpartition("/")[2] for font in fonts["ttflist"]} == there
    assert len(there) == 4


def test_what_the_browser_keeps_is_all_that_a_visit_can_ask_for(built):
    kept = offline.kept(built)
    assert {"index.html", "lab/index.html", "jupyter-lite.json", "files/glossary.md"} <= set(kept)
    assert all((built / path).is_file() for path in kept)
    assert "service-worker.js" not in kept


def test_an_unknown_requirement_is_named():
    own = [{"name": "course-utils", "depends": ["unheard-of"]}]
    released = {"info": {}, "packages": {}}
    with pytest.raises(SystemExit, match="unheard-of is needed in the browser"):
        lock.closed(released, own, {"depends": []})


def test_a_changed_package_is_refused(tmp_path):
    (tmp_path / "six.whl").write_bytes(b"something else")
    entry = {"file_name": "six.whl", "sha256": "0" * 64}
    with pytest.raises(SystemExit, match="its SHA-256 differs"):
        downloads.compiled(entry, tmp_path)


@pytest.fixture
def release(tmp_path, monkeypatch):
    """Return a folder that is served in the place of the release of Pyodide, and an empty cache."""
    folder = tmp_path / "release"
    folder.mkdir()
    with serving(folder) as served:
        monkeypatch.setattr(downloads, "RELEASE", f"http://127.0.0.1:{served.server_port}/")
        monkeypatch.setattr(downloads, "CACHE", tmp_path / "cache")
        yield folder


def test_a_changed_download_is_refused_and_the_right_one_fetched_once(built, release):
    package = listed(built)["cycler"]
    served, right = release / package["file_name"], built / "static/pyodide" / package["file_name"]
    served.write_bytes(right.read_bytes()[:-1])
    with pytest.raises(SystemExit, match="its SHA-256 differs"):
        downloads.compiled(package, None)
    shutil.copy(right, served)
    fetched = downloads.compiled(package, None)
    assert downloads.sha256(fetched) == package["sha256"]
    served.unlink()
    assert downloads.compiled(package, None) == fetched


def test_a_build_leaves_what_lies_beside_the_site_alone(built):
    """JupyterLite sets the time of every file beside what it makes to the same day in 2024."""
    assert (built.parent / "before").stat().st_mtime > 1.75e9


def test_the_widgets_of_the_site_are_those_of_the_course():
    pinned = dict(
        re.findall(
            r"^([\w-]+)==(\S+)",
            (ROOT / "constraints.txt").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    wheels = re.findall(
        r"^([\w-]+)==([\w.]+) ", (ROOT / "lite/wheels.txt").read_text("utf-8"), re.MULTILINE
    )
    assert len(wheels) == 5
    assert {name: pinned[name] for name, _ in wheels} == dict(wheels)


@pytest.mark.parametrize("name", ["lite/requirements", "lite/wheels", ".ci/tools"])
def test_every_file_that_is_installed_or_published_has_its_hash(name):
    """``pip --require-hashes`` refuses a file that has none: here, that no version has drifted."""
    wanted = re.findall(
        r"^[\w.\[\]-]+==[\w.]+", (ROOT / f"{name}.in").read_text("utf-8"), re.MULTILINE
    )
    made = (ROOT / f"{name}.txt").read_text("utf-8")
    for pinned in wanted:
        plain = re.sub(r"\[\w+\]|_", lambda found: "-" if found[0] == "_" else "", pinned)
        assert f"{plain} \\\n    --hash=sha256:" in made
