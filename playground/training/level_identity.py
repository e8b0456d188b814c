"""What a level is, whatever it is called: a short text that is the same for equal levels."""

import hashlib
from dataclasses import replace

from playground.world import format_level
from playground.world.level import Level
from playground.world.mdp import TabularMDP

LENGTH = 32
"""Characters of an identity: hexadecimal digits, so it can be the name of a file."""


def level_identity(level: Level) -> str:
    """The hash of everything that matters for playing: title, about, source and comment do not.

    ValueError where the level cannot be written.
    """
    if level.table is not None:
        return table_digest(level.table)[:LENGTH]
    bare = replace(level, title="", about="", source="", comment="")
    return hashlib.sha256(format_level(bare).encode("utf-8")).hexdigest()[:LENGTH]


def table_digest(table: TabularMDP) -> str:
    """The hash of a table: of its outcomes, where it starts, what is legal, and how its rewards vary."""
    digest = hashlib.sha256()
    for array in (table.probability, table.successor, table.reward, table.continuation, table.start, table.legal):
        digest.update(array.tobytes())
    if table.noise is not None:
        digest.update(table.noise.gaussian.tobytes() + table.noise.either.tobytes())
    return digest.hexdigest()
