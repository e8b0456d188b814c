"""Comparisons as text."""

import math

import numpy as np

from playground.rl.skill import SkillScale
from playground.training.experiments.statistics.arm_comparison import Estimate, comparison
from playground.training.experiments.statistics.scores import Scoring
from playground.training.experiments.statistics.statistics_files import (
    digits,
    escaped,
    improvements_csv,
    latex_table,
    profiles_csv,
    statistics_csv,
)

SKILL, BARE = Scoring(SkillScale(-5.0, 3.0)), Scoring(SkillScale(math.nan, math.nan, "there is none"))
COMPARED = comparison({'a "1"': np.array([0.5, 0.5]), "b_2": np.array([0.25])}, skill=True, thresholds=np.array([0.0, 0.5]))
RETURNS = comparison({"a": np.array([0.5])})


def test_an_arm_is_a_line() -> None:
    ends = "iqm,iqm_low,iqm_high,median,median_low,median_high,mean,mean_low,mean_high"
    assert statistics_csv(COMPARED, SKILL).splitlines() == [
        f"arm,runs,score,random,best,{ends},gap,gap_low,gap_high",
        '"a ""1""",2,skill,-5.0,3.0,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5',
        '"b_2",1,skill,-5.0,3.0,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.25,0.75,0.75,0.75',
    ]
    assert statistics_csv(RETURNS, BARE).splitlines() == [
        f"arm,runs,score,random,best,{ends}",
        '"a",1,return,,,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5',
    ]


def test_a_point_of_a_profile_and_a_pair_are_lines() -> None:
    assert profiles_csv(COMPARED).splitlines()[:3] == [
        "arm,threshold,share,share_low,share_high",
        '"a ""1""",0.0,1.0,1.0,1.0',
        '"a ""1""",0.5,0.0,0.0,0.0',
    ]
    assert improvements_csv(COMPARED).splitlines() == ["arm,than,chance,chance_low,chance_high", '"a ""1""","b_2",1.0,1.0,1.0']


def test_the_tables_for_latex() -> None:
    text = latex_table(COMPARED, SKILL).splitlines()
    assert text[0].startswith("% Score: skill: 0 is acting at random (-5), 1 the best possible (3).")
    assert (
        r"b\_2 & 1 & $0.25$ $[0.25,\, 0.25]$ & $0.25$ $[0.25,\, 0.25]$ & $0.25$ $[0.25,\, 0.25]$ & $0.75$ $[0.75,\, 0.75]$ \\"
        in text
    )
    assert r"""a "1" & b\_2 & $1$ $[1,\, 1]$ \\""" in text
    assert text.count(r"\begin{tabular}{lrrrrr}") == text.count(r"\begin{tabular}{lrr}") == 1
    assert latex_table(RETURNS, BARE).count(r"\end{tabular}") == 1


def test_an_interval_says_how_many_digits_are_worth_writing() -> None:
    assert digits(Estimate(0.99098, 0.98989, 0.99181)) == ["0.9910", "0.9899", "0.9918"]
    assert digits(Estimate(-58.51, -63.2, -51.0)) == ["-59", "-63", "-51"]
    assert digits(Estimate(-1234.5, -2000.0, -900.0)) == ["-1234", "-2000", "-900"]
    assert digits(Estimate(1.0, 1.0, 1.0)) == ["1", "1", "1"]


def test_what_latex_reads_as_commands_is_text() -> None:
    assert escaped(r"50 % \ a_b {x} $1 ~ ^ # &") == (
        r"50 \% \textbackslash{} a\_b \{x\} \$1 \textasciitilde{} \textasciicircum{} \# \&"
    )
