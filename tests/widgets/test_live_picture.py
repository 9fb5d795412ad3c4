import re

from course_utils.widgets.live_picture import LivePicture


def traits_in(script):
    """Return the names of all traits the script reads, sets or follows."""
    named = re.findall(r'model\.(?:get|set)\("(\w+)"', script)
    lists = re.findall(r"(?:loads|redraws) = \[([^\]]*)\]", script)
    return {*named, *re.findall(r'"(\w+)"', " ".join(lists))}


def test_script_and_python_agree_on_the_names_of_the_traits():
    picture = LivePicture()
    synced = {name for name in picture.trait_names(sync=True) if not name.startswith("_")}
    own = synced - {"layout", "tabbable", "tooltip"}
    assert traits_in(str(picture._esm)) == own


def test_an_empty_picture_has_one_point_and_cannot_be_moved():
    picture = LivePicture()
    assert (picture.points, picture.lines, picture.movable) == (1, b"", False)
