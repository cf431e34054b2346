"""A shell in a pseudo-terminal, and what a person sees on its screen."""

import os
import signal
import time

import pexpect
import pyte

from eye import read_qr

ROWS = 70  # more than any dialogue has, so that nothing scrolls away
COLUMNS = 100
ANSWER_SECONDS = 60
SHELL_PROMPT = "$ "
EXIT_CODE = "echo $?"

CTRL_C = "\x03"
CTRL_D = "\x04"
ENTER = "\r"
TAB = "\t"


class NotOnScreen(Exception):
    """The screen does not show what it has to; the message has the screen."""


class Terminal:
    """bash in a terminal of its own, in a folder where `./mtproto4j` is ours. Ends with the `with` block."""

    def __init__(self, folder, columns=COLUMNS, rows=ROWS, **environment):
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._row = -1  # of the last answer: the next question is below it
        inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
        self._shell = pexpect.spawn(
            "bash", ["--noprofile", "--norc"], cwd=folder, dimensions=(rows, columns),
            # Whoever runs in the background ignores Ctrl-C, and so would all that it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            env={**inherited, "TERM": "xterm-256color", "PS1": SHELL_PROMPT, "LC_ALL": "C.UTF-8",
                 "HISTFILE": "", **environment})
        self._shell.delaybeforesend = None

    def __enter__(self):
        self.at(SHELL_PROMPT)
        return self

    def __exit__(self, *_):
        self._shell.close(force=True)

    def text(self):
        """All lines, without blanks at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def lines(self):
        return self.text().split("\n")

    def run(self, command):
        """Types a command at the shell's prompt."""
        self.answer(SHELL_PROMPT, command)

    def answer(self, prompt, typed, end=ENTER):
        """Waits for a prompt with the cursor behind it, and types."""
        self.at(prompt)
        self._row = self._screen.cursor.y
        self.type(typed + end)

    def type(self, keys):
        self._shell.send(keys)

    def at(self, prompt):
        """Waits until the program asks that, below the last answer, and nothing is typed yet."""

        def asked():
            cursor = self._screen.cursor
            line = self._screen.display[cursor.y][: cursor.x]
            return cursor.y > self._row and line == prompt

        self._until(asked, f"the prompt «{prompt}»")

    def sees(self, text, times=1):
        """Waits until a text is on the screen so many times."""
        self._until(lambda: self.text().count(text) == times, f"«{text}», {times} times,")

    def sees_not(self, text):
        """The text is not on the screen now."""
        if text in self.text():
            raise NotOnScreen(f"«{text}» must not be on the screen:\n{self.text()}")

    def exits(self, code=0):
        """Waits for the end of the command, and asks for its exit code, which the transcript leaves out."""
        self.answer(SHELL_PROMPT, EXIT_CODE)
        self.at(SHELL_PROMPT)
        found = self.lines()[self._row + 1]
        if found != str(code):
            raise NotOnScreen(f"expected exit code {code}, found {found}:\n{self.text()}")

    def transcript(self):
        """What is on the screen, without the questions for exit codes and the last, empty prompt."""
        lines = self.lines()
        asked = {at for at, line in enumerate(lines) if line == SHELL_PROMPT + EXIT_CODE}
        kept = [line for at, line in enumerate(lines) if at not in asked and at - 1 not in asked]
        return "\n".join(kept).removesuffix(SHELL_PROMPT.strip()).rstrip()

    def reads_qr(self, beginning):
        """Waits for a QR code that says something with that beginning; returns all that it says."""
        self._until(lambda: (read_qr(self._screen) or "").startswith(beginning), "a QR code that can be read")
        return read_qr(self._screen)

    def wait(self, seconds):
        """Lets time pass, as a person does who waits for a code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(end - time.monotonic())

    def _until(self, condition, what):
        deadline = time.monotonic() + ANSWER_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise NotOnScreen(f"{what} did not come within {ANSWER_SECONDS} s:\n{self.text()}")
            self._read(0.5)

    def _read(self, seconds):
        try:
            self._stream.feed(self._shell.read_nonblocking(65536, timeout=max(0, seconds)))
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF as e:
            raise NotOnScreen(f"the shell has ended:\n{self.text()}") from e
