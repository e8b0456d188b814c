"""Coming into the course and leaving it: nothing of the person's own is lost, and the course keeps its place."""

from dataclasses import replace

from playground.lessons.control_rules import EVERYTHING
from playground.lessons.lesson import Lesson
from playground.lessons.packs import ClassPack
from playground.ui.aspects import ClassRules
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.course.course_map import to_map
from playground.ui.course.scenes import brought_back, opened
from playground.ui.wishes import ReadProgress
from playground.ui.workspace import Workspace


def attended(workspace: Workspace, here: bool) -> Workspace:
    """The workspace of a frame in which the course is open, or is not."""
    if not here:
        return _left(workspace)
    room = classroom(workspace)
    if workspace.aside is None:
        if room.here:  # a level was opened meanwhile: it is to be seen
            away = workspace.came_from if workspace.came_from != workspace.mode else "play"
            return workspace.remember(replace(room.at(None), here=False, place=None)).enter(away)
        return _come(workspace)
    if room.place is not None and workspace.learners:
        return opened(workspace, *room.place)
    return workspace


def asked_for(
    workspace: Workspace, place: tuple[Lesson, int] | None, seated: bool = False, pack: ClassPack | None = None
) -> Workspace:
    """With a page that opens when the course does, None for the map. seated: nobody's progress is read from the disk.

    pack: its lessons stand on the map, and only its modes may be opened.
    """
    room = Classroom(place=place, seated=seated, pack=pack)
    modes = () if pack is None or not pack.settings.modes else tuple(dict.fromkeys(("learn", *pack.settings.modes)))
    occasion = replace(workspace.occasion, rules=ClassRules(modes, EVERYTHING if pack is None else pack.settings.controls))
    return replace(workspace.remember(room), occasion=occasion)


def _come(workspace: Workspace) -> Workspace:
    """On the map; the page where one was, or that was asked for, opens once the learners are there."""
    room = classroom(workspace)
    workspace = workspace if room.seated else workspace.ask(ReadProgress())
    after = to_map(workspace.remember(replace(room, here=True)))
    return after.remember(replace(classroom(after), place=room.place))


def _left(workspace: Workspace) -> Workspace:
    """With what stood in the window before; the page that was open is kept to come back to."""
    room = classroom(workspace)
    if workspace.aside is None:
        return workspace
    place = None if room.lesson is None or room.ended else (room.lesson, room.page)
    return brought_back(workspace.remember(replace(room.at(None), here=False, place=place)))
