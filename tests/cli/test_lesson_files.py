"""Lessons on the command line."""

from pathlib import Path

import pytest

from playground.cli.lesson_files import Fault, faults, is_lesson, lesson_text, names_that_are_none
from playground.lessons.lesson_file import LessonError, parse_lesson

LESSON = """format = 1
order = 1
title = "Mine"
learned = "This."
door = "loop"

[scene]
level = "corridor"
panels = ["log"]

[[pages]]
text = "One."

[pages.task]
kind = "number"
want = { of = "steps" }
low = 0
high = 9
ask = "How many?"
"""


def written(folder: Path, text: str, name: str = "mine.toml") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_a_file_with_pages_is_a_lesson_and_a_file_with_a_map_is_none(tmp_path: Path) -> None:
    assert is_lesson(written(tmp_path, LESSON))
    assert is_lesson(written(tmp_path, LESSON.replace("order = 1", "order = = 1")))  # a slip of the pen does not make it a level
    assert not is_lesson(written(tmp_path, "format = 1\ntitle = 'L'\nmap = '''\nS.G\n'''\n"))
    assert not is_lesson(str(tmp_path / "none.toml"))


def test_bundled_lessons_are_named_by_id_and_by_number() -> None:
    assert is_lesson("the-loop")
    assert lesson_text("1") == lesson_text("the-loop")
    assert not is_lesson("corridor")
    with pytest.raises(LessonError, match="there is no lesson '999', expected a file, a number from 1 to"):
        lesson_text("999")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"[[pages]]\n\xff")
    with pytest.raises(LessonError, match="byte 10 is no UTF-8"):
        lesson_text(str(tmp_path / "bytes.toml"))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('door = "loop"', 'door = "lop"', 5, "door names the explanation 'lop', which there is not; did you mean 'loop'?"),
        ('["log"]', '["logg"]', 9, "panel 'logg'"),
        ('["log"]', '["log"]\noverlays = ["value"]', 10, "overlay 'value', which there is not; did you mean 'values'?"),
        ('["log"]', '["log"]\nmode = "trane"', 10, "mode 'trane', which there is not; did you mean 'train'?"),
        ('["log"]', '["log"]\nmode = "why"\nexplanation = "loops"', 11, "explanation 'loops'"),
        ('["log"]', '["log"]\nlearner = "q-lerning"', 10, "learner 'q-lerning', which there is not; did you mean 'q-learning'?"),
        ('["log"]', '["log"]\nsettings = { alpha = 2 }', 10, "page 1: scene.settings cannot be used: "),
        ('["log"]', '["log"]\nbeside = "sarsaa"', 10, "page 1: scene.beside names the learner 'sarsaa'"),
        ('["log"]', '["log"]\npolicy = "best"', 10, "page 1: scene.policy cannot be shown: 'Corridor' has no action 'best'"),
        ('"How many?"', '" "', 19, "page 1: task.ask has no words for child"),
        ('"steps"', '"stops"', 14, "page 1: task cannot be answered: there is no number 'stops'"),
    ],
    ids=["door", "panel", "overlay", "mode", "explanation", "learner", "setting", "beside", "policy", "words", "answer"],
)
def test_a_fault_names_its_line(old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    _, wrong = faults(lesson_text(written(tmp_path, LESSON.replace(old, new))))
    assert wrong[0].line == line
    assert words in wrong[0].sentence


def test_a_name_in_the_scene_of_all_pages_is_one_fault(tmp_path: Path) -> None:
    two = LESSON.replace('["log"]', '["logg"]') + LESSON[LESSON.index("[[pages]]") :]
    _, wrong = faults(lesson_text(written(tmp_path, two)))
    assert {fault.line for fault in wrong} == {9}


def test_a_lesson_without_faults_has_none(tmp_path: Path) -> None:
    lesson, wrong = faults(lesson_text(written(tmp_path, LESSON)))
    assert (lesson.id, wrong) == ("mine", ())
    assert Fault(1, "a") < Fault(2, "a")


def test_dials_of_training_are_those_of_the_learner() -> None:
    task = '[pages.task]\nkind = "train"\ngoal = { of = "start-known" }\nwithin = 9\ndials = ["alpha", "alfa"]\nask = "?"\n'
    lesson = parse_lesson(LESSON[: LESSON.index("[pages.task]")] + task, "mine")
    assert [key for key, _ in names_that_are_none(lesson)] == ["pages[0].task.dials"]
