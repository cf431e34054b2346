"""The transcripts that docs/signing-in.md shows, between marks; made anew by every run."""

import re

# Of each run: ports, QR codes, sessions, moments. Shown as they came, but no reason to call the page stale.
VARYING = (
    (re.compile(r"(?:^[ ▀▄█]*[▀▄█][ ▀▄█]*\n)+", re.M), "(QR)\n"),
    (re.compile(r"access_hash:-?\d+"), "access_hash:(number)"),
    (re.compile(r"\bid(:?) ?\d+"), r"id\1 (number)"),
    (re.compile(r"^[0-9a-f]{16}  ", re.M), "(session)  "),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC"), "(moment)"),
    (re.compile(r"\b\d+ seconds?\b"), "(wait)"),
    (re.compile(r"\bJava \d+\b"), "(Java)"),
    (re.compile(r"(?<=token=)[\w-]+"), "(token)"),
)
BLOCK = re.compile(r"(<!-- terminal: (\S+) -->\n```text\n)(.*?)(\n```\n<!-- end -->)", re.S)


def names(page):
    """Which transcripts a page shows."""
    return [name for _, name, _, _ in BLOCK.findall(page)]


def renewed(page, transcripts):
    """The page with new transcripts; those that were not typed stay."""
    return BLOCK.sub(lambda block: block[1] + transcripts.get(block[2], block[3]) + block[4], page)


def stale(page, transcripts):
    """The names of transcripts that say something else than the page, or are missing there."""
    shown = {name: text for _, name, text, _ in BLOCK.findall(page)}
    return [name for name, text in transcripts.items() if constant(shown.get(name, "")) != constant(text)]


def constant(text):
    for pattern, word in VARYING:
        text = pattern.sub(word, text)
    return text
