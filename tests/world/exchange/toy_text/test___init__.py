"""Gymnasium's own environments as levels: their tables to the last outcome, their grids, and sentences where there is none."""

import gymnasium
import numpy as np
import pytest

from playground.rl.optimum import solve_optimum
from playground.world import Level, LevelError, compile_mdp
from playground.world.exchange.toy_text import level_of_environment, toy_text
from playground.world.grid import Cell
from playground.world.library import find
from playground.world.mdp import Floor, State

NAMES = ["FrozenLake-v1", "FrozenLake8x8-v1", "CliffWalking-v1", "CliffWalkingSlippery-v1", "Taxi-v4", "Taxi-v4?is_rainy=true"]


def silent(sentence: str) -> None:
    """Takes no notice."""


@pytest.mark.parametrize("name", NAMES)
def test_the_table_is_gymnasiums(name: str) -> None:
    """Every outcome of every state that has a choice, in Gymnasium's numbers: successors, rewards, ends and added up chances."""
    mdp = compile_mdp(find(f"gym:{name}", silent))
    env = gymnasium.make(name.partition("?")[0], **({"is_rainy": True} if "?" in name else {})).unwrapped
    assert len(env.P) == len(mdp.states)
    for state in range(len(env.P)):
        if mdp.terminal[state]:
            continue
        for action, ways in env.P[state].items():
            expected: dict[tuple[int, float, bool], float] = {}
            for chance, after, reward, ended in ways:
                key = (int(after), float(reward), bool(ended))
                expected[key] = expected.get(key, 0.0) + chance
            table = (mdp.successor, mdp.reward, mdp.ends, mdp.probability)
            outcomes = zip(*(part[state, action].tolist() for part in table), strict=True)
            shares = {(after, reward, ended): chance for after, reward, ended, chance in outcomes if chance > 0}
            assert shares.keys() == expected.keys()
            assert all(shares[key] == pytest.approx(expected[key], abs=1e-12) for key in shares)
    assert mdp.start == pytest.approx(env.initial_state_distrib)


def test_a_state_of_taxi_is_drawn_where_gymnasium_has_it() -> None:
    """328 is row 3, column 1, the passenger at the yellow stand, bound for the red one."""
    mdp = compile_mdp(toy_text("Taxi-v4", silent))
    assert mdp.states[328] == State(Cell(3, 1), ("passenger-at-yellow", "to-red"))
    assert [mdp.number(mdp.states[state]) for state in range(500)] == list(range(500))


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_that_of_plain_iteration_over_p(name: str) -> None:
    """γ 0.9, 250 sweeps over Gymnasium's P itself (0.9^250 < 1e-11), in every state where something can be done."""
    mdp = compile_mdp(toy_text(f"{name}{'&' if '?' in name else '?'}discount=0.9", silent))
    outcomes = gymnasium.make(name.partition("?")[0], **({"is_rainy": True} if "?" in name else {})).unwrapped.P
    rows = [[[*ways, *[(0.0, 0, 0.0, True)] * (3 - len(ways))] for ways in row.values()] for row in outcomes.values()]
    chance, after, pays, ends = np.moveaxis(np.array(rows, dtype=float), -1, 0)
    v = np.zeros(len(rows))
    for _ in range(250):
        v = (chance * (pays + 0.9 * np.where(ends, 0.0, v[after.astype(int)]))).sum(axis=2).max(axis=1)
    acting = ~mdp.terminal
    assert solve_optimum(mdp).v[acting] == pytest.approx(v[acting], abs=1e-9)


def test_published_optima() -> None:
    """FrozenLake 4×4: 0.5420 from the start at γ 0.99, 14/17 without discount; the cliff: 13 steps; Taxi: 7.93."""
    assert begin("FrozenLake-v1") == pytest.approx(0.5420, abs=5e-5)
    assert begin("FrozenLake-v1?discount=1") == pytest.approx(14 / 17, abs=1e-9)
    assert begin("CliffWalking-v1?discount=1.0") == pytest.approx(-13, abs=1e-9)
    assert begin("Taxi-v4?discount=1") == pytest.approx(7.93, abs=5e-3)


def begin(name: str) -> float:
    mdp = compile_mdp(toy_text(name, silent))
    return float(solve_optimum(mdp).v @ mdp.start)


def test_grids_have_their_tiles() -> None:
    assert toy_text("FrozenLake-v1", silent).rows == ("S...", ".P.P", "...P", "P..G")
    cliff = toy_text("CliffWalking-v1", silent)
    assert cliff.rows[3] == "S~~~~~~~~~~G"
    assert cliff.tile("~").enter == -100.0
    city = toy_text("Taxi-v4", silent)
    assert city.rows == ("R|..G", ".|...", ".....", "|.|..", "Y.|B.")
    assert (city.tile("R").title, city.tile("Y").blocks_from) == ("Red stand", ("right",))


def test_taxi_has_a_floor_for_each_passenger_and_destination() -> None:
    mdp = compile_mdp(toy_text("Taxi-v4", silent))
    assert mdp.actions == ("south", "north", "east", "west", "pickup", "dropoff")
    assert (len(mdp.floors), mdp.shape, mdp.time_limit) == (20, (5, 5), 200)
    assert mdp.floors[0] == Floor(("passenger-at-red", "to-green"))
    assert mdp.terminal.sum() == 0 and (mdp.start > 0).sum() == 300
    assert all((mdp.state_at(floor) >= 0).all() for floor in range(20))


def test_actions_limits_and_arguments() -> None:
    lake = toy_text("FrozenLake-v1?map_name=8x8&is_slippery=false", silent)
    mdp = compile_mdp(lake)
    assert mdp.actions == ("left", "down", "right", "up") and mdp.shape == (8, 8) and mdp.probability.shape[2] == 1
    assert compile_mdp(toy_text("FrozenLake8x8-v1", silent)).time_limit == 200
    assert compile_mdp(toy_text("CliffWalking-v1", silent)).time_limit == 0


def test_the_discount_is_explained_where_nobody_said_one() -> None:
    notes: list[str] = []
    assert toy_text("FrozenLake-v1", notes.append).rules.discount == 0.99
    assert notes == ["Gymnasium has no discount, so γ is 0.99 here; gym:FrozenLake-v1?discount=0.9 sets another"]
    assert toy_text("FrozenLake-v1?discount=0.5", notes.append).rules.discount == 0.5 and len(notes) == 1


def test_our_own_environment_is_one_of_them_and_drawn_plainly() -> None:
    level = find("gym:BellmanPlayground/Level-v0?level=corridor&discount=0.9", silent)
    assert isinstance(level, Level) and compile_mdp(level).discount == 0.9


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("CartPole-v1", "CartPole-v1 has no table P of its outcomes, expected an environment like FrozenLake-v1"),
        ("Foolake-v1", "gym:Foolake-v1 cannot be made: there is no environment 'Foolake-v1', did you mean 'FrozenLake-v1'?"),
        ("Taxi-v9", "gym:Taxi-v9 cannot be made: the latest version that is here is Taxi-v4"),
        ("FrozenLake-v1?slippery", "'slippery' is no argument, expected NAME=VALUE, like is_slippery=false"),
        ("FrozenLake-v1?nonsense=1", "FrozenLake-v1 has no argument 'nonsense'; there are: desc, map_name, is_slippery"),
        ("FrozenLake-v1?slippery=1", "FrozenLake-v1 has no argument 'slippery'; did you mean 'is_slippery'?"),
        ("FrozenLake-v1?gamma=1", "FrozenLake-v1 has no argument 'gamma'; did you mean 'discount'?"),
        ("FrozenLake-v1?is_slippery=maybe", "FrozenLake-v1: is_slippery is 'maybe', expected true or false"),
        ("FrozenLake-v1?success_rate=high", "FrozenLake-v1: success_rate is 'high', expected a number"),
        ("FrozenLake-v1?success_rate=1/0", "FrozenLake-v1: success_rate is '1/0', expected a number"),
        ("FrozenLake-v1?reward_schedule=1,0", "reward_schedule is '1,0', expected 3 numbers, like 1,0,0"),
        ("FrozenLake-v1?desc=SFFG", "FrozenLake-v1 cannot be made with desc=SFFG: its own code says: not enough values"),
        ("FrozenLake-v1?is_slippery=no&is_slippery=yes", "the argument 'is_slippery' is given twice: 'no' and 'yes'"),
        ("FrozenLake-v1?max_episode_steps=-1", "max_episode_steps is '-1', expected a whole number from 1"),
        ("FrozenLake-v1?render_mode=human", "FrozenLake-v1: render_mode cannot be given"),
        ("FrozenLake-v1?discount=2", "the discount is '2', expected a number from 0 to 1"),
        ("FrozenLake-v1?discount=much", "the discount is 'much', expected a number from 0 to 1"),
        ("no_such_module:Id-v0", "the module 'no_such_module' cannot be imported: No module named 'no_such_module'"),
        ("math:Id-v0", "gym:math:Id-v0 cannot be made: there is no environment 'Id-v0'"),
    ],
)
def test_what_cannot_be_is_explained_in_a_sentence(name: str, sentence: str) -> None:
    with pytest.raises(LevelError, match=sentence):
        toy_text(name, silent)


def test_a_version_that_gymnasium_only_refuses_stands_for_the_newest_one(capsys: pytest.CaptureFixture[str]) -> None:
    notes: list[str] = []
    old, new = toy_text("Taxi-v3?discount=0.9", notes.append), toy_text("Taxi-v4?discount=0.9", notes.append)
    assert old.table is not None and new.table is not None
    np.testing.assert_array_equal(old.table.probability, new.table.probability)
    if "Taxi-v3" not in gymnasium.registry:
        assert notes == [f"Gymnasium {gymnasium.__version__} has no Taxi-v3; Taxi-v4 is taken, which has the same table"]
    assert capsys.readouterr().err == ""
    with pytest.raises(LevelError, match="cannot be made"):
        toy_text("NoSuchThing-v0", notes.append)


def test_fractions_and_lists_without_brackets_are_arguments() -> None:
    short = toy_text("FrozenLake-v1?desc=SF,HG&success_rate=4/5&reward_schedule=2,-1,0&discount=0.9", silent)
    long = toy_text('FrozenLake-v1?desc=["SF","HG"]&success_rate=0.8&reward_schedule=(2,-1,0)&discount=0.9', silent)
    assert short.rows == long.rows and short.table is not None and long.table is not None
    np.testing.assert_array_equal(short.table.probability, long.table.probability)
    np.testing.assert_array_equal(short.table.reward, long.table.reward)


def test_a_program_that_leaves_by_itself_is_a_sentence() -> None:
    with pytest.raises(LevelError, match="Leaves cannot be made: its own code says: SystemExit 3"):
        toy_text("tests.world.exchange.toy_text.environments:Leaves", silent)


@pytest.mark.parametrize("name", ["FrozenLake-v1", "CliffWalking-v1", "Taxi-v4"])
def test_an_environment_that_was_made_already_is_the_same_level(name: str) -> None:
    notes: list[str] = []
    made, asked = level_of_environment(gymnasium.make(name), 0.9, notes.append), find(f"gym:{name}?discount=0.9", silent)
    assert notes == []
    assert (made.rows, made.rules, made.cast) == (asked.rows, asked.rules, asked.cast)
    for part in ("probability", "successor", "reward", "continuation", "ends", "legal", "start"):
        assert np.array_equal(getattr(compile_mdp(made), part), getattr(compile_mdp(asked), part))


def test_a_limit_of_ones_own_and_a_class_without_a_registration() -> None:
    assert level_of_environment(gymnasium.make("FrozenLake-v1", max_episode_steps=7), 0.9, silent).rules.time_limit == 7
    plain = gymnasium.make("FrozenLake-v1").unwrapped
    plain.spec = None
    level = level_of_environment(plain, None, (notes := []).append)
    assert (level.title, level.rules.time_limit) == ("FrozenLakeEnv", 0)
    assert notes == ["FrozenLakeEnv has no discount, so γ is 0.99 here; discount=0.9 sets another"]
