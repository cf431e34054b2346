"""The clients of the matrix: how each is installed and started."""

import dataclasses
import typing

import toolchains
from toolchains import INTEROP


@dataclasses.dataclass(frozen=True, eq=False)
class Client:
    name: str
    version: str
    command: typing.Callable[[], tuple]  # installs; returns (command, working directory)
    expected_failures: dict = dataclasses.field(default_factory=dict)  # scenario -> evidence
    transports: frozenset = frozenset()  # which it can be asked to use, beside its default
    chance: dict = dataclasses.field(default_factory=dict)  # scenario -> part of its complaint -> evidence


def python_driver(library):
    return lambda: ([toolchains.python(library), "-B", INTEROP / "clients" / "python" / f"{library}_client.py"], INTEROP)


def node_driver(script, *arguments):
    # Node finds packages beside the script, so the scripts are run from a copy next to node_modules.
    def command():
        folder = toolchains.node()
        for source in (INTEROP / "clients" / "node").glob("*.mjs"):
            target = folder / source.name
            target.write_bytes(source.read_bytes())
        return (["node", folder / script, *arguments], folder)

    return command


# It refuses what the server sends when the msg_id is over 30 s ahead of its own clock (its mtproto/read.go), notices
# about the clock included, and sets no clock by a server's.
GOTD_CLOCK = {"clock_off": "gotd refuses messages over 30 s ahead of its own clock and never takes the server's time"}


def gotd_driver(*arguments):
    return lambda: ([toolchains.go("gotd"), "client", *arguments], INTEROP)


# src/rpc/index.js: timeOffset is "own time minus server's", and getMessageId adds it to the own time.
MTPROTO_CORE_CLOCK = {"clock_off": "@mtproto/core corrects its clock with the wrong sign, and is further off each time"}

# src/crypto/index.js: of the numbers that it hashes, A and the shared key are not filled up to 256 bytes, so that about one
# proof in 128 is wrong. The same is true of its authorization keys (src/rpc/index.js, generateDH), one in 256; then it waits.
MTPROTO_CORE_ZEROS = {"password": {
    "PASSWORD_HASH_INVALID": "@mtproto/core leaves the leading zero bytes of A and of the shared key out of its proof"}}

FRAMINGS = frozenset(("abridged", "intermediate", "full", "obfuscated"))
PROXIES = frozenset(("proxy", "proxy_dd", "proxy_ee"))
WEB = frozenset(("websocket", "websocket_tls"))
TELETHON = FRAMINGS | {"proxy", "proxy_dd"}
PYROGRAM = FRAMINGS | PROXIES | {"padded"}
MTCUTE = PROXIES | {"intermediate", "padded", "obfuscated"}
TELEPROTO = frozenset(("abridged", "full", "obfuscated", "proxy"))
GRAMJS = TELEPROTO | WEB
GOTD = FRAMINGS | PROXIES | WEB | {"padded", "http"}

CLIENTS = [
    Client("telethon", "1.45.0", python_driver("telethon"), transports=TELETHON),
    Client("pyrogram", "kurigram 2.2.26", python_driver("pyrogram"), transports=PYROGRAM),
    Client("mtcute", "0.30.3", node_driver("mtcute.mjs"), transports=MTCUTE),
    Client("mtcute-pfs", "0.30.3", node_driver("mtcute.mjs", "pfs")),
    Client("gramjs", "2.26.22", node_driver("gramjs.mjs", "telegram"), transports=GRAMJS),
    Client("teleproto", "1.229.0", node_driver("gramjs.mjs", "teleproto"), transports=TELEPROTO),
    Client("mtproto-core", "6.3.0", node_driver("mtproto-core.mjs"), MTPROTO_CORE_CLOCK, frozenset(("obfuscated",)),
           MTPROTO_CORE_ZEROS),
    Client("gotd", "0.162.0", gotd_driver(), GOTD_CLOCK, GOTD),
    Client("gotd-pfs", "0.162.0", gotd_driver("--pfs"), GOTD_CLOCK),
]
