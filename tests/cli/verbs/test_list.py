"""`list`."""

import json

import pytest

from playground.cli import main
from playground.world import library
from playground.world.tiles import TILES


def listed(capsys, what):
    assert main(["list", what, "--json"]) == 0
    return json.loads(capsys.readouterr().out, parse_constant=pytest.fail)


def test_levels_learners_overlays_and_tiles(capsys):
    assert [each["id"] for each in listed(capsys, "levels")] == list(library.bundled())
    assert [each["id"] for each in listed(capsys, "tiles")] == list(TILES)
    assert {"values", "q-values", "arrows"} <= {each["id"] for each in listed(capsys, "overlays")}
    (q_learning,) = (each for each in listed(capsys, "learners") if each["id"] == "q-learning")
    assert (q_learning["source"], q_learning["settings"][0]["name"]) == ("experience", "alpha")


@pytest.mark.parametrize("what", ["levels", "learners", "overlays", "tiles"])
def test_a_line_for_each(capsys, what):
    entries = listed(capsys, what)
    assert main(["list", what]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(any(line.startswith(entry["id"]) for line in lines) for entry in entries)
