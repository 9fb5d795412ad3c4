"""Tells what was handed in: notebooks to be run, and everything else with the reason why not."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from teaching import course, places
from teaching.places import Found

HIDDEN = {
    ".git": "what git keeps",
    ".ipynb_checkpoints": "copies that Jupyter makes",
    "__MACOSX": "what macOS adds to archives",
    "__pycache__": "what Python keeps",
    "progress": "what the course keeps of a learner's work: see teaching.class_picture",
}
"""Folders that are named once, and not looked into."""
READ = re.compile(r"\.ipynb|\.json$|\.txt$|^[^.]*$", re.IGNORECASE)
"""Names behind which a notebook may be."""
NO_NOTEBOOK = {
    ".py": "It is a program, not a notebook: ask for the .ipynb file.",
    ".html": "It is a page made from a notebook: ask for the .ipynb file.",
    ".pdf": "It is a page made from a notebook: ask for the .ipynb file.",
    ".rar": "It is an archive of another kind than ZIP: unpack it first.",
    ".7z": "It is an archive of another kind than ZIP: unpack it first.",
    ".gz": "It is an archive of another kind than ZIP: unpack it first.",
    ".tar": "It is an archive of another kind than ZIP: unpack it first.",
}
_COLOPHON = re.compile(r"`lessons/(\d\d_\w+)\.md`")
_ENDINGS = re.compile(r"(\.ipynb|\.json|\.txt|\.zip|~)+$", re.IGNORECASE)
COPY = re.compile(r"(copy|kopie|copie|copia|of|[\s_.()\d-])*", re.IGNORECASE)
_EDGES = re.compile(r"^[\s_.~-]+|[\s_.~-]+$")


@dataclass(frozen=True)
class Submission:
    """One notebook: the texts of its code cells, and imports of the lesson that it lacks.

    ``trouble`` says why it cannot be run; ``fingerprint`` tells this content from any other.
    """

    learner: str
    file: str
    lesson: str = ""
    cells: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    trouble: str = ""
    fingerprint: str = ""

    @property
    def is_untouched(self) -> bool:
        """Whether its code is that of the lesson as it was handed out."""
        lesson = course.lessons().get(self.lesson)
        return bool(lesson and lesson.cells == self.cells)


@dataclass(frozen=True)
class LeftOut:
    """Something that was handed in and is not run, and why."""

    learner: str
    file: str
    why: str


def find(place: Path) -> tuple[list[Submission], list[LeftOut]]:
    """Return what is to be run and what is not: together, everything there is."""
    found = places.files(place)
    copies = _courses(found)
    submissions, left_out, named = [], [], set()
    for each in found:
        group = _group(each, copies)
        if group is not None:
            parts, why = group
            if parts not in named:
                named.add(parts)
                left_out.append(LeftOut(_folder(parts[:-1], copies), "/".join(parts), why))
            continue
        told = _told(each, copies)
        (submissions if isinstance(told, Submission) else left_out).append(told)
    return submissions, left_out


def _courses(found: list[Found]) -> set[tuple[str, ...]]:
    """Return the folders that are copies of the whole course."""
    return {
        each.parts[: each.parts.index("course_utils")]
        for each in found
        if "course_utils" in each.parts
    }


def _group(each: Found, copies: set) -> tuple[tuple[str, ...], str] | None:
    """Return the folder that a file is left out with, and why; or None."""
    for place, part in enumerate(each.parts[:-1]):
        if part in HIDDEN:
            return each.parts[: place + 1], f"The folder holds {HIDDEN[part]}."
    for place in range(len(each.parts)):
        name = each.parts[place]
        if each.parts[:place] in copies and name != "notebooks" and (course.ROOT / name).exists():
            why = "It belongs to the course itself, as do others beside it."
            return (*each.parts[:place], "course_utils"), why
    return None


def _told(each: Found, copies: set) -> Submission | LeftOut:
    file = "/".join(each.parts)
    who, stem = _folder(each.parts[:-1], copies), _ENDINGS.sub("", each.name)
    if each.trouble or each.name.startswith("._"):
        why = each.trouble or "It is what macOS adds to files."
        return LeftOut(who or stem, file, why)
    ending = Path(each.name).suffix.lower()
    if not READ.search(each.name):
        why = NO_NOTEBOOK.get(ending, f"It is no notebook ({ending}).")
        return LeftOut(who or stem, file, why)
    promised = ".ipynb" in each.name.lower()
    try:
        data = each.read()
        cells, texts = _notebook(data)
    except places.UnreadableError as error:
        if not promised:
            return LeftOut(who or stem, file, f"It is no notebook. {error}")
        lesson = _lesson_of(each.parts, (), "")
        return Submission(_learner(who, stem, lesson), file, lesson, trouble=str(error))
    lesson = _lesson_of(each.parts, cells, texts)
    learner = _learner(who, stem, lesson)
    known = course.lessons().get(lesson)
    if known and cells == known.solved != known.cells:
        return LeftOut(learner, file, "It is the course's own solved lesson, unchanged.")
    trouble = "" if lesson else "Neither its name nor its cells say which lesson it is."
    fingerprint = hashlib.sha256(data).hexdigest()[:12]
    missing = _missing_imports(lesson, cells)
    return Submission(learner, file, lesson, cells, missing, trouble, fingerprint)


def _notebook(data: bytes) -> tuple[tuple[str, ...], str]:
    """Return a notebook's code cells, and all its text."""
    if not data.strip():
        raise places.UnreadableError("The file is empty.")
    try:
        notebook = json.loads(data)
    except json.JSONDecodeError as error:
        if (
            error.doc.lstrip("\ufeff \n\r\t")[:1] == "{"
            and error.pos >= len(error.doc.rstrip()) - 1
        ):
            why = "The file ends in the middle: it has not come through completely."
        elif "\n<<<<<<< " in error.doc:
            why = "The file holds marks of a merge (<<<<<<<), so it can't be opened."
        else:
            why = f"The file is not a notebook: its line {error.lineno} is not what Jupyter writes."
        raise places.UnreadableError(why) from error
    except (ValueError, RecursionError) as error:
        why = "The file is not a notebook: it is not made of text that Jupyter writes."
        raise places.UnreadableError(why) from error
    if isinstance(notebook, dict) and "worksheets" in notebook:
        why = "The notebook is of a kind before 2015: open it in JupyterLab and save it."
        raise places.UnreadableError(why)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise places.UnreadableError("The file is not a notebook: it has no list of cells.")
    return course.code_of(notebook), "\n".join(map(course.text_of, cells))


def _lesson_of(parts: tuple[str, ...], cells: tuple[str, ...], texts: str) -> str:
    """Return the lesson by the exercises in a notebook, else by its path, else by its last cell."""
    known = course.lessons()
    asked = set(course.CHECK.findall("\n".join(cells)))
    most = max(known, key=lambda name: len(asked & set(known[name].exercises)))
    if asked & set(known[most].exercises):
        return most
    for part in reversed(parts):
        for name in known:
            if name in part:
                return name
    return next((name for name in _COLOPHON.findall(texts) if name in known), "")


def _folder(parts: tuple[str, ...], copies: set) -> str:
    """Return the folders that tell learners apart: not those of the course or of a lesson."""
    kept = [
        part[:-4] if part.lower().endswith(".zip") else part
        for place, part in enumerate(parts)
        if part not in ("notebooks", "solutions", *course.lessons())
        and not (place and parts[: place + 1] in copies)
    ]
    return "/".join(kept)


def _learner(folder: str, stem: str, lesson: str) -> str:
    """Return a learner's name: that of the folder, and what the file's own name says besides."""
    rest = stem
    for name in course.lessons() if lesson else ():
        rest = _EDGES.sub("", rest.replace(name, ""))
    if not folder:
        return rest or stem
    return folder if not lesson or COPY.fullmatch(rest) else f"{folder}/{rest}"


def _missing_imports(lesson: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lesson's imports of names that a notebook uses and no longer imports."""
    if not lesson:
        return ()
    text = "\n".join(cells)
    return tuple(
        dict.fromkeys(
            line
            for name, line in course.lessons()[lesson].imports.items()
            if re.search(rf"\b{re.escape(name)}\b", text)
            and not re.search(rf"^\s*(from|import)\b[^#]*\b{re.escape(name)}\b", text, re.MULTILINE)
        )
    )
