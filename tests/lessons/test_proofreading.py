"""What is wrong with a lesson by itself."""

import pytest

from playground.lessons.lesson_file import parse_lesson
from playground.lessons.proofreading import proofreading

HEAD = """format = 1
order = 1
title = "T"
learned = "L"
[scene]
level = "corridor"
[[pages]]
text = "words"
[pages.task]
ask = "?"
"""
NUMBER = 'kind = "number"\nwant = { of = "steps" }\nwithin = 0.5\nlow = 0\nhigh = 9\n'


def problems(body: str, head: str = HEAD) -> list[tuple[str, str]]:
    """The complaints about a lesson of one page with this task."""
    return [tuple(complaint) for complaint in proofreading(parse_lesson(head + body, "mine"))]


def test_a_lesson_without_faults_has_no_complaints() -> None:
    assert problems(NUMBER + 'hints = ["{answer} is off by {off}"]\n') == []


@pytest.mark.parametrize(
    ("body", "key", "words"),
    [
        (NUMBER.replace('"steps"', '"stops"'), "pages[0].task", "there is no number 'stops', expected one of v, q"),
        ('kind = "choice"\noptions = ["a"]\nright = 0\n', "pages[0].task", "accepts every answer"),
        ('kind = "choice"\noptions = ["a", "b"]\nright = 2\n', "pages[0].task", "the right option is number 2, expected 0 to 1"),
        (NUMBER + 'hints = [{ child = "a", school = " " }]\n', "pages[0].task.hints[0]", "has no words for school"),
        (NUMBER + 'near = "{anwser}"\n', "pages[0].task", "has the gap {anwser}"),
        (
            'kind = "point"\nafter = ["right"]\nhighest = true\n',
            "pages[0].task",
            "needs one of after, slides, highest,",
        ),
        ('kind = "drive"\ngoal = { of = "moved", n = 0 }\n', "pages[0].task", "is done before anything was done"),
        ('kind = "drive"\ngoal = { of = "slipped" }\nmoves = ["right"]\n', "pages[0].task", "is not done by its own solution"),
        ('kind = "drive"\ngoal = { of = "arived" }\n', "pages[0].task", "there is no goal 'arived'"),
        ('kind = "dial"\ndials = ["patience"]\ngoal = { of = "road" }\n', "pages[0].task", "there is no goal 'road'"),
        ('kind = "dial"\ndials = ["patience"]\ngoal = { of = "route", ends = "P" }\n', "pages[0].task", "no dial 'patience'"),
        ('kind = "dial"\ndials = ["slip"]\ngoal = { of = "rule" }\n', "pages[0].task", "no dial '' for the goal 'rule'"),
        (
            'kind = "paint"\ngoal = { of = "rule", dial = "slip", low = 0.5 }\nexample = """\nS..§G\n"""\n',
            "pages[0].task",
            "'§' is no tile of 'Corridor'",
        ),
    ],
    ids=[
        "quantity",
        "one-option",
        "no-option",
        "reader",
        "gap",
        "two-questions",
        "given",
        "deeds",
        "goal",
        "no-goal",
        "dial",
        "rule",
        "tile",
    ],
)
def test_what_is_wrong_is_said_with_its_place(body: str, key: str, words: str) -> None:
    assert [(place, words in problem) for place, problem in problems(body)][:1] == [(key, True)]


def test_an_answer_that_just_misses_must_not_be_accepted() -> None:
    """The numbers of both entries differ by less than tells them apart, so every order is right and no answer misses."""
    same = 'kind = "order"\nlabels = ["a", "b"]\nwants = [{ of = "steps" }, { of = "steps" }]\n'
    assert [problem for _, problem in problems(same)] == ["accepts every answer: ask for something that can be answered wrongly"]


def test_texts_outside_of_tasks_have_words_for_everyone_and_no_gaps() -> None:
    head = HEAD.replace('text = "words"', 'text = { child = "a", school = "" }').replace('"L"', '"{answer}"')
    assert [key for key, _ in problems(NUMBER, head)] == ["learned", "pages[0].text", "pages[0].text"]


def test_a_lesson_without_tasks_is_told_so() -> None:
    lesson = parse_lesson(HEAD.partition("[pages.task]")[0], "mine")
    assert [key for key, _ in proofreading(lesson)] == ["pages"]
