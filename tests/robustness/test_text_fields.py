"""Whatever is typed into any field of any widget: it is read, or one sentence says why not."""

import html

import ipywidgets
import numpy as np
import pytest

from course_utils.show.panel import Notice, WidgetPanel
from tests.robustness import table
from tests.robustness.test_bad_input import fresh

TYPED = [
    "", "  ", "0", "-1", "nan", "inf", "-inf", "1e308", "-1e308", "5e-324", "1e400", "1" * 400,
    "text", "<script>alert(1)</script>", "None", "[]", "1j", "True", "1 2", "0,5", "٣", "\u2212",
    "\0", "9" * 5000, "{}",
]  # fmt: skip
PANELS = [
    panel for panel in table.CALLS if isinstance(panel, type) and issubclass(panel, WidgetPanel)
]
pytestmark = pytest.mark.usefixtures("quick_pictures")


def inside(widget):
    for child in getattr(widget, "children", ()):
        yield child
        yield from inside(child)


def all_finite(shown):
    """Return whether every number of what is chosen in an explorer is finite."""
    chosen = [value for value in getattr(shown, "state", {}).values() if value is not None]
    numbers = [np.ravel(value) for value in chosen if np.asarray(value).dtype.kind in "if"]
    return all(np.isfinite(each).all() for each in numbers)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.__name__)
def test_every_field_answers_whatever_is_typed(panel):
    arguments = {name: fresh(name, given) for name, given in table.CALLS[panel].items()}
    shown = panel(**arguments)
    for field in [one for one in inside(shown) if isinstance(one, ipywidgets.Text)]:
        for typed in TYPED:
            field.value = typed
            for button in getattr(shown, "buttons", ()):
                button.click()
            said = [one for one in inside(shown) if isinstance(one, Notice)]
            told = " ".join(one.sentence for one in said)
            assert told or field.value != typed or typed in ("0", "-1", "0,5"), typed
            for one in said:
                assert one.sentence == " ".join(one.sentence.split()), typed
                assert html.escape(one.sentence) in one.value
                assert "<script" not in one.value
            assert all_finite(shown), typed
        sentences = getattr(getattr(shown, "picture", None), "sentences", ())
        assert not [one for one in sentences if "nan" in one.split()]
    shown.close()
