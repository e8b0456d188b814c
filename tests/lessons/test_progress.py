"""What a pupil has done is kept whole in a small file, and stars are counted from it."""

import json
from pathlib import Path

import pytest

from playground.lessons.course import find_lesson
from playground.lessons.progress import ProgressError, Pupil, read_progress, write_progress

LESSON = find_lesson("the-loop")
PAGES = [number for number, page in enumerate(LESSON.pages) if page.task is not None]


def done() -> Pupil:
    pupil = Pupil("Ada")
    for page in PAGES:
        pupil = pupil.noting(LESSON.id, page, done=True)
    return pupil


def test_no_star_before_the_last_task_is_done() -> None:
    pupil = Pupil().noting(LESSON.id, PAGES[0], done=True)
    assert pupil.record(LESSON.id).stars(LESSON) == 0
    assert done().record(LESSON.id).stars(LESSON) == 3


def test_wrong_answers_and_being_shown_cost_stars() -> None:
    assert done().noting(LESSON.id, PAGES[0], wrong=1).record(LESSON.id).stars(LESSON) == 3
    assert done().noting(LESSON.id, PAGES[0], wrong=2).record(LESSON.id).stars(LESSON) == 2
    assert done().noting(LESSON.id, PAGES[0], shown=True).record(LESSON.id).stars(LESSON) == 1


def test_a_file_gives_back_what_was_written_and_the_fewest_moves_count(tmp_path: Path) -> None:
    pupil = done().in_moves("mission-x", 9).in_moves("mission-x", 12).noting("mission-x", 0, wrong=4)
    write_progress(pupil, tmp_path / "ada.json")
    again = read_progress(tmp_path / "ada.json")
    assert again == pupil
    assert again.record("mission-x").moves == 9
    assert again.without("mission-x") == done()


def test_no_file_is_a_new_pupil_and_a_damaged_one_stays(tmp_path: Path) -> None:
    assert read_progress(tmp_path / "ben.json") == Pupil("ben")
    good = {"format": 1, "name": "x", "lessons": {"a": {"moves": 0, "tasks": {"0": {"wrong": 1, "shown": False, "done": True}}}}}
    for bad in ("", "[]", "{}", '{"format": 9, "lessons": {}}', json.dumps(good).replace('"wrong": 1', '"wrong": -1'), "\x00"):
        path = tmp_path / "cem.json"
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(ProgressError, match=r"cem\.json: this is no progress file"):
            read_progress(path)
        assert path.read_text(encoding="utf-8") == bad
