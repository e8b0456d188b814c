"""Going in and out of the course: a page's scene is put on the window's stage, and what stood there before comes back."""

from dataclasses import replace
from types import MappingProxyType

from playground.lessons.lesson import Lesson, PageScene
from playground.settings import tuned
from playground.training.drivers import Driver
from playground.ui.aspects import Look
from playground.ui.course.classroom import Aside, classroom
from playground.ui.documents import Document
from playground.ui.workspace import Workspace
from playground.world.level import Level


def put_aside(workspace: Workspace) -> Workspace:
    """With what stands in the window remembered, where it is not already."""
    room = classroom(workspace)
    if room.aside is not None:
        return workspace
    kept = Aside(workspace.document, workspace.history, replace(workspace.brain, running=False), workspace.look)
    return workspace.remember(replace(room, aside=kept))


def brought_back(workspace: Workspace) -> Workspace:
    """With what stood in the window before the course; the course keeps its place."""
    room = classroom(workspace)
    if room.aside is None:
        return workspace
    kept = room.aside
    driver = kept.brain.drivers.get(workspace.mode, kept.brain.driver)
    brain = replace(kept.brain, driver=driver)
    back = replace(workspace.shown(kept.document), history=kept.history, look=kept.look, brain=brain, outbox=workspace.outbox)
    return back.begun(resumes=True).remember(
        replace(room, lesson=None, aside=None, draft=None, verdict=None, shown=False, deeds=0)
    )


def opened(workspace: Workspace, lesson: Lesson, page: int = 0) -> Workspace:
    """With a page of a lesson open; its run goes on where the page before had the same scene."""
    workspace = put_aside(workspace)
    room = classroom(workspace)
    before = room.open_page.scene if room.lesson is lesson and room.open_page is not None else None
    scene = lesson.pages[page].scene
    room = replace(room, lesson=lesson, page=page, draft=None, verdict=None, shown=False, deeds=0, station=lesson.id)
    workspace = workspace.remember(room)
    if before is None or not alike(before, scene, workspace.level):
        return staged(workspace, scene)
    return replace(workspace, look=_look(workspace, scene))


def alike(before: PageScene, scene: PageScene, level: Level) -> bool:
    """Whether the run of one scene can go on in the next: the same level, and it stands there now, and the same learner."""
    same = before.level == scene.level == level and before.learner == scene.learner and before.settings == scene.settings
    return same and (before.driver, before.seed, before.policy) == (scene.driver, scene.seed, scene.policy)


def _look(workspace: Workspace, scene: PageScene) -> Look:
    """How the board is looked at in a scene: its overlays, and for every reader the numbers that its words speak of."""
    return replace(workspace.look, overlays=scene.overlays, numbers=True, bound=None)


def staged(workspace: Workspace, scene: PageScene) -> Workspace:
    """With a scene on the stage, and its run begun."""
    spec = workspace.learners.get(scene.learner)
    settings = dict(workspace.brain.settings)
    if spec is not None:
        settings[scene.learner] = tuned(spec.settings(), scene.settings)
    brain = replace(
        workspace.brain,
        keeps=False,
        learner=scene.learner,
        settings=MappingProxyType(settings),
        seed=scene.seed,
        driver=scene.driver,
        drivers=MappingProxyType({**workspace.brain.drivers, "learn": scene.driver}),
        learning=scene.learning,
        pace=scene.pace,
    )
    look = _look(workspace, scene)
    shown = replace(workspace, brain=brain, look=look).shown(Document(scene.level))
    return shown.run(True) if scene.running else shown


def on_the_map(workspace: Workspace, level: Level) -> Workspace:
    """With no lesson open: the map of the course is the level, and the person drives the mouse from station to station."""
    workspace = put_aside(workspace)
    room = replace(classroom(workspace), lesson=None, page=0, draft=None, verdict=None, shown=False, deeds=0)
    brain = replace(workspace.brain, driver=Driver.ME, running=False, keeps=False)
    look = replace(workspace.look, overlays=frozenset(), bound=None)
    return replace(workspace, brain=brain, look=look).shown(Document(level)).remember(room)


def begun_anew(workspace: Workspace) -> Workspace:
    """With the open page as it was when it was opened."""
    room = classroom(workspace)
    if room.lesson is None or room.open_page is None:
        return workspace
    fresh = workspace.remember(replace(room, draft=None, verdict=None, shown=False, deeds=0))
    return staged(fresh, room.open_page.scene)
