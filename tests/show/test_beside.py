import numpy as np
import pytest

from course_utils.scene import Backdrop, Mark, Shape
from course_utils.show.beside import written_beside
from course_utils.show.canvas import Canvas


@pytest.fixture(scope="module")
def canvas():
    return Canvas(
        Backdrop(lambda ax: ax.set(xlim=(0, 10), ylim=(0, 10)), Shape(300, 300, (0, 0, 0, 0)))
    )


def test_letters_of_lines_that_cover_each_other_stand_apart_and_those_out_of_sight_nowhere(canvas):
    same = np.stack([np.linspace(1, 9, 9)] * 2, axis=-1)[None]
    lines = [
        Mark("line", same[:, : 9 - 6 * (n % 2)], "pin A", label=letter)
        for n, letter in enumerate("ABCD")
    ]
    lines.append(Mark("line", same + 100, "pin A", label="E"))
    letters = written_beside(canvas.axes, tuple(lines), None)
    assert [each.texts[0][0] for each in letters] == [*"ABCD"]
    places = np.array([canvas.to_pixels(each.points[0])[0] for each in letters])
    apart = [np.hypot(*(one - other)) for n, one in enumerate(places) for other in places[:n]]
    assert min(apart) > 20


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ([[5, 5], [5, 20], [5, 1e9]], [5, 10], "outside from step 1 on"),
        ([[5, 5], [20, 5], [5, 6], [-5, 6]], [0, 6], "outside from step 3 on"),
        ([[5, 5], [7, 7], [25, 25], [np.nan, np.nan]], [10, 10], "outside from step 2 on"),
        ([[3, 30], [5, 20], [9, 11]], [3, 10], "outside from step 0 on"),
        ([[5, 5], [99, 99], [6, 6]], None, ""),
        ([[5, 5], [6, 6], [np.nan, np.nan]], None, ""),
    ],
)
def test_an_arrow_says_where_a_followed_run_has_left_for_good(canvas, line, place, said):
    path = Mark("line", np.array([line], dtype=float), "path", grows="step")
    arrow, words = written_beside(canvas.axes, (path,), None)
    if place is None:
        assert not len(arrow.shown(0, 9))
        return
    assert arrow.shown(0, 9)[1] == pytest.approx(place)
    assert " ".join(words.texts[0]) == said
    step = int(said.split()[3])
    assert [len(words.shown(0, each)) for each in (step - 1, step)] == [0, 2]
