"""What is tried with each client. A scenario prepares the server, then the client's driver acts and judges itself."""

import dataclasses
import typing

PASSWORD = "correct horse battery staple"
CODE = "24680"


@dataclasses.dataclass(frozen=True)
class Scenario:
    name: str
    meaning: str
    prepare: typing.Callable = lambda server, phone: {}
    server_options: tuple = ()
    during: typing.Callable | None = None  # called with (server, phone) when the driver prints {"ready": …}


def account(server, phone, password="-", dc=1):
    server.tell(f"account {phone} {CODE} {password} {dc}")
    return {}


def with_password(server, phone):
    account(server, phone, PASSWORD.replace(" ", "_"))
    return {"password": PASSWORD.replace(" ", "_")}


def bot(server, phone):
    token = f"{int(phone[1:]) % 10**9}:AAE{phone[1:]}"
    server.tell(f"bot {token} Echo")
    return {"token": token}


def then(*commands):
    def prepare(server, phone):
        account(server, phone)
        return {}

    def during(server, phone):
        for command in commands:
            server.tell(command)

    return {"prepare": prepare, "during": during}


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
    Scenario("flood_wait", "420 FLOOD_WAIT_1 is waited for or reported", **then("fail help.getNearestDc 420 FLOOD_WAIT_1")),
    Scenario("dropped_call", "the connection is cut while a call is under way", **then("drop help.getNearestDc")),
    Scenario("wrong_salt", "a salt that the server no longer takes", **then("wrong-salt")),
    Scenario("clock_off", "the server's clock is an hour ahead", account, ("--clock-offset", "3600")),
    Scenario("files", "3 MiB go up and come back with the same hash; the answers are gzipped where that helps", account),
    Scenario("update", "an update pushed by the server reaches the program", account,
             during=lambda s, p: s.tell(f"push {p} hello from the server")),
]
BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}
