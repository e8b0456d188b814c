"""From `--learners` and `--set` to the arms of an experiment: listed values are tried each, all with all."""

import itertools
from collections.abc import Sequence

from playground.cli.choices import chosen, learner
from playground.cli.verb import UsageError
from playground.learning.collection import learners
from playground.learning.learner import LearnerSpec
from playground.plurals import counted
from playground.registry import suggestion
from playground.settings import dials, parsed, tuned
from playground.training.experiments.experiment import Arm

MOST = 1000
"""Arms of one experiment."""


def arms(words: str, pairs: Sequence[str]) -> tuple[Arm, ...]:
    """An arm for each learner and each choice of the values listed for it.

    `alpha=0.1,0.5` is for every learner that has that setting, `sarsa:alpha=0.3` for one of them and in place of the other.
    """
    specs = [learner(word.strip()) for word in words.split(",") if word.strip()]
    if not specs:
        raise UsageError("--learners names none; expected ids like q-learning,sarsa, as `list learners` shows them")
    named = {spec.id for spec in specs}
    choices = [_split(pair) for pair in pairs]
    for whose, name, _ in choices:
        if whose:
            chosen("learner", whose, learners())
        if whose and whose not in named:
            raise UsageError(f"--set {whose}:{name} is for a learner that is not in --learners: add it there, or leave this out")
        having = [spec for spec in specs if whose in ("", spec.id)]
        names = sorted({dial.name for spec in having for dial in dials(spec.settings)})
        if name not in names:
            raise UsageError(f"none of the learners has a setting {name!r}{suggestion(name, names)}")
    combinations = tuple(arm for spec in specs for arm in _of(spec, choices))
    if len(combinations) > MOST:
        raise UsageError(
            f"these are {counted(len(combinations), 'arm')}, at most {MOST:,} are run in one experiment: list fewer values"
        )
    return combinations


def _split(pair: str) -> tuple[str, str, list[str]]:
    """(learner or "", setting, values) of a word like sarsa:alpha=0.1,0.5."""
    name, equals, text = pair.partition("=")
    whose, colon, rest = name.strip().rpartition(":")
    values = [value.strip() for value in text.split(",") if value.strip()]
    if not equals or not values or (colon and not whose):
        raise UsageError(f"--set {pair!r} has no value; expected NAME=VALUE, NAME=A,B,C or LEARNER:NAME=VALUE")
    return whose, rest.strip(), values


def _of(spec: LearnerSpec, choices: Sequence[tuple[str, str, list[str]]]) -> list[Arm]:
    """The arms of one learner."""
    by_name = {dial.name: dial for dial in dials(spec.settings)}
    values: dict[str, list[str]] = {}
    for wanted in ("", spec.id):  # what is said of this learner alone counts more
        values |= {name: listed for whose, name, listed in choices if whose == wanted and name in by_name}
    arms = []
    for choice in itertools.product(*values.values()):
        changes = {name: parsed(by_name[name], text) for name, text in zip(values, choice, strict=True)}
        label = " ".join([spec.id, *(f"{name}={text}" for name, text in zip(values, choice, strict=True))])
        arms.append(Arm(label, spec.id, tuned(spec.settings(), changes)))
    return arms
