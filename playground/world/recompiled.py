"""The table of a level that was changed a little: what was the same is taken over."""

from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.search import Report
from playground.world.table import compile_mdp


def recompiled(level: Level, old_level: Level, old_mdp: TabularMDP, report: Report | None = None) -> TabularMDP:
    """The same in every array as `compile_mdp(level)`; the old table itself where nothing that it tells has changed.

    Args:
      level: what the table is wanted for.
      old_level, old_mdp: a level and its table.
      report: see `compile_mdp`.
    """
    told = [(each.rows, each.rules, dict(each.legend), each.table) for each in (level, old_level)]
    return old_mdp if told[0] == told[1] else compile_mdp(level, report)
