"""interop/run: other people's clients against our test server, scenario by scenario."""

import argparse
import concurrent.futures
import functools
import itertools
import os
import subprocess
import sys
import time

import cells
import matrix
from checks import CHECKS, END
from clients import CLIENTS
from scenarios import SCENARIOS
from server import ROOT, Server, free_ports
from toolchains import CACHE, Missing
from tries import Tries, reason_for

# Numbers of a range that the real service keeps for tests; each cell gets one of its own.
PHONES = (f"+99966{number:05}" for number in itertools.count(20001))


def main():
    arguments = parse()
    every = CLIENTS + CHECKS
    names = arguments.name or [one.name for one in every]
    unknown = set(names) - {one.name for one in every}
    if unknown:
        sys.exit(f"interop: nothing is called {', '.join(sorted(unknown))}; --list names what there is")
    if arguments.list:
        print("\n".join(f"{one.name} {one.version}" for one in every))
        return 0
    CACHE.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    clients = [client for client in CLIENTS if client.name in names]
    checks = [] if arguments.scenario else [one for one in CHECKS if one.name in names]
    not_run, tries = {}, Tries()
    subprocess.run([ROOT / "mtproto4j", "--version"], stdout=subprocess.DEVNULL, check=True)  # builds what is missing
    # Clients mostly wait and checks mostly compute: side by side they take half the time.
    with concurrent.futures.ThreadPoolExecutor() as lanes:
        checking = lanes.submit(check, checks, not_run, tries)
        playing = lanes.submit(play, clients, arguments, not_run, tries)
        verdicts, checked = playing.result(), checking.result()
    return report(clients, verdicts, checked, not_run, tries, time.monotonic() - began)


def parse():
    parser = argparse.ArgumentParser(prog="interop/run", description=__doc__)
    parser.add_argument("name", nargs="*", help="clients and checks to run; all when left out")
    parser.add_argument("--scenario", action="append", help="only this scenario; may be repeated")
    parser.add_argument("--times", type=int, default=1, metavar="N",
                        help="play each cell of the clients N times, without second tries: what fails by chance shows")
    parser.add_argument("--list", action="store_true", help="name the clients and end")
    return parser.parse_args()


def play(clients, arguments, not_run, tries):
    """Runs every cell; the server is started once for each set of options that a scenario asks for."""
    verdicts, commands = {}, {}
    for client in clients:
        try:
            commands[client] = client.command()
        except Missing as e:
            not_run[client.name] = str(e)
    scenarios = [s for s in SCENARIOS if commands and s.name in (arguments.scenario or [s.name])]
    with open(CACHE / "drivers.log", "w") as log:
        by_options = lambda s: s.server_options
        for options, group in itertools.groupby(sorted(scenarios, key=by_options), by_options):
            with Server("--port", str(free_ports(2)), *options, transcript=log) as server:
                for scenario, (client, (command, folder)) in itertools.product(list(group), commands.items()):
                    if scenario.transport not in {"default", *client.transports}:
                        continue
                    play_once = functools.partial(play_cell, client, scenario, command, folder, server, log)
                    verdicts[client.name, scenario.name] = (
                        repeated(client, scenario, play_once, arguments.times) if arguments.times > 1
                        else cell(client, scenario, play_once, tries))
    return verdicts


def check(checks, not_run, tries):
    """Runs what is no client; returns for each its verdicts by row and column. Where cells fail, all of it is played again."""
    checked = {}
    with open(CACHE / "checks.log", "w") as log:
        for one in checks:
            try:
                first = cells_of(one, log)
                again = cells_of(one, log) if any(verdict == "fail" for verdict, _ in first.values()) else {}
                checked[one] = {cell: verdict for cell, (verdict, _) in {**again, **first}.items()}
                for cell, (verdict, detail) in first.items():
                    # What came to its end this time has no cell that says that it did not.
                    if verdict == "fail" and again.get(cell, ("pass",) if cell == END else first[cell])[0] == "pass":
                        tries.note(" × ".join((one.name, *cell)), detail, None)
                        checked[one][cell] = "second"
            except Missing as e:
                not_run[one.name] = str(e)
    return checked


def cells_of(one, log):
    found = {}
    try:
        for row, column, verdict, detail in one.play(log):
            print(f"{verdict:<6} {one.name} × {row} × {column}  {detail}", flush=True)
            found[row, column] = verdict, detail
    except (RuntimeError, OSError, subprocess.SubprocessError) as e:
        print(f"fail   {one.name}  {e}", flush=True)
        found[END] = "fail", str(e)
    return found


def play_cell(client, scenario, command, folder, server, log):
    seconds = cells.KNOWN_SECONDS if scenario.name in client.expected_failures else cells.CELL_SECONDS
    return cells.run(command, folder, scenario, server, next(PHONES), log, seconds)


def cell(client, scenario, play_once, tries):
    known = client.expected_failures.get(scenario.name)
    result = play_once()
    verdict = result.verdict
    if known:
        verdict = {"fail": "known", "pass": "unexpected"}.get(verdict, verdict)
    elif verdict == "fail":
        first, reason = result, reason_for(client, scenario, result)
        say("again", client, scenario, first, reason)
        result = play_once()
        verdict = result.verdict
        if verdict == "pass":
            verdict = "second"
            tries.note(f"{client.name} × {scenario.name}", first.detail, reason)
    # Which transports a client has is known beforehand; a driver that has nothing for a scenario is incomplete.
    verdict = "fail" if verdict == "skip" else verdict
    say(verdict, client, scenario, result, known if verdict == "known" else None)
    return verdict


def repeated(client, scenario, play_once, times):
    """Each failure a line of its own, and then how many there were."""
    failures = 0
    for _ in range(times):
        result = play_once()
        if result.verdict != "pass":
            failures += 1
            say("fail", client, scenario, result, reason_for(client, scenario, result))
    print(f"{client.name} × {scenario.name}: {failures} of {times} failed", flush=True)
    return "fail" if failures else "pass"


def say(verdict, client, scenario, result, note):
    note = f" [{note}]" if note else ""
    print(f"{verdict:<6} {client.name} × {scenario.name}  {result.seconds:.1f} s  {result.detail}{note}", flush=True)


def report(clients, verdicts, checked, not_run, tries, seconds):
    matrix.rule()
    scenarios = [s.name for s in SCENARIOS if any(name == s.name for _, name in verdicts)]
    labels = {client.name: f"{client.name} {client.version}" for client in clients}
    if scenarios:
        matrix.show(scenarios, [labels[c.name] for c in clients if c.name not in not_run],
                    {(s, labels[c]): v for (c, s), v in verdicts.items()})
    for one, cells_of in checked.items():
        if cells_of:
            print(f"{one.name} {one.version}")
            rows, columns = (list(dict.fromkeys(key[i] for key in cells_of)) for i in (0, 1))
            matrix.show(rows, columns, cells_of)
    for name, reason in not_run.items():
        print(f"not run: {labels.get(name, name)}: {reason}")
    verdicts = [*verdicts.values(), *(verdict for cells_of in checked.values() for verdict in cells_of.values())]
    counts = {v: verdicts.count(v) for v in ("pass", "second", "fail", "known", "unexpected")}
    failed = counts["fail"] + counts["unexpected"]
    tries.show()
    print(f"{counts['pass'] + counts['second']} passed ({counts['second']} at the second try), {failed} failed, {counts['known']} known to fail, "
          f"{len(not_run)} not run; {seconds:.0f} s")
    if not_run and not os.environ.get("CI"):
        print("A missing toolchain fails in CI.")
    print(f"what the programs printed: {CACHE / 'drivers.log'}, {CACHE / 'checks.log'}")
    return 1 if failed or tries.too_many() or not verdicts or (not_run and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main())
