"""What is printed of statistics."""

from playground.cli.statistics_answers import print_statistics
from playground.training.experiments.statistics.run_statistics import run_statistics
from playground.world import library, parse_level
from tests.training.experiments.statistics.test_scores import WALK, ended


def test_arms_pairs_and_the_scale(capsys) -> None:
    runs = {"good": [ended([1.0], [1])] * 2, "poor": [ended([0.0], [1]), ended([], [])]}
    print_statistics(run_statistics(parse_level(WALK), runs, None))
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "good 1 [1, 1] 1 [1, 1] 0 [0, 0]" in lines and "poor -0.6 [-0.6, -0.6] -0.6 [-0.6, -0.6] 1.6 [1.6, 1.6]" in lines
    assert "good over poor 1 [1, 1]" in lines
    assert "skill: 0 is acting at random (0.375 an episode), 1 the best possible (1)" in lines
    assert lines[-1] == "poor: no episode ended in 1 run, which therefore count in no statistic"


def test_bare_returns_say_why(capsys) -> None:
    print_statistics(run_statistics(library.find("blocking-maze"), {"a": [ended([1.0], [1])]}, None))
    assert "scores are mean returns: the level changes while it is learned" in capsys.readouterr().out
