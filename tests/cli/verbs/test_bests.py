"""`bests`."""

import json

from playground import paths
from playground.cli import main
from playground.training.bests import Best, record_best
from playground.world import library


def test_names_and_scores_of_a_level(home, capsys) -> None:
    assert main(["bests"]) == 0 and capsys.readouterr().out.startswith("no bests yet")
    cliff = library.find("cliff-walking")
    record_best(paths.user_bests_file(), cliff, Best("Ada", -17.0, 17, 0.99875))
    record_best(paths.user_bests_file(), cliff, Best("Bo", -13.0, 13))
    assert main(["bests"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == ["Cliff walking", "name return steps skill", "Bo -13 13", "Ada -17 17 0.999"]
    assert main(["bests", "corridor"]) == 0 and "no bests yet" in capsys.readouterr().out
    assert main(["bests", "cliff-walking", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["title"] == "Cliff walking" and row["bests"][0] == {"name": "Bo", "score": -13.0, "steps": 13, "skill": None}


def test_a_damaged_file_is_one_sentence(home, capsys) -> None:
    paths.user_bests_file().write_text("{")
    assert main(["bests"]) == 2
    error = capsys.readouterr().err
    assert "no table of bests" in error and error.count("\n") == 1
    assert main(["bests", "no-such-level"]) == 2
