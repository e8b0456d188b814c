"""PRISM's explicit files, letter by letter."""

from playground.world import compile_mdp, parse_level
from playground.world.exporting.prism import prism
from playground.world.exporting.stopping import Stopping, stopping

LEVEL = "map = '''\nSG\n'''\n[rules]\nmoves = 'left-right'\ndiscount = 0.75\nstep_reward = -0.3333333333333333\n"


def of(text: str) -> Stopping:
    level = parse_level(text)
    return stopping(level, compile_mdp(level))


def test_letter_by_letter() -> None:
    files = {end: "".join(lines) for end, lines in prism(of(LEVEL)).items()}
    assert files == {
        ".tra": "3 4 5\n0 0 0 0.75 left\n0 0 2 0.25 left\n0 1 2 1 right\n1 0 1 1 stay\n2 0 2 1 stay\n",
        ".sta": "(s)\n0:(0)\n1:(1)\n2:(2)\n",
        ".lab": '0="init" 1="deadlock" 2="end"\n0: 0\n1: 2\n2: 2\n',
        ".trew": '# Reward structure "reward"\n# Transition rewards\n3 4 3\n'
        "0 0 0 -0.3333333333333333\n0 0 2 -0.3333333333333333\n0 1 2 0.6666666666666667\n",
        ".cost.trew": '# Reward structure "cost"\n# Transition rewards\n3 4 3\n'
        "0 0 0 0.3333333333333333\n0 0 2 0.3333333333333333\n0 1 2 -0.6666666666666667\n",
    }


def test_a_start_that_is_drawn_and_an_end_share_their_line() -> None:
    files = {end: "".join(lines) for end, lines in prism(of("map = '''\nS.SG\n'''")).items()}
    assert files[".lab"] == '0="init" 1="deadlock" 2="end"\n3: 2\n4: 2\n5: 0\n'
    assert files[".tra"].splitlines()[-2:] == ["5 0 0 0.5 begin", "5 0 2 0.5 begin"]
