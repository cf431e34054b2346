"""Lets Telethon decode samples and encode them again: lines of samples in, lines of samples out.

In place of bytes, a result may be "! reason" (Telethon fails), "? reason" (it does not know an id), or "~ reason" (a
fault of its own that is known, or a change on purpose: its generated classes, without what is built on them, give equal
bytes).
"""

import sys

from telethon.errors import TypeNotFoundError
from telethon.extensions import BinaryReader
from telethon.tl import patched
from telethon.tl.alltlobjects import LAYER, tlobjects
from telethon.tl.core import core_objects

PATCHED = [patched.Message, patched.MessageEmpty, patched.MessageService]
GENERATED = {c.CONSTRUCTOR_ID: c.__bases__[1] for c in PATCHED}

TEXT_THAT_IS_BINARY = {0x04deb57d, 0x8cc0d131}  # msgs_state_info, msgs_all_info: a byte for each message


def decode_and_encode(data):
    reader = BinaryReader(data)
    value = reader.tgread_object()
    if reader.tell_position() != len(data):
        return f"! {len(data) - reader.tell_position()} bytes were left"
    return bytes(value).hex()


def again(data):
    identifier = int.from_bytes(data[:4], "little")
    if identifier in core_objects:
        return "? a class of its own, which cannot be encoded by itself"
    if identifier not in tlobjects:
        return f"? it has no id {identifier:08x}"
    result = decode_and_encode(data)
    if result == data.hex():
        return result
    if identifier in TEXT_THAT_IS_BINARY and "efbfbd" in result:
        return "~ it reads the field info as text, and replaces what is not UTF-8"
    tlobjects.update(GENERATED)
    try:
        if decode_and_encode(data) == data.hex():
            return "~ its class Message changes peers with ids that cannot be, and drops an empty media"
        return result
    finally:
        tlobjects.update({c.CONSTRUCTOR_ID: c for c in PATCHED})


def main():
    print(f"layer {LAYER}", file=sys.stderr)
    for line in sys.stdin:
        *head, data = line.rstrip("\n").split("\t")
        try:
            result = again(bytes.fromhex(data))
        except TypeNotFoundError as e:
            result = f"? it has no id {e.invalid_constructor_id:08x}"
        except Exception as e:  # whatever a codec raises is a finding
            result = f"! {type(e).__name__}: {e}"
        print(*head, result.replace("\n", " ").replace("\t", " "), sep="\t")


if __name__ == "__main__":
    main()
