"""What `FrontEnd` needs of a kernel's client, over the websocket that JupyterLab would open."""

import json

import websocket
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CHANNEL = "shell"


def _packed(value: object) -> bytes:
    return json.dumps(value, default=str).encode()


class SocketClient:
    """A kernel that is reached through the proxy; its channels are one websocket."""

    def __init__(self, address: str, cookies: str):
        self.session = Session(key=b"")
        self._socket = websocket.create_connection(
            address, cookie=cookies, subprotocols=[PROTOCOL], timeout=60, enable_multithread=False
        )

    @property
    def shell_channel(self) -> "SocketClient":
        """Where requests go."""
        return self

    def send(self, message: dict) -> None:
        """Send a request to the kernel."""
        self._socket.send_binary(serialize_msg_to_ws_v1(message, CHANNEL, _packed))

    def get_iopub_msg(self, timeout: float) -> dict:
        """Return the next message that is meant for all front ends.

        Raises
        ------
        websocket.WebSocketException
            If none comes within so many seconds, or the connection is closed.
        """
        self._socket.settimeout(timeout)
        while True:
            channel, parts = deserialize_msg_from_ws_v1(self._socket.recv())
            if channel == "iopub":
                return self._message(parts)

    def _message(self, parts: list[bytes]) -> dict:
        header, parent, metadata, content = (json.loads(part) for part in parts[:4])
        return {
            "header": header, "msg_type": header["msg_type"], "parent_header": parent,
            "metadata": metadata, "content": content, "buffers": parts[4:],
        }  # fmt: skip

    def is_alive(self) -> bool:
        """Return whether the connection stands."""
        return self._socket.connected

    def close(self) -> None:
        """Close the connection; the kernel lives on, as when a page is closed."""
        self._socket.close()
