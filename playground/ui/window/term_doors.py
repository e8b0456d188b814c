"""Doors out of the glossary: to the lesson that teaches a term, to what shows it on any level, to a learner that needs it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from playground.lessons.glossary import GlossaryTerm
from playground.lessons.lesson import Lesson
from playground.ui.course.attending import attended
from playground.ui.course.classroom import classroom, words
from playground.ui.course.scenes import opened
from playground.ui.explanations import explanations
from playground.ui.modes import modes
from playground.ui.offering import member_of, offered
from playground.ui.returning import begun_anew
from playground.ui.workspace import Workspace

LEARN, WHY, TRAIN = "learn", "why", "train"


@dataclass(frozen=True)
class TermDoor:
    """A button: where it leads to in words, its icon, and the workspace behind it."""

    id: str
    title: str
    icon: str
    behind: Callable[[Workspace], Workspace]


def doors(workspace: Workspace, term: GlossaryTerm) -> tuple[TermDoor, ...]:
    """The doors of a term, as far as a class may open them."""
    rules = workspace.occasion.rules
    every = (_of_lesson(workspace, term), _of_showing(workspace, term), _of_learner(workspace, term))
    return tuple(door for mode, door in every if door is not None and rules.allow(mode))


def _of_lesson(workspace: Workspace, term: GlossaryTerm) -> tuple[str, TermDoor | None]:
    lessons = classroom(workspace).lessons.values()
    own = (lesson for lesson in lessons if lesson.order == term.lesson and not (lesson.quiz or lesson.mission))
    lesson = next(own, None)
    if lesson is None:
        return LEARN, None
    title = f"Lesson {lesson.order}: {words(workspace, lesson.title)}"
    return LEARN, TermDoor("lesson", title, modes()[LEARN].icon, lambda before: into_lesson(before, lesson))


def _of_showing(workspace: Workspace, term: GlossaryTerm) -> tuple[str, TermDoor | None]:
    if term.explanation:
        shown = explanations()[term.explanation]
        if not offered(workspace, member_of("explanations", shown.id), "explanations"):
            return WHY, None
        title = f"{modes()[WHY].title} {shown.title}"
        return WHY, TermDoor("explanation", title, shown.icon, lambda before: into_explanation(before, shown.id))
    mode = modes()[term.mode]
    return mode.id, TermDoor("mode", mode.title, mode.icon, lambda before: before.enter(mode.id))


def _of_learner(workspace: Workspace, term: GlossaryTerm) -> tuple[str, TermDoor | None]:
    spec = workspace.learners.get(term.learner)
    if spec is None or not offered(workspace, "learner"):
        return TRAIN, None
    title = f"{modes()[TRAIN].title}: {spec.title}"
    return TRAIN, TermDoor("learner", title, modes()[TRAIN].icon, lambda before: into_training(before, spec.id))


def into_lesson(workspace: Workspace, lesson: Lesson) -> Workspace:
    """In a lesson at its first page: at once where the course is open, else as soon as it is."""
    if workspace.mode == LEARN:
        return opened(workspace, lesson)
    return workspace.remember(replace(classroom(workspace), place=(lesson, 0))).enter(LEARN)


def into_explanation(workspace: Workspace, id: str) -> Workspace:
    """In an explanation, on the person's own level."""
    return replace(workspace if workspace.mode == WHY else workspace.enter(WHY), explanation=id)


def into_training(workspace: Workspace, learner: str) -> Workspace:
    """In Train with this learner in the mouse's head, on the person's own level; whoever was there before comes back by undo."""
    there = attended(workspace if workspace.mode == TRAIN else workspace.enter(TRAIN), False)
    if there.brain.learner == learner:
        return there
    return begun_anew(replace(there, brain=replace(there.brain, learner=learner)))
