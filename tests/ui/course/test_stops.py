"""The tour stops where most happens, whatever lessons there are."""

from collections.abc import Sequence

from playground.lessons.course import course
from playground.lessons.lesson import Lesson
from playground.lessons.lesson_file import parse_lesson
from playground.ui.course.stops import stops_of
from playground.ui.course.tour import Tour

COVERS = ("playground/ui/course/tour.py",)
DRIVE = '[pages.task]\nkind = "drive"\ngoal = { of = "moved" }\nask = "Go."\n'
POINT = '[pages.task]\nkind = "point"\nhighest = true\nask = "Where?"\n'
CHOICE = '[pages.task]\nkind = "choice"\noptions = ["yes", "no"]\nright = 0\nask = "Is it?"\n'


def lesson_of(*tasks: str, id: str = "ours", head: str = "order = 1") -> Lesson:
    pages = "".join(f'[[pages]]\ntext = "T"\n{task}' for task in tasks)
    return parse_lesson(f'format = 1\n{head}\ntitle = "T"\nlearned = "L"\n[scene]\nlevel = "corridor"\n{pages}', id)


def pages(*tasks: str) -> Sequence[int]:
    return [stop.page for stop in stops_of({"ours": lesson_of(*tasks)})]


def test_what_plays_itself_comes_before_what_is_drawn_and_what_is_only_asked() -> None:
    assert pages(CHOICE, DRIVE, CHOICE) == [1]
    assert pages(CHOICE, POINT, CHOICE, DRIVE, "") == [1, 3]
    assert pages(CHOICE, CHOICE) == [0]


def test_of_many_lively_pages_three_are_shown() -> None:
    assert pages(DRIVE, DRIVE) == [0, 1]
    assert pages(DRIVE, CHOICE, DRIVE, DRIVE, DRIVE) == [0, 3, 4]


def test_quizzes_and_missions_are_left_to_who_plays_unless_there_is_nothing_else() -> None:
    own, quiz = lesson_of(DRIVE), lesson_of(CHOICE, id="quiz", head="order = 1\nquiz = true")
    assert [stop.lesson for stop in stops_of({"ours": own, "quiz": quiz})] == [own]
    assert [stop.lesson for stop in stops_of({"quiz": quiz})] == [quiz]


def test_every_lesson_of_the_course_is_shown_in_its_order_under_one_title() -> None:
    stops = stops_of(course())
    lessons = [lesson for lesson in course().values() if not lesson.quiz and not lesson.mission]
    assert [stop.lesson for stop in stops if stop.leads] == lessons
    assert [stop.number for stop in stops if stop.leads] == list(range(1, len(lessons) + 1))
    places = [(stop.number, stop.page) for stop in stops]
    assert places == sorted(set(places)) and len(stops) <= 3 * len(lessons)


def test_before_the_first_stop_none_is_open() -> None:
    stops = stops_of({"ours": lesson_of(DRIVE)})
    assert Tour(stops).stop is None and Tour(stops, 0).stop is stops[0] and Tour().stop is None
