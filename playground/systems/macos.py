"""macOS."""

from pathlib import Path

from playground.systems.posix import lock, step_back
from playground.systems.system import Environment, System


def font_folders(home: Path, environment: Environment) -> tuple[Path, ...]:
    """The folders of the system, of the machine and of the person."""
    return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"


def program_place(folder: Path) -> Path:
    """The folder in which an .app lies, from the folder of its files (NAME.app/Contents/MacOS); any other folder itself."""
    return next((parent.parent for parent in (folder, *folder.parents) if parent.suffix == ".app"), folder)


MACOS = System(
    id="macos",
    platforms=("darwin",),
    lock=lock,
    font_folders=font_folders,
    step_back=step_back,
    program_place=program_place,
)
