"""Telethon against the test server."""

import asyncio
import io

from driver import content, given, history, play, ready, same_content, word
from telethon import TelegramClient, errors, events, functions, types
from telethon.crypto import rsa
from telethon.network import connection
from telethon.sessions import StringSession

code = given["code"]
TRANSPORTS = {
    "default": connection.ConnectionTcpFull, "full": connection.ConnectionTcpFull,
    "abridged": connection.ConnectionTcpAbridged, "intermediate": connection.ConnectionTcpIntermediate,
    "obfuscated": connection.ConnectionTcpObfuscated, "http": connection.ConnectionHttp,
    "proxy": connection.ConnectionTcpMTProxyIntermediate,
    "proxy_dd": connection.ConnectionTcpMTProxyRandomizedIntermediate,
}
PROXY = ("127.0.0.1", given["ports"]["1"], given["proxy_secret"]) if given["proxy_secret"] else None


def session(text=""):
    made = StringSession(text)
    if not text:
        made.set_dc(1, "127.0.0.1", given["ports"]["1"])
    return made


def client(saved=""):
    return TelegramClient(session(saved), given["api_id"], given["api_hash"], connection_retries=5, retry_delay=0.2,
                          request_retries=3, flood_sleep_threshold=5, connection=TRANSPORTS[given["transport"]],
                          proxy=PROXY)


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
    sent = content()
    handle = await telegram.upload_file(io.BytesIO(sent), file_name="three.bin", part_size_kb=512)
    answer = await telegram(functions.messages.SendMediaRequest(
        types.InputPeerSelf(), types.InputMediaUploadedDocument(handle, "application/octet-stream", []), "", 42))
    message = next(u.message for u in answer.updates if hasattr(u, "message"))
    back = await telegram.download_media(message, bytes)
    return same_content(sent, back)


async def big_gzip(telegram):
    await sign_in(telegram)
    page = await telegram(functions.messages.GetHistoryRequest(types.InputPeerSelf(), 0, None, 0, 100, 0, 0, 0))
    return history([message.message for message in page.messages])


async def update(telegram):
    await sign_in(telegram)
    seen = asyncio.get_running_loop().create_future()

    @telegram.on(events.Raw(types.UpdateServiceNotification))
    async def _(event):
        if not seen.done():
            seen.set_result(event.message)

    await telegram(functions.updates.GetStateRequest())
    ready()
    return f"«{await seen}»"


async def echo(telegram):
    await telegram.connect()
    await telegram.sign_in(bot_token=given["token"])
    answered = asyncio.get_running_loop().create_future()

    @telegram.on(events.NewMessage(incoming=True))
    async def _(event):
        await event.respond(f"you said: {event.raw_text}")
        answered.set_result(event.raw_text)

    ready()
    return f"«{await answered}»"


def scenario(f):
    async def run():
        rsa.add_key(given["public_key"], old=False)
        telegram = client()
        try:
            return await f(telegram)
        finally:
            await telegram.disconnect()

    return run


play({
    **{f.__name__: scenario(f) for f in (key_exchange, login, wrong_code, password, sign_up, bot, session_reuse, second_dc,
                                         migrate, big_gzip, files, update, echo)},
    "after_fault": scenario(after_fault), "flood_wait": scenario(after_fault),
}, TRANSPORTS)
