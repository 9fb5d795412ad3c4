import gc
import itertools

import ipywidgets
import pytest

from course_utils.progress import notebook
from course_utils.show import panel, shown
from course_utils.show.accessibility import Accessibility
from course_utils.show.panel import Notice, WidgetPanel, field, row
from course_utils.widgets.prediction import Predictions


class Shown(WidgetPanel):
    def still(self):
        return "<p>shown</p>", "shown"


@pytest.fixture
def run_cell(monkeypatch):
    """Return a function that makes a panel as a cell of a notebook would."""
    numbers = itertools.count()
    monkeypatch.setattr(panel, "_shown_by_cell", {})

    def run(cell, panels=1):
        running = None if cell is None else (cell, f"execution {next(numbers)}")
        monkeypatch.setattr(notebook, "running_cell", lambda: running)
        return [Shown() for _ in range(panels)]

    return run


def is_open(widget):
    return widget.comm is not None


def help_in(made):
    return [child for child in made.children if isinstance(child, Accessibility)]


def test_a_panel_brings_help_for_screen_readers_and_takes_it_along(run_cell):
    (made,) = run_cell("a")
    (brought,) = help_in(made)
    assert is_open(brought)
    made.close()
    assert not is_open(brought)


def test_running_a_cell_again_closes_all_its_earlier_panels(run_cell):
    first, second = run_cell("a", panels=2)
    assert is_open(first)
    assert is_open(second)
    (third,) = run_cell("a")
    assert not is_open(first)
    assert not is_open(second)
    assert is_open(third)


def test_other_cells_and_hosts_without_cell_ids_close_nothing(run_cell):
    panels = [*run_cell("a"), *run_cell("b"), *run_cell(None), *run_cell(None)]
    assert all(is_open(shown) for shown in panels)


def test_a_cell_may_run_again_after_its_panel_was_closed_by_hand(run_cell):
    (first,) = run_cell("a")
    first.close()
    (second,) = run_cell("a")
    assert is_open(second)


def test_outside_notebooks_panels_simply_open(monkeypatch):
    monkeypatch.setattr(notebook, "running_cell", lambda: None)
    assert is_open(Shown())


def test_closing_closes_everything_inside_and_linked_and_may_be_repeated(registry):
    before = set(registry)
    slider, inner = ipywidgets.FloatSlider(), ipywidgets.IntSlider()
    link = ipywidgets.jslink((slider, "value"), (inner, "value"))
    shown = Shown(slider, row(inner, field("Name:", "")), more=(link,))
    shown.close()
    shown.close()
    assert set(registry) == before
    assert not is_open(link)
    del shown
    gc.collect()


def test_a_panel_says_its_still_picture_and_sentence(registry):
    shown = Shown()
    bundle = shown._repr_mimebundle_()
    assert bundle["text/html"] == "<p>shown</p>"
    assert bundle["text/plain"] == "shown"
    model = bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert registry[model] is shown


@pytest.mark.parametrize("made", [Shown, lambda: Predictions().ask("way", "Which?")])
def test_live_widget_and_still_picture_are_two_outputs(monkeypatch, made):
    outputs = []
    monkeypatch.setattr(shown, "display", lambda bundle, raw: outputs.append(bundle))
    made()._ipython_display_()
    live, still = outputs
    assert list(live) == ["application/vnd.jupyter.widget-view+json"]
    assert set(still) == {"text/html", "text/plain"}
    assert still["text/html"].startswith("<style>")


def test_a_panel_must_say_what_it_shows():
    with pytest.raises(NotImplementedError):
        WidgetPanel().still()


def test_a_notice_is_announced_and_escaped():
    notice = Notice()
    assert 'role="status"' in notice.value
    notice.sentence = "1 < 2 & <script>"
    assert "1 &lt; 2 &amp; &lt;script&gt;</div>" in notice.value


def test_only_a_refusal_carries_a_mark_and_only_while_there_is_one():
    assert "⚠" not in Notice("Read on.").value
    notice = Notice("Not a number.", refusal=True)
    assert "⚠ Not a number." in notice.value
    notice.sentence = ""
    assert "⚠" not in notice.value


def test_a_field_reports_only_what_is_finished():
    assert field("Name:", "x").continuous_update is False
    assert row(field("Name:", "")).layout.flex_flow == "row wrap"
