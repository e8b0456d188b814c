"""What stands beside the shelf of levels: those opened last, what was deleted or left unsaved, last runs, what can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from playground.ui import level_tending, recent_levels, unsaved_work
from playground.ui.documents import Recovery
from playground.ui.last_runs import LastRun, last_runs
from playground.ui.level_tending import Binned
from playground.ui.shelf_undo import TendedAct


@dataclass(frozen=True)
class AroundShelf:
    """recent: what opens the levels that were opened last; binned: what was deleted; recovered: work that windows left unsaved.

    runs: the last run of a level, by the identity of that. acts: what was done with levels in this window, the last one last.
    """

    recent: tuple[str, ...] = ()
    binned: tuple[Binned, ...] = ()
    recovered: tuple[Recovery, ...] = ()
    runs: Mapping[str, LastRun] = field(default_factory=lambda: MappingProxyType({}))
    acts: tuple[TendedAct, ...] = ()


def around_shelf(acts: tuple[TendedAct, ...] = ()) -> AroundShelf:
    """As the folders are now."""
    return AroundShelf(
        recent_levels.recent(), level_tending.bin_content(), unsaved_work.recoveries(), MappingProxyType(last_runs()), acts
    )
