"""Checks that are not «their client against our server»: each plays its own cells and judges them."""

import dataclasses
import subprocess
import typing

import codec_rows
import toolchains
from toolchains import CACHE, INTEROP

ROOT = INTEROP.parent
SECONDS = 600


@dataclasses.dataclass(frozen=True, eq=False)
class Check:
    name: str
    version: str
    play: typing.Callable  # (log) -> yields (row, column, verdict, detail)


def call(log, *command):
    """Runs a command; returns its last line and whether it ended well. All that it printed goes to the log."""
    try:
        done = subprocess.run(list(map(str, command)), cwd=INTEROP, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"no end within {SECONDS} s", False
    log.write(done.stdout)
    log.flush()
    return (done.stdout.strip().splitlines() or [""])[-1], done.returncode == 0


def gotd_codec(log):
    """Random values of every definition: ours, decoded and encoded by gotd; what gotd encoded, decoded by us."""
    program = toolchains.go("gotd")
    module = toolchains.call(["go", "list", "-m", "-f", "{{.Dir}}", "github.com/gotd/td"], INTEROP / "gotd").strip()
    ours = ["--schema", ROOT / "schema" / "api"]
    theirs = ["--ids=off", "--schema", f"{module}/_schema/telegram.tl"]
    for row, schema, classes in (("our layer", ours, "--own-classes=api"), ("gotd's layer", theirs, "--compile")):
        samples, encoded = CACHE / "samples.tsv", CACHE / "gotd.tsv"
        for column, command in (
                ("written", [ROOT / "mtproto4j", "schema", "samples", "--out", samples, "--rounds", "3", *schema]),
                ("gotd 0.162.0", [program, "codec", samples, encoded]),
                ("and back", [ROOT / "mtproto4j", "schema", "verify-samples", classes, encoded, *schema])):
            detail, well = call(log, *command)
            yield row, column, "pass" if well else "fail", detail
            if not well:
                break


CHECKS = [
    Check("gotd-codec", "0.162.0", gotd_codec),
    Check("teleproto-codec", "1.229.0", codec_rows.teleproto),
    Check("telethon-codec", "1.45.0", codec_rows.telethon),
]
