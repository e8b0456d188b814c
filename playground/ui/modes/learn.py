"""Learn: the course inside the playground. A map of lessons, and each lesson on the real board with the real panels.

The rooms of the course are loaded when it is first opened: the first frame of the window does not wait for them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from playground.ui.mode import Mode
from playground.ui.modes import edit, play, train
from playground.ui.workspace import Workspace

LENDING: Mapping[str, Mode] = MappingProxyType({mode.id: mode for mode in (play.MODE, train.MODE, edit.MODE)})
"""Modes that lend their board to scenes; explanations lend theirs too."""


@cache
def _map() -> Mode:
    """The map of the course."""
    from playground.ui.course.pages import map_parts

    return replace(MODE, within=None, **map_parts())


def _within(workspace: Workspace) -> Mode:
    from playground.ui.course.classroom import classroom
    from playground.ui.course.pages import page_mode
    from playground.ui.explanations import explanations

    room = classroom(workspace)
    page = room.open_page
    toured = room.tour is not None
    if page is None:
        return _named(_map(), toured)
    scene = page.scene
    lent = explanations().get(scene.explanation) if scene.mode == "why" else LENDING.get(scene.mode)
    return _named(page_mode(lent or play.MODE, page, room.ended), toured)


@cache
def _named(mode: Mode, toured: bool) -> Mode:
    """A mode of the course under its name; `toured`: as it plays itself."""
    from playground.ui.course.touring import tour_mode

    return replace(tour_mode(mode) if toured else mode, id=MODE.id)


def _attended(workspace: Workspace, here: bool) -> Workspace:
    """Whoever comes finds the map, or the page where they were; whoever goes finds what stood there before."""
    if not here and workspace.aside is None:
        return workspace
    from playground.ui.course.attending import attended

    return attended(workspace, here)


MODE = Mode(
    id="learn",
    title="Learn",
    about="The course: from the first step to the best policy.",
    icon="flag",
    order=-1,
    side=(),
    within=_within,
    attends=_attended,
)
