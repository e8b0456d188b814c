"""What `experiment` prints of its statistics: interquartile means, chances of improvement, and what the scores are."""

from playground.cli.answers import number, print_table
from playground.plurals import counted
from playground.training.experiments.statistics.arm_comparison import Estimate
from playground.training.experiments.statistics.run_statistics import RunStatistics
from playground.training.experiments.statistics.statistics_files import digits

SHOWN = 10
"""Pairs of arms that are printed, at most; all are in the file."""


def print_statistics(statistics: RunStatistics) -> None:
    """The arms with their intervals, the chances that one scores more than another, and a sentence on the scale."""
    compared, scoring = statistics.compared, statistics.scoring
    gap = ("optimality gap, 95 %",) if scoring.skill else ()
    rows = [
        [arm.label, *(_words(estimate) for estimate in (arm.iqm, arm.mean, arm.gap) if estimate is not None)]
        for arm in compared.arms
    ]
    print()
    print_table(("learner", f"interquartile mean of {scoring.word}, 95 %", "mean, 95 %", *gap), rows)
    if compared.improvements:
        print()
        pairs = [[f"{pair.label} over {pair.than}", _words(pair.chance)] for pair in compared.improvements[:SHOWN]]
        print_table(("chance of a better run", "95 %"), pairs)
    print()
    scale = scoring.scale
    if scoring.skill:
        print(f"skill: 0 is acting at random ({number(scale.random)} an episode), 1 the best possible ({number(scale.best)})")
    else:
        print(f"scores are mean returns: {scale.message}")
    for label, runs in statistics.silent.items():
        print(f"{label}: no episode ended in {counted(runs, 'run')}, which therefore count in no statistic")


def _words(estimate: Estimate) -> str:
    return "{} [{}, {}]".format(*digits(estimate))
