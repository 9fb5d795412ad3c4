"""Builds the page that needs no computer: ``python -m teaching.worksheet [--check]``.

Print ``teaching/worksheet.html`` from any browser: the first page is for learners, the second, with
the answers, for the teacher. All numbers come from the course's own functions.
"""

import argparse
import sys
from pathlib import Path

from course_utils.learning.correcting import by_size, correct_in_turn
from course_utils.learning.run import Run
from course_utils.problem import Problem

PAGE = Path(__file__).with_name("worksheet.html")
TEMPLATE = Path(__file__).with_name("worksheet.template.html")
START = (9, 8)
SIGN_STEPS, SIZE_STEPS = 20, 6
DIVISOR = 400
GIVEN = 3
"""How many rows of the first table are filled in for the learner."""


def runs() -> tuple[Run, Run]:
    """Return both runs of the page: steps of 1 kg, and steps of error ÷ `DIVISOR`."""
    shipment = Problem(inputs=[[256, 212]], targets=[1492])
    by_sign = correct_in_turn(shipment, start=START, sizes=[1], steps=SIGN_STEPS)[0]
    following = correct_in_turn(
        shipment, start=START, sizes=[1 / DIVISOR], steps=SIZE_STEPS, rule=by_size
    )[0]
    return by_sign, following


def table(run: Run, decimals: int, *, shown: int) -> str:
    """Return the rows of a run as HTML; only the first ``shown`` are filled in."""
    made = []
    for step, ((x, y), error) in enumerate(zip(run.weights, run.errors, strict=True)):
        numbers = [_written(value, decimals) for value in (x, y, error)]
        cells = [*numbers, _verdict(step, error, run)] if step < shown else [""] * 4
        inner = "".join(f"<td>{cell}</td>" for cell in cells)
        made.append(f'<tr><th scope="row">{step}</th>{inner}</tr>')
    return "\n".join(made)


def _written(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace("-", "−")


def _verdict(step: int, error: float, run: Run) -> str:
    if step == len(run.errors) - 1:
        return ""
    side, move = ("too heavy", "smaller") if error > 0 else ("too light", "larger")
    return f"{side}: {'xy'[step % 2]} {move}"


def page() -> str:
    """Return the whole page."""
    by_sign, following = runs()
    cycle = ", ".join(_written(error, 0) for error in by_sign.errors[16:20])
    left = following.errors[1] / following.errors[0]
    parts = {
        "{{SIGN_BLANK}}": table(by_sign, 0, shown=GIVEN),
        "{{SIGN_DONE}}": table(by_sign, 0, shown=SIGN_STEPS + 1),
        "{{SIZE_BLANK}}": table(following, 2, shown=1),
        "{{SIZE_DONE}}": table(following, 2, shown=SIZE_STEPS + 1),
        "{{CYCLE}}": cycle,
        "{{NEAREST}}": _written(min(abs(by_sign.errors)), 0),
        "{{FIRST_STEP}}": _written(following.errors[0] / DIVISOR, 2),
        "{{DIVISOR}}": str(DIVISOR),
        "{{LEFT}}": _written(left, 2),
        "{{LAST}}": _written(following.errors[-1], 2),
        "{{LANDED}}": _written(START[0] - following.errors[0] / 256, 2),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for place, part in parts.items():
        text = text.replace(place, part)
    return text


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or say whether it is up to date; return 1 if it is not."""
    parser = argparse.ArgumentParser(description="Build the page that needs no computer.")
    parser.add_argument("--check", action="store_true", help="write nothing, report differences")
    if not parser.parse_args(arguments).check:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        print("teaching/worksheet.html is old: run `python -m teaching.worksheet`.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
