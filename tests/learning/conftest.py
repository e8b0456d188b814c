"""Levels and learners for the tests of this room."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.learning.learner import Learner, Source
from playground.world import TabularMDP, compile_mdp, parse_level
from playground.world.library import find


def table(rows: list[str], legend: str = "", **rules: Any) -> TabularMDP:
    """A table from rows, lines of a legend, and rules as TOML values."""
    told = "\n".join(f"{name} = {value}" for name, value in rules.items())
    body = "\n".join(rows)
    return compile_mdp(
        parse_level(f"format = 1\ntitle = \"Test\"\nmap = '''\n{body}\n'''\n[rules]\n{told}\n[legend]\n{legend}\n")
    )


WORLDS = {
    "four actions": lambda: table(["S..", ".#.", "~.G"], step_reward=-1.0, time_limit=30),
    "four, slippery": lambda: table(["S..P", "....", "P..G"], slip=0.3),
    "two actions": lambda: table(["S....G"], moves='"left-right"', time_limit=12),
    "eight, forbidden edges": lambda: table(["S..", "...", "..G"], moves='"eight"', edges='"forbid"', step_reward=-0.5),
    "nine, two starts, slips to others": lambda: table(
        ["S..S", "....", "G..."], moves='"nine"', slip=0.2, slip_kind='"others"', time_limit=9
    ),
    "only some actions": lambda: table(
        ["S.a", "..G"], '"a" = { kind = "floor", only = ["down"] }', edges='"forbid"', discount=1.0
    ),
}


@pytest.fixture
def drawn() -> Callable[..., TabularMDP]:
    """Makes a table from rows and rules."""
    return table


@pytest.fixture
def bundled() -> Callable[[str], TabularMDP]:
    """The table of a bundled level."""
    return lambda name: compile_mdp(find(name))


@pytest.fixture(params=sorted(WORLDS))
def world(request: pytest.FixtureRequest) -> TabularMDP:
    """Tables of every shape that kernels meet."""
    made: TabularMDP = WORLDS[request.param]()
    return made


@pytest.fixture
def made() -> Callable[..., Any]:
    """Makes a learner by its id: made(id, mdp, seed, setting=value …); from experience it has a body of its own.

    What compiles is imported here and not above: this file is read before the place for compiled code has been chosen.
    """
    from playground.learning.collection import learners
    from playground.learning.life.experience import Experience

    def make(name: str, mdp: TabularMDP, seed: int = 0, **settings: Any) -> Learner:
        spec = learners()[name]
        ground = Experience(mdp, seed) if spec.source is Source.EXPERIENCE else mdp
        return spec.make(spec.settings(**settings), ground, seed)

    return make
