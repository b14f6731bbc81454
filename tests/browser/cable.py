"""A network that can be cut: everything between a browser and the site goes through it."""

import socket
import threading
from contextlib import suppress


class Cable:
    """A local port that leads to the site until it is cut, and again once it is mended."""

    def __init__(self, port: int) -> None:
        """Lead to a port of this machine."""
        self.there = ("127.0.0.1", port)
        self.open: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self._wait()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cut(self) -> None:
        """Refuse whoever comes, and drop whoever is there."""
        self._shut(self.door)
        for each in list(self.open):
            self._shut(each)
        self.open.clear()

    def mend(self) -> None:
        """Answer at the same port again."""
        self.door = socket.create_server(("127.0.0.1", self.port))
        self._wait()

    def _shut(self, ended: socket.socket) -> None:
        with suppress(OSError):
            ended.shutdown(socket.SHUT_RDWR)
        ended.close()

    def _wait(self) -> None:
        threading.Thread(target=self._accept, args=[self.door], daemon=True).start()

    def _accept(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                here, _address = door.accept()
                there = socket.create_connection(self.there)
                self.open |= {here, there}
                for ends in ((here, there), (there, here)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source: socket.socket, drain: socket.socket) -> None:
        with suppress(OSError):
            while said := source.recv(65536):
                drain.sendall(said)
        self._shut(source)
        self._shut(drain)
