"""What the table says of itself."""

from playground.world import Cell, State, compile_mdp, parse_level


def test_a_state_is_a_cell_and_what_the_world_remembers() -> None:
    assert State(Cell(1, 2)) == (Cell(1, 2), (), (), 0)


def test_terminal_states_have_no_legal_action_and_every_state_has_an_index() -> None:
    mdp = compile_mdp(parse_level("map = '''\nS.G\n'''"))
    assert mdp.terminal.tolist() == [False, False, True]
    assert [mdp.index[state] for state in mdp.states] == [0, 1, 2]
    assert mdp.discount == 0.95
    assert mdp.time_limit == 200
