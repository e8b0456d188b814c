"""Levels, tiles, rules, and the table of everything that can happen."""

from playground.world.exporting.dense import Dense, dense
from playground.world.grid import Cell
from playground.world.level import Level, LevelError, MapChange, Rules
from playground.world.mdp import Floor, Noise, State, TabularMDP
from playground.world.physics.dynamics import Outcome, outcomes
from playground.world.tabular.finite import finite_mdp, from_p, table_level
from playground.world.tabular.finite_checks import FiniteError
from playground.world.tabular.table import compile_mdp
from playground.world.text.files import file_size, format_level, parse_level, read_level, write
from playground.world.tile import Tile

__all__ = [
    "Cell",
    "Dense",
    "FiniteError",
    "Floor",
    "Level",
    "LevelError",
    "MapChange",
    "Noise",
    "Outcome",
    "Rules",
    "State",
    "TabularMDP",
    "Tile",
    "compile_mdp",
    "dense",
    "file_size",
    "finite_mdp",
    "format_level",
    "from_p",
    "outcomes",
    "parse_level",
    "read_level",
    "table_level",
    "write",
]
