"""CliffWalking: the same table as Gymnasium's own, and its known values."""

import pytest
from gymnasium.envs.toy_text.cliffwalking import CliffWalkingEnv

from playground.rl.optimum import solve_optimum
from playground.world import Cell, LevelError, compile_mdp, parse_level
from playground.world.exchange import ExportError, read_text, recognised_format, write_text
from playground.world.library import find
from playground.world.mdp import State


@pytest.fixture
def printed():
    """The text that Gymnasium itself prints."""
    env = CliffWalkingEnv(render_mode="ansi")
    env.reset(seed=0)
    return env.render()


@pytest.mark.parametrize("slippery", [True, False])
def test_the_table_is_gymnasiums(printed, slippery, assert_same_table):
    level = read_text(f"{printed}\nis_slippery = {slippery}").level
    assert_same_table(level, CliffWalkingEnv(is_slippery=slippery), "~G")


@pytest.mark.parametrize(("slippery", "start"), [(False, -13.0), (True, -64.709176)])
def test_the_value_of_the_start_is_the_known_one(printed, slippery, start):
    mdp = compile_mdp(read_text(f"{printed}\nis_slippery = {slippery}").level)
    assert solve_optimum(mdp).start == pytest.approx(start, abs=1e-5)


def test_the_book_s_cliff_comes_out_of_gymnasiums_text(printed):
    assert recognised_format(printed).id == "cliffwalking"
    assert read_text(printed).level.rows == find("cliff-walking").rows


def test_stepping_off_the_cliff_leads_back(printed):
    mdp = compile_mdp(read_text(printed).level)
    state = mdp.number(State(Cell(2, 5)))
    down = mdp.actions.index("down")
    assert mdp.states[int(mdp.successor[state, down, 0])].cell == Cell(3, 0)
    assert mdp.reward[state, down, 0] == -100.0


def test_it_is_written_as_it_is_printed(printed):
    level = read_text(printed).level
    written = write_text(level, "cliffwalking")
    assert [line.split() for line in written.text.split("\n")] == [line.split() for line in printed.rstrip().split("\n")] + [[]]
    assert read_text(written.text).level == level
    assert len(written.notes) == 1


def test_a_slippery_cliff_comes_back(printed):
    level = read_text(f"{printed}\nis_slippery = true").level
    assert read_text(write_text(level, "cliffwalking").text).level == level


def test_what_a_cliff_cannot_say_is_explained():
    notes = " ".join(write_text(find("first-steps"), "cliffwalking").notes)
    for words in ("Wall becomes floor", "Not kept: title", "The rule step reward, -0.02, becomes -1."):
        assert words in notes


@pytest.mark.parametrize(
    ("row", "sentence"), [("..G", "one start"), ("SSG", "one start, and this level has 2"), ("S..", "needs an end")]
)
def test_what_would_be_no_cliff_is_refused(row, sentence):
    with pytest.raises(ExportError, match=sentence):
        write_text(parse_level(f"map = '''\n{row}\n'''"), "cliffwalking")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("o x\nC x\n", "2 x on the map, expected one"), ("o x T\no o\n", "line 2, column 3"), ("", "1 to 1,000 each way")],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError, match=sentence):
        read_text(text, format="cliffwalking")
