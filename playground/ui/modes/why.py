"""Why?: one explanation at a time, on the level that is open and beside the run that goes on."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from playground.ui.board.viewport import Viewport
from playground.ui.explanation import Explanation
from playground.ui.explanations import explanations
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import hovered_cell, move_cursor
from playground.ui.mode import REWINDING, Mode
from playground.ui.offering import offered_of
from playground.ui.panels.controls import controls
from playground.ui.panels.driver import driver
from playground.ui.panels.more import more, plainly
from playground.ui.panels.move_buttons import make_move
from playground.ui.panels.walking import keys_of_driver, way_ahead
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace

LAST = 10
"""The explanations from this number on share the key 0."""


def _open(workspace: Workspace) -> Explanation:
    """The explanation that is open; the first one until another is chosen."""
    every = _offered(workspace)
    return next((explanation for explanation in every if explanation.id == workspace.explanation), every[0])


def _offered(workspace: Workspace) -> tuple[Explanation, ...]:
    """The explanations that a class leaves, the first one in any case; for a person who has few switches the plain ones.

    One that is open already stays.
    """
    every, few = explanations(), plainly(workspace)
    there = tuple(every[id] for id in offered_of(workspace, "explanations", every)) or tuple(every.values())[:1]
    plain = tuple(one for one in there if one.plain or not few or one.id == workspace.explanation)
    return plain or there


def chooser(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses an explanation, and says what it is about."""
    every, opened = _offered(workspace), _open(workspace)
    options = [
        Option(explanation.id, _words(explanation, plainly(workspace)), explanation.about, icon=explanation.icon)
        for explanation in every
    ]
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    before, after = _beside(every, opened)
    side, forward, back = ui.theme.px(28), False, False
    if column.rect.width >= ui.theme.px(190):
        forward = ui.button("explanation-after", row.right(side), "", icon="chevron-right", tooltip=after.title, flat=True)
        back = ui.button("explanation-before", row.right(side), "", icon="chevron-left", tooltip=before.title, flat=True)
    chosen = ui.dropdown("explanation", row.rest(), options, opened.id, tooltip="What to look at (keys 1 to 9 and 0)")
    chosen = after.id if forward else before.id if back else chosen
    ui.paragraph(column, opened.about, "small")
    return replace(workspace, explanation=chosen)


def _words(explanation: Explanation, few: bool) -> str:
    """The title behind its key; its plain name for a person who has few switches."""
    name = explanation.plain or explanation.title if few else explanation.title
    return f"{min(explanation.order, LAST) % LAST}  {name}"


def _by_key(every: Sequence[Explanation], opened: Explanation, key: str) -> str:
    """The id of the explanation that a digit opens, "" for none; from the tenth on all share the 0, which goes on to the next."""
    named = [explanation for explanation in every if str(min(explanation.order, LAST) % LAST) == key]
    return named[(named.index(opened) + 1) % len(named) if opened in named else 0].id if named else ""


def _beside(every: Sequence[Explanation], opened: Explanation) -> tuple[Explanation, Explanation]:
    """The explanations before and after this one; the last one is before the first."""
    place = every.index(opened)
    return every[place - 1], every[(place + 1) % len(every)]


def _marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    cursor = workspace.read if _open(workspace).framed else workspace.look.cursor
    selected = () if cursor is None else (cursor,)
    return Marks(hover=hovered_cell(ui, view, workspace), selected=selected, way=way_ahead(workspace))


@cache
def _mode(opened: Explanation, few: bool) -> Mode:
    """An explanation as a mode of the window; with `few` switches who drives is chosen under More."""

    def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
        return (
            make_move(workspace, move, repeat)
            if opened.drives(workspace)
            else move_cursor(workspace.reading(workspace.read), move)
        )

    def keys(workspace: Workspace, key: str) -> Workspace:
        named = _by_key(_offered(workspace), opened, key)
        if named:
            return replace(workspace, explanation=named)
        after = opened.keys(workspace, key)
        return keys_of_driver(workspace, key) if after is workspace and opened.drives(workspace) else after

    return replace(
        opened,
        id=MODE.id,
        side=(chooser, *opened.side, more) if few else (chooser, *opened.side, driver, more),
        foot=MODE.foot,
        steer=steer,
        marks=MODE.marks,
        keys=keys,
        rewinds=True,
        pad=REWINDING,
        joins=1 if opened.leads else 1 + len(opened.side),
    )


def _within(workspace: Workspace) -> Mode:
    return _mode(_open(workspace), plainly(workspace))


MODE = Mode(
    id="why",
    title="Why?",
    about="See why: the ideas behind it, on this level.",
    icon="eye",
    order=3,
    side=(chooser,),
    foot=(controls,),
    steer=make_move,
    marks=_marks,
    within=_within,
)
