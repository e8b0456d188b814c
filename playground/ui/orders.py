"""What every shortcut and every button of the tool bar does: one function from the id of an order to the next workspace."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from playground.training import commands
from playground.training.past_view import Stride
from playground.ui import wishes
from playground.ui.aspects import OpenDialog
from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.choosing import OPENS, with_choice
from playground.ui.looking import change_floor
from playground.ui.offering import order_offered
from playground.ui.panels.against.opponents import Opponent, switched
from playground.ui.panels.term_chips import with_glossary
from playground.ui.panels.training import change_speed, take_step
from playground.ui.preferences import STEEPEST, USUAL_TILT
from playground.ui.returning import gave_up, with_last_run
from playground.ui.rewinding import bookmarked, can_rewind, changed_rate, in_past, played, sought, stepped
from playground.ui.theme import SCALES
from playground.ui.wishes import Prefer
from playground.ui.workspace import Workspace

AWAITED = "The landscape is being prepared, at its first start only: the board is flat until then."
TILTS = (34.0, USUAL_TILT, 64.0, STEEPEST)
"""Degrees at which the landscape is seen, one after another."""
VOLUME = 0.5
"""How loud it is where sound is switched on while the volume is 0."""

Order = Callable[[Workspace], Workspace]


def _undo(workspace: Workspace) -> Workspace:
    if gave_up(workspace):
        return with_last_run(workspace)
    label = workspace.history.undo_label
    return workspace.with_history(workspace.history.undo()).say(f"Undone: {label}") if label else workspace


def _redo(workspace: Workspace) -> Workspace:
    label = workspace.history.redo_label
    return workspace.with_history(workspace.history.redo()).say(f"Redone: {label}") if label else workspace


def _into(mode: str) -> Order:
    """Goes into a mode, or out of it, back to the mode that was open before."""
    return lambda workspace: workspace.enter(workspace.came_from if workspace.mode == mode else mode)


def _back(workspace: Workspace) -> Workspace:
    """One step back: stops a walk, drops what is half done, ends the presentation, pauses the training, opens the menu.

    It never leaves the program."""
    if workspace.walk.goal is not None:
        return workspace.halted()
    tool = workspace.tool
    if tool.aiming or tool.walking or tool.trail:
        return replace(workspace, tool=replace(tool, aiming=False, walking=False, trail=(), moving=False))
    if tool.shown:
        return replace(workspace, tool=replace(tool, shown=()))
    if workspace.occasion.presenting:
        return _presented(workspace)
    if workspace.look.floor is not None:
        return replace(workspace, look=replace(workspace.look, floor=None))
    if workspace.look.cursor is not None:
        return replace(workspace, look=replace(workspace.look, cursor=None))
    if in_past(workspace):
        return sought(workspace, None)
    return workspace.run(False) if workspace.brain.running else workspace.open_dialog("menu")


def _presented(workspace: Workspace) -> Workspace:
    """Into the presentation view, or out of it."""
    return replace(workspace, occasion=replace(workspace.occasion, presenting=not workspace.occasion.presenting))


def with_text_size(workspace: Workspace, steps: int) -> Workspace:
    """With larger or smaller words and controls."""
    preferences = workspace.preferences.larger(steps)
    return with_preferences(workspace, text_scale=preferences.text_scale)


def with_preferences(workspace: Workspace, **changes: Any) -> Workspace:
    """With changed preferences, which take effect at once and are saved; a reading level that is chosen is the person's own."""
    preferences = replace(workspace.preferences, **changes)
    if preferences == workspace.preferences:
        return workspace
    if preferences.reading != workspace.preferences.reading:
        preferences = replace(preferences, own_reading="")
    return replace(workspace, preferences=preferences).ask(Prefer(preferences))


def with_other_view(workspace: Workspace) -> Workspace:
    """With the landscape in place of the flat board, or the other way round; says so where it has to be waited for."""
    on = not workspace.preferences.landscape
    changed = with_preferences(workspace, landscape=on)
    return changed.say(AWAITED) if on and not kernels.ready() else changed


def turned(workspace: Workspace, quarters: int) -> Workspace:
    """With the landscape turned by some quarters; a flat board stays as it is."""
    preferences = workspace.preferences
    quarter = (preferences.quarter + quarters) % 4
    return with_preferences(workspace, quarter=quarter) if preferences.landscape else workspace


def with_next_tilt(workspace: Workspace) -> Workspace:
    """With the landscape seen from the next of a few tilts, after the highest from the lowest."""
    tilt = next((tilt for tilt in TILTS if tilt > workspace.preferences.tilt + 0.5), TILTS[0])
    return with_preferences(workspace, tilt=tilt) if workspace.preferences.landscape else workspace


def _next_size(workspace: Workspace) -> Workspace:
    """The next larger text size, and after the largest the smallest again, so that one button is enough."""
    return (
        with_preferences(workspace, text_scale=SCALES[0])
        if workspace.preferences.text_scale >= SCALES[-1]
        else with_text_size(workspace, 1)
    )


def _muted(workspace: Workspace) -> Workspace:
    """Without sound, or with it again; a volume of 0 is raised, so that there is something to hear."""
    preferences = workspace.preferences
    on = not preferences.audible
    after = with_preferences(workspace, muted=not on, volume=preferences.volume or VOLUME)
    return after.say("Sound is on." if on else "Sound is off: M brings it back.")


def _changed_pace(workspace: Workspace, stops: int) -> Workspace:
    return changed_rate(workspace, stops) if in_past(workspace) else change_speed(workspace, stops)


def _new(workspace: Workspace) -> Workspace:
    return workspace.open_dialog("new")


def _what(workspace: Workspace) -> Workspace:
    """Asks what something is, in a dialog too; not what the answer is."""
    below = workspace.dialog
    if below.id == "what":
        return workspace
    return workspace.with_dialog(OpenDialog("what", under=below if below.id else None))


def _save_as(workspace: Workspace) -> Workspace:
    return workspace.open_dialog("save-as", text=workspace.own_level.title)


ORDERS: Mapping[str, Order] = MappingProxyType(
    {
        "run": lambda workspace: played(workspace, 1) if in_past(workspace) else workspace.run(not workspace.brain.running),
        "step": lambda workspace: stepped(workspace, 1) if in_past(workspace) else take_step(workspace),
        "past-on": lambda workspace: stepped(workspace, 1) if in_past(workspace) else workspace,
        "past-back": lambda workspace: stepped(workspace, -1),
        "past-episode-back": lambda workspace: stepped(workspace, -1, Stride.EPISODE),
        "past-episode-on": lambda workspace: stepped(workspace, 1, Stride.EPISODE) if in_past(workspace) else workspace,
        "past-arrows-back": lambda workspace: stepped(workspace, -1, Stride.ARROWS),
        "past-now": lambda workspace: sought(workspace, None) if in_past(workspace) else workspace,
        "past-card": lambda workspace: replace(workspace, dialog=OpenDialog("past")) if can_rewind(workspace) else workspace,
        "bookmark": lambda workspace: bookmarked(workspace),
        "again": lambda workspace: workspace.send(commands.Restart()),
        "edit": _into("edit"),
        "why": _into("why"),
        "first-minute": lambda workspace: workspace.enter("first"),
        "faster": lambda workspace: _changed_pace(workspace, 1),
        "slower": lambda workspace: _changed_pace(workspace, -1),
        "undo": _undo,
        "redo": _redo,
        "save": lambda workspace: workspace.ask(wishes.Save()),
        "save-as": _save_as,
        "open-file": lambda workspace: with_choice(workspace, OPENS),
        "levels": lambda workspace: workspace.open_dialog("levels"),
        "new": _new,
        "copy": lambda workspace: workspace.ask(wishes.Copy()),
        "paste": lambda workspace: workspace.ask(wishes.Paste()),
        "share": lambda workspace: replace(workspace, dialog=OpenDialog("share", choice="viewed")),
        "quit": lambda workspace: workspace.leave(wishes.Quit()),
        "larger": lambda workspace: with_text_size(workspace, 1),
        "smaller": lambda workspace: with_text_size(workspace, -1),
        "text-size": _next_size,
        "floor-before": lambda workspace: change_floor(workspace, -1),
        "floor-after": lambda workspace: change_floor(workspace, 1),
        "tell": lambda workspace: replace(workspace, look=replace(workspace.look, tells=not workspace.look.tells)),
        "ghost": lambda workspace: switched(workspace, Opponent.BEST),
        "landscape": with_other_view,
        "turn": lambda workspace: turned(workspace, 1),
        "turn-back": lambda workspace: turned(workspace, -1),
        "steeper": with_next_tilt,
        "fit": lambda workspace: replace(workspace, look=replace(workspace.look, zoom=1.0, centre=None)),
        "help": lambda workspace: replace(workspace, dialog=OpenDialog("help")),
        "what": _what,
        "glossary": with_glossary,
        "mute": _muted,
        "runs": lambda workspace: replace(workspace, dialog=OpenDialog("runs")),
        "menu": lambda workspace: replace(workspace, dialog=OpenDialog("menu")),
        "bests": lambda workspace: workspace.open_dialog("bests").ask(wishes.ReadBests()),
        "present": _presented,
        "full-screen": lambda workspace: workspace.ask(wishes.FullScreen()),
        "picture": lambda workspace: workspace.ask(wishes.Picture()),
        "back": _back,
    }
)
"""Every order by its id."""


def after_order(workspace: Workspace, id: str) -> Workspace:
    """The workspace after an order; an unknown id changes nothing, nor does one whose control there is not."""
    order = ORDERS.get(id)
    return order(workspace) if order and order_offered(workspace, id) else workspace
