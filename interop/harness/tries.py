"""What is played a second time, and how many cells of a run may need it."""

import dataclasses

# These programs draw numbers that no seed of ours reaches. A fault that shows once in hundreds of cells is printed, and
# does not hide: a run in which more than this many cells fail once without a known reason fails.
UNEXPLAINED = 2


@dataclasses.dataclass
class Tries:
    """The cells of a run that failed once and then passed."""

    firsts: list = dataclasses.field(default_factory=list)  # (cell, what was seen first, its known reason or None)

    def note(self, cell, seen, reason):
        self.firsts.append((cell, seen, reason))

    def too_many(self):
        return sum(reason is None for _, _, reason in self.firsts) > UNEXPLAINED

    def show(self):
        for cell, seen, reason in self.firsts:
            print(f"at the second try: {cell}; at the first: {seen} [{reason or 'unexplained'}]")
        if self.too_many():
            print(f"more than {UNEXPLAINED} cells failed once without a known reason: the run fails")


def reason_for(client, scenario, result):
    """Why a failure may be due to chance, as far as it is known."""
    if result.late:
        return "it ran out of time; the machine may have been busy"
    for pattern, reason in client.chance.get(scenario.name, {}).items():
        if pattern in result.detail:
            return reason
    return None
