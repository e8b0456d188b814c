"""A page that goes on with a run finds it as the page before has left it, or as its file says."""

from collections.abc import Callable

from playground.learning.learner import Field
from playground.lessons.course import course
from playground.lessons.lesson_file import parse_lesson
from playground.lessons.task import RIGHT
from playground.training.commands import Start, Step
from playground.training.first_sight import still
from playground.ui.course.classroom import classroom
from playground.ui.course.scenes import begun_anew, opened
from playground.ui.workspace import Workspace
from tests.ui.window.app.conftest import Driven

LESSON = parse_lesson(
    'format = 1\norder = 1\ntitle = "T"\nlearned = "L"\n[scene]\nlevel = "corridor"\ndriver = "learner"\n'
    '[[pages]]\ntext = "Train."\n[pages.task]\nkind = "train"\nask = "?"\ngoal = { of = "start-known" }\nwithin = 900\n'
    '[[pages]]\ntext = "Look."\n[pages.scene]\nlived = 900\n',
    "lived",
)


def space_on(space_of: Callable[..., Workspace], page: int) -> Workspace:
    return opened(space_of(still(LESSON.pages[0].scene.level)), LESSON, page)


def test_a_page_that_is_opened_by_itself_begins_a_run_that_has_lived(space_of: Callable[..., Workspace]) -> None:
    assert space_on(space_of, 1).outbox[-1] == Step(900)
    assert begun_anew(space_on(space_of, 1)).outbox[-1] == Step(900)
    assert not any(isinstance(command, Step) for command in space_on(space_of, 0).outbox)


def test_a_run_goes_on_where_the_task_of_the_page_before_is_done_and_else_begins_anew(space_of: Callable[..., Workspace]) -> None:
    first = space_on(space_of, 0)
    started = first.runs
    skipped = opened(first, LESSON, 1)
    assert (skipped.runs, skipped.outbox[-1]) == (started + 1, Step(900))
    solved = first.remember(classroom(first).__class__(**{**vars(classroom(first)), "verdict": RIGHT}))
    going_on = opened(solved, LESSON, 1)
    assert going_on.runs == started
    assert [command for command in going_on.outbox if isinstance(command, Start)] == [first.outbox[0]]


def test_the_pages_of_policy_iteration_begin_where_their_words_say(driven: Callable[..., Driven]) -> None:
    """Lesson 11: after one improvement the arrows are new and the values old; after the evaluation the start is worth 4.58."""
    app = driven("corridor", "learn", live=True)
    lesson = course()["policy-iteration"]
    app.app.workspace = opened(app.space, lesson, 2)
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.units == 6060)
    standing = app.space.snapshot.standing
    assert standing is not None and (standing.changed, "evaluate" in standing.at_hand) == (16, True)
    app.app.workspace = opened(app.space, lesson, 3)
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.units == 6280)
    start = app.space.snapshot.agent.state
    assert abs(app.space.snapshot.fields[Field.V][start] - 4.58) < 0.005
