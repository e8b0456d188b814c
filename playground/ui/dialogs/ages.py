"""How long ago something was, in words."""

from playground.plurals import counted

STEPS = ((86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute"))
"""Seconds of each unit, the longest first."""


def ago(seconds: float) -> str:
    """Like "3 minutes ago"; what is under two minutes old was a moment ago."""
    for length, unit in STEPS:
        if seconds >= 2 * length:
            return f"{counted(int(seconds / length), unit)} ago"
    return "a moment ago"
