"""Lets the Jupyter server pass on at once what a kernel says; it is switched on by installing.

A kernel's answer is several small messages. Without this, TCP keeps the second one until the first
is confirmed, which the other side does 40 ms later: long enough to be felt when a start is dragged.
`installed/` holds the file that tells the server of this module.
"""

from typing import Any

__all__: list[str] = []


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(app: Any) -> None:
    settings = app.web_app.settings
    connection: Any = settings.get("kernel_websocket_connection_class")
    if connection is None:  # a server before 2.0, such as that of JupyterLab 3
        return

    class PromptConnection(connection):  # type: ignore[misc]
        def connect(self) -> Any:
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    settings["kernel_websocket_connection_class"] = PromptConnection
