"""What each codec of other people is asked to read and to write; played by checks.py."""

import collections

import toolchains
from codec_tally import MARKS, ROUNDS, SEED, SHOWN, compare, judged, lines, samples, theirs, verify, work
from server import ROOT
from toolchains import INTEROP

CODECS = INTEROP / "codecs"
SCHEMA = ROOT / "schema"
# Ids of Telegram's that are not the CRC32 of their definition; in our own schema each has an annotation.
FOREIGN_IDS = ("--ids", "warn")


def teleproto(_log):
    """Every definition of its layer, both ways; and our compiler's Java for that layer."""
    schema, command = teleproto_schema(), node_script("teleproto-again.cjs")
    own = samples(schema, "teleproto-ours.tsv", *FOREIGN_IDS)
    yield "layer 229, ours", "teleproto 1.229.0", *compare(own, theirs(command, own, "teleproto-again.tsv"))
    service = samples(SCHEMA / "mtproto", "mtproto.tsv")
    yield "service messages, ours", "teleproto 1.229.0", *compare(
        service, theirs(command, service, "teleproto-service.tsv"))
    made, failed = made_by_teleproto()
    yield "layer 229, theirs", "teleproto 1.229.0", *failed
    both = work("teleproto-both.tsv")
    both.write_text(made.read_text() + own.read_text())
    for decoder, *result in verify(schema, both, *FOREIGN_IDS, "--compile"):
        yield "layer 229, theirs and ours", decoder, *result


def made_by_teleproto():
    """A file of what teleproto made, and the verdict on what it could not make."""
    made = lines(theirs(node_script("teleproto-make.cjs", SEED, ROUNDS), None, "teleproto-made.tsv"))
    counts, reasons = collections.Counter(), collections.Counter()
    file = work("teleproto-made-good.tsv")
    with open(file, "w") as out:
        for line in made:
            result = MARKS.get(line[4][:1], "equal")
            counts["compared"] += 1
            counts[result] += 1
            if result == "equal":
                out.write("\t".join(line) + "\n")
            else:
                reasons[line[4][2:]] += 1
    verdict, detail = judged(counts, [f"{count} × {reason}" for reason, count in reasons.most_common(SHOWN)])
    return file, (verdict, detail.replace("compared", "asked for").replace("equal", "made"))


def telethon(_log):
    """The layer that it shares with teleproto, our own layer as far as it goes, and service messages."""
    command = [toolchains.python("telethon"), "-B", CODECS / "telethon_again.py"]
    own = samples(teleproto_schema(), "teleproto-ours.tsv", *FOREIGN_IDS)
    yield "layer 229, ours", "telethon 1.45.0", *compare(own, theirs(command, own, "telethon-again.tsv"))
    for row, folder in {"service messages": "mtproto", "layer 228 in 229": "api"}.items():
        own = samples(SCHEMA / folder, f"{folder}.tsv")
        again = theirs(command, own, "telethon-again.tsv")
        yield f"{row}, ours", "telethon 1.45.0", *compare(own, again)
        good = work("telethon-good.tsv")
        good.write_text("".join("\t".join(line) + "\n" for line in lines(again) if line[4][:1] not in MARKS))
        for decoder, *result in verify(SCHEMA / folder, good, "--own-classes", folder):
            yield f"{row}, theirs", decoder, *result


def node_script(script, *arguments):
    return ["node", CODECS / script, toolchains.node(), *arguments]


def teleproto_schema():
    return theirs(node_script("teleproto-schema.cjs"), None, "teleproto.tl")
