"""Where a dialogue happens: a folder of its own, with ./mtproto4j in it and the server's key."""

import dataclasses
import pathlib

from server import ROOT, Server
from terminal import Terminal

SHOWN_PORT = 4431
CODE = "22222"


@dataclasses.dataclass
class Place:
    server: Server
    folder: pathlib.Path
    port: int
    code_timeout: int  # seconds until a code can be sent again

    def __post_init__(self):
        self.folder.mkdir()
        launcher = self.folder / "mtproto4j"
        launcher.write_text(f'#!/bin/sh\nexec {ROOT}/mtproto4j "$@"\n')
        launcher.chmod(0o755)
        (self.folder / "key.pem").write_text(self.server.public_key)

    def terminal(self, **options):
        return Terminal(self.folder, **options)

    def command(self, words, session=None):
        """One that talks to the server."""
        chosen = f" --session {session}" if session else ""
        return f"./mtproto4j {words} --server 127.0.0.1:{self.port} --public-key key.pem{chosen}"

    def person(self, phone, name, password="-", dc=1):
        self.server.tell(f"account {phone} {CODE} {password} {dc} {name}")
        return phone

    def log_in(self, phone, session):
        """Signs somebody in without a word on the screen that a dialogue shows."""
        with self.terminal() as other:
            other.run(self.command("login --phone " + phone, session))
            other.answer("Enter phone code: ", CODE)
            other.exits()

    def shown(self, terminal):
        """What the page shows of a terminal."""
        return terminal.transcript().replace(f":{self.port}", f":{SHOWN_PORT}")
