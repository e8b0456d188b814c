"""Whose course it is: names become files, and the next pupil begins anew."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from playground import paths
from playground.lessons.course import course
from playground.lessons.progress import Pupil, read_progress
from playground.training.first_sight import still
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.course.pupils import free_name, keep, progress_file, with_next_pupil, with_progress
from playground.ui.wishes import Prefer
from playground.ui.workspace import Workspace
from playground.world import library

LOOP = "the-loop"


@pytest.fixture
def space(space_of: Callable[..., Workspace]) -> Workspace:
    """A workspace on the corridor."""
    return space_of(still(library.find("corridor")))


def test_names_of_any_script_have_files_of_their_own(home: Path) -> None:
    names = [progress_file(name).name for name in ("Anna", "Zoë", "李", "Max  M.", "con", "", "!?")]
    assert names == ["anna.json", "zoë.json", "李.json", "max-m.json", "con-.json", "me.json", "me.json"]


def test_the_next_pupil_begins_anew_and_the_first_ones_stars_stay(home: Path, space: Workspace) -> None:
    first = Pupil("Anna").noting(LOOP, 0, done=True, wrong=1)
    keep(first)
    space = space.remember(Classroom(first, course()[LOOP], 1, seated=True))
    after = with_next_pupil(space, "  Ben ")
    room = classroom(after)
    assert room.pupil == Pupil("Ben") and room.lesson is None and room.seated
    assert after.preferences.pupil == "Ben" and Prefer(after.preferences) in after.wishes
    assert read_progress(progress_file("Anna")).task(LOOP, 0).wrong == 1
    back = classroom(with_next_pupil(after, "Anna"))
    assert back.pupil.task(LOOP, 0).done


def test_without_a_name_there_is_a_new_number(home: Path, space: Workspace) -> None:
    assert free_name() == "Pupil 2"
    keep(Pupil("Pupil 2"))
    assert classroom(with_next_pupil(space, "")).pupil.name == "Pupil 3"


def test_a_damaged_file_is_kept_aside_and_said(home: Path, space: Workspace) -> None:
    space = replace(space, preferences=replace(space.preferences, pupil="Anna"))
    path = progress_file("Anna")
    paths.atomic_write(path, b"no json")
    after = with_progress(space)
    assert classroom(after).pupil == Pupil("Anna")
    assert "damaged" in after.notes[0][0] and path.with_name("anna.json.damaged").read_bytes() == b"no json" and not path.exists()
