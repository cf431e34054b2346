"""Pyrogram's living fork against the test server."""

import asyncio
import base64
import hashlib
import io

from driver import content, given, history, play, ready, same_content, word
from pyrogram import Client, errors, raw
from pyrogram.connection import Connection
from pyrogram.connection.transport import tcp
from pyrogram.crypto import rsa
from pyrogram.session.auth import Auth
from pyrogram.storage import sqlite_storage

code, phone = given["code"], given["phone"]
TRANSPORTS = {
    "default": tcp.TCPAbridged, "abridged": tcp.TCPAbridged, "intermediate": tcp.TCPIntermediate,
    "padded": tcp.TCPIntermediatePadded, "full": tcp.TCPFull, "obfuscated": tcp.TCPAbridgedO,
    **dict.fromkeys(("proxy", "proxy_dd", "proxy_ee"), tcp.TCPAbridged),
}
PORTS = {int(dc): port for dc, port in given["ports"].items()}
PROXY = {
    "scheme": "mtproxy", "hostname": "127.0.0.1", "port": PORTS[1], "secret": given["proxy_secret"],
} if given["proxy_secret"] else None


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
                          connection_factory=LoopbackOnly, protocol_factory=TRANSPORTS[given["transport"]],
                          proxy=PROXY,
                          no_updates=given["scenario"] not in ("update", "echo"), sleep_threshold=5)
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
    ready()
    await word()
    # A call whose connection broke is asked again when its answer is so many seconds late; 15 are the default.
    nearest = await telegram.invoke(raw.functions.help.GetNearestDc(), timeout=5)
    return f"answered after it: nearest DC {nearest.nearest_dc}"


async def files(telegram):
    telegram.me = await enter(telegram)
    sent = content()
    source = io.BytesIO(sent)
    source.name = "three.bin"
    handle = await telegram.save_file(source)
    answer = await telegram.invoke(raw.functions.messages.SendMedia(
        peer=raw.types.InputPeerSelf(), message="", random_id=42, media=raw.types.InputMediaUploadedDocument(
            file=handle, mime_type="application/octet-stream", attributes=[])))
    document = next(u.message for u in answer.updates if hasattr(u, "message")).media.document
    location = raw.types.InputDocumentFileLocation(
        id=document.id, access_hash=document.access_hash, file_reference=document.file_reference, thumb_size="")
    back, step = b"", 1 << 19
    while len(back) < len(sent):
        part = await telegram.invoke(raw.functions.upload.GetFile(location=location, offset=len(back), limit=step))
        if not part.bytes:
            break
        back += part.bytes
    return same_content(sent, back)


async def big_gzip(telegram):
    await enter(telegram)
    page = await telegram.invoke(raw.functions.messages.GetHistory(
        peer=raw.types.InputPeerSelf(), offset_id=0, offset_date=0, add_offset=0, limit=100, max_id=0, min_id=0, hash=0))
    return history([message.message for message in page.messages])


async def update(telegram):
    seen = asyncio.get_running_loop().create_future()

    @telegram.on_raw_update()
    async def _(_client, event, _users, _chats):
        if isinstance(event, raw.types.UpdateServiceNotification) and not seen.done():
            seen.set_result(event.message)

    await enter(telegram)
    await telegram.initialize()
    await telegram.invoke(raw.functions.updates.GetState())
    ready()
    text = await seen
    await telegram.terminate()
    return f"«{text}»"


async def echo(telegram):
    await telegram.connect()
    telegram.me = await telegram.sign_in_bot(given["token"])
    answered = asyncio.get_running_loop().create_future()

    @telegram.on_message()
    async def _(_client, message):
        await message.reply(f"you said: {message.text}")
        answered.set_result(message.text)

    await telegram.initialize()
    ready()
    text = await answered
    await telegram.terminate()
    return f"«{text}»"


def scenario(f):
    async def run():
        trust_test_key()
        return await f(client())

    return run


play({
    **{f.__name__: scenario(f) for f in (key_exchange, login, wrong_code, password, sign_up, bot, session_reuse, second_dc,
                                         migrate, big_gzip, files, update, echo)},
    "after_fault": scenario(after_fault), "flood_wait": scenario(after_fault),
}, TRANSPORTS)
