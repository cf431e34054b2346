"""Types at ./mtproto4j in a terminal, dialogue by dialogue; one line of verdict each, tab-separated, on standard output."""

import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))

import page
from dialogues import DIALOGUES, SHOWN
from place import Place
from server import ROOT, Server, free_ports
from terminal import NotOnScreen

PAGE = ROOT / "docs" / "signing-in.md"
CODE_TIMEOUT = 3


def main(work, *only):
    transcripts = {}
    port = free_ports(2)
    with (Server("--port", str(port), "--code-timeout", str(CODE_TIMEOUT)) as server,
          tempfile.TemporaryDirectory(prefix="mtproto4j-terminal-") as folder):
        for number, dialogue in enumerate(DIALOGUES):
            if only and dialogue.__name__ not in only:
                continue
            place = Place(server, pathlib.Path(folder) / str(number), port, CODE_TIMEOUT)
            try:
                transcripts[dialogue.__name__] = dialogue(place)
                verdict = "pass", dialogue.__doc__
            except (NotOnScreen, RuntimeError) as e:
                print(e, file=sys.stderr)
                verdict = "fail", str(e).split("\n")[0]
            say(dialogue.__name__, "as typed", *verdict)
    if not only:
        shown = {name: text for name, text in transcripts.items() if name in SHOWN}
        say("the page", "as typed", *compared(shown, work))


def compared(transcripts, work):
    """Holds the page against what was typed; leaves a new page where they differ."""
    current = PAGE.read_text()
    stale = page.stale(current, transcripts)
    new = work / PAGE.name
    new.write_text(page.renewed(current, transcripts))
    if not stale and set(page.names(current)) <= set(transcripts):
        return "pass", f"{len(transcripts)} transcripts in docs/{PAGE.name} are as typed"
    return "fail", f"docs/{PAGE.name} differs in {', '.join(stale) or 'its names'}; as typed, it is {new}"


def say(*words):
    print("\t".join(words), flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *sys.argv[2:])
