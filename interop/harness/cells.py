"""Runs one cell of the matrix: a client's driver in one scenario."""

import contextlib
import dataclasses
import json
import os
import queue
import subprocess
import threading
import time

from evidence import CODE, Refuted
from scenarios import SECRETS

CELL_SECONDS = 60
KNOWN_SECONDS = 10  # what is known to fail often does so by waiting
DEFAULT_CODE = "22222"


@dataclasses.dataclass(frozen=True)
class Result:
    verdict: str  # pass, fail, skip
    detail: str
    seconds: float
    late: bool = False  # it ran out of time; nothing else was wrong


def run(command, folder, scenario, server, phone, log, seconds):
    """Starts the driver, plays the scenario's part on the server, and returns what the two say in the end."""
    began = time.monotonic()
    given = {
        "scenario": scenario.plays or scenario.name, "transport": scenario.transport, "seconds": seconds,
        "proxy_secret": SECRETS.get(scenario.transport, ""),
        "ports": {str(dc): port for dc, port in server.ports.items()}, "phone": phone,
        "code": CODE, "default_code": DEFAULT_CODE, "public_key": server.public_key, "api_id": 12345,
        "api_hash": "0123456789abcdef0123456789abcdef", **scenario.prepare(server, phone)}
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **trust(server)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
    lines = queue.Queue()
    threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
    try:
        process.stdin.write(json.dumps(given) + "\n")
        process.stdin.flush()
        answer, noted = _converse(process, lines, scenario, server, phone, began + seconds)
        if answer.get("ok") and scenario.after:
            answer = {**answer, "detail": f"{answer['detail']}; {scenario.after(server, noted, answer)}"}
    except Refuted as e:
        answer = {"ok": False, "detail": str(e)}
    finally:
        process.kill()
        process.wait()
        server.tell("clear")
    took = time.monotonic() - began
    if "skip" in answer:
        return Result("skip", answer["skip"], took)
    return Result("pass" if answer.get("ok") else "fail", str(answer.get("detail", "")), took, bool(answer.get("late")))


def trust(server):
    """How Node and Go are told to trust the test server's certificate."""
    return {"NODE_EXTRA_CA_CERTS": server.certificate, "SSL_CERT_FILE": server.certificate}


def _pump(stream, lines):
    for line in stream:
        lines.put(line)
    lines.put(None)


def _converse(process, lines, scenario, server, phone, deadline):
    """What the driver says in the end, and what the scenario noted when the driver was ready."""
    noted = None
    while True:
        try:
            line = lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return {"ok": False, "late": True, "detail": "no answer in time"}, noted
        if line is None:
            return {"ok": False, "detail": f"the driver ended without an answer, exit code {process.wait()}"}, noted
        try:
            said = json.loads(line)
        except json.JSONDecodeError:
            continue  # a library's own printing
        if not isinstance(said, dict):
            continue
        if said.get("ready"):
            if scenario.during:
                noted = scenario.during(server, phone)
            # What a driver waits for may reach it before this word does, and it ends.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write("go\n")
                process.stdin.flush()
        elif "ok" in said or "skip" in said:
            return said, noted
