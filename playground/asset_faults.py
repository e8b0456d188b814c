"""Files of the program that cannot be used: it goes on without them, and says so once."""

from pathlib import Path

LONGEST = 240
"""Characters of a reason at most."""
_unsaid: list[str] = []


def leave_out(path: Path, error: Exception) -> None:
    """Notes that a file of the program is left out, and why."""
    reason = str(error).removeprefix(f"{path}: ")[:LONGEST]
    _unsaid.append(f"{path.name}, a file of the program, cannot be used ({reason}). Install the program again to have it back.")


def unsaid() -> tuple[str, ...]:
    """The sentences that nobody has been shown; from now on they count as said."""
    sentences = tuple(_unsaid)
    _unsaid.clear()
    return sentences
