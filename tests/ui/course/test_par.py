"""The par of a mission: what was needed is kept, the fewest count, and what "show me" did does not."""

from collections.abc import Callable
from dataclasses import replace

from playground.lessons.goals import Goal
from playground.lessons.tasks.drive import DriveTask
from playground.lessons.wording import wording
from playground.ui.course.answering import looked_at
from playground.ui.course.classroom import classroom
from playground.ui.course.par import par
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace
from tests.lessons.runs import driven
from tests.ui.hands import Screen

TASK = DriveTask(ask=wording("Drive!"), goal=Goal("arrived", glyph="G"))


def arrived(page_of: Callable[..., Workspace], *moves: str, shown: bool = False) -> Workspace:
    """After moves on the page of a mission with a par of three."""
    space = with_preferences(page_of(TASK, "S..G", ""), reading="child")
    room = classroom(space)
    assert room.lesson is not None
    space = space.remember(replace(room, lesson=replace(room.lesson, par=3), shown=shown))
    snapshot = replace(driven(space.level, *moves).snapshot, run=space.runs)
    return looked_at(replace(space, snapshot=snapshot))


def test_moves_are_kept_when_the_mission_is_done(page_of: Callable[..., Workspace]) -> None:
    for moves, stars in ((("right",) * 3, 3), (("up", "right", "right", "right"), 2)):
        room = classroom(arrived(page_of, *moves))
        assert room.lesson is not None
        assert room.pupil.record("t").moves == len(moves)
        assert room.pupil.record("t").stars(room.lesson) == stars


def test_what_was_shown_is_not_counted(page_of: Callable[..., Workspace]) -> None:
    assert classroom(arrived(page_of, *["right"] * 3, shown=True)).pupil.record("t").moves == 0


def test_the_pupil_reads_how_many_are_possible(page_of: Callable[..., Workspace], screen: object) -> None:
    over = Screen(arrived(page_of, "up", "right", "right", "right"), par)
    assert "You needed 4. It can be done with 3" in over.node("par").label
    least = Screen(arrived(page_of, *["right"] * 3), par)
    assert "Nobody can do it with fewer" in least.node("par").label
