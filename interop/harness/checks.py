"""Checks that are not «their client against our server»: each plays its own cells and judges them."""

import dataclasses
import json
import os
import subprocess
import threading
import typing

import codec_rows
import proxies
import toolchains
from server import KEY
from toolchains import CACHE, INTEROP

ROOT = INTEROP.parent
SECONDS = 600
END = "came to its end", "all of it"  # the row and column of a check that broke off


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
    newest, of_our_layer = toolchains.go("gotd"), toolchains.go("gotd", "layer228")
    module = toolchains.call(["go", "list", "-m", "-f", "{{.Dir}}", "github.com/gotd/td"], INTEROP / "gotd").strip()
    ours = ["--schema", ROOT / "schema" / "api"]
    theirs = ["--ids=off", "--schema", f"{module}/_schema/telegram.tl"]
    for row, version, program, schema, classes in (
            ("our layer", "0.161.0", of_our_layer, ours, "--own-classes=api"),
            ("gotd's layer", "0.162.0", newest, theirs, "--compile")):
        samples, encoded = CACHE / "samples.tsv", CACHE / "gotd.tsv"
        for column, command in (
                ("written", [ROOT / "mtproto4j", "schema", "samples", "--out", samples, "--rounds", "3", *schema]),
                (f"gotd {version}", [program, "codec", samples, encoded]),
                ("and back", [ROOT / "mtproto4j", "schema", "verify-samples", classes, encoded, *schema])):
            detail, well = call(log, *command)
            yield row, column, "pass" if well else "fail", detail
            if not well:
                break


def tgtest(log):
    """Our client against gotd's test server, over every transport that both speak."""
    program = toolchains.go("gotd")
    libraries = f"{ROOT}/cli/target/telegram-cli.jar:{ROOT}/cli/target/lib/*"
    call(log, ROOT / "mtproto4j", "--version")  # builds what is missing
    classes = CACHE / "tgtest"
    detail, well = call(log, java("javac"), "-encoding", "UTF-8", "-d", classes, "-cp", libraries,
                        *(INTEROP / "tgtest").glob("*.java"))
    if not well:
        raise RuntimeError(f"our client does not compile: {detail}")
    certificate = CACHE / "tgtest.pem"
    server = subprocess.Popen([program, "tgtest", KEY, certificate], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                              text=True)
    try:
        ports = json.loads(server.stdout.readline())
        reached = [word for carrier in sorted(ports) for word in (carrier, ports[carrier]["1"], ports[carrier]["2"])]
        client = [java("java"), "-cp", f"{classes}:{libraries}", "OurClient", KEY, certificate, *reached]
        process = subprocess.Popen(list(map(str, client)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                                   text=True)
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        cells = 0
        for line in process.stdout:
            if line.count("\t") == 3:
                cells += 1
                row, column, verdict, detail = line.rstrip("\n").split("\t")
                yield row, column, verdict, detail
        if process.wait() not in (0, 1) or not cells:
            yield *END, "fail", f"our client ended with {process.returncode}"
        timer.cancel()
    finally:
        server.stdin.close()
        server.wait()


def terminal(log):
    """Logins typed into a terminal, and the screens that docs/signing-in.md shows."""
    python = toolchains.python("terminal")
    typist = subprocess.Popen([python, "-B", INTEROP / "terminal", CACHE], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=log, text=True)
    timer = threading.Timer(SECONDS, typist.terminate)
    timer.start()
    try:
        for line in typist.stdout:
            yield *line.rstrip("\n").split("\t"),
        if typist.wait() != 0:
            yield *END, "fail", f"the typist ended with {typist.returncode}"
    finally:
        timer.cancel()


def java(tool):
    home = os.environ.get("JAVA_HOME")
    return f"{home}/bin/{tool}" if home else tool


CHECKS = [
    Check("gotd-tgtest", "0.162.0", tgtest),
    Check("pproxy", "2.7.9", proxies.pproxy),
    Check("gotd-codec", "0.161.0, 0.162.0", gotd_codec),
    Check("teleproto-codec", "1.229.0", codec_rows.teleproto),
    Check("terminal", "pexpect 4.9.0, pyte 0.8.2, zxing-cpp 3.1.1", terminal),
    Check("telethon-codec", "1.45.0", codec_rows.telethon),
]
