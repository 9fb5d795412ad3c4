import gc

import ipywidgets
import pytest

from course_utils.show import shown
from course_utils.show.panel import Accessibility, Refusal, WidgetPanel
from course_utils.show.parts import field, row
from course_utils.widgets.prediction import Predictions


class Shown(WidgetPanel):
    def still(self):
        return "<p>shown</p>", "shown"


@pytest.fixture
def run_cell(monkeypatch, a_notebook):
    """Return a function that makes panels as a cell of a notebook would."""
    monkeypatch.setattr(shown, "_shown_by_cell", {})

    def run(cell, panels=1):
        a_notebook.run(cell)
        return [Shown() for _ in range(panels)]

    return run


def is_open(widget):
    return widget.comm is not None


def test_a_panel_brings_help_for_screen_readers_and_takes_it_along():
    made = Shown()
    (brought,) = [child for child in made.children if isinstance(child, Accessibility)]
    assert is_open(brought)
    made.close()
    assert not is_open(brought)


def test_running_a_cell_again_closes_all_its_earlier_panels(run_cell):
    first, second = run_cell("a", panels=2)
    assert is_open(first)
    assert is_open(second)
    second.close()  # by hand
    (third,) = run_cell("a")
    assert not is_open(first)
    assert is_open(third)


def test_other_cells_and_hosts_without_cell_ids_close_nothing(run_cell):
    panels = [*run_cell("a"), *run_cell("b"), *run_cell(None), *run_cell(None)]
    assert all(is_open(each) for each in panels)


def test_closing_closes_everything_inside_and_linked_and_may_be_repeated(registry):
    before = set(registry)
    slider, inner = ipywidgets.FloatSlider(), ipywidgets.IntSlider()
    link = ipywidgets.jslink((slider, "value"), (inner, "value"))
    made = Shown(slider, row(inner, field("Name:", "")), links=(link,))
    made.close()
    made.close()
    assert set(registry) == before
    assert not is_open(link)
    del made
    gc.collect()  # an error in __del__ would fail the test


def test_a_panel_says_its_still_picture_and_sentence(registry):
    made = Shown()
    bundle = made._repr_mimebundle_()
    assert (bundle["text/html"], bundle["text/plain"]) == ("<p>shown</p>", "shown")
    assert registry[bundle[shown.VIEW]["model_id"]] is made
    with pytest.raises(NotImplementedError):
        WidgetPanel().still()


@pytest.mark.parametrize("made", [Shown, lambda: Predictions().ask("way", "Which?")])
def test_live_widget_and_still_picture_are_two_outputs(monkeypatch, made):
    outputs = []
    monkeypatch.setattr(shown, "display", lambda bundle, raw: outputs.append(bundle))
    made()._ipython_display_()
    live, still = outputs
    assert list(live) == [shown.VIEW]
    assert set(still) == {"text/html", "text/plain"}
    assert still["text/html"].startswith("<style>")


def test_a_refusal_is_escaped_and_marked_while_it_refuses():
    refusal = Refusal("1 < 2")
    assert refusal.value == "⚠ 1 &lt; 2"
    refusal.sentence = ""
    assert refusal.value == ""


def test_a_field_reports_only_what_is_finished_and_a_row_wraps():
    assert field("Name:", "x").continuous_update is False
    assert row(field("Name:", "")).layout.flex_flow == "row wrap"
