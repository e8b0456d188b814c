"""Tables of action values on the command line: one to begin with, and where one is written."""

import sys
from pathlib import Path

from playground.cli.file_access import output_file, reading, writing
from playground.cli.verb import UsageError
from playground.learning.learner import Array, LearnerSpec
from playground.world import compile_mdp
from playground.world.level import Level
from playground.world.mdp import TabularMDP


def given_q(word: str, level: Level, spec: LearnerSpec) -> Array:
    """[S, A] the table of --q, for a learner that keeps one. UsageError where there is none, or it is none of this level."""
    from playground.learning.collection import learners
    from playground.learning.files.agent_file import AgentError
    from playground.learning.files.tables.q_table_file import read_q_table

    if not spec.believes:
        believing = ", ".join(id for id, believer in learners().items() if believer.believes)
        raise UsageError(f"--q does not go with {spec.id}, which learns no table of action values; choose one of {believing}")
    try:
        with reading(word):
            table = read_q_table(Path(word), compile_mdp(level))
    except AgentError as error:
        raise UsageError(f"{word}: {error}") from error
    for note in table.notes:
        print(f"{Path(word).name}: {note}", file=sys.stderr)
    return table.q


def q_out(word: str | None) -> Path | None:
    """Where a table is to be written; checked before the work, not after it."""
    from playground.learning.files.tables.q_table_file import WRITTEN

    if word is None:
        return None
    return output_file(word, WRITTEN, "the table of action values")


def write_q(path: Path, q: Array | None, mdp: TabularMDP, whose: str) -> None:
    """Writes a table [S, A]. UsageError where there is none, or where it cannot be written."""
    from playground.learning.files.tables.q_table_file import write_q_table

    if q is None:
        raise UsageError(
            f"{whose} has no action values to write: leave --q-out out, or choose a learner that has, like q-learning"
        )
    with writing(path):
        write_q_table(path, q, mdp)
