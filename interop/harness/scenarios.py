"""What is tried with each client. A scenario prepares the server, then the client's driver acts and judges itself."""

import dataclasses
import typing

import evidence
from evidence import CODE, Refuted, account

PASSWORD = "correct_horse_battery_staple"


@dataclasses.dataclass(frozen=True)
class Scenario:
    name: str
    meaning: str
    prepare: typing.Callable = lambda server, phone: {}  # returns more for the driver to know
    plays: str | None = None  # the driver's name for it, if not this one
    transport: str = "default"
    server_options: tuple = ()
    during: typing.Callable | None = None  # called with (server, phone) when the driver prints {"ready": …}
    # Called with the server, what `during` returned and what the driver said; returns more to print, or raises Refuted.
    after: typing.Callable | None = None


def with_password(server, phone):
    return {**account(server, phone, PASSWORD), "password": PASSWORD}


def bot(server, phone):
    token = f"{int(phone[1:]) % 10**9}:AAE{phone[1:]}"
    server.tell(f"bot {token} Echo")
    return {"token": token}


def person(phone):
    return f"+120255{phone[-5:]}"


def echo_bot(server, phone):
    server.tell(f"account {person(phone)} {CODE}")
    return bot(server, phone)


def speak(server, phone):
    bot_id = int(phone[1:]) % 10**9
    server.tell(f"say {person(phone)} {bot_id} hello from {phone}")
    return phone


def echoed(server, phone, _said):
    heard = server.tell(f"heard {person(phone)} {int(phone[1:]) % 10**9}")
    if heard != f"you said: hello from {phone}":
        raise Refuted(f"the person heard «{heard}»")
    return "the answer was heard"


def fault(name, meaning, command, **more):
    """The driver signs in; then something goes wrong, and it calls help.getNearestDc."""
    return Scenario(name, meaning, account, plays="after_fault", **{"during": lambda server, _: server.tell(command), **more})


def counted(name, meaning, command, at_least):
    """The same; and the server says how often it executed the call."""
    during, after = evidence.executions("help.getNearestDc", command, at_least)
    return fault(name, meaning, command, during=during, after=after)


def over(transport, meaning):
    return Scenario(f"over_{transport}", meaning, account, plays="login", transport=transport)


KEY = "0123456789abcdeffedcba9876543210"
SECRETS = {"proxy": KEY, "proxy_dd": f"dd{KEY}", "proxy_ee": f"ee{KEY}{b'example.com'.hex()}"}


SCENARIOS = [
    Scenario("key_exchange", "an authorization key is made and an encrypted call is answered"),
    Scenario("login", "phone and code", account),
    Scenario("wrong_code", "a wrong code is refused with its error, the right one then accepted", account),
    Scenario("password", "two-step verification", with_password),
    Scenario("sign_up", "an unknown number signs up"),
    Scenario("bot", "a bot signs in by its token", bot),
    Scenario("session_reuse", "a saved session is used again, without a login", account),
    Scenario("second_dc", "the authorization moves to DC 2 by export and import", account),
    Scenario("migrate", "303 PHONE_MIGRATE_2 is followed", lambda s, p: account(s, p, dc=2)),
    Scenario("flood_wait", "420 FLOOD_WAIT_1 is waited for or reported", account,
             during=lambda s, p: s.tell("fail help.getNearestDc 420 FLOOD_WAIT_1")),
    counted("dropped_call", "the connection is cut, the session forgotten, before the call is executed",
            "drop help.getNearestDc", 1),
    counted("dropped_after", "the same after the call was executed: it has to be asked again",
            "drop-after help.getNearestDc", 2),
    counted("answer_later", "the connection is cut before the answer, which waits in the session",
            "answer-later help.getNearestDc", 1),
    fault("wrong_salt", "a salt that the server no longer takes", "wrong-salt"),
    Scenario("clock_off", "the server's clock is an hour ahead", account, plays="login",
             server_options=("--clock-offset", "3600")),
    Scenario("big_gzip", "100 messages, over 1 MiB, come as gzip_packed and are read right", evidence.long_history,
             after=evidence.came_compressed),
    Scenario("files", "3 MiB go up and come back with the same hash", account),
    Scenario("update", "an update pushed by the server reaches the program", account,
             during=lambda s, p: s.tell(f"push {p} hello from the server")),
    Scenario("echo", "a bot hears a person, and the person its answer", echo_bot, during=speak, after=echoed),
    over("abridged", "login over the abridged framing"),
    over("intermediate", "over the intermediate framing"),
    over("padded", "over the padded intermediate framing"),
    over("full", "over the full framing"),
    over("obfuscated", "over an obfuscated framing"),
    over("websocket", "over a WebSocket"),
    over("websocket_tls", "over a WebSocket in TLS, with the test server's certificate"),
    over("http", "over HTTP, with http_wait"),
    over("proxy", "through the test server as an MTProxy"),
    over("proxy_dd", "the same with random padding"),
    over("proxy_ee", "the same in what looks like TLS"),
]
