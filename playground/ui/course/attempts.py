"""The wrong answers to the open page's task: they stay marked, and none of them counts twice."""

from dataclasses import dataclass
from typing import Any, TypeVar

from playground.lessons.lesson import Page
from playground.lessons.task import Task
from playground.ui.course.answering import drafted, handed_in
from playground.ui.course.classroom import classroom
from playground.ui.workspace import Workspace

Asked = TypeVar("Asked", bound=Task)


@dataclass(frozen=True, eq=False)
class Attempts:
    """wrong: the wrong answers to the task of `page`, the last one last."""

    page: Page | None = None
    wrong: tuple[Any, ...] = ()


def asked(workspace: Workspace, kind: type[Asked]) -> Asked | None:
    """The open page's task; None where it is of another kind, because the page was turned in the middle of a frame."""
    task = classroom(workspace).task
    return task if isinstance(task, kind) else None


def wrong_answers(workspace: Workspace) -> tuple[Any, ...]:
    """The wrong answers since the page was opened, the last one last."""
    room, attempts = classroom(workspace), workspace.recall(Attempts)
    return attempts.wrong if room.verdict is not None and attempts.page is room.open_page else ()


def marks_of_fields(workspace: Workspace, right: tuple[float, ...], within: float) -> tuple[bool | None, ...]:
    """Of every field of the last answer whether it is right, None where it was changed since, or nothing was handed in."""
    room, wrong = classroom(workspace), wrong_answers(workspace)
    draft, last = room.draft, room.draft if room.solved else wrong[-1] if wrong else None
    if not isinstance(draft, tuple) or not isinstance(last, tuple) or not len(draft) == len(last) == len(right):
        return (None,) * len(right)
    both = zip(draft, last, right, strict=True)
    return tuple(abs(one - true) <= within + 1e-9 if one == before else None for one, before, true in both)


def complete(answer: Any) -> bool:
    """Whether an answer can be handed in: there is one, and no field of it is empty."""
    if isinstance(answer, tuple):
        return all(part is not None for part in answer)
    return answer is not None and answer != {}


def attempted(workspace: Workspace, answer: Any) -> Workspace:
    """With an answer in the pupil's hand, and marked; one that is incomplete or was wrong before is not handed in."""
    room, before = classroom(workspace), wrong_answers(workspace)
    workspace = drafted(workspace, answer)
    if room.solved or not complete(answer) or answer in before:
        return workspace
    workspace = handed_in(workspace)
    wrong = before if classroom(workspace).solved else (*before, answer)
    return workspace.remember(Attempts(room.open_page, wrong))


def check_by_key(workspace: Workspace, key: str) -> Workspace:
    """Enter hands in what is in the pupil's hand."""
    return attempted(workspace, classroom(workspace).draft) if key == "enter" else workspace
