"""What is remembered, step by step: keys, coins, switches, hazards that walk, noise; every number can be counted by hand."""

import pytest

from playground.world import Cell, Level, LevelError, Outcome, State, compile_mdp, outcomes, parse_level
from playground.world.tile import Spread
from tests.world.tabular.test_table import optimal_values


def level_of(rows: str, rules: str = "", legend: str = "") -> Level:
    return parse_level("map = '''\n" + "\n".join(rows.split()) + f"\n'''\n[rules]\n{rules}\n[legend]\n{legend}\n")


def at(row: int, col: int, *held: str, on: tuple[str, ...] = (), phase: int = 0) -> State:
    return State(Cell(row, col), held, on, phase)


def after(level: Level, state: State, action: str) -> Outcome:
    """The only thing that can happen."""
    (outcome,) = outcomes(level, state, action)
    assert outcome.probability == 1.0
    return outcome


# Coins


def test_a_coin_pays_once_and_is_remembered() -> None:
    level = level_of("S.c.", "step_reward = -1")
    assert after(level, at(0, 1), "right")[1:4] == (at(0, 2, "0,2"), 0.0, False)
    assert after(level, at(0, 3, "0,2"), "left")[1:4] == (at(0, 2, "0,2"), -1.0, False)


def test_a_coin_that_replaces_the_step_does_so_once() -> None:
    level = level_of("Sc", "step_reward = -1", 'c = { kind = "coin", enter = 5.0, replaces_step = true }')
    assert after(level, at(0, 0), "right").reward == 5.0
    assert after(level, at(0, 0, "0,1"), "right").reward == -1.0


def test_a_bump_pays_a_coin_again_only_while_it_is_not_taken() -> None:
    level = level_of("cS", "enter_on_stay = true")
    assert after(level, at(0, 0), "left")[1:3] == (at(0, 0), 1.0)
    assert after(level, at(0, 0, "0,0"), "left")[1:3] == (at(0, 0, "0,0"), 0.0)


def test_a_corridor_of_coins_is_worth_what_one_counts() -> None:
    """At γ = 1/2 the coin on the right is worth 1, the two on the left 1 and γ more; each turn costs its steps."""
    mdp = compile_mdp(level_of("ccS.c", 'discount = 0.5\nmoves = "left-right"'))
    v = optimal_values(mdp)
    # left, left, then four steps to the right: 1 + 1/2 + (1/2)^5; the three steps between pay nothing
    assert v[mdp.number(at(0, 2))] == pytest.approx(1 + 0.5 + 0.5**5, abs=1e-9)
    assert v[mdp.number(at(0, 0, "0,0", "0,1"))] == pytest.approx(0.5**3, abs=1e-9)
    assert v[mdp.number(at(0, 4, "0,0", "0,1", "0,4"))] == pytest.approx(0.0, abs=1e-9)


def test_a_corridor_of_forty_coins_has_as_many_floors_as_can_be_had() -> None:
    mdp = compile_mdp(Level("", ("S" + "c" * 40,)))
    assert len(mdp.floors) == 41
    # with n coins taken the mouse is on one of the n + 1 cells to the left
    assert len(mdp.states) == sum(n + 1 for n in range(41))


# Keys and doors


ROOM = """
SaA
.#.
..G
"""


def test_a_door_needs_its_key() -> None:
    level = level_of(ROOM)
    shut = level_of("SA")
    assert after(shut, at(0, 0), "right")[1:4] == (at(0, 0), 0.0, False)
    assert after(level, at(0, 0), "right").state == at(0, 1, "red")
    assert after(level, at(0, 1), "right").state == at(0, 1)
    assert after(level, at(0, 1, "red"), "right").state == at(0, 2, "red")


def test_the_states_of_a_room_with_a_key_and_a_door() -> None:
    """Without the key: five cells on the left and below. With it: all eight cells that are no wall."""
    mdp = compile_mdp(level_of(ROOM))
    without = [state.cell for state in mdp.states if not state.held]
    assert without == [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2)]
    assert len(mdp.states) == 5 + 8
    assert [floor.held for floor in mdp.floors] == [(), ("red",)]


def test_a_door_whose_key_is_nowhere_is_a_wall() -> None:
    mdp = compile_mdp(level_of("S.A.G"))
    assert [tuple(state.cell) for state in mdp.states] == [(0, 0), (0, 1), (0, 3), (0, 4)]


# Switches and gates


def test_a_switch_turns_gates_round_and_back() -> None:
    level = level_of("StTU", "bump_reward = -1")
    assert after(level, at(0, 0), "right").state == at(0, 1, on=("gate",))
    assert after(level, at(0, 1), "right")[1:3] == (at(0, 1), -1.0)
    assert after(level, at(0, 1, on=("gate",)), "right").state == at(0, 2, on=("gate",))
    assert after(level, at(0, 2, on=("gate",)), "right").state == at(0, 2, on=("gate",))  # the open gate is shut now
    assert after(level, at(0, 2, on=("gate",)), "left").state == at(0, 1)


def test_a_bump_on_a_switch_does_not_throw_it() -> None:
    assert after(level_of("tS"), at(0, 0), "left").state == at(0, 0)


def test_what_blocks_is_judged_before_the_step() -> None:
    """The wind carries the mouse over the switch: it rests behind it, and nothing was thrown."""
    level = level_of("StT.", "", '"S" = { kind = "start", wind = [0, 1] }')
    assert after(level, at(0, 0), "right").state == at(0, 1, on=("gate",))
    assert after(level, at(0, 0, on=("gate",)), "right").state == at(0, 2, on=("gate",))


def test_portals_and_jumps_lead_only_to_what_is_open() -> None:
    level = level_of("SJtTG", "", 'J = { kind = "jump", to = ["T", "G"] }')
    assert [outcome.state.cell for outcome in outcomes(level, at(0, 1), "up")] == [(0, 4)]
    assert sorted(outcome.state.cell for outcome in outcomes(level, at(0, 1, on=("gate",)), "up")) == [(0, 3), (0, 4)]


# Hazards that walk


CAT = "M...S"
"""A cat that walks three steps to the right and back: period 6."""


def test_the_phase_goes_on_with_every_step_also_at_a_bump() -> None:
    level = level_of(CAT)
    assert after(level, at(0, 4, phase=5), "right").state == at(0, 4, phase=0)
    assert after(level, at(0, 4, phase=3), "right").state == at(0, 4, phase=4)


def test_who_steps_where_the_cat_arrives_is_caught() -> None:
    level = level_of(CAT, "step_reward = -0.1")
    # at phase 2 the cat is in column 2, at phase 3 in column 3
    assert after(level, at(0, 4, phase=2), "left")[1:4] == (at(0, 3, phase=3), -1.1, True)
    assert after(level, at(0, 4, phase=1), "left")[1:4] == (at(0, 3, phase=2), -0.1, False)


def test_who_changes_places_with_the_cat_is_caught() -> None:
    # at phase 2 the cat is in column 2 and the mouse in column 3: they pass through each other
    assert after(level_of(CAT), at(0, 3, phase=2), "left")[1:4] == (at(0, 2, phase=3), -1.0, True)
    # walking away from it is no meeting: at phase 3 it is in column 3, at phase 4 back in column 2
    assert not after(level_of(CAT), at(0, 2, phase=3), "left").ends


def test_who_stays_where_the_cat_comes_is_caught() -> None:
    level = level_of("MS", 'moves = "left-right"')
    assert after(level, at(0, 1, phase=0), "right")[1:4] == (at(0, 1, phase=1), -1.0, True)


def test_the_home_of_a_cat_is_floor_while_it_is_away() -> None:
    level = level_of("SM..", "", 'M = { kind = "cat", patrols = ["right", "right"] }')
    assert after(level, at(0, 0, phase=1), "right")[1:4] == (at(0, 1, phase=2), 0.0, False)


def test_a_cat_that_sends_does_so_to_who_stayed_too() -> None:
    level = level_of("S.M", "", 'M = { kind = "cat", ends = false, sends_to = "S", patrols = ["left"] }')
    assert after(level, at(0, 1, phase=0), "up")[1:4] == (at(0, 0, phase=1), -1.0, False)


def test_an_exit_and_a_jump_take_a_step_of_the_cat() -> None:
    level = level_of("XJjM.S")
    assert after(level, at(0, 0, phase=1), "up")[1:4] == (at(0, 0, phase=2), 1.0, True)  # two steps to the right: period 4
    assert after(level, at(0, 1, phase=0), "up").state == at(0, 2, phase=1)


def test_a_table_with_hazards_has_a_floor_for_each_phase_that_comes_about() -> None:
    mdp = compile_mdp(level_of("S...\n#M.#", 'moves = "left-right"'))  # one step to the right and back: period 2
    assert [floor.phase for floor in mdp.floors] == [0, 1]
    assert mdp.floors[0] == ((), (), 0)
    assert len(mdp.states) == 8  # a bump at the edge shifts the steps against the phase


# Noise


def test_noise_is_in_the_mean_and_beside_it() -> None:
    level = level_of("S!", "step_reward = -0.5", '"!" = { kind = "dice", enter = 2.0, noise = { either = [-1, 4] } }')
    (outcome,) = outcomes(level, at(0, 0), "right")
    assert (outcome.reward, outcome.gaussian, outcome.either) == (-0.5 + 2.0 + 1.5, 0.0, 2.5)
    mdp = compile_mdp(level)
    assert mdp.noise is not None
    right = mdp.actions.index("right")
    assert mdp.noise.either[0, right].tolist() == [2.5]
    assert mdp.noise.gaussian.max() == 0.0
    assert mdp.noise.either[0, mdp.actions.index("left")].tolist() == [0.0]
    assert mdp.reward[0, right, 0] == 3.0
    assert compile_mdp(level_of("S.")).noise is None


def test_outcomes_of_different_noise_stay_apart() -> None:
    """Both sides of a slip send back to the start and pay 0 on average, but one of them varies."""
    tile = '{ kind = "cliff", enter = 0.0, noise = { gaussian = 1.0 } }'
    level = level_of("n\nS\np", "slip = 1.0", f'n = {tile}\np = {{ kind = "cliff", enter = 0.0 }}')
    ways = outcomes(level, at(1, 0), "right")
    assert sorted((way.probability, way.gaussian) for way in ways) == [(0.5, 0.0), (0.5, 1.0)]


def test_a_coin_with_noise_varies_once() -> None:
    level = level_of("S!", "", '"!" = { kind = "dice", once = true, noise = { gaussian = 3.0 } }')
    assert after(level, at(0, 0), "right").gaussian == 3.0
    assert after(level, at(0, 0, "0,1"), "right").gaussian == 0.0


def test_both_kinds_of_noise_have_a_mean() -> None:
    assert (Spread(2.0).mean, Spread(2.0).half) == (0.0, 0.0)
    assert (Spread(either=(3.0, 1.0)).mean, Spread(either=(3.0, 1.0)).half) == (2.0, 1.0)


# What is refused


@pytest.mark.parametrize(
    "state", [at(0, 0, "red"), at(0, 0, "0,0"), at(0, 0, "9,9"), at(0, 0, "x,y"), at(0, 0, on=("gate",)), at(0, 0, phase=1)]
)
def test_a_state_that_a_level_cannot_be_in_is_refused(state: State) -> None:
    with pytest.raises(ValueError, match="there is no"):
        outcomes(level_of("S.c"), state, "right")


@pytest.mark.parametrize(
    ("legend", "words"),
    [
        ("blocks = true", "the hazard 'M' cannot walk (patrols) and have blocks too"),
        ('needs = "red"', "cannot walk (patrols) and have needs too"),
        ('obeys = "gate"', "cannot walk (patrols) and have obeys too"),
        ("once = true", "cannot walk (patrols) and have once too"),
    ],
)
def test_a_hazard_that_walks_cannot_be_a_door(legend: str, words: str) -> None:
    with pytest.raises(LevelError) as caught:
        compile_mdp(level_of("SM..", "", f'M = {{ kind = "cat", {legend} }}'))
    assert words in str(caught.value)
