"""What lesson 01 says is what its cells show, and its checks answer as they should."""

import re

import build
import nbformat
import pytest

SOURCE = build.LESSONS / "01_guess.md"
CHECKS = {"notebooks": "○ Not attempted yet", "solutions": "✓ Right"}


def outputs(kind: str) -> dict[str, str]:
    """Return the text of each code cell's outputs by its source."""
    cells = nbformat.read(build.targets(SOURCE)[kind], as_version=4).cells
    return {
        cell.source: "".join(
            output.get("text") or output["data"]["text/plain"] for output in cell.outputs
        )
        for cell in cells
        if cell.cell_type == "code"
    }


def shown_by(kind: str, code: str) -> str:
    """Return the output of the one cell that holds this code."""
    (text,) = (text for source, text in outputs(kind).items() if code in source)
    return text


@pytest.mark.parametrize("kind", CHECKS)
def test_each_check_answers_as_it_should(kind):
    answers = [text for source, text in outputs(kind).items() if ".check(" in source]
    assert len(answers) == 3
    assert all(answer.startswith(CHECKS[kind]) for answer in answers)


def test_learners_without_an_answer_see_what_those_with_one_see():
    learner, solved = outputs("notebooks"), outputs("solutions")
    same = [source for source in solved if source in learner and ".check(" not in source]
    assert len(same) > 20
    assert [learner[source] for source in same] == [solved[source] for source in same]


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("error(9, 8)", "2508"),
        ("explorer = GuessExplorer", "1 guess in 18.2 should hit: 55 of 1000"),
        ("area_of_band = ", "1 guess in 18\n"),
        ("area_of_band = ", "1 guess in 182\n"),
        ("area_of_band = ", "1 guess in 1819\n"),
        ("most_guesses=1_000_000_000", "1 in 1,818,767"),
        ("whole_numbers=True", "all the different hits: [[5.0, 1.0]]"),
        ("for unknowns in", "25,937,424,601"),
    ],
)
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(code, number):
    assert number in shown_by("solutions", code)


def test_a_random_guess_is_off_by_about_a_thousand_kilograms():
    said = shown_by("solutions", "largest: {max(sizes)")
    assert 900 < int(re.search(r"average \|error\|: (\d+)", said)[1]) < 1200


def test_ten_times_stricter_costs_about_ten_times_as_many_guesses():
    said = shown_by("solutions", "guesses on average")
    means = [int(found) for found in re.findall(r"(\d+) guesses on", said)]
    assert len(means) == 3
    for larger, smaller in zip(means[1:], means, strict=False):
        assert 7 < larger / smaller < 14


def test_a_gram_takes_more_than_a_million_guesses():
    said = shown_by("solutions", "most_guesses=1_000_000_000")
    assert int(said.split(" ")[0].replace(",", "")) > 1_000_000


def test_both_halves_of_many_guesses_are_alike():
    said = shown_by("solutions", "half.mean")
    rows = re.findall(r"average (\d+) kg, best ([\d.]+) kg", said)
    (first, best_first), (second, best_second) = [tuple(map(float, row)) for row in rows]
    assert second == pytest.approx(first, rel=0.01)
    assert best_second == pytest.approx(best_first, rel=0.1)
