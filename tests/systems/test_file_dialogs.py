"""The system's own dialog for files: what each system is asked, as separate words, and what becomes of the answer."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from playground.systems import file_dialogs, linux, macos, windows
from playground.systems.file_dialogs import Chosen, OpenFileDialog, offered
from playground.systems.system import FileDialog, FileQuestion, System
from tests.systems.fakes import all_systems, faked

EVIL = "a\"; $(rm x) `y` 'z' %PATH% & | end tell"
OPEN = FileQuestion(EVIL, "/some/folder")
SAVE = FileQuestion("Save", "/some/folder", EVIL, True)
SCREEN = {"DISPLAY": ":0", "PATH": "/bin"}


def program(folder: Path, lines: str) -> FileDialog:
    """A dialog that is a small Python program, which is given no words."""
    path = folder / "dialog"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\n{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return FileDialog("Test", str(path), lambda question: (question.title, question.folder))


def answer(dialog: OpenFileDialog) -> Chosen:
    """What it answers in the end."""
    for _ in range(2000):
        if (chosen := dialog.answer()) is not None:
            return chosen
        time.sleep(0.01)
    raise AssertionError("it never answered")


def test_zenity_and_kdialog_get_the_folder_and_the_name_as_one_word():
    assert linux.zenity_words(OPEN) == ("--file-selection", f"--title={EVIL}", "--filename=/some/folder/")
    assert linux.zenity_words(SAVE) == ("--file-selection", "--save", "--title=Save", f"--filename=/some/folder/{EVIL}")
    assert linux.kdialog_words(OPEN) == ("--title", EVIL, "--getopenfilename", "/some/folder")
    assert linux.kdialog_words(SAVE) == ("--title", "Save", "--getsavefilename", f"/some/folder/{EVIL}")


def test_no_text_of_ours_becomes_a_script():
    for question, last in ((OPEN, (EVIL, "/some/folder")), (SAVE, ("Save", "/some/folder", EVIL))):
        words = macos.osascript_words(question)
        assert words[-len(last) :] == last
        lines = words[: -len(last)]
        assert set(lines[::2]) == {"-e"} and EVIL not in " ".join(lines)
        assert windows.powershell_words(question) == windows.powershell_words(FileQuestion("", ""))
    variables = windows.powershell_variables(SAVE)
    assert variables["BELLMAN_DIALOG_NAME"] == EVIL and variables["BELLMAN_DIALOG_SAVES"] == "1"
    assert not windows.powershell_variables(OPEN)["BELLMAN_DIALOG_SAVES"]
    assert '"' not in windows.SCRIPT and all(f"$env:{name}" in windows.SCRIPT for name in variables)


@pytest.mark.parametrize("system", tuple(all_systems()), ids=lambda system: system.id)
def test_each_system_offers_the_first_whose_program_is_there(system: System, monkeypatch: pytest.MonkeyPatch):
    faked(monkeypatch, system)
    names = [dialog.program for dialog in system.file_dialogs(SCREEN)]
    for name in names:
        monkeypatch.setattr(file_dialogs, "_where", lambda program, path, name=name: program if program == name else None)
        assert offered(SCREEN).program == name
    monkeypatch.setattr(file_dialogs, "_where", lambda program, path: None)
    assert offered(SCREEN) is None


def test_there_is_none_without_a_screen(monkeypatch: pytest.MonkeyPatch):
    faked(monkeypatch, linux.LINUX)
    monkeypatch.setattr(file_dialogs, "_where", lambda program, path: program)
    assert offered({"PATH": "/bin"}) is None
    assert offered({**SCREEN, "SDL_VIDEODRIVER": "dummy"}) is None


def test_kde_gets_its_own_first():
    assert linux.file_dialogs({"XDG_CURRENT_DESKTOP": "KDE"})[0] is linux.KDIALOG
    assert linux.file_dialogs({"XDG_CURRENT_DESKTOP": "GNOME"})[0] is linux.ZENITY


@pytest.mark.parametrize(
    ("lines", "chosen"),
    (
        ("print('/some/folder/a b.toml')", Chosen("/some/folder/a b.toml")),
        ("sys.stdout.write('/a\\r\\n')", Chosen("/a")),
        ("sys.stdout.write('/two\\nlines\\n')", Chosen("/two\nlines")),
        ("sys.stderr.write('Gtk-WARNING: something'); sys.exit(1)", Chosen()),
        ("", Chosen()),
        ("sys.stderr.write('cannot open display: '); sys.exit(1)", "could not show"),
        ("sys.exit(255)", "could not show"),
        ("os.abort()", "could not show"),
    ),
    ids=("chosen", "windows", "two lines", "cancelled", "nothing", "no screen", "failed", "crashed"),
)
def test_what_it_writes_is_the_answer(tmp_path: Path, lines: str, chosen: Chosen | str):
    said = answer(OpenFileDialog(program(tmp_path, lines), OPEN))
    assert chosen in said.problem if isinstance(chosen, str) else said == chosen


def test_words_reach_it_as_they_are(tmp_path: Path):
    dialog = OpenFileDialog(program(tmp_path, "print(sys.argv[1])"), OPEN)
    assert answer(dialog) == Chosen(EVIL)


def test_a_dialog_that_waits_is_not_waited_for_and_can_be_taken_away(tmp_path: Path):
    dialog = OpenFileDialog(program(tmp_path, "time.sleep(600)"), OPEN)
    assert dialog.answer() is None and not dialog.done
    dialog.close()
    assert dialog.done


def test_a_program_that_is_not_there_is_an_error_at_once(tmp_path: Path):
    with pytest.raises(OSError, match="No such file"):
        OpenFileDialog(FileDialog("Test", str(tmp_path / "gone"), lambda question: ()), OPEN)
    assert os.listdir(tmp_path) == []
