"""The greedy policy in slow motion: bars grow, the largest wins, ties are ties, and the arrow is stamped on the board."""

from dataclasses import replace

import numpy as np

from playground.learning.learner import Field
from playground.plurals import noun_of
from playground.rl.policies import greedy_mask, uniform
from playground.training.drivers import PolicySource
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import believed
from playground.ui.board.drawn import Drawn
from playground.ui.board.stamps import arrows_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import directions
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.explanations.best_moves.bars import bars
from playground.ui.explanations.best_moves.stamping import (
    SOURCES,
    SYMBOLS,
    Motion,
    Stamps,
    acting_states,
    bars_grown,
    values_of,
    with_stamp,
)
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.painting.panel import Policies
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses what the bars are made of, and stamps one cell, all cells, or none."""
    stamps, snapshot = workspace.recall(Stamps), workspace.snapshot
    options = (
        [replace(option, title=SYMBOLS[option.id]) for option in SOURCES] if workspace.preferences.symbols else list(SOURCES)
    )
    source = ui.dropdown(
        "greedy-source", column.take(ui.theme.row), options, stamps.source, tooltip="Where the numbers come from"
    )
    if source != stamps.source:
        stamps = Stamps(source)
    available = values_of(snapshot, source) is not None
    state = state_read(workspace)
    about = "Compare the moves of this cell, and stamp the best one (Enter)"
    if ui.button("stamp", column.take(ui.theme.button), "Stamp this cell", icon="check", primary=True, tooltip=about,
                 enabled=available and state is not None):  # fmt: skip
        stamps = replace(stamps, going="one")
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    every, clear = row.split(2)
    running = stamps.going == "all"
    if ui.button("stamp-all", every, "Pause" if running else "All cells", icon="pause" if running else "play", enabled=available):
        stamps = replace(stamps, going="" if running else "all")
    if ui.button("stamp-none", clear, "Clear", icon="trash", enabled=bool(stamps.stamped)):
        stamps = Stamps(source)
    cells = acting_states(workspace)
    done = sum(snapshot.mdp.states[cell] in stamps.stamped for cell in cells)
    words = f"**{done}** of **{len(cells)}** {noun_of(len(cells), 'cell')} stamped." if available else _missing(snapshot, source)
    ui.paragraph(column, words, id="stamped")
    workspace = workspace.remember(stamps)
    about = "Open this policy in Policies, with its exact value in every cell"
    if available and cells and done == len(cells) and ui.button(
        "greedy-worth", column.take(ui.theme.button), "What is it worth?", icon="eye", tooltip=about
    ):  # fmt: skip
        return _among_policies(workspace, source)
    return _after_motion(ui, workspace)


def _missing(snapshot: Snapshot, source: str) -> str:
    """Why there is nothing to compare, as a sentence."""
    if source == "q" and believed(snapshot) is not None:
        return "This learner keeps values of cells, not of moves. Choose “Its values and the map” above to compare moves."
    if source == "optimum":
        return "The level is being solved …"
    return "This learner keeps no values: it learns directly how likely each move should be. Choose “Exact move values” above."


def _among_policies(workspace: Workspace, source: str) -> Workspace:
    """With the stamped policy, ties shared evenly, opened in Policies as the painted one."""
    snapshot = workspace.snapshot
    q = values_of(snapshot, source)
    if q is None:
        return workspace
    policy = uniform(greedy_mask(q, snapshot.mdp.legal))
    painting = workspace.recall(Painting).on(snapshot.mdp).become(policy)
    return replace(workspace.remember(painting).remember(Policies(PolicySource.PAINTED)), explanation="policies")


def _after_motion(ui: Ui, workspace: Workspace) -> Workspace:
    """With the motion taken further: the next bar, the stamp, the next cell."""
    stamps, snapshot, motion = workspace.recall(Stamps), workspace.snapshot, ui.kept("greedy-motion", Motion)
    if not stamps.going:
        motion.state = -1
        return workspace
    left = [cell for cell in acting_states(workspace) if snapshot.mdp.states[cell] not in stamps.stamped]
    state = state_read(workspace)
    if stamps.going == "all" and (state is None or motion.state == -1):
        if not left:
            return workspace.remember(replace(stamps, going=""))
        state = left[0]
        workspace = workspace.reading(snapshot.mdp.states[state].cell)
    if state is None:
        return workspace.remember(replace(stamps, going=""))
    ui.wants_frame = True
    if motion.state != state:
        motion.state, motion.began = state, ui.now
    if bars_grown(ui, workspace, motion) <= int(snapshot.mdp.legal[state].sum()) + 1:
        return workspace
    stamps = with_stamp(stamps, snapshot, state)
    motion.state = -1
    return workspace.remember(replace(stamps, going="all" if stamps.going == "all" else ""))


def _stamps(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws the arrows that were stamped."""
    stamps, snapshot = workspace.recall(Stamps), workspace.snapshot
    ways = dict(zip(snapshot.mdp.actions, directions(snapshot.mdp), strict=True))
    floor = snapshot.mdp.floors[view.floor] if view.floor < len(snapshot.mdp.floors) else None
    with ui.clipped(view.rect):
        for state, names in stamps.stamped.items():
            number = snapshot.mdp.number(state)
            if number is None or floor is None or int(snapshot.mdp.floor[number]) != view.floor:
                continue
            pointing = tuple(ways[name] for name in names if name in ways and ways[name] != (0, 0))
            if pointing:
                ui.surface.blit(arrows_stamp(pointing, view.cell_size), view.rect_of(state.cell))
    return workspace


@stored(maxsize=2)
def _drawn_values(snapshot: Snapshot, source: str) -> Drawn:
    q = values_of(snapshot, source)
    if q is None:
        return numbers(snapshot, {})
    best = np.where(snapshot.mdp.legal, q, -np.inf).max(axis=1, initial=-np.inf)
    v = believed(snapshot) if source == "v" else np.where(np.isfinite(best), best, 0.0)
    return numbers(snapshot, {} if v is None else {Field.V: v})


def _drawn(workspace: Workspace) -> Drawn:
    return _drawn_values(workspace.snapshot, workspace.recall(Stamps).source)


def _overlays(workspace: Workspace) -> frozenset[str]:
    return frozenset({"values"})


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter stamps the cell that is read, Delete clears all stamps."""
    stamps = workspace.recall(Stamps)
    if key == "delete":
        return workspace.remember(Stamps(stamps.source))
    able = state_read(workspace) is not None and values_of(workspace.snapshot, stamps.source) is not None
    return workspace.remember(replace(stamps, going="one")) if key == "enter" and able else workspace


EXPLANATION = Explanation(
    id="best-moves",
    title="Best moves",
    plain="Which way is best?",
    about="Which move is best? Compare, take the largest, stamp its arrow. That is the greedy policy.",
    icon="check",
    order=5,
    side=(_choice,),
    strip=((bars, 1.0),),
    drawn=_drawn,
    overlays=_overlays,
    over=_stamps,
    keys=_keys,
)
