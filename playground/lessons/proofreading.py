"""What is wrong with a lesson that can be read: tasks whose answer is refused or given away, words that are missing."""

from collections.abc import Iterator
from typing import NamedTuple

from playground.lessons.lesson import Lesson, Page
from playground.lessons.rehearsal import leads_to_goal
from playground.lessons.solved_level import NoAnswer, SolvedLevel, solved
from playground.lessons.task import Situation, Task
from playground.lessons.wording import ReadingLevel, Wording
from playground.settings import SettingError
from playground.training.first_sight import still


class Complaint(NamedTuple):
    """Something wrong with a lesson. key: where in its file, like `pages[2].task`. problem: a sentence that says what to do."""

    key: str
    problem: str


def proofreading(lesson: Lesson) -> Iterator[Complaint]:
    """Everything that is wrong with a lesson by itself, in the order of its file."""
    for key, text in (("title", lesson.title), ("learned", lesson.learned)):
        yield from _spoken(key, text)
    for key, text in (("title", lesson.title), ("about", lesson.about), ("learned", lesson.learned)):
        yield from _without_gaps(key, text)
    if not lesson.tasks:
        yield Complaint("pages", "have no task: give at least one page a [pages.task], because doing comes before telling")
    for number, page in enumerate(lesson.pages):
        yield from _page(f"pages[{number}]", page)


def _page(key: str, page: Page) -> Iterator[Complaint]:
    yield from _spoken(f"{key}.text", page.text)
    yield from _without_gaps(f"{key}.text", page.text)
    if page.task is None:
        return
    place, level = f"{key}.task", solved(page.scene.level)
    yield from _spoken(f"{place}.ask", page.task.ask)
    yield from _without_gaps(f"{place}.ask", page.task.ask)
    for number, hint in enumerate(page.task.hints):
        yield from _spoken(f"{place}.hints[{number}]", hint)
    try:
        if page.task.live:
            yield from _live(place, page, page.task, level)
        else:
            yield from _answered(place, page.task, level)
    except (NoAnswer, SettingError, ValueError) as error:
        yield Complaint(place, f"cannot be answered: {error}")


def _spoken(key: str, text: Wording) -> Iterator[Complaint]:
    """A complaint for every reader who would read nothing."""
    for reading in ReadingLevel:
        if not text.at(reading).strip():
            yield Complaint(key, f"has no words for {reading}: write a text, or leave this level out to use the simpler one")


def _without_gaps(key: str, text: Wording) -> Iterator[Complaint]:
    """A complaint where a text has gaps that nothing fills."""
    for gap in sorted(text.gaps):
        yield Complaint(key, f"has the gap {{{gap}}}, which nothing fills here: gaps are for what is said after an answer")


def _answered(place: str, task: Task, level: SolvedLevel) -> Iterator[Complaint]:
    """Complaints about a task with an answer that is handed in."""
    right = task.solution(level)
    if not task.check(right, level).right:
        yield Complaint(place, f"does not accept its own answer {_said(right)}: check `within` and what is asked for")
    verdicts = [(miss, task.check(miss, level)) for miss in task.misses(level)]
    if not verdicts:
        yield Complaint(place, "accepts every answer: ask for something that can be answered wrongly")
    for miss, verdict in verdicts:
        if verdict.right:
            yield Complaint(place, f"accepts {_said(miss)}, which just misses {_said(right)}: make `within` smaller")
    filled = frozenset(name for _, verdict in verdicts for name in verdict.gaps)
    texts = (text for text in vars(task).values() if isinstance(text, Wording))
    strange = {gap for text in (*texts, *task.hints) for gap in text.gaps} - filled
    for gap in sorted(strange - task.ask.gaps):
        among = ", ".join(f"{{{name}}}" for name in sorted(filled)) or "none"
        yield Complaint(place, f"has the gap {{{gap}}} in what it says after an answer, expected one of: {among}")


def _live(place: str, page: Page, task: Task, level: SolvedLevel) -> Iterator[Complaint]:
    """Complaints about a task that looks at the screen."""
    scene = page.scene
    if task.check(Situation(scene.level, still(scene.level)), level).right:
        yield Complaint(place, "is done before anything was done: choose a goal that is not met at the start")
    elif not leads_to_goal(scene, task, level):
        yield Complaint(place, "is not done by its own solution: check its goal, and `moves`, `example`, `within` or `settings`")


def _said(answer: object) -> str:
    """An answer as a complaint shows it."""
    text = f"{answer:.6g}" if isinstance(answer, float) else repr(answer)
    return text if len(text) <= 80 else text[:77] + "..."
