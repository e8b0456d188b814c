"""Lesson files: what fits is read, what does not is told with its line."""

from pathlib import Path

import pytest

from playground.lessons.lesson_file import LARGEST, LessonError, line_of, parse_lesson, read_lesson
from playground.lessons.tasks.number import NumberTask
from playground.lessons.wording import ReadingLevel

COVERS = ("playground/lessons/lesson_fields.py",)
TEXT = """format = 1
order = 3
title = { child = "Coins", student = "Returns" }
learned = "It adds up."

[scene]
level = "corridor"
rules = { slip = 0.1 }
pace = 4

[[pages]]
text = "Look."

[[pages]]
text = "Now you."
[pages.scene]
rules = { discount = 0.5 }
[pages.task]
kind = "number"
ask = "How much?"
want = { of = "return", discount = 0.9 }
low = -10
high = 10
"""


def test_a_lesson_is_read() -> None:
    lesson = parse_lesson(TEXT, "coins")
    assert (lesson.id, lesson.order, lesson.mission) == ("coins", 3, False)
    assert [lesson.title.at(reading) for reading in ReadingLevel] == ["Coins", "Coins", "Returns"]
    first, second = lesson.pages
    assert (first.scene.level.rules.slip, first.scene.level.rules.discount, first.scene.pace) == (0.1, 0.9, 4.0)
    assert (second.scene.level.rules.slip, second.scene.level.rules.discount) == (0.1, 0.5)
    task = second.task
    assert isinstance(task, NumberTask)
    assert (task.low, task.want.discount) == (-10.0, 0.9)


@pytest.mark.parametrize(
    "old, new, problem",
    [
        ("format = 1", "format = 2", "line 1: format is missing or unknown, expected format = 1"),
        ('"corridor"', '"nowhere"', "line 7: scene.level cannot be used: there is no level 'nowhere'"),
        ("slip = 0.1 }", "slip = 0.1 }\nlived = -1", r"line 9: scene.lived is -1, expected a number from 0 to 100,000"),
        ("slip = 0.1", "slip = 7", r"line 8: scene.rules cannot be used: slip is 7, expected a number from 0 to 1"),
        ("slip = 0.1", "luck = 7", "line 8: scene.rules cannot be used: .*luck"),
        ("pace = 4", "pace = -4", 'line 9: scene.pace is -4, expected "auto", "full" or steps a second'),
        ('text = "Look."', "text = 3", "line 12: .*text is 3, expected a text in quotes"),
        ('kind = "number"', 'kind = "riddle"', "line 19: .*kind is 'riddle', expected one of arrows, blanks,"),
        ('of = "return"', "of = 1", "line 21: .*want.of is 1, expected a text in quotes"),
        ("low = -10", "lowest = -10", "line 22: .*lowest is no key here, expected one of ask,"),
        ("low = -10", "low = -1" + "0" * 400, "line 22: .*low is -10000.*, expected a number"),
        ("discount = 0.9", "discount = 1" + "0" * 400, "line 21: .*discount is 1000.*, expected a number"),
        ("pace = 4", "pace = 1" + "0" * 400, "line 9: scene.pace is 1000"),
        ("pace = 4", "pace = nan", "line 9: scene.pace is nan, expected"),
        ("pace = 4", "pace = inf", "line 9: scene.pace is inf, expected"),
        ("high = 10", "high = inf", "line 23: .*high is inf, expected a number"),
        ("high = 10", "high = nan", "line 23: .*high is nan, expected a number"),
        (
            "slip = 0.1",
            "slip = 1" + "0" * 400,
            "line 8: scene.rules cannot be used: slip is a whole number of more than 60 digits",
        ),
        ("high = 10\n", "", "line 18: .*high is missing"),
        ("child =", "adult =", "line 3: title is .*child is needed"),
        ("[[pages]]", "[[sheets]]", "pages are missing, expected "),
        ("order = 3", "order =", "line 2"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(old: str, new: str, problem: str) -> None:
    with pytest.raises(LessonError, match=problem):
        parse_lesson(TEXT.replace(old, new), "coins")


def test_a_file_is_named_and_a_large_one_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.toml"
    path.write_text("#" * 100 + "\n" * LARGEST, encoding="utf-8")
    with pytest.raises(LessonError, match=f"big.toml: it is larger than {LARGEST:,} bytes, the most that is read"):
        read_lesson(path)
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(LessonError, match=r"big\.toml: byte 9 is no UTF-8"):
        read_lesson(path)
    with pytest.raises(LessonError, match=r"none\.toml: No such file"):
        read_lesson(tmp_path / "none.toml")


def test_a_level_beside_the_lesson_is_used(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('format = 1\ntitle = "Mine"\nmap = """\nS.G\n"""\n', encoding="utf-8")
    (tmp_path / "lesson.toml").write_text(TEXT.replace('"corridor"', '"mine.toml"'), encoding="utf-8")
    assert read_lesson(tmp_path / "lesson.toml").pages[0].scene.level.title == "Mine"


def test_the_line_of_a_place() -> None:
    assert [line_of(TEXT, key) for key in ("title", "scene.level", "pages[0].text", "pages[1].task.want.of")] == [3, 7, 12, 21]
    assert line_of(TEXT, "nothing") == 0
