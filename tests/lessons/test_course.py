"""Every bundled lesson keeps its promises: right answers are accepted, near misses refused, and there are words for everyone."""

import pytest

from playground.lessons.course import course, find_lesson
from playground.lessons.lesson import Lesson
from playground.lessons.lesson_file import LessonError
from playground.lessons.solved_level import solved
from playground.lessons.task import Situation, Task
from playground.lessons.wording import ReadingLevel, Wording
from playground.training.first_sight import still
from playground.ui.explanations import explanations

COVERS = ("playground/lessons/lesson.py", "playground/lessons/task.py")
LESSONS = list(course().values())
TASKS = [(lesson, number) for lesson in LESSONS for number, page in enumerate(lesson.pages) if page.task is not None]


def named(place: tuple[Lesson, int]) -> str:
    return f"{place[0].id}-{place[1]}"


@pytest.mark.parametrize("place", TASKS, ids=named)
def test_the_right_answer_is_accepted_and_near_misses_are_refused(place: tuple[Lesson, int]) -> None:
    lesson, number = place
    page = lesson.pages[number]
    task, level = page.task, solved(page.scene.level)
    assert task is not None
    misses = task.misses(level)
    assert misses
    if task.live:
        assert not task.check(Situation(page.scene.level, still(page.scene.level)), level).right  # there is something to do
    else:
        assert task.check(task.solution(level), level).right
        assert [miss for miss in misses if task.check(miss, level).right] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_text_has_words_for_every_reader(lesson: Lesson) -> None:
    texts = [lesson.title, lesson.learned, *(page.text for page in lesson.pages), *(task.ask for task in lesson.tasks)]
    texts += [hint for task in lesson.tasks for hint in task.hints]
    assert [text for text in texts if not all(text.at(reading).strip() for reading in ReadingLevel)] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_gaps_in_texts_are_those_that_the_checks_fill(lesson: Lesson) -> None:
    plain = [
        lesson.title,
        lesson.learned,
        lesson.about,
        *(page.text for page in lesson.pages),
        *(task.ask for task in lesson.tasks),
    ]
    assert [text for text in plain if text.gaps] == []
    for page in lesson.pages:
        if page.task is not None and not page.task.live:
            assert _gaps(page.task) <= _filled(page.task, lesson, page.scene.level)


def _gaps(task: Task) -> frozenset[str]:
    texts = [value for value in vars(task).values() if isinstance(value, Wording)]
    return frozenset(name for text in (*texts, *task.hints) for name in text.gaps)


def _filled(task: Task, lesson: Lesson, level: object) -> frozenset[str]:
    verdicts = [task.check(miss, solved(level)) for miss in task.misses(solved(level))]  # type: ignore[arg-type]
    return frozenset(name for verdict in verdicts for name in verdict.gaps)


def test_a_lesson_is_found_by_its_id_and_by_its_number() -> None:
    assert find_lesson("the-loop") is find_lesson("1")
    with pytest.raises(LessonError, match="there is no lesson 'nonsense', expected a file"):
        find_lesson("nonsense")


def test_every_door_leads_to_an_explanation() -> None:
    assert [lesson.id for lesson in LESSONS if lesson.door and lesson.door not in explanations()] == []


def test_a_quiz_stands_after_the_lesson_of_its_number_and_has_short_questions_only() -> None:
    places = {lesson.id: place for place, lesson in enumerate(LESSONS)}
    quizzes = [lesson for lesson in LESSONS if lesson.quiz]
    assert [quiz.order for quiz in quizzes] == [4, 8, 11, 14]
    for quiz in quizzes:
        assert {task.id for task in quiz.tasks} <= {"choice", "number", "order"}
        assert len(quiz.tasks) == len(quiz.pages)
        numbered = [lesson for lesson in LESSONS if not lesson.quiz and not lesson.mission]
        assert all((places[lesson.id] < places[quiz.id]) == (lesson.order <= quiz.order) for lesson in numbered)


def test_a_number_finds_the_lesson_and_not_the_quiz_after_it() -> None:
    assert find_lesson("8").id == "greedy-policy"
    assert find_lesson("14").id == "you-and-the-machine"
