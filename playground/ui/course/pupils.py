"""Whose course it is: one small file for each pupil, read when the course is first opened and kept at every answer."""

import re
from dataclasses import replace
from pathlib import Path

from playground import paths
from playground.lessons.progress import ProgressError, Pupil, read_progress, write_progress
from playground.ui.course.classroom import classroom
from playground.ui.documents import RESERVED
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace

NOBODY = "me"
"""The file of who has given no name."""
LONGEST = 60
"""Characters of a name at most."""


def progress_file(name: str) -> Path:
    """Where a pupil's progress is: letters and digits of any script, whatever else they typed."""
    stem = "-".join(re.findall(r"\w+", name.casefold().replace("_", " ")))[:LONGEST] or NOBODY
    return paths.user_progress() / f"{stem if stem not in RESERVED else f'{stem}-'}.json"


def free_name() -> str:
    """A name that no pupil has yet."""
    number = 2
    while progress_file(f"Pupil {number}").exists():
        number += 1
    return f"Pupil {number}"


def keep(pupil: Pupil) -> None:
    """Writes a pupil's file; OSError where the disk refuses."""
    write_progress(pupil, progress_file(pupil.name))


def with_progress(workspace: Workspace) -> Workspace:
    """With what the pupil of the preferences has done; a damaged file is kept aside, and the person is told."""
    name = workspace.preferences.pupil
    path = progress_file(name)
    try:
        pupil = read_progress(path)
    except ProgressError:
        workspace, pupil = _set_aside(workspace, path), Pupil()
    return workspace.remember(replace(classroom(workspace), pupil=replace(pupil, name=name), seated=True, station=""))


def _set_aside(workspace: Workspace, path: Path) -> Workspace:
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError as error:
        return workspace.say(f"The progress in {path.name} cannot be read ({error.strerror or error}).", "error")
    return workspace.say(f"The progress in {path.name} was damaged; the file is kept as {aside.name}.", "error")


def with_next_pupil(workspace: Workspace, name: str) -> Workspace:
    """With someone else in the course: their own progress, or none yet; the map is where they begin."""
    called = " ".join(name.split())[:LONGEST] or free_name()
    returning = progress_file(called).exists()
    after = with_progress(with_preferences(workspace, pupil=called))
    room = replace(classroom(after).at(None), station="")
    return after.remember(room).say(f"Welcome back, {called}!" if returning else f"Welcome, {called}!")
