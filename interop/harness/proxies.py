"""Our client through pproxy (SOCKS4, SOCKS5, HTTP CONNECT), which says whom it connected; played by checks.py."""

import contextlib
import queue
import subprocess
import tempfile
import threading

import toolchains
from server import ROOT, Server, free_ports

TRANSPORTS = ("full", "obfuscated-intermediate", "websocket", "http")
PROXIES = {
    "SOCKS4": "socks4://127.0.0.1:{open}",
    "SOCKS5": "socks5://127.0.0.1:{open}",
    "HTTP CONNECT": "http://127.0.0.1:{open}",
    "SOCKS5 with a password": "socks5://ann:s3cret@127.0.0.1:{closed}",
    "HTTP CONNECT with a password": "http://ann:s3cret@127.0.0.1:{closed}",
    "SOCKS5 with a wrong password": "socks5://ann:wrong@127.0.0.1:{closed}",
    "HTTP CONNECT with a wrong password": "http://ann:wrong@127.0.0.1:{closed}",
}
SECONDS = 60


class Pproxy:
    """The proxy as a process; ends with the `with` block."""

    def __init__(self, credentials=""):
        self.port = free_ports(1)
        self._lines = queue.Queue()
        self._process = subprocess.Popen(
            [toolchains.python("pproxy"), "-u", "-m", "pproxy", "-v", "-l",
             f"socks4+socks5+http://127.0.0.1:{self.port}{credentials}",
             # Otherwise whoever gave the password once needs none from the same address.
             "--auth", "0"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        threading.Thread(target=self._read, daemon=True).start()
        while "Serving on" not in self._lines.get(timeout=SECONDS):
            pass

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("Serving on nothing any more")

    def connected(self, target):
        """Whether it has connected somebody to that port since the last question."""
        said = []
        with contextlib.suppress(queue.Empty):
            while True:
                said.append(self._lines.get_nowait())
        return any(f"127.0.0.1:{target}" in line.split("->")[-1] for line in said if "->" in line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()


def pproxy(log):
    with Server("--port", str(free_ports(2)), transcript=log) as server, Pproxy() as unlocked, \
            Pproxy("#ann:s3cret") as locked, tempfile.TemporaryDirectory() as folder:
        token = "4242:AAEproxied"
        server.tell(f"bot {token} Proxied")
        key = f"{folder}/key.pem"
        with open(key, "w") as file:
            file.write(server.public_key)
        for row, link in PROXIES.items():
            proxy = locked if "{closed}" in link else unlocked
            for number, transport in enumerate(TRANSPORTS):
                proxy.connected(server.ports[1])
                done = subprocess.run(
                    [ROOT / "mtproto4j", "login", "--server", f"127.0.0.1:{server.ports[1]}", "--public-key", key,
                     "--session", f"{folder}/{row}-{number}.session", "--transport", transport,
                     "--proxy", link.format(open=unlocked.port, closed=locked.port), f"--bot-token={token}"],
                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                    timeout=SECONDS)
                log.write(done.stdout)
                yield row, transport, *judged(done, proxy.connected(server.ports[1]), "wrong" in row)


def judged(done, connected, refused):
    last = (done.stdout.strip().splitlines() or [""])[-1]
    if refused:
        named = done.returncode != 0 and not connected and "the proxy did not connect us" in done.stdout
        return ("pass" if named else "fail"), last
    return ("pass" if done.returncode == 0 and connected else "fail"), last
