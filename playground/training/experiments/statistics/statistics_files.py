"""Comparisons as CSV and as LaTeX, for papers and tables."""

import math
from collections.abc import Iterable, Sequence

from playground.training.experiments.statistics.arm_comparison import ArmStatistics, Comparison, Estimate
from playground.training.experiments.statistics.bootstrap import REPETITIONS
from playground.training.experiments.statistics.scores import Scoring

SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "&%$#_{}"},
    }
)
"""What LaTeX reads as commands, as text."""


def statistics_csv(compared: Comparison, scoring: Scoring) -> str:
    """A line for each arm: interquartile mean, median, mean and gap with their intervals; random, best: the ends of the scale."""
    names = ("iqm", "median", "mean", *(("gap",) if scoring.skill else ()))
    titles = ["arm", "runs", "score", "random", "best", *(f"{name}{end}" for name in names for end in ("", "_low", "_high"))]
    ends = [repr(float(end)) for end in scoring.scale[:2]] if scoring.skill else ["", ""]
    lines = []
    for arm in compared.arms:
        numbers = [repr(number) for estimate in _estimates(arm) for number in estimate]
        lines.append([quoted(arm.label), str(arm.runs), scoring.word, *ends, *numbers])
    return _csv(titles, lines)


def profiles_csv(compared: Comparison) -> str:
    """The performance profiles: the share of each arm's runs that score more than a threshold, with its interval."""
    lines = [
        [quoted(arm.label), *(repr(float(number)) for number in row)]
        for arm in compared.arms
        for row in zip(arm.profile.thresholds, arm.profile.share, arm.profile.low, arm.profile.high, strict=True)
    ]
    return _csv(["arm", "threshold", "share", "share_low", "share_high"], lines)


def improvements_csv(compared: Comparison) -> str:
    """The chance that a run of one arm scores more than a run of another, with its interval."""
    lines = [[quoted(pair.label), quoted(pair.than), *map(repr, pair.chance)] for pair in compared.improvements]
    return _csv(["arm", "than", "chance", "chance_low", "chance_high"], lines)


def latex_table(compared: Comparison, scoring: Scoring) -> str:
    """Both tables for LaTeX, which need no package; a comment says what the numbers are."""
    names = ["IQM", "Median", "Mean", *(["Optimality gap"] if scoring.skill else [])]
    rows = [[escaped(arm.label), str(arm.runs), *map(_interval, _estimates(arm))] for arm in compared.arms]
    pairs = [[escaped(pair.label), escaped(pair.than), _interval(pair.chance)] for pair in compared.improvements]
    scale = f": 0 is acting at random ({scoring.scale.random:.6g}), 1 the best possible ({scoring.scale.best:.6g})"
    parts = [
        f"% Score: {scoring.word}{scale if scoring.skill else ''}. In brackets 95 % intervals",
        f"% by a stratified bootstrap of {REPETITIONS} draws.",
        *_tabular(["Learner", "Runs", *names], rows),
        *(["", *_tabular(["X", "Y", "$P(X > Y)$"], pairs)] if pairs else []),
        "",
    ]
    return "\n".join(parts)


def digits(estimate: Estimate) -> list[str]:
    """The three numbers, to two digits of the width of the interval: 0.9910, 0.9899, 0.9918; an interval of no width to four."""
    width = estimate.high - estimate.low
    if width <= 0.0:
        return [f"{number:.4g}" for number in estimate]
    decimals = max(0, 1 - math.floor(math.log10(width)))
    return [f"{number + 0.0:.{decimals}f}" for number in estimate]


def escaped(text: str) -> str:
    """Text as LaTeX writes it."""
    return text.translate(SPECIAL)


def quoted(text: str) -> str:
    """A text in a field of CSV."""
    return '"' + text.replace('"', '""') + '"'


def _estimates(arm: ArmStatistics) -> list[Estimate]:
    return [estimate for estimate in (arm.iqm, arm.median, arm.mean, arm.gap) if estimate is not None]


def _interval(estimate: Estimate) -> str:
    return "${}$ $[{},\\, {}]$".format(*digits(estimate))


def _tabular(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    columns = "l" + "r" * (len(titles) - 1)
    body = [" & ".join(row) + r" \\" for row in rows]
    return [
        rf"\begin{{tabular}}{{{columns}}}",
        r"\hline",
        " & ".join(titles) + r" \\",
        r"\hline",
        *body,
        r"\hline",
        r"\end{tabular}",
    ]


def _csv(titles: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    return "\n".join([",".join(titles), *(",".join(line) for line in lines), ""])
