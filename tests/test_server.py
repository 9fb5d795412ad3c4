"""The Jupyter server passes on at once what a kernel says."""

from types import SimpleNamespace

from course_utils import server


def test_connections_wait_for_nothing_before_they_connect_as_ever():
    done = []

    class Connection:
        websocket_handler = SimpleNamespace(set_nodelay=done.append)

        def connect(self):
            done.append("connected")
            return "future"

    settings = {"kernel_websocket_connection_class": Connection}
    server._load_jupyter_server_extension(
        SimpleNamespace(web_app=SimpleNamespace(settings=settings))
    )
    assert settings["kernel_websocket_connection_class"]().connect() == "future"
    assert done == [True, "connected"]


def test_a_server_that_knows_no_such_setting_is_left_as_it_is():
    settings = {}
    server._load_jupyter_server_extension(
        SimpleNamespace(web_app=SimpleNamespace(settings=settings))
    )
    assert settings == {}
