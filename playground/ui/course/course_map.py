"""The map of the course: a level of its own, on which every lesson is a station that the mouse walks to."""

from dataclasses import replace

from playground.lessons.lesson import Lesson
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import classroom, words
from playground.ui.course.map_stations import MISSION, START, STATION, backdrop, map_level, places, stations
from playground.ui.course.scenes import on_the_map, opened
from playground.ui.kit import Ui
from playground.ui.kit.frame import BOARD
from playground.ui.looking import hovered_cell
from playground.ui.mode import always
from playground.ui.panels.move_buttons import make_move
from playground.ui.panels.walking import point_and_walk, walk_to, way_ahead
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.level import Level

QUICK = 0.07
"""Seconds from one step to the next on the map, where nothing is to be learned from a step."""


def map_from(station: str, lessons_cell: Cell | None) -> Level:
    """The level of the map with the mouse at a station, at its hole where there is none."""
    level = map_level()
    if not station or lessons_cell is None:
        return level
    rows = [list(line.replace(START, ".")) for line in level.rows]
    rows[lessons_cell.row][lessons_cell.col] = START
    return replace(level, rows=tuple("".join(line) for line in rows))


def to_map(workspace: Workspace) -> Workspace:
    """Back to the map, the mouse at the station of the lesson that was open last."""
    station = classroom(workspace).station
    cell = places(classroom(workspace).lessons).get(station)
    after = on_the_map(workspace, map_from(station, cell))
    room = classroom(after)
    left = room.suggested
    return after.remember(replace(room, station="" if left is None else left.id))


def picked(workspace: Workspace, lesson: Lesson, now: float, enters: bool = False) -> Workspace:
    """With a lesson picked; the mouse walks there, and where it `enters`, the lesson opens on arrival."""
    room = classroom(workspace)
    cell = places(room.lessons).get(lesson.id)
    if enters and (cell is None or cell == _cell_of_mouse(workspace)):
        return opened(workspace, lesson)
    after = workspace.remember(replace(room, station=lesson.id, goal=cell, entering=enters))
    return after if cell is None else walk_to(after, cell, now)


def map_touched(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A click on a station walks there and opens its lesson; a second click does not wait. A click elsewhere only walks."""
    workspace = _arrived(workspace)
    room = classroom(workspace)
    if room.lesson is not None:
        return workspace
    before = workspace.walk.goal
    workspace = point_and_walk(ui, view, workspace, always)
    for mark in stations(room):
        lesson, rect = room.lessons[mark.id], view.rect_of(mark.cell)
        ui.note(f"station-{mark.id}", "station", rect, words(workspace, lesson.title), _state(mark.done, mark.next))
        ui.tip(f"station-{mark.id}", rect, f"{words(workspace, lesson.title)}\n{words(workspace, lesson.about)}".strip())
    pressed = workspace.walk.goal if workspace.walk.goal != before else _clicked(ui, view)
    target = next((room.lessons[mark.id] for mark in stations(room) if mark.cell == pressed), None)
    if pressed is not None:
        if target is None:
            workspace = workspace.remember(replace(classroom(workspace), goal=None, entering=False))
        elif room.entering and room.station == target.id and before == pressed:
            return opened(workspace, target)
        else:
            workspace = picked(workspace, target, ui.now, enters=True)
    hurried = replace(workspace.walk, due=min(workspace.walk.due, ui.now + QUICK))
    return workspace if workspace.walk.goal is None else replace(workspace, walk=hurried)


def _clicked(ui: Ui, view: Viewport) -> Cell | None:
    """The cell in which the left button was let go on the board."""
    spot = ui.input.released.get(1)
    return view.cell_at(spot) if spot is not None and ui.active == BOARD else None


def _state(done: bool, following: bool) -> str:
    return "done" if done else "next" if following else ""


def _cell_of_mouse(workspace: Workspace) -> Cell:
    snapshot = workspace.snapshot
    return snapshot.mdp.states[snapshot.agent.state].cell


def _arrived(workspace: Workspace) -> Workspace:
    """With the lesson open to which the mouse was sent, once it is there; a station that is walked onto is picked."""
    room = classroom(workspace)
    if workspace.snapshot.run != workspace.runs or workspace.snapshot.level != workspace.level:
        return workspace
    here = _cell_of_mouse(workspace)
    lesson = room.lessons.get(room.station)
    if room.goal is not None and here == room.goal:
        after = workspace.halted().remember(replace(room, goal=None, entering=False))
        return opened(after, lesson) if room.entering and lesson is not None else after
    if room.goal is None and workspace.snapshot.agent.step:
        under = station_under(workspace)
        if under is not None and under.id != room.station:
            return workspace.remember(replace(room, station=under.id))
    return workspace


def station_under(workspace: Workspace) -> Lesson | None:
    """The lesson whose station the mouse stands on."""
    room, here = classroom(workspace), _cell_of_mouse(workspace)
    return next((room.lessons[id] for id, cell in places(room.lessons).items() if cell == here), None)


def map_steered(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys walk; whoever was being walked somewhere goes their own way."""
    room = classroom(workspace)
    free = replace(room, goal=None, entering=False) if room.goal is not None else room
    return make_move(workspace.halted().remember(free), move, repeat)


def map_keys(workspace: Workspace, key: str) -> Workspace:
    """Enter opens the lesson whose station the mouse stands on, else the one that is picked."""
    if key != "enter":
        return workspace
    lesson = station_under(workspace) or classroom(workspace).picked
    return workspace if lesson is None else opened(workspace, lesson)


def map_marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The landscape with its stations, and the way of a walk; the pointer's ring only where there is a station."""
    room = classroom(workspace)
    hover = hovered_cell(ui, view, workspace)
    rows = map_level().rows
    inside = hover is not None and hover.row < len(rows) and hover.col < len(rows[0])
    marked = hover if inside and hover is not None and rows[hover.row][hover.col] in (STATION, MISSION) else None
    return Marks(hover=marked, way=way_ahead(workspace), backdrop=backdrop(room))
