"""Telethon against the test server: one scenario a run. Reads a JSON object on standard input, prints a JSON line."""

import asyncio
import hashlib
import io
import json
import random
import sys

from telethon import TelegramClient, errors, events, functions, types
from telethon.crypto import rsa
from telethon.sessions import StringSession

given = json.loads(sys.stdin.readline())
code = given["code"]


def session(text=""):
    made = StringSession(text)
    if not text:
        made.set_dc(1, "127.0.0.1", given["ports"]["1"])
    return made


def client(saved=""):
    return TelegramClient(session(saved), given["api_id"], given["api_hash"], connection_retries=5, retry_delay=0.2,
                          request_retries=3, flood_sleep_threshold=5)


def ready():
    """Tells the harness that the client is where the scenario wants it, and waits for its word."""
    print(json.dumps({"ready": True}), flush=True)


async def word():
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


async def sign_in(telegram, password=None):
    await telegram.connect()
    sent = await telegram.send_code_request(given["phone"])
    try:
        await telegram.sign_in(given["phone"], code, phone_code_hash=sent.phone_code_hash)
    except errors.SessionPasswordNeededError:
        if password is None:
            raise
        await telegram.sign_in(password=password)
    return await telegram.get_me()


async def key_exchange(telegram):
    await telegram.connect()
    nearest = await telegram(functions.help.GetNearestDcRequest())
    return f"nearest DC {nearest.nearest_dc}"


async def login(telegram):
    me = await sign_in(telegram)
    return f"user {me.id}"


async def wrong_code(telegram):
    await telegram.connect()
    sent = await telegram.send_code_request(given["phone"])
    try:
        await telegram.sign_in(given["phone"], "00000", phone_code_hash=sent.phone_code_hash)
    except errors.PhoneCodeInvalidError as e:
        await telegram.sign_in(given["phone"], code, phone_code_hash=sent.phone_code_hash)
        return type(e).__name__
    raise AssertionError("a wrong code was taken")


async def password(telegram):
    me = await sign_in(telegram, given["password"])
    return f"user {me.id}"


async def sign_up(telegram):
    # This client has no sign-up of its own any more; the raw calls are what a program would make.
    await telegram.connect()
    sent = await telegram.send_code_request(given["phone"])
    answer = await telegram(functions.auth.SignInRequest(given["phone"], sent.phone_code_hash, given["default_code"]))
    assert isinstance(answer, types.auth.AuthorizationSignUpRequired), answer
    answer = await telegram(functions.auth.SignUpRequest(given["phone"], sent.phone_code_hash, "New", "Person"))
    return f"user {answer.user.id} {answer.user.first_name}"


async def bot(telegram):
    await telegram.connect()
    me = await telegram.sign_in(bot_token=given["token"])
    assert me.bot
    return f"bot {me.id}"


async def session_reuse(telegram):
    await sign_in(telegram)
    saved = telegram.session.save()
    await telegram.disconnect()
    again = client(saved)
    await again.connect()
    assert await again.is_user_authorized()
    me = await again.get_me()
    await again.disconnect()
    return f"user {me.id}"


async def second_dc(telegram):
    me = await sign_in(telegram)
    sender = await telegram._borrow_exported_sender(2)
    there = await telegram._call(sender, functions.users.GetUsersRequest([types.InputUserSelf()]))
    await telegram._return_exported_sender(sender)
    assert there[0].id == me.id
    return f"user {there[0].id} on DC 2"


async def migrate(telegram):
    me = await sign_in(telegram)
    assert telegram.session.dc_id == 2
    return f"user {me.id} on DC 2"


async def after_fault(telegram):
    await sign_in(telegram)
    ready()
    await word()
    nearest = await telegram(functions.help.GetNearestDcRequest())
    return f"answered after it: nearest DC {nearest.nearest_dc}"


async def files(telegram):
    await sign_in(telegram)
    content = random.Random(7).randbytes(1 << 20) + bytes(2 << 20)
    handle = await telegram.upload_file(io.BytesIO(content), file_name="three.bin", part_size_kb=512)
    sent = await telegram(functions.messages.SendMediaRequest(
        types.InputPeerSelf(), types.InputMediaUploadedDocument(handle, "application/octet-stream", []), "", 42))
    message = next(u.message for u in sent.updates if hasattr(u, "message"))
    back = await telegram.download_media(message, bytes)
    assert hashlib.sha256(back).digest() == hashlib.sha256(content).digest(), f"{len(back)} bytes came back"
    return f"{len(back)} bytes, sha256 {hashlib.sha256(back).hexdigest()[:16]}"


async def update(telegram):
    await sign_in(telegram)
    seen = asyncio.get_running_loop().create_future()

    @telegram.on(events.Raw(types.UpdateServiceNotification))
    async def _(event):
        if not seen.done():
            seen.set_result(event.message)

    await telegram(functions.updates.GetStateRequest())
    ready()
    return f"«{await asyncio.wait_for(seen, 15)}»"


SCENARIOS = {
    **{f.__name__: f for f in (key_exchange, login, wrong_code, password, sign_up, bot, session_reuse, second_dc,
                               migrate, files, update)},
    "flood_wait": after_fault, "dropped_call": after_fault, "wrong_salt": after_fault, "clock_off": login,
}


async def main():
    key = given["public_key"]
    rsa.add_key(key, old=False)
    telegram = client()
    try:
        return {"ok": True, "detail": await SCENARIOS[given["scenario"]](telegram)}
    except Exception as e:
        return {"ok": False, "detail": f"{type(e).__name__}: {e}"}
    finally:
        await telegram.disconnect()


if given["scenario"] in SCENARIOS:
    result = asyncio.run(main())
else:
    result = {"skip": "not written for this client"}
print(json.dumps(result), flush=True)
