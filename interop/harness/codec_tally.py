"""Compares encodings: what other people's codecs make of our bytes, and we of theirs."""

import collections
import subprocess

from server import ROOT
from toolchains import CACHE

SECONDS = 900  # the launcher builds what is missing
SEED, ROUNDS = "1", "5"
SHOWN = 10
ORDER = ("compared", "equal", "different", "their fault", "unknown to them")
MARKS = {"!": "different", "~": "their fault", "?": "unknown to them"}


def judged(counts, evidence=()):
    """A verdict and what it rests on. A comparison in which nothing was equal proves nothing, and fails."""
    numbers = ", ".join(f"{counts[k]} {k}" for k in ORDER if counts[k] or k == "different")
    return "pass" if counts["equal"] and not counts["different"] else "fail", "; ".join([numbers, *evidence])


def work(name):
    folder = CACHE / "codecs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name


def ours(*words):
    """Runs our command line; returns its exit code and what it printed."""
    done = subprocess.run([ROOT / "mtproto4j", "schema", *map(str, words)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"mtproto4j schema {words[0]} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return done.returncode, done.stdout + done.stderr


def samples(schema, name, *options):
    """Random values that we encoded, in a file."""
    file = work(name)
    code, said = ours("samples", "--schema", schema, "--seed", SEED, "--rounds", ROUNDS, "--out", file, *options)
    if code:
        raise RuntimeError(said)
    return file


def theirs(command, given, name):
    """What a program of theirs prints for a file."""
    file = work(name)
    with open(file, "w") as out, (open(given) if given else open("/dev/null")) as stdin:
        done = subprocess.run(command, stdin=stdin, stdout=out, stderr=subprocess.PIPE, text=True, timeout=SECONDS)
    if done.returncode:
        raise RuntimeError(f"{command[1]} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return file


def lines(file):
    with open(file) as text:
        return [line.rstrip("\n").split("\t") for line in text]


def compare(given, answered):
    """Our bytes, and what they made of them: every line has to come back as it was."""
    given, answered = lines(given), lines(answered)
    if [line[:4] for line in given] != [line[:4] for line in answered]:
        raise RuntimeError(f"{len(given)} samples went in and {len(answered)} others came out")
    counts, evidence, reasons = collections.Counter(), [], collections.Counter()
    for (kind, name, identifier, variant, ours_), (*_, theirs_) in zip(given, answered):
        result = "equal" if ours_ == theirs_ else MARKS.get(theirs_[:1], "different")
        counts["compared"] += result != "unknown to them"
        counts[result] += 1
        if result == "different":
            evidence.append(f"{name}#{identifier} ({variant}) {difference(ours_, theirs_)}")
        elif result == "their fault":
            reasons[theirs_[2:]] += 1
    return judged(counts, [*evidence[:SHOWN], *(f"{count} × {reason}" for reason, count in reasons.most_common())])


def difference(ours_, theirs_):
    if theirs_.startswith("!"):
        return theirs_[2:302]
    at = next((i for i, (a, b) in enumerate(zip(ours_, theirs_)) if a != b), min(len(ours_), len(theirs_))) // 2 * 2
    return f"differs at byte {at // 2}: {ours_[at:at + 32]} became {theirs_[at:at + 32]}"


def verify(schema, file, *options):
    """Their bytes, decoded and encoded again by us: (decoder, verdict, detail) for each decoder of ours."""
    _, said = ours("verify-samples", "--schema", schema, *options, file)
    results = []
    for line in said.splitlines():
        if " compared, " in line:
            decoder, _, numbers = line.partition(": ")
            counts = {word: int(n) for n, word in (part.split(" ", 1) for part in numbers.split(", "))}
            results.append((decoder, collections.Counter(counts), []))
        elif results and line.startswith("  "):
            results[-1][2].append(line.strip())
    if not results:
        raise RuntimeError(said.strip()[-2000:])
    return [(decoder, *judged(counts, evidence[:SHOWN])) for decoder, counts, evidence in results]
