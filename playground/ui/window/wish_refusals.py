"""What is said where the system refuses a wish: what could not be done, where, why, and what a person can do about it."""

import errno
from collections.abc import Mapping
from pathlib import Path

from playground.paths import HOME
from playground.ui import wishes

ACTS: Mapping[type, str] = {
    wishes.Browse: "The levels could not be listed",
    wishes.Open: "The level could not be opened",
    wishes.Tend: "Nothing was done with the level",
    wishes.Save: "The level could not be saved",
    wishes.SaveAs: "The level could not be saved",
    wishes.SaveAt: "The level could not be saved",
    wishes.Recover: "The unsaved work could not be opened",
    wishes.Receive: "The file could not be read",
    wishes.TakeIn: "The file could not be read",
    wishes.AskSystem: "The dialog could not be opened",
    wishes.Take: "The level could not be opened",
    wishes.Visit: "The agent could not be read",
    wishes.Export: "The level could not be written",
    wishes.Picture: "The picture could not be saved",
    wishes.Prefer: "The settings could not be kept",
    wishes.KeepProgress: "Your progress could not be kept",
    wishes.ReadProgress: "Your progress could not be read",
    wishes.KeepBest: "The score could not be kept",
    wishes.KeepEpisodes: "Your episode could not be kept",
    wishes.SaveRepeated: "The results could not be saved",
    wishes.OpenSaved: "The run could not be opened",
    wishes.KeepRun: "The run could not be saved",
    wishes.ExportRun: "The run could not be exported",
    wishes.ShareLevel: "The level could not be shared",
    wishes.TakeShared: "What was shared could not be opened",
}
"""By the kind of wish; all others need no file."""
_KEPT = frozenset({wishes.Save, wishes.SaveAs, wishes.SaveAt, wishes.Export})
"""After which the work is still there and only in this window."""
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_IN_THE_WAY = frozenset({errno.EEXIST, errno.ENOTDIR})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


def refusal(wish: wishes.Wish, error: OSError) -> str:
    """The sentences for a person."""
    act = ACTS.get(type(wish), "That could not be done")
    place = error.filename if isinstance(error.filename, str) else None
    where = f" ({Path(place).name} in {Path(place).parent})" if place else ""
    ways = _ways_out(wish, error.errno)
    return f"{act}{where}: {error.strerror or error}.{ways}"


def _ways_out(wish: wishes.Wish, number: int | None) -> str:
    """What can be done about it, after a space; "" where nothing can be said."""
    ways = ""
    if number in _FORBIDDEN:
        ways = f" Allow it for this folder, or set {HOME} to a folder of your own before the start."
    elif number in _FULL:
        ways = " Free some space on that disk and try again."
    elif number in _IN_THE_WAY:
        ways = " A file lies there where a folder is needed: rename that file."
    elif number == errno.ENOENT:
        ways = " Look whether it was moved or renamed."
    return ways + (" Nothing is lost: Copy puts the level into the clipboard as text." if type(wish) in _KEPT else "")
