"""macOS."""

from pathlib import Path

from playground.systems.posix import lock, step_back
from playground.systems.system import Environment, FileDialog, FileQuestion, System


def font_folders(home: Path, environment: Environment) -> tuple[Path, ...]:
    """The folders of the system, of the machine and of the person."""
    return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"


def program_place(folder: Path) -> Path:
    """The folder in which an .app lies, from the folder of its files (NAME.app/Contents/MacOS); any other folder itself."""
    return next((parent.parent for parent in (folder, *folder.parents) if parent.suffix == ".app"), folder)


SCRIPT = """on run argv
try
return POSIX path of (CHOICE)
on error number -128
return ""
end try
end run"""
OPENS = "choose file with prompt (item 1 of argv) default location (POSIX file (item 2 of argv))"
SAVES = (
    "choose file name with prompt (item 1 of argv) default location (POSIX file (item 2 of argv)) default name (item 3 of argv)"
)
"""What osascript is to do; what it is asked for comes as its arguments, so that no text of ours becomes script."""


def osascript_words(question: FileQuestion) -> tuple[str, ...]:
    """The arguments of osascript: the lines of the script, and then those of the script itself."""
    script = SCRIPT.replace("CHOICE", SAVES if question.saves else OPENS)
    lines = [word for line in script.split("\n") for word in ("-e", line)]
    return (*lines, question.title, question.folder, *((question.name,) if question.saves else ()))


MACOS = System(
    id="macos",
    platforms=("darwin",),
    lock=lock,
    font_folders=font_folders,
    touch_screens=False,
    step_back=step_back,
    program_place=program_place,
    file_dialogs=lambda environment: (FileDialog("macOS", "osascript", osascript_words, cancelled=()),),
)
