"""Codes for messages, of which the level is read here; what else they hold is for the window and for runs."""

from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.sharing.shared import Shared, read, written
from playground.world.exchange.sharing.text_code import CodeError, holds_code, lines_of
from playground.world.level import Level, LevelError

RUN = "The code also holds a run, which is not part of the level: open it in the window, or use it as a RUN."


def recognises(text: str, name: str) -> float:
    """By the word that a code begins with."""
    return 1.0 if holds_code(text) else 0.0


def read_code(text: str, name: str) -> Imported:
    """The level. A level of another program is only named, and no program is run for it."""
    shared = read(text)
    if shared.level is None:
        raise CodeError(f"the code names {shared.source[:80]!r}, a level that another program makes: open it by that name")
    return Imported(shared.level, (RUN,) if shared.run else ())


def write(level: Level) -> Exported:
    """The code, in lines."""
    try:
        return Exported(lines_of(written(Shared(level))) + "\n")
    except LevelError as error:
        raise ExportError(str(error)) from None


FORMAT = Format(
    id="code",
    title="Code for a message",
    suffixes=(".txt",),
    recognises=recognises,
    read=read_code,
    write=write,
    about="Letters and digits for a mail or a chat; nothing is lost. A picture card holds one, too.",
    order=20,
)
