"""Pyrogram's living fork against the test server: one scenario a run. Reads a JSON object, prints a JSON line."""

import asyncio
import base64
import hashlib
import io
import json
import random
import sys

from pyrogram import Client, errors, raw
from pyrogram.connection import Connection
from pyrogram.crypto import rsa
from pyrogram.session.auth import Auth
from pyrogram.storage import sqlite_storage

given = json.loads(sys.stdin.readline())
code, phone = given["code"], given["phone"]
PORTS = {int(dc): port for dc, port in given["ports"].items()}


def trust_test_key():
    der = base64.b64decode("".join(line for line in given["public_key"].splitlines() if not line.startswith("-")))
    numbers, at = [], 4  # SEQUENCE with a two-byte length, then two INTEGERs
    while at < len(der):
        length, at = der[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(der[at:at + size], "big"), at + size
        numbers.append(der[at:at + length])
        at += length
    tl = b"".join(tl_bytes(number.lstrip(b"\0")) for number in numbers)
    fingerprint = int.from_bytes(hashlib.sha1(tl).digest()[-8:], "little", signed=True)
    rsa.server_public_keys.clear()
    rsa.server_public_keys[fingerprint] = rsa.PublicKey(*(int.from_bytes(number, "big") for number in numbers))


def tl_bytes(data):
    head = bytes([len(data)]) if len(data) < 254 else b"\xfe" + len(data).to_bytes(3, "little")
    return head + data + bytes(-(len(head) + len(data)) % 4)


# The library fills in Telegram's own addresses wherever a session names none, as its session strings do. Here it finds
# the test server's; the ports go by the data centre.
sqlite_storage.PROD.clear()
sqlite_storage.PROD.update(dict.fromkeys(PORTS, "127.0.0.1"))


class LoopbackClient(Client):
    """Begins at DC 1 of the test server; never connects anywhere else."""

    async def load_session(self):
        await self.storage.open()
        if await self.storage.user_id() is None:
            await self.storage.api_id(self.api_id)
            await self.storage.dc_id(1)
            await self.storage.test_mode(False)
            await self.storage.date(0)
        dc = await self.storage.dc_id()
        await self.storage.server_address("127.0.0.1")
        await self.storage.port(PORTS[dc])
        if await self.storage.auth_key() is None:
            await self.storage.auth_key(await Auth(self, dc, "127.0.0.1", PORTS[dc], False).create())


class LoopbackOnly(Connection):
    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        assert self.server_address == "127.0.0.1", f"about to connect to {self.server_address}"


def client(saved=None):
    made = LoopbackClient("interop", given["api_id"], given["api_hash"], in_memory=True, session_string=saved,
                          connection_factory=LoopbackOnly,
                          no_updates=given["scenario"] != "update", sleep_threshold=5)
    return made


async def enter(telegram, digits=code):
    await telegram.connect()
    sent = await telegram.send_code(phone)
    return await telegram.sign_in(phone, sent.phone_code_hash, digits)


async def key_exchange(telegram):
    await telegram.connect()
    nearest = await telegram.invoke(raw.functions.help.GetNearestDc())
    return f"nearest DC {nearest.nearest_dc}"


async def login(telegram):
    return f"user {(await enter(telegram)).id}"


async def wrong_code(telegram):
    await telegram.connect()
    sent = await telegram.send_code(phone)
    try:
        await telegram.sign_in(phone, sent.phone_code_hash, "00000")
    except errors.PhoneCodeInvalid as e:
        await telegram.sign_in(phone, sent.phone_code_hash, code)
        return type(e).__name__
    raise AssertionError("a wrong code was taken")


async def password(telegram):
    try:
        await enter(telegram)
    except errors.SessionPasswordNeeded:
        return f"user {(await telegram.check_password(given['password'])).id}"
    raise AssertionError("no password was asked for")


async def sign_up(telegram):
    await telegram.connect()
    sent = await telegram.send_code(phone)
    terms = await telegram.sign_in(phone, sent.phone_code_hash, given["default_code"])
    assert hasattr(terms, "text"), terms
    me = await telegram.sign_up(phone, sent.phone_code_hash, "New", "Person")
    return f"user {me.id} {me.first_name}"


async def bot(telegram):
    await telegram.connect()
    me = await telegram.sign_in_bot(given["token"])
    assert me.is_bot
    return f"bot {me.id}"


async def session_reuse(telegram):
    await enter(telegram)
    saved = await telegram.export_session_string()
    await telegram.disconnect()
    again = client(saved)
    assert await again.connect()
    me = await again.get_me()
    await again.disconnect()
    return f"user {me.id}"


async def second_dc(telegram):
    me = await enter(telegram)
    there = await telegram.get_session(2)
    users = await there.invoke(raw.functions.users.GetUsers(id=[raw.types.InputUserSelf()]))
    assert users[0].id == me.id
    await there.stop()
    return f"user {users[0].id} on DC 2"


async def migrate(telegram):
    me = await enter(telegram)
    assert await telegram.storage.dc_id() == 2
    return f"user {me.id} on DC 2"


async def after_fault(telegram):
    await enter(telegram)
    print(json.dumps({"ready": True}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    nearest = await telegram.invoke(raw.functions.help.GetNearestDc())
    return f"answered after it: nearest DC {nearest.nearest_dc}"


async def files(telegram):
    telegram.me = await enter(telegram)
    content = random.Random(7).randbytes(1 << 20) + bytes(2 << 20)
    source = io.BytesIO(content)
    source.name = "three.bin"
    handle = await telegram.save_file(source)
    sent = await telegram.invoke(raw.functions.messages.SendMedia(
        peer=raw.types.InputPeerSelf(), message="", random_id=42, media=raw.types.InputMediaUploadedDocument(
            file=handle, mime_type="application/octet-stream", attributes=[])))
    document = next(u.message for u in sent.updates if hasattr(u, "message")).media.document
    location = raw.types.InputDocumentFileLocation(
        id=document.id, access_hash=document.access_hash, file_reference=document.file_reference, thumb_size="")
    back, step = b"", 1 << 19
    while len(back) < len(content):
        part = await telegram.invoke(raw.functions.upload.GetFile(location=location, offset=len(back), limit=step))
        if not part.bytes:
            break
        back += part.bytes
    assert hashlib.sha256(back).digest() == hashlib.sha256(content).digest(), f"{len(back)} bytes came back"
    return f"{len(back)} bytes, sha256 {hashlib.sha256(back).hexdigest()[:16]}"


async def update(telegram):
    seen = asyncio.get_running_loop().create_future()

    @telegram.on_raw_update()
    async def _(_client, event, _users, _chats):
        if isinstance(event, raw.types.UpdateServiceNotification) and not seen.done():
            seen.set_result(event.message)

    await enter(telegram)
    await telegram.initialize()
    await telegram.invoke(raw.functions.updates.GetState())
    print(json.dumps({"ready": True}), flush=True)
    text = await asyncio.wait_for(seen, 15)
    await telegram.terminate()
    return f"«{text}»"


SCENARIOS = {
    **{f.__name__: f for f in (key_exchange, login, wrong_code, password, sign_up, bot, session_reuse, second_dc,
                               migrate, files, update)},
    "flood_wait": after_fault, "dropped_call": after_fault, "wrong_salt": after_fault, "clock_off": login,
}


async def main():
    trust_test_key()
    telegram = client()
    try:
        return {"ok": True, "detail": await SCENARIOS[given["scenario"]](telegram)}
    except Exception as e:
        return {"ok": False, "detail": f"{type(e).__name__}: {e}"}


if given["scenario"] in SCENARIOS:
    result = asyncio.run(main())
else:
    result = {"skip": "not written for this client"}
print(json.dumps(result), flush=True)
