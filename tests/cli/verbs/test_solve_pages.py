"""`solve` on more than one page: the same JSON and the same lines, wherever a page ends."""

import json

import pytest

from playground.cli import main
from playground.cli.verbs import solve

FLAGS = {
    "plain": (),
    "uniform": ("--policy", "uniform"),
    "exact": ("--exact",),
    "certified": ("--certify",),
}


@pytest.fixture
def level(tmp_path):
    """Seven states that can act, two that cannot."""
    path = tmp_path / "level.toml"
    path.write_text(
        "map = '''\nS..\n.~.\n..G\n'''\n[rules]\ndiscount = 0.5\nstep_reward = -1.0\n[legend]\n'~' = { kind = 'pit' }\n"
    )
    return str(path)


def printed(capsys, *words):
    assert main(["solve", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("flags", FLAGS.values(), ids=FLAGS)
@pytest.mark.parametrize("page", [1, 2, 6, 7, 8])
def test_json_is_one_object_with_every_state_once(page, flags, level, capsys, monkeypatch):
    whole = printed(capsys, level, "--json", *flags)
    monkeypatch.setattr(solve, "PAGE", page)
    paged = printed(capsys, level, "--json", *flags)
    assert paged == whole and paged.count("\n") == 1
    answer = json.loads(paged, parse_constant=pytest.fail)
    assert [state["state"] for state in answer["states"]] == [0, 1, 2, 3, 5, 6, 7]
    assert len(answer["terminal"]) == 2
    assert all(set(answer["actions"]) == set(state["q"]) for state in answer["states"])


@pytest.mark.parametrize("flags", FLAGS.values(), ids=FLAGS)
def test_a_table_has_its_titles_again_on_every_page_and_every_state_once(flags, level, capsys, monkeypatch):
    whole = printed(capsys, level, *flags).splitlines()
    monkeypatch.setattr(solve, "PAGE", 3)
    paged = printed(capsys, level, *flags).splitlines()

    def rows(lines):
        return [line.split() for line in lines if line.split()[:1] and line.split()[0].isdigit()]

    assert rows(paged) == rows(whole) and len(rows(paged)) == 7
    titles = [line.split() for line in paged if line.split()[:2] == ["row", "col"]]
    assert len(titles) == 3 and titles[0] == whole[0].split()


def test_a_proof_on_the_second_page_is_that_of_its_own_states(level, capsys, monkeypatch):
    """By hand: one step from the goal 0 is expected but for the step, −1 + 1; two steps −1 + ½ · 0."""
    monkeypatch.setattr(solve, "PAGE", 2)
    states = {(state["row"], state["col"]): state for state in json.loads(printed(capsys, level, "--json", "--exact"))["states"]}
    assert states[1, 2]["v"] == states[2, 1]["v"] == "0"
    assert states[0, 2]["v"] == states[2, 0]["v"] == "-1"
    assert states[0, 1]["v"] == states[1, 0]["v"] == "-3/2"
    assert states[0, 0]["v"] == "-7/4"
