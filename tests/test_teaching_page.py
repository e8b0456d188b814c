"""docs/teaching.md: every example can be read and has no fault, and every key, kind, goal and number is named."""

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from playground.cli.lesson_files import names_that_are_none
from playground.lessons.goals import GOALS
from playground.lessons.lesson import Lesson, PageScene
from playground.lessons.lesson_file import parse_lesson
from playground.lessons.packs import ClassSettings
from playground.lessons.proofreading import proofreading
from playground.lessons.quantities import QUANTITIES
from playground.lessons.task import Task
from playground.lessons.tasks import tasks

PAGE = (Path(__file__).parents[1] / "docs" / "teaching.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
HEAD = 'format = 1\norder = 1\ntitle = "T"\nlearned = "L"\n'
WHOLE, PAGES = EXAMPLES[0], [example for example in EXAMPLES if example.startswith("[[pages]]")]


def kind_of(example: str) -> str:
    match = re.search(r'^kind = "([a-z]+)"', example, re.MULTILINE)
    assert match is not None
    return match[1]


def keys_of(kind: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


def test_the_whole_lesson_has_no_fault() -> None:
    lesson = parse_lesson(WHOLE, "two-ways")
    assert [*names_that_are_none(lesson), *proofreading(lesson)] == []


@pytest.mark.parametrize("example", PAGES, ids=kind_of)
def test_every_example_of_a_task_has_no_fault(example: str) -> None:
    lesson = parse_lesson(HEAD + example, "mine")
    assert [*names_that_are_none(lesson), *proofreading(lesson)] == []


def test_every_kind_of_task_has_one_example() -> None:
    assert sorted(map(kind_of, PAGES)) == sorted(tasks())


def test_every_key_of_a_lesson_file_is_named() -> None:
    keys = (keys_of(Lesson) - {"id", "pages"}) | keys_of(PageScene) | {"format", "rules", "kind"}
    keys |= set().union(*map(keys_of, (Task, ClassSettings, *tasks().values())))
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE] == []


def test_every_goal_and_every_number_is_named() -> None:
    assert [name for name in (*GOALS, *QUANTITIES) if f"`{name}`" not in PAGE] == []


def test_the_settings_of_a_class_are_all_in_the_example() -> None:
    settings = tomllib.loads(next(example for example in EXAMPLES if 'title = "Class 4b"' in example))
    assert set(settings) == keys_of(ClassSettings) | {"format"}
