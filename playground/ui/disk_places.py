"""Places on the disk as a person types them: what they stand for, what a folder holds, what a beginning may become."""

import os
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from playground import paths
from playground.file_reading import read_file

MOST, LOOKED_AT = 200, 50_000
"""Suggestions at most, and things in a folder that are looked at for them."""
RECENT, LONGEST = 6, 1 << 16
"""Folders that are remembered, and bytes of their file at most."""
LONGEST_PLACE = 4_000
"""Letters of a place at most."""
SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
"""What stands between folders here."""
ENDING = re.compile(r"\.[^\W\d_]\w*")
"""How the ending of a file's name looks: the rest of "level 1.5" or of "done." is none."""
NO_PLACE = "Type a whole place, from the first folder on; ~ is your own folder."
NOWHERE = "There is no such folder: choose one that is there."
TAKEN = "There is a file of this name already, which is left as it is: take another name."
NOTHING = "There is no file and no folder of this name: look at what the list below holds."


class PlaceError(ValueError):
    """Words that are no place; the message says what to do."""


@dataclass(frozen=True)
class Suggestion:
    """Something in a folder. text: what stands in the field once it is chosen, with a separator at the end of a folder."""

    name: str
    text: str
    is_folder: bool


@dataclass(frozen=True)
class Suggestions:
    """How what was typed may go on. whole: the text as far as all of them agree. problem: why there are none. more: left out."""

    entries: tuple[Suggestion, ...] = ()
    whole: str = ""
    problem: str = ""
    more: int = 0


def path_of(text: str) -> Path:
    """The place that is meant; a space after it counts only where something is called so. PlaceError where it is none."""
    text = text.lstrip()
    if len(text) > LONGEST_PLACE or "\0" in text:
        raise PlaceError(NO_PLACE)
    try:
        path, typed = Path(text.rstrip()).expanduser(), Path(text).expanduser()
    except (RuntimeError, ValueError):  # nobody's ~
        raise PlaceError(NO_PLACE) from None
    if not path.is_absolute():
        raise PlaceError(NO_PLACE)
    return typed if os.path.lexists(typed) else path


def existing(text: str) -> Path:
    """The file or the folder that is meant. PlaceError where there is none."""
    path = path_of(text)
    if not os.path.lexists(path):
        raise PlaceError(NOTHING if os.path.isdir(path.parent) else NOWHERE)
    return path


def new_file(text: str, name: str) -> Path:
    """A place for a new file, with the ending of a name where it has none. PlaceError where it cannot be there."""
    path = path_of(text)
    if os.path.isdir(path):
        path = path / name
    elif text.rstrip().endswith(SEPARATORS):
        raise PlaceError(NOWHERE)
    if not ENDING.fullmatch(path.suffix):
        path = path.with_name(f"{path.name.rstrip('.') or path.name}{Path(name).suffix}")
    if not os.path.isdir(path.parent):
        raise PlaceError(NOWHERE)
    if os.path.lexists(path):
        raise PlaceError(TAKEN)
    return path


def as_text(folder: Path) -> str:
    """A folder as it stands in the field."""
    return os.path.join(str(folder), "")


def suggestions(text: str, every: bool = False) -> Suggestions:
    """What a folder holds of which the name begins as typed; folders first, hidden ones where a dot is typed.

    every: where no name begins so, all are suggested, because a new name is being typed.
    """
    head, typed = os.path.split(text)
    try:
        folder = path_of(head)
        names = _listing(folder, typed)
        completed = bool(names and typed)
        if not names and every:
            names = _listing(folder, "." if typed.startswith(".") else "")
    except PlaceError as error:
        return Suggestions(problem=str(error))
    except OSError as error:
        return Suggestions(problem=f"This folder cannot be looked into: {error.strerror or error}.")
    whole = _whole(head, names) if completed else text
    if not names:
        words = f"Nothing in this folder begins with “{typed}”." if typed else "This folder is empty."
        return Suggestions(whole=text, problem=words)
    entries = tuple(
        Suggestion(name, os.path.join(head, name, *([""] * is_folder)), is_folder) for name, is_folder in names[:MOST]
    )
    return Suggestions(entries, whole, "", len(names) - len(entries))


def _whole(head: str, names: list[tuple[str, bool]]) -> str:
    """What stands in the field once it is completed as far as all names agree."""
    (first, is_folder), *others = names
    if not others:
        return _joined(head, first, is_folder)
    length = len(first)
    for name, _ in others:
        while first[:length].casefold() != name[:length].casefold():
            length -= 1
    return os.path.join(head, first[:length])


def _joined(head: str, name: str, is_folder: bool) -> str:
    """A place in a folder, with a separator at the end of a folder."""
    return os.path.join(head, name, *([""] if is_folder else []))


def _listing(folder: Path, typed: str) -> list[tuple[str, bool]]:
    """Names in a folder that begin as typed, and whether they are folders, which come first."""
    there: list[tuple[str, bool]] = []
    start = typed.casefold()
    with os.scandir(folder) as places:
        for place in islice(places, LOOKED_AT):
            if place.name.casefold().startswith(start) and (start.startswith(".") or not place.name.startswith(".")):
                try:
                    there.append((place.name, place.is_dir()))
                except OSError:
                    there.append((place.name, False))
    return sorted(there, key=lambda entry: (not entry[1], entry[0].casefold()))


def above(text: str) -> str:
    """The folder above the one that is typed in, with the name that is typed."""
    head, name = os.path.split(text)
    try:
        return os.path.join(path_of(head).parent, name)
    except PlaceError:
        return text


def into(text: str, folder: str, keeps_name: bool) -> str:
    """The field after a folder was chosen: what is typed below it, or nothing."""
    return folder + os.path.split(text)[1] if keeps_name else folder


def recent_folders() -> tuple[Path, ...]:
    """The folders that files were last opened from and saved in; nothing where the file is absent or makes no sense."""
    try:
        lines = read_file(_file(), LONGEST).decode("utf-8").split("\n")
    except (OSError, UnicodeError):
        return ()
    places = [Path(paths.named_path(line)) for line in lines if line.strip() and line.isprintable()]
    return tuple(place for place in places if place.is_absolute() and os.path.isdir(place))[:RECENT]


def note_folder(folder: Path) -> None:
    """Puts a folder first; one whose name is no line of text is left out. A disk that refuses that stops nothing."""
    if not str(folder).isprintable():
        return
    lines = [str(folder), *(str(other) for other in recent_folders() if other != folder)][:RECENT]
    try:
        paths.atomic_write(_file(), "".join(f"{paths.lasting_name(line)}\n" for line in lines).encode("utf-8"))
    except (OSError, UnicodeError):
        return


def _file() -> Path:
    return paths.user_settings_file().with_name("folders.txt")
