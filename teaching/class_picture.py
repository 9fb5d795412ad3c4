"""Makes one page of what a class predicted and tried, from what the course keeps of their work.

    python -m teaching.class_picture SUBMISSIONS --output class.html --csv class.csv

SUBMISSIONS is a folder or a ZIP archive with files of the folder ``progress``, such as ``01.json``,
in any layout. No code is run, and nobody is named: an answer that fewer than five learners gave is
counted with the others, and not shown where these are fewer than five together.
"""

import argparse
import csv
import html
import json
import re
import statistics
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from course_utils.words import count_of, number
from teaching import course, handed_in, places
from teaching.table import plain

FEWEST = 5
FIRST = 3
"""So many predictions are named at the top, to be talked about first."""
QUESTIONS = course.ROOT / "course_utils" / "questions"
_OTHERS = "other answers, fewer than five each"


Group = tuple[str, int]
"""What was chosen, and by how many."""


@dataclass(frozen=True)
class Asked:
    """A prediction or an exercise: what was asked, a note on it, and the groups to show."""

    lesson: str
    name: str
    text: str
    note: str
    groups: tuple[Group, ...]
    surprised: int = 0


def read(place: Path) -> dict[str, list[dict]]:
    """Return what was kept, by lesson: one file of each learner, the one saved last."""
    newest: dict[tuple, dict] = {}
    for found in places.files(place):
        if not found.trouble and found.name.lower().endswith(".json"):
            kept = _kept(found)
            if kept is not None:
                rest = found.name.lower().removesuffix(".json").replace(kept["lesson"], "", 1)
                own = "" if handed_in.COPY.fullmatch(rest.replace("aside", "")) else rest
                key = (kept["lesson"], *found.parts[:-1], own)
                if str(kept.get("saved", "")) >= str(newest.get(key, {}).get("saved", "")):
                    newest[key] = kept
    by_lesson: dict[str, list[dict]] = {}
    for (lesson, *_), kept in sorted(newest.items(), key=lambda item: item[0]):
        by_lesson.setdefault(lesson, []).append(kept["kept"])
    return by_lesson


def _kept(found: places.Found) -> dict | None:
    try:
        told = json.loads(found.read())
    except (places.UnreadableError, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("kept"), dict):
        return None
    return told if isinstance(told.get("lesson"), str) else None


def shown(counts: Counter) -> tuple[Group, ...]:
    """Return the groups of five or more, the largest first, and the others together.

    >>> shown(Counter({"smaller": 9, "the same": 4, "larger": 2}))
    (('smaller', 9), ('other answers, fewer than five each', 6))
    """
    large = [group for group in _ordered(counts) if group[1] >= FEWEST]
    others = sum(count for count in counts.values() if count < FEWEST)
    return (*large, (_OTHERS, others)) if others >= FEWEST else tuple(large)


def _ordered(counts: Counter) -> list[Group]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def predictions(lesson: str, learners: list[dict]) -> list[Asked]:
    """Return the lesson's predictions in their order, as far as five learners answered them."""
    source = QUESTIONS / f"{lesson}.toml"
    if not re.fullmatch(r"\d\d", lesson) or not source.exists():
        return []
    made = []
    for asked in tomllib.loads(source.read_text(encoding="utf-8")).get("predict", []):
        states = [_state(kept, f"prediction: {asked['name']}") for kept in learners]
        states = [state for state in states if state.get("answer") is not None]
        counts = Counter(_answer(state["answer"], asked) for state in states)
        happened = Counter(str(state.get("happened") or "") for state in states)
        happened.pop("", None)
        common = [what for what, _ in shown(happened) if what != _OTHERS]
        surprised = sum(bool(state.get("surprised")) for state in states)
        if groups := shown(counts):
            note = f"What happened: {plain('; '.join(common))}." if common else ""
            told = (lesson, asked["name"], asked["text"], note, groups)
            made.append(Asked(*told, surprised if surprised >= FEWEST else 0))
    return made


def _state(kept: dict, key: str) -> dict:
    state = kept.get(key)
    return state if isinstance(state, dict) else {}


def _answer(answer: object, asked: dict) -> str:
    """Return an answer as it is counted: an option, or the first digit of a number."""
    if isinstance(answer, int | float) and not asked.get("options"):
        return f"about {number(float(f'{answer:.1g}'))} {asked.get('unit', '')}".strip()
    return plain(answer)


def exercises(lesson: str, learners: list[dict]) -> list[Asked]:
    """Return the lesson's exercises: how many have solved them, after how many tries, mistakes."""
    stems = [name for name in course.lessons() if name.startswith(lesson)]
    made = []
    for name in course.lessons()[stems[0]].exercises if stems else []:
        states = [_state(kept, f"exercise: {name}") for kept in learners]
        states = [state for state in states if state]
        mistakes = Counter(
            plain(mistake) for state in states for mistake in set(_texts(state.get("mistakes")))
        )
        solved = sum(state.get("right") is True for state in states)
        tries = [state["tries"] for state in states if isinstance(state.get("tries"), int)]
        counts = [("solved", solved)]
        counts += [(f"mistake: {what}", count) for what, count in _ordered(mistakes)]
        groups = tuple(group for group in counts if group[1] >= FEWEST)
        if groups:
            note = ""
            if len(tries) >= FEWEST:
                note = f"Half of them tried {number(statistics.median(tries))} times or fewer."
            made.append(Asked(lesson, name, f"Exercise {name}", note, groups))
    return made


def _texts(told: object) -> list[str]:
    return [str(each) for each in told] if isinstance(told, list | dict) else []


STYLE = """
body { font: 16px/1.4 sans-serif; max-width: 44em; margin: 1em auto; }
table { border-collapse: collapse; width: 100%; break-inside: avoid; margin-bottom: 1em; }
caption { text-align: left; } td { padding: 1px 6px; width: 45%; }
td + td { width: 4em; text-align: right; } meter { width: 100%; }
@media print { body { columns: 2; font-size: 11px; max-width: none; } }
"""


def page(asked: list[Asked], learners: int) -> str:
    """Return the page as HTML that needs nothing from elsewhere."""
    first = sorted(asked, key=lambda each: -each.surprised)[:FIRST]
    lines = [
        f"<li>{html.escape(each.text)} ({each.surprised} were surprised)</li>"
        for each in first
        if each.surprised
    ]
    talk = f"<h2>Talk about these first</h2><ul>{''.join(lines)}</ul>" if lines else ""
    body, lesson = [], ""
    for each in asked:
        if each.lesson != lesson:
            lesson = each.lesson
            body.append(f"<h2>Lesson {lesson}</h2>")
        body.append(_table(each, learners))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>The class</title>'
        f"<style>{STYLE}</style><h1>The class</h1><p>Made of what {count_of(learners, 'learner')} "
        "handed in. No code was run. What fewer than five chose is not shown.</p>"
        f"{talk}{''.join(body)}</html>\n"
    )


def _table(each: Asked, learners: int) -> str:
    rows = "".join(
        f"<tr><td>{html.escape(what)}<td>{count}"
        f'<td><meter min="0" max="{learners}" value="{count}">{count}</meter>'
        for what, count in each.groups
    )
    caption = f"<b>{html.escape(each.text)}</b><br>{html.escape(each.note)}"
    return f"<table><caption>{caption}</caption>{rows}</table>"


def main(arguments: list[str] | None = None) -> int:
    """Write the page and the table."""
    parser = argparse.ArgumentParser(
        prog="python -m teaching.class_picture", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("submissions", type=Path, help="a folder or a ZIP archive")
    parser.add_argument("--output", type=Path, required=True, help="the page to write (HTML)")
    parser.add_argument("--csv", type=Path, help="the same as a table")
    chosen = parser.parse_args(arguments)
    if not chosen.submissions.exists():
        parser.error(f"{chosen.submissions} is not there: name a folder or a ZIP archive")
    by_lesson = read(chosen.submissions)
    learners = max(map(len, by_lesson.values()), default=0)
    if learners < FEWEST:
        held = count_of(learners, "file")
        parser.error(f"{held} of progress found: with fewer than five, nothing is shown")
    asked = [
        each
        for lesson, kept in by_lesson.items()
        for each in predictions(lesson, kept) + exercises(lesson, kept)
    ]
    try:
        chosen.output.write_text(page(asked, learners), encoding="utf-8")
        if chosen.csv:
            with chosen.csv.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, quoting=csv.QUOTE_ALL)
                writer.writerow(["lesson", "name", "text", "note", "what", "learners"])
                for each in asked:
                    told = (each.lesson, each.name, each.text, each.note)
                    writer.writerows([*told, *group] for group in each.groups)
    except OSError as error:
        parser.error(f"{error.filename} can't be written ({error.strerror})")
    told = f"{count_of(learners, 'learner')}, {count_of(len(asked), 'question')}"
    print(f"{told} in {chosen.output}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
