"""Which controls there are now: a class, or a lesson's scene, can take some of them away, by ids that a teacher can read."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any, TypeVar, cast

from playground.ui.kit import Ui
from playground.ui.workspace import Workspace

Part = TypeVar("Part", bound=Callable[..., Workspace])

CONTROLS: Mapping[str, str] = MappingProxyType(
    {
        "learner": "who learns",
        "seed": "the seed of the run",
        "driver": "who drives",
        "learning": "whether it learns",
        "judge": "who judges what was learned",
        "run": "train and pause",
        "step": "one step",
        "reset": "forget everything",
        "speed": "how fast it goes",
        "past": "the past of the run, under the board",
        "against": "who races with you",
        "bests": "the table of bests",
        "tells": "whether a cell's card says what is best there",
        "more": "all switches for whoever has few",
        "reading": "for whom the words are",
        "moves": "which moves a level has",
        "moments": "maps in time",
        "size": "rows and columns more or fewer",
        "cell": "what the selected cell does",
        "words": "a level's title and description",
        "levels": "open a level",
        "new": "a new level",
        "save": "save",
        "save-as": "save under another name",
        "copy": "copy the level as text",
        "paste": "paste a level",
        "share": "share a level or a run",
        "undo": "undo",
        "redo": "redo",
        "picture": "a picture of the window",
        "first-minute": "the first minute",
    }
)
"""The controls that belong to no group, and what each is for."""
GROUPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "overlays": ("show-", "what is shown over the board"),
        "dials": ("dial-", "the dials of the learner"),
        "rules": ("rule-", "the rules of the level, in Edit"),
        "brushes": ("brush-", "the brushes, in Edit"),
        "tiles": ("tile-", "the tiles to paint with, in Edit"),
        "explanations": ("explain-", "the ideas, in Why?"),
    }
)
"""The groups: how the names of their members begin, and what they are."""
_PAST = ("past-back", "past-episode-back", "past-episode-on", "past-arrows-back", "past-now", "past-card", "bookmark")
OF_ORDER: Mapping[str, str] = MappingProxyType(
    {
        "faster": "speed",
        "slower": "speed",
        "tell": "tells",
        "ghost": "against",
        "open-file": "levels",
        **dict.fromkeys(_PAST, "past"),
    }
)
"""The control whose work an order does where it has another name."""


def offered(workspace: Workspace, control: str, group: str = "") -> bool:
    """Whether a control is there, by the rules of the class and of the scene."""
    return all(rules.allow(control, group) for rules in (workspace.occasion.rules.controls, workspace.look.controls))


def member_of(group: str, name: str) -> str:
    """The id of a control of a group, by the name of what it is for."""
    return f"{GROUPS[group][0]}{name.replace('_', '-')}"


def offered_of(workspace: Workspace, group: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names whose controls in a group are there, in the same order."""
    return tuple(name for name in names if offered(workspace, member_of(group, name), group))


def if_offered(control: str) -> Callable[[Part], Part]:
    """For a panel, or what is drawn over the board, that is one control: nothing where there is none."""

    def of(part: Part) -> Part:
        @wraps(part)
        def drawn(ui: Ui, place: Any, workspace: Workspace) -> Workspace:
            return part(ui, place, workspace) if offered(workspace, control) else workspace

        return cast(Part, drawn)

    return of


def order_offered(workspace: Workspace, order: str) -> bool:
    """Whether an order is still given by keys and buttons."""
    control = OF_ORDER.get(order, order)
    return control not in CONTROLS or offered(workspace, control)
