"""Gymnasium's own environments as levels, where they have a table: `gym:FrozenLake-v1`, `gym:Taxi-v4?is_rainy=true`."""

import dataclasses
from collections.abc import Callable
from typing import Any

import gymnasium

from playground.plurals import counted
from playground.world.exchange.foreign_code import RAISED, error_text
from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment, part_of, private_copy, quiet
from playground.world.exchange.toy_text.making import foreign_environment
from playground.world.exchange.toy_text.prices import with_prices
from playground.world.exchange.toy_text.query import question_of
from playground.world.exchange.toy_text.starts import start_distribution
from playground.world.exchange.toy_text.steps import strangeness
from playground.world.exchange.toy_text.table_reading import read_table
from playground.world.exchange.toy_text.views import view_of
from playground.world.level import Level, LevelError
from playground.world.tabular.finite import table_level, table_of
from playground.world.text.tables import Warn

DISCOUNT = 0.99
"""γ where nothing says otherwise: it is no part of Gymnasium."""


def toy_text(name: str, warn: Warn) -> Level:
    """The level of an environment's id, with its arguments behind a "?": "FrozenLake-v1?map_name=8x8&discount=0.9".

    `discount` is γ; all others go to the environment. `warn` is called with a sentence where no γ is given, where the environment
    does not say where its episodes begin, and where its steps are not those of its table.

    Raises LevelError where there is no such environment, or it has no table of its outcomes.
    """
    question = question_of(name)
    other = f"gym:{name}{'&' if '?' in name else '?'}discount=0.9"
    note = f"Gymnasium has no discount, so γ is {DISCOUNT} here; {other} sets another"
    return _read(name, question.id, question.discount, note, lambda warn: foreign_environment(question, warn), warn)


def level_of_environment(env: Any, discount: float | None, warn: Warn) -> Level:
    """The level of an environment that was made already, of Gymnasium or of any class with a table `P`.

    A copy of it is read, so that the environment stays in its episode, and its dice as they are. The rest is as in `toy_text`.
    """
    spec = part_of(env, "spec")
    id = str(part_of(spec, "id") or type(part_of(env, "unwrapped") or env).__name__)
    limit = part_of(spec, "max_episode_steps") or 0
    note = f"{id} has no discount, so γ is {DISCOUNT} here; discount=0.9 sets another"
    return _read(id, id, discount, note, lambda warn: ForeignEnvironment(private_copy(env), id, limit, {}), warn)


def _read(name: str, id: str, discount: float | None, note: str, make: Callable[[Warn], ForeignEnvironment], warn: Warn) -> Level:
    """The level of an environment that is made by `make`. note: what is said where no discount is given."""
    notes: list[str] = []
    try:
        with quiet():
            level = _level(name, DISCOUNT if discount is None else discount, make(notes.append), notes.append)
    except LevelError:
        raise
    except RAISED as error:
        # The environment is someone else's program, which may raise anything.
        raise LevelError(f"{id[:80]} cannot be read: {error_text(error)}") from error
    if discount is None:
        warn(note)
    for reading in notes:
        warn(reading)
    return level


def environment(name: str, warn: Warn) -> tuple[Any, dict[str, Any]]:
    """The environment itself that `toy_text` takes its table from, to live in, and the arguments it was made with.

    LevelError where there is none.
    """
    notes: list[str] = []
    with quiet():
        env = foreign_environment(question_of(name), notes.append)
    for note in notes:
        warn(note)
    return env.whole, env.arguments


def _level(name: str, gamma: float, env: ForeignEnvironment, warn: Warn) -> Level:
    """The level of an environment that was made."""
    outcomes, moving = read_table(env)
    if moving:
        warn(f"{env.id} has another table after every reset; this is the one after reset(seed=0)")
    start = start_distribution(env, outcomes, moving, warn)
    view = view_of(env, outcomes)
    mdp = table_of(outcomes, gamma, start=start, actions=view.actions, time_limit=env.limit, places=view.places)
    strange = "" if moving else strangeness(env, outcomes)
    if strange:
        warn(f"{env.id}: {strange}; what is solved and played here is the table")
    about = (
        f"Gymnasium's own table: {counted(len(mdp.states), 'state')}, {counted(len(mdp.actions), 'action')}; γ {gamma:g} is ours."
    )
    level = table_level(mdp, name, about, f"Gymnasium {gymnasium.__version__}, {env.id}")
    return with_prices(dataclasses.replace(level, rows=view.rows, legend=view.legend, cast=view.cast) if view.rows else level)
