"""The index of one state."""

from playground.world import Cell, State, compile_mdp
from playground.world.level import Level


def test_the_number_of_a_state_is_its_place_and_none_where_there_is_none() -> None:
    mdp = compile_mdp(Level(title="", rows=("S#.", "..G")))
    assert [mdp.number(state) for state in mdp.states] == list(range(5))
    assert all(mdp.number(state) == place for state, place in mdp.index.items())
    for cell in (Cell(0, 1), Cell(2, 0), Cell(0, 3)):
        assert mdp.number(State(cell)) is None
    assert mdp.number(State(Cell(0, 0), held=("key",))) is None
