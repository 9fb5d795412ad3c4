"""The figures that pictures are made from, with nothing in them that only a formula can show."""

import pytest
from matplotlib.text import Text


@pytest.fixture(autouse=True)
def figures(monkeypatch):
    """Keep the figures that pictures are made from; packing them as PNG is tested elsewhere."""
    kept = []
    monkeypatch.setattr("course_utils.show.picture.png", lambda figure: kept.append(figure) or b"")
    yield kept
    for figure in kept:
        figure.draw_without_rendering()
        texts = [text.get_text() for text in figure.findobj(Text)]
        assert [text for text in texts if "$" in text or "\\" in text] == []
