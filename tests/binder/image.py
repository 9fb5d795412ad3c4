"""The image that Binder builds from this repository, made of folders: the same steps, no Docker."""

import os
import re
import shutil
import warnings
from dataclasses import dataclass
from pathlib import Path

from tests import environments

with warnings.catch_warnings():
    # It imports a module of python-json-logger by its former name.
    warnings.simplefilter("ignore", DeprecationWarning)
    import repo2docker
    from repo2docker.app import Repo2Docker
    from repo2docker.buildpacks import BuildPack

FROZEN = Path(repo2docker.__file__).parent / "buildpacks"
# Packages of conda-forge that are called differently where pip finds them.
PIP_NAMES = {
    "brotli-python": "brotli",
    "jupyterhub-base": "jupyterhub",
    "nbconvert-core": "nbconvert",
    "python-fastjsonschema": "fastjsonschema",
}


def buildpack() -> BuildPack:
    """Return what repo2docker chooses for the repository in the current folder."""
    for kind in Repo2Docker().buildpacks:
        chosen = kind("base")
        if chosen.detect():
            chosen.platform = "linux/amd64"
            return chosen
    raise AssertionError("repo2docker finds nothing that it can build")


def base_packages(chosen: BuildPack) -> list[str]:
    """Return the Python packages of the base image, as ``name==version``."""
    (lock,) = (name for name in chosen.get_build_script_files() if name.endswith(".lock"))
    # A package of Python is marked by its build: ".../ipywidgets-8.1.7-pyhd8ed1ab_0.conda".
    found = re.findall(
        r"/([^/]+)-([^-/]+)-py(?!thon)[^-/]*\.", (FROZEN / lock).read_text(encoding="utf-8")
    )
    return [f"{PIP_NAMES.get(name, name)}=={version}" for name, version in found]


@dataclass(frozen=True)
class Image:
    """A built image: where it is, what its commands need, and what it held before and after."""

    folder: Path
    environment: dict[str, str]
    base: dict[str, str]
    packages: dict[str, str]
    added_megabytes: float

    @property
    def repository(self) -> Path:
        """The folder in which a learner begins."""
        return self.folder / "home"


def built(folder: Path) -> Image:
    """Replay the steps of repo2docker, from the base image to the last script."""
    chosen = buildpack()
    environment = _environment(chosen, folder)
    prefix = Path(environment["NB_PYTHON_PREFIX"])
    interpreter = environments.python(chosen.python_version)
    python = environments.make(prefix, interpreter, base_packages(chosen))
    base, size = environments.packages(python), _megabytes(prefix)
    repository = Path(environment["REPO_DIR"])

    def replay(scripts: list[tuple[str, str]]) -> None:
        for _, script in scripts:
            environments.run("bash", "-c", script, folder=repository, environment=environment)

    for source, target in chosen.get_preassemble_script_files().items():
        (repository / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, repository / target)
    replay(chosen.get_preassemble_scripts())
    environments.copy_course(repository)
    replay(chosen.get_assemble_scripts())
    replay([("", f"chmod +x {name} && ./{name}") for name in chosen.get_post_build_scripts()])
    assert chosen.get_start_script() is None
    added = _megabytes(prefix) - size
    return Image(folder, environment, base, environments.packages(python), added)


def _megabytes(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _environment(chosen: BuildPack, folder: Path) -> dict[str, str]:
    """Return the variables of the image, with its places moved into a folder."""
    known = {"NB_USER": "learner", "HOME": str(folder / "home"), "REPO_DIR": str(folder / "home")}

    def filled(text: str) -> str:
        return re.sub(r"\$\{(\w+)\}", lambda found: known[found[1]], text)

    for name, value in [*chosen.get_build_env(), *chosen.get_env()]:
        known[name] = str(folder / "srv") if name == "APP_BASE" else filled(value)
    own = [filled(place) for place in chosen.get_path()]
    return known | {"PATH": os.pathsep.join([*own, os.environ["PATH"]])}
