"""Runs one cell of the matrix: a client's driver in one scenario."""

import contextlib
import dataclasses
import json
import queue
import subprocess
import threading
import time

from scenarios import CODE

CELL_SECONDS = 60
DEFAULT_CODE = "22222"


@dataclasses.dataclass(frozen=True)
class Result:
    verdict: str  # pass, fail, skip
    detail: str
    seconds: float


def run(command, folder, scenario, server, phone, log):
    """Starts the driver, plays the scenario's part on the server, and returns what the driver says in the end."""
    began = time.monotonic()
    given = {
        "scenario": scenario.name, "ports": {str(dc): port for dc, port in server.ports.items()}, "phone": phone,
        "code": CODE, "default_code": DEFAULT_CODE, "public_key": server.public_key, "api_id": 12345,
        "api_hash": "0123456789abcdef0123456789abcdef", **scenario.prepare(server, phone)}
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
    lines = queue.Queue()
    threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
    try:
        process.stdin.write(json.dumps(given) + "\n")
        process.stdin.flush()
        answer = _converse(process, lines, scenario, server, phone, began + CELL_SECONDS)
    finally:
        process.kill()
        process.wait()
        server.tell("clear")
    seconds = time.monotonic() - began
    if "skip" in answer:
        return Result("skip", answer["skip"], seconds)
    return Result("pass" if answer.get("ok") else "fail", str(answer.get("detail", "")), seconds)


def _pump(stream, lines):
    for line in stream:
        lines.put(line)
    lines.put(None)


def _converse(process, lines, scenario, server, phone, deadline):
    while True:
        try:
            line = lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return {"ok": False, "detail": f"no answer within {CELL_SECONDS} s"}
        if line is None:
            return {"ok": False, "detail": f"the driver ended without an answer, exit code {process.wait()}"}
        try:
            said = json.loads(line)
        except json.JSONDecodeError:
            continue  # a library's own printing
        if not isinstance(said, dict):
            continue
        if said.get("ready"):
            if scenario.during:
                scenario.during(server, phone)
            # What a driver waits for may reach it before this word does, and it ends.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write("go\n")
                process.stdin.flush()
        elif "ok" in said or "skip" in said:
            return said
