"""Our test server as a process of its own, steered by lines of text."""

import os
import pathlib
import re
import subprocess
import threading
import queue
import random
import socket
import tempfile

from scenarios import SECRETS

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# Why a packet was refused is told in the log alone: it stands in drivers.log beside what the client's library wrote.
REASONS = "-Dorg.slf4j.simpleLogger.log.dev.mtproto4j.core.connection.server=debug"
KEY = ROOT / "interop" / "keys" / "test-rsa.pem"
ANSWER_SECONDS = 20
START_SECONDS = 900  # the launcher builds what is missing


def free_ports(count):
    """The first of `count` free ports in a row, below 32768: some clients save a port as a signed 16-bit number."""
    for _ in range(100):
        first = random.randrange(20_000, 32_000)
        try:
            for port in range(first, first + count):
                with socket.create_server(("127.0.0.1", port)):
                    pass
            return first
        except OSError:
            continue
    raise RuntimeError("no free ports on loopback")


class Server:
    """`./mtproto4j serve --control`; ends with the `with` block."""

    def __init__(self, *options, transcript=None):
        self._folder = tempfile.TemporaryDirectory(prefix="mtproto4j-interop-")
        self.certificate = f"{self._folder.name}/server.pem"
        self._process = subprocess.Popen(
            [ROOT / "mtproto4j", "serve", "--private-key", KEY, "--tls-certificate-out", self.certificate,
             *(word for secret in SECRETS.values() for word in ("--proxy-secret", secret)), "--control", *options],
            env={**os.environ, "MTPROTO4J_JAVA_OPTS": f"{os.environ.get('MTPROTO4J_JAVA_OPTS', '')} {REASONS}"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=transcript, text=True, bufsize=1)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.ports = {}
        self.public_key = ""
        self._read_greeting()

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def _line(self, seconds):
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty as e:
            raise RuntimeError(f"the test server said nothing for {seconds} s") from e
        if line is None:
            raise RuntimeError(f"the test server ended with {self._process.wait()}")
        return line

    def _read_greeting(self):
        pem = []
        while not (pem and pem[-1].startswith("-----END")):
            line = self._line(START_SECONDS)
            if listens := re.fullmatch(r"DC (\d+) listens on \S+:(\d+)", line):
                self.ports[int(listens[1])] = int(listens[2])
            elif line.startswith("-----") or pem:
                pem.append(line)
        self.public_key = "\n".join(pem) + "\n"

    def tell(self, command):
        """Runs a command and returns what follows «ok»."""
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        answer = self._line(ANSWER_SECONDS)
        if not answer.startswith("ok"):
            raise RuntimeError(f"the test server refused «{command}»: {answer}")
        return answer[3:]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        try:
            self._process.wait(timeout=ANSWER_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._folder.cleanup()
