"""The switches for who races with the person, each with the sign by which it is recognised on the board."""

from playground.ui import wishes
from playground.ui.board.ghost_mice import sign_stamp
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import if_offered, offered
from playground.ui.panels.against.opponents import INTRODUCTIONS, Against, Opponent, raced_with, switched
from playground.ui.panels.more import plainly
from playground.ui.workspace import Workspace

ABOUT = "Translucent mice start with you and make one step for each of yours. After you arrive they go on to their end."
FEW = (Opponent.BEST, Opponent.LAST)
"""Those that a beginner finds."""


@if_offered("against")
def race_against(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A switch for each opponent, and the way to the table of bests."""
    few = plainly(workspace)
    ui.heading(column.take(ui.theme.heading), "Race against", about=ABOUT)
    against = workspace.recall(Against)
    for opponent in FEW if few else Opponent:
        introduction = INTRODUCTIONS[opponent]
        row = Row(column.take(ui.theme.toggle), ui.theme.gap)
        spot = row.take(ui.theme.px(24))
        stamp = sign_stamp(introduction.sign, ui.theme.px(24))
        ui.surface.blit(stamp, stamp.get_rect(center=spot.center))
        on, missing = opponent in against.on, _missing(workspace, opponent)
        words = introduction.plain if few else introduction.title
        tooltip = f"{introduction.about} {missing}".strip()
        if ui.toggle(f"against-{opponent}", row.rest(), words, on, tooltip=tooltip) != on:
            workspace = switched(workspace, opponent)
    if offered(workspace, "bests") and ui.button(
        "bests", column.take(ui.theme.button), "Table of bests", icon="trophy", tooltip="Who was best on this level."
    ):
        workspace = workspace.open_dialog("bests").ask(wishes.ReadBests())
    return workspace


def _missing(workspace: Workspace, opponent: Opponent) -> str:
    """Why an opponent is not on the board yet; "" where it is, or comes with the first step."""
    optimum = workspace.snapshot.optimum
    there = {
        Opponent.BEST: optimum is not None and not optimum.message,
        Opponent.LEARNER: True,
        Opponent.RECORD: raced_with(workspace) is not None,
        Opponent.LAST: raced_with(workspace) is not None,
    }
    return "" if there[opponent] else INTRODUCTIONS[opponent].missing
