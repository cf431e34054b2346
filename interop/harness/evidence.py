"""What the server says about a cell: how often it executed a call, in which form an answer went out."""

import hashlib

CODE = "24680"
MIB = 1 << 20
MESSAGES = 100
LETTERS = "一丁七万丈三上下不与丐丑专且世丘"  # three bytes each in UTF-8


class Refuted(Exception):
    """The driver is content, but the server saw something else."""


def account(server, phone, password="-", dc=1):
    server.tell(f"account {phone} {CODE} {password} {dc}")
    return {}


def executions(method, command, at_least):
    """The two halves of a scenario in which a call may be executed more than once."""

    def arrived(server):
        return int(server.tell(f"requests {method}"))

    def during(server, _phone):
        server.tell(command)
        return arrived(server)

    def after(server, before, _said):
        # A call that is dropped before it is executed arrives, but is not executed.
        executed = arrived(server) - before - command.startswith("drop ")
        times = {1: "once", 2: "twice"}.get(executed, f"{executed} times")
        if executed < at_least:
            raise Refuted(f"the server executed it {times}")
        return f"executed {times}"

    return during, after


def texts():
    for number in range(MESSAGES):
        noise = "".join(hashlib.sha256(f"{number} {i}".encode()).hexdigest() for i in range(63))
        yield f"{number} " + "".join(LETTERS[int(digit, 16)] for digit in noise)


def long_history(server, phone):
    account(server, phone)
    for text in texts():
        server.tell(f"message {phone} {phone} {text}")
    return {}


def came_compressed(server, _, said):
    length, sent, form = server.tell("answer messages.getHistory").split()
    if form != "gzip_packed" or int(length) < MIB:
        raise Refuted(f"the answer had {length} bytes and went out {form}")
    if said.get("digest") != hashlib.sha256("\n".join(texts()).encode()).hexdigest():
        raise Refuted("the texts are not those that the server has")
    return f"{length} bytes came as {sent}"
