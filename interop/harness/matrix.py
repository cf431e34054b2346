"""The printed result."""

import shutil

MARKS = {"pass": "ok", "second": "2nd", "fail": "FAIL", "known": "known", "unexpected": "OK!"}


def show(rows, columns, cells):
    """A table: rows × columns of marks."""
    first = max(len(row) for row in rows) + 2
    widths = [max(len(column), 5) + 1 for column in columns]
    print(" " * first + "".join(f"{c:<{w}}" for c, w in zip(columns, widths)))
    for row in rows:
        marks = [MARKS[cells[row, column]] if (row, column) in cells else "" for column in columns]
        print(f"{row:<{first}}" + "".join(f"{m:<{w}}" for m, w in zip(marks, widths)))
    print()


def rule():
    print("-" * min(100, shutil.get_terminal_size().columns))
