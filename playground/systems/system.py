"""What a system has to answer: all that the playground does in one way here and in another way there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Environment = Mapping[str, str]
"""The variables of a process: name -> value."""


@dataclass(frozen=True)
class FileQuestion:
    """What a dialog for files asks. folder: a whole path; name: of a new file. saves: whether a place for one is sought."""

    title: str
    folder: str
    name: str = ""
    saves: bool = False


@dataclass(frozen=True)
class FileDialog:
    """A program of the machine that shows a dialog for files and writes the chosen place.

    title: how it is called in messages. words: its arguments for a question; variables: what it reads besides.
    cancelled: the exit statuses that say that nothing was chosen.
    """

    title: str
    program: str
    words: Callable[[FileQuestion], tuple[str, ...]]
    variables: Callable[[FileQuestion], Environment] = lambda question: {}
    cancelled: tuple[int, ...] = (1,)


@dataclass(frozen=True)
class System:
    """A kind of operating system.

    id: how it is called in tests and messages.
    platforms: what `sys.platform` begins with there.
    lock: locks an open file (its handle) for this process, or raises OSError at once.
    renames_open_files: whether a file that is still open can be put in the place of another one.
    font_folders: where fonts are kept, from the person's home and the variables.
    has_screen: whether there can be a screen, from the variables; SDL need not be asked where there is none.
    video_hints: variables that SDL reads before its first window opens; a person's own stay.
    shows_pixels: drivers of SDL that bring pixels to the screen by themselves; the others (Wayland, macOS) have only a graphics
        card's way, and a window that is forbidden to take it does not open at all.
    touch_screens: whether fingers that SDL tells of are on a screen; elsewhere they may be on a trackpad, which moves a mouse.
    introduce: tells the system which program the windows of this process belong to, so that it finds its icon and groups them.
    step_back: makes this process give way to others that want the processor.
    child_flags: `creationflags` of a child process that nobody shall see.
    pasted: a text as it comes out of the clipboard -> with line ends as we have them.
    file_dialogs: the programs that may show a dialog for files there, the best first, from the variables.
    program_place: the folder in which people find a program (from its folder of files), beside which a portable one keeps all.
    """

    id: str
    platforms: tuple[str, ...]
    lock: Callable[[int], None]
    font_folders: Callable[[Path, Environment], tuple[Path, ...]]
    renames_open_files: bool = True
    has_screen: Callable[[Environment], bool] = lambda environment: True
    video_hints: tuple[tuple[str, str], ...] = ()
    shows_pixels: tuple[str, ...] = ()
    touch_screens: bool = True
    introduce: Callable[[str], None] = lambda name: None
    step_back: Callable[[], None] = lambda: None
    child_flags: int = 0
    pasted: Callable[[str], str] = lambda text: text.rstrip("\0")
    program_place: Callable[[Path], Path] = lambda folder: folder
    file_dialogs: Callable[[Environment], tuple[FileDialog, ...]] = lambda environment: ()
