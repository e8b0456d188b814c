"""Policies on the command line: one of a file, or the greedy one of a saved run; and where one is written."""

from pathlib import Path

from playground.cli.file_access import output_file, reading
from playground.cli.resumption import resumed
from playground.cli.run_files import ENDINGS
from playground.cli.verb import UsageError
from playground.learning.learner import Array, LearnerSpec
from playground.world import compile_mdp
from playground.world.level import Level


def given_policy(word: str, level: Level, spec: LearnerSpec) -> Array:
    """[S, A] what --policy names, for a learner that judges. UsageError where there is none, or it is none of this level."""
    from playground.learning.collection import learners
    from playground.learning.files.tables.policy_file import PolicyError, read_policy

    if not spec.judges:
        judges = ", ".join(id for id, judge in learners().items() if judge.judges)
        raise UsageError(f"--policy does not go with {spec.id}, which finds its own policy; choose one of {judges}")
    path = Path(word)
    if path.suffix not in (".csv", *ENDINGS):
        raise UsageError(
            f"the policy is {word!r}, expected a name that ends in .csv, or a saved run that ends in {' or '.join(ENDINGS)}"
        )
    if path.suffix in ENDINGS:
        return _of_run(word, level)
    try:
        with reading(word):
            return read_policy(path, compile_mdp(level))
    except PolicyError as error:
        raise UsageError(f"{word}: {error}") from error


def _of_run(word: str, level: Level) -> Array:
    """The greedy policy of what a saved run has learned, ties evenly."""
    from playground.rl.policies import uniform
    from playground.training.meter import greedy_of

    trainee = resumed(word, level, None).trainee
    if trainee is None:
        raise UsageError(f"{word}: there is no learner in it; give a run that `train --out` saved")
    return uniform(greedy_of(trainee.learner.estimates(), trainee.mdp.legal))


def policy_out(word: str | None) -> Path | None:
    """Where a policy is to be written; checked before the work, not after it."""
    if word is None:
        return None
    return output_file(word, (".csv",), "the policy")
