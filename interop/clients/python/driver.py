"""What the Python drivers share: one scenario a run, a JSON object on standard input, a JSON line on standard output."""

import asyncio
import hashlib
import json
import random
import sys

given = json.loads(sys.stdin.readline())


def say(**answer):
    print(json.dumps(answer), flush=True)


def ready():
    """Tells the harness that the client is where the scenario wants it."""
    say(ready=True)


async def word():
    """Waits until the harness has played its part, after `ready()`."""
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


def content():
    """Three mebibytes: one of noise, two of zeros."""
    return random.Random(7).randbytes(1 << 20) + bytes(2 << 20)


def same_content(sent, back):
    """Compares what was sent with what came back, and says so in one line."""
    digest = hashlib.sha256(back).hexdigest()
    assert digest == hashlib.sha256(sent).hexdigest(), f"{len(back)} bytes came back, not the same"
    return f"{len(back)} bytes, sha256 {digest[:16]}"


def history(newest_first):
    """What the harness compares with the texts that the server was given."""
    texts = list(reversed(newest_first))
    return {"detail": f"{len(texts)} messages", "digest": hashlib.sha256("\n".join(texts).encode()).hexdigest()}


def play(scenarios, transports):
    """Plays the scenario asked for: a coroutine function that returns what it saw, a line or the fields of the answer."""
    scenario = scenarios.get(given["scenario"])
    if scenario is None:
        say(skip="not written for this client")
    elif given["transport"] not in transports:
        say(skip=f"it does not speak {given['transport']}")
    else:
        try:
            seen = asyncio.run(scenario())
            say(ok=True, **(seen if isinstance(seen, dict) else {"detail": seen}))
        except Exception as e:
            say(ok=False, detail=f"{type(e).__name__}: {e}", late=isinstance(e, (TimeoutError, asyncio.TimeoutError)))
