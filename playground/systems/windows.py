"""Windows."""

from pathlib import Path
from typing import Any

from playground.systems.system import Environment, FileDialog, FileQuestion, System

UNSEEN = 0x0800_0000
"""CREATE_NO_WINDOW: a child that writes to files opens no console over the window."""
BELOW_NORMAL = 0x0000_4000
"""BELOW_NORMAL_PRIORITY_CLASS: other processes go first."""


def lock(handle: int) -> None:
    """Locks the first byte of an open file for as long as it is open."""
    import msvcrt  # only on Windows

    module: Any = msvcrt
    module.locking(handle, module.LK_NBLCK, 1)


def font_folders(home: Path, environment: Environment) -> tuple[Path, ...]:
    """The folder of the machine, and that of the person."""
    own = environment.get("LOCALAPPDATA", "")
    fonts = Path(environment.get("WINDIR", "C:/Windows"), "Fonts")
    return (fonts, *([Path(own, "Microsoft/Windows/Fonts")] if own else []))


def introduce(name: str) -> None:
    """The task bar groups our windows under our own icon; without it, under that of the Python that runs them."""
    library = _library("shell32")
    if library is not None:
        library.SetCurrentProcessExplicitAppUserModelID(name)


def step_back() -> None:
    """Other processes go first."""
    library = _library("kernel32")
    if library is not None:
        library.GetCurrentProcess.restype = _pointer()
        library.SetPriorityClass.argtypes = [_pointer(), _number()]
        library.SetPriorityClass(library.GetCurrentProcess(), BELOW_NORMAL)


def pasted(text: str) -> str:
    """The text that a program copied: lines there end with two characters, and the text with a zero."""
    return text.rstrip("\0").replace("\r\n", "\n")


def _library(name: str) -> Any:
    """One of the system's own libraries; None where there are none."""
    import ctypes

    return getattr(getattr(ctypes, "windll", None), name, None)


def _pointer() -> Any:
    import ctypes

    return ctypes.c_void_p


def _number() -> Any:
    import ctypes

    return ctypes.c_uint32


SCRIPT = """
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
Add-Type -AssemblyName System.Windows.Forms
if ($env:BELLMAN_DIALOG_SAVES) {
  $dialog = New-Object System.Windows.Forms.SaveFileDialog
  $dialog.FileName = $env:BELLMAN_DIALOG_NAME
  $dialog.OverwritePrompt = $false
} else { $dialog = New-Object System.Windows.Forms.OpenFileDialog }
$dialog.Title = $env:BELLMAN_DIALOG_TITLE
$dialog.InitialDirectory = $env:BELLMAN_DIALOG_FOLDER
$owner = New-Object System.Windows.Forms.Form -Property @{ TopMost = $true }
if ($dialog.ShowDialog($owner) -eq 'OK') { [Console]::Out.Write($dialog.FileName) } else { exit 2 }
"""
"""What PowerShell is to do; what it is asked for comes in variables, so that no text of ours becomes script."""


def powershell_words(question: FileQuestion) -> tuple[str, ...]:
    """The arguments of PowerShell, which are the same for every question."""
    return ("-NoLogo", "-NoProfile", "-STA", "-Command", SCRIPT)


def powershell_variables(question: FileQuestion) -> Environment:
    """What it is asked for."""
    asked = {"TITLE": question.title, "FOLDER": question.folder, "NAME": question.name, "SAVES": "1" if question.saves else ""}
    return {f"BELLMAN_DIALOG_{name}": value for name, value in asked.items()}


POWERSHELL = FileDialog("Windows", "powershell.exe", powershell_words, powershell_variables, (2,))

WINDOWS = System(
    id="windows",
    platforms=("win32", "cygwin"),
    lock=lock,
    font_folders=font_folders,
    renames_open_files=False,
    video_hints=(("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2"),),
    shows_pixels=("windows",),
    introduce=introduce,
    step_back=step_back,
    child_flags=UNSEEN,
    pasted=pasted,
    file_dialogs=lambda environment: (POWERSHELL,),
)
