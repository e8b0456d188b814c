"""Advice on the level that is being built; a press on a piece of it shows the cells that it is about."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from playground.plurals import counted
from playground.training.first_sight import takes_long
from playground.ui import theme
from playground.ui.documents import Document
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace
from playground.world import LevelError
from playground.world.advice.level_advice import Advice, looking, unused
from playground.world.level import Level
from playground.world.mdp import TabularMDP

LARGEST = 60_000
"""The most states of a level that is searched beside the drawing."""
SLICE = 0.004
"""Seconds of a frame that the search may take."""
CALM = 0.25
"""Seconds without a change until the search begins: not during a stroke."""
HINT = "Left button paints, right button erases. Drag a tile to move it. Training goes on meanwhile."
TOO_LARGE = "This level is too large for advice here; `check` on the command line gives it."


class AdviceSearch:
    """Searches a level for advice, a slice in each frame, and keeps what it finds."""

    def __init__(self) -> None:
        self.entries: tuple[Advice, ...] = ()
        self._document: Document | None = None
        self._about: tuple[Level, TabularMDP | None] | None = None
        self._since = 0.0
        self._looking: Iterator[Advice | None] | None = None
        self._fresh: list[Advice] = []

    def look(self, workspace: Workspace, now: float) -> bool:
        """Goes on with the search; whether there is more to search."""
        if workspace.document is not self._document:
            self._document, self.entries, self._about, self._looking = workspace.document, (), None, None
        table = table_to_search(workspace)
        if table is None or workspace.tool.trail:
            return False
        painted, mdp = table
        if self._about is None or self._about[0] is not painted or self._about[1] is not mdp:
            self._about, self._since, self._fresh = table, now, list(unused(workspace.level))
            self._looking = looking(painted, mdp)
        if self._looking is None or now - self._since < CALM:
            return self._looking is not None
        until = time.perf_counter() + SLICE
        try:
            for advice in self._looking:
                self._fresh += [advice] if advice is not None else []
                if time.perf_counter() > until:
                    return True
        except LevelError as error:
            self._fresh.insert(0, Advice(str(error)))
        self.entries, self._looking = tuple(self._fresh), None
        return False


def table_to_search(workspace: Workspace) -> tuple[Level, TabularMDP | None] | None:
    """The map that is painted, with its table where the session has it; None where it is not the time to search it.

    A map of another time than the session's has no table yet: it is built on the way, if that is a matter of a moment.
    """
    snapshot, painted = workspace.snapshot, workspace.painted
    if snapshot.level is not workspace.level:
        return None
    if snapshot.moment != workspace.moment:
        return None if takes_long(painted) else (painted, None)
    small = len(snapshot.mdp.states) <= LARGEST
    return (painted, snapshot.mdp) if small and snapshot.mdp.legal.any() else None


def advice_list(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The advice as a list, or how the editor works where there is none."""
    search = ui.kept("doctor", AdviceSearch)
    ui.wants_frame = search.look(workspace, ui.now) or ui.wants_frame
    large = len(workspace.snapshot.mdp.states) > LARGEST and workspace.snapshot.level is workspace.level
    entries = search.entries if not large else (Advice(TOO_LARGE),)
    title = "Worth knowing" if entries else "How it works"
    if len(entries) > 1:
        title = f"{title}: {len(entries)} things"
    ui.label(column.take(ui.theme.small_line), title, style="small", colour=theme.MUTED, id="doctor")
    if not entries:
        ui.paragraph(column, HINT, colour=theme.INK)
        return workspace
    if column.endless:
        return _list(ui, column, workspace, entries)
    with ui.scroll("doctor-list", column.rest()) as area:
        inner = Column(area.rect, ui.theme.px(2))
        workspace = _list(ui, inner, workspace, entries)
        area.used(inner.used)
    return workspace


def _list(ui: Ui, column: Column, workspace: Workspace, entries: Sequence[Advice]) -> Workspace:
    for number, advice in enumerate(entries):
        workspace = _entry(ui, column, workspace, number, advice)
    return workspace


def _entry(ui: Ui, column: Column, workspace: Workspace, number: int, advice: Advice) -> Workspace:
    """One piece of advice; where it is about cells, it is a button that shows them."""
    lengths = ui.theme
    wide = column.rect.width - lengths.px(16) - lengths.px(6) - (lengths.px(18) + lengths.px(6) if advice.cells else 0)
    rect = column.take(ui.measure_rich(wide, advice.text, "small") + lengths.px(8))
    shown = workspace.tool.shown == advice.cells and bool(advice.cells)
    if advice.cells and ui.button(f"advice-{number}", rect, "", tooltip=_tip(advice), flat=True, selected=shown):
        tool = replace(workspace.tool, shown=() if shown else advice.cells)
        goal = workspace.look.goal if shown else advice.cells[0]
        workspace = replace(workspace, tool=tool, look=replace(workspace.look, goal=goal))
    row = Row(rect.inflate(0, -lengths.px(8)), lengths.px(6))
    mark = row.take(lengths.px(16))
    mark.height = lengths.small_line
    ui.icon("warning", mark, theme.ACCENT)
    if advice.cells:
        spot = row.right(lengths.px(18))
        ui.icon("eye", spot, theme.MUTED)
    ui.rich(row.rest(), advice.text, "small", theme.INK, id=f"advice-words-{number}")
    return workspace


def _tip(advice: Advice) -> str:
    return "Show the cell" if len(advice.cells) == 1 else f"Show the {counted(len(advice.cells), 'cell')}"
