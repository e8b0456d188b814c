"""Whatever can have the focus has a name and a role of its own, in every mode, explanation, dialog and lesson."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from playground.lessons.course import course
from playground.ui.accessibility.element import SpokenElement
from playground.ui.accessibility.spoken_kinds import KINDS
from playground.ui.accessibility.tree import tree_of
from playground.ui.aspects import OpenDialog
from playground.ui.course.attending import asked_for
from playground.ui.explanations import explanations
from playground.ui.kit.named_requests import AskedAct
from playground.ui.modes import modes
from playground.ui.window.open_dialog import CARDS


def faults(app: Any) -> Iterator[str]:
    """What is wrong with the names in a frame."""
    nodes = app.nodes
    unknown = {node.kind for node in nodes} - set(KINDS) - {"tooltip"}
    yield from (f"no role for the kind {kind}" for kind in sorted(unknown))
    ids = {node.id for node in nodes}
    elements = tree_of(nodes, "", (1280, 800), "Window").elements
    for parent in elements.values():
        there: list[SpokenElement] = [elements[id] for id in parent.children if AskedAct.FOCUS in elements[id].acts]
        names = Counter((element.role, element.name) for element in there)
        yield from (f"twice: {name}" for name, times in names.items() if times > 1)
        yield from (f"no name: {element.id}" for element in there if not element.name or element.name in ids)


def test_in_every_mode_explanation_and_dialog(driven: Callable[..., Any]) -> None:
    app = driven()
    begun = app.space
    shown = {f"mode {id}": begun.enter(id) for id in modes()}
    shown |= {f"why {id}": replace(begun.enter("why"), explanation=id) for id in explanations()}
    shown |= {f"dialog {id}": replace(begun, dialog=OpenDialog(id, text="A level")) for id in CARDS}
    wrong = []
    for name, workspace in shown.items():
        app.app.workspace = replace(workspace, occasion=replace(workspace.occasion, keeps=False), outbox=())
        app.frames(2)
        wrong += [f"{name}: {fault}" for fault in faults(app)]
    assert len(shown) > 30
    assert wrong == []


def test_on_a_page_with_each_kind_of_task(driven: Callable[..., Any]) -> None:
    app = driven()
    begun, wrong = app.space, []
    pages = {type(page.task): (lesson, at) for lesson in course().values() for at, page in enumerate(lesson.pages)}
    for lesson, at in pages.values():
        app.app.workspace = asked_for(replace(begun.enter("learn"), outbox=()), (lesson, at), seated=True)
        app.frames(3)
        assert app.has(f"page-{at}"), (lesson.id, at)
        wrong += [f"{lesson.id} {at}: {fault}" for fault in faults(app)]
    assert len(pages) > 10
    assert wrong == []
