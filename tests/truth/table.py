"""docs/truth.md as text: every published number beside ours."""

from collections.abc import Iterator
from typing import Any

from tests.truth.answers import answered, numbers, waits_for
from tests.truth.problem import Check, Problem, problems

HEAD = """# What the books say, and what we compute

This page is made by `python -m tests.truth`; a test makes it again and compares. Each problem is a level file or a small
table in `tests/truth/`, with the numbers that its source states. Ours come from the same tables, solvers and planners that
the program uses.

*Expected* is the exact number if one is known, else the number of the source. *Apart* is the largest difference of any of the
values, *allowed* is how large it may be, and *as printed* says that ours also rounds to what the source prints. Where there
are many numbers, the page gives their range; all of them are in `tests/truth/checks/`. Arrows show all best actions, row by
row; `·` is a cell where none matters.

To add a problem, write `tests/truth/levels/NAME.toml` and `tests/truth/checks/NAME.json` (or put a table into the latter
alone); then make this page again with the command. Copies of all levels, mirrored and with other rules, are compared with an
independent solver.

"""
RUNS_HEAD = """
## Learning, by runs

Runs of a learner with the seeds 0, 1, 2, …: their mean must lie in the range that an independent implementation gives.

| problem | learner | runs | what | expected | ours | |
| --- | --- | --: | --- | --- | --: | --- |
"""
WORDS = {
    "policy-values": "V_π",
    "policy-value-at-start": "V_π at the start",
    "policy-action-values": "Q_π of single actions",
    "one-backup": "one backup",
    "evaluation-sweeps": "V after sweeps of policy evaluation",
    "greedy-after-evaluation-sweeps": "greedy actions after sweeps of policy evaluation",
    "optimal-sweeps": "V after sweeps of value iteration",
    "steps-to-go": "best value at the start with so many steps left",
    "actions-after-sweeps": "greedy actions after sweeps of value iteration",
    "action-values-after-sweeps": "Q after sweeps of value iteration",
    "sweeps-until": "V when sweeps change little",
    "rounds-of-policy-iteration": "V after rounds of policy iteration in place",
    "optimal-values": "V*",
    "optimal-value-at-start": "V* at the start",
    "optimal-action-values": "Q*",
    "optimal-actions": "all optimal actions",
    "optimal-steps": "steps of a shortest optimal way",
    "states": "states in which something can be done",
    "thresholds": "where the optimal actions change",
    "blind-policy": "J of a policy that does not see the state",
    "best-blind-policy": "the best of them",
    "gradient-of-blind-policy": "the gradient of J",
    "driven-updates": "Q after given steps",
    "driven-values": "V after given steps",
    "replayed-values": "V after recorded episodes",
}
SIGNS = str.maketrans("^>v<", "↑→↓←")
FEW = 8
NOISE = 1e-9
"""Differences below this are the rounding of the last digits, which may differ from machine to machine."""


def number(value: float) -> str:
    """Nine digits, with a true minus."""
    return f"{0.0 if abs(value) < 1e-12 else value:.9g}".replace("-", "−")


def told(value: Any) -> str:
    """A number, a few numbers, arrows, or the range of many numbers."""
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict) and len(value) <= 2 and all(isinstance(each, int | float) for each in value.values()):
        return ", ".join(f"{name}: {number(each)}" for name, each in value.items())
    parts = [part for part, _ in numbers(value, value) if part not in (None, "?")]
    if any(isinstance(part, str) for part in parts):
        return pictured(value)
    if len(parts) <= FEW and not isinstance(value, dict):
        return ", ".join(number(part) for part in parts)
    return f"{len(parts)} numbers, {number(min(parts))} to {number(max(parts))}"


def pictured(value: Any) -> str:
    """Arrows row by row; · where there is nothing to do."""
    if isinstance(value, dict):
        return "<br>".join(f"{name}: {pictured(each)}" for name, each in value.items())
    rows = value if any(isinstance(row, list) for row in value) else [value]
    return " / ".join(" ".join(sign(cell) for cell in row) for row in rows)


def sign(cell: str) -> str:
    """The arrows of one cell, or the name of an action."""
    if set(cell) <= set("^>v<"):
        return "".join(arrow for arrow in "←↑→↓" if arrow in cell.translate(SIGNS)) or "·"
    return cell


def apart(difference: float) -> str:
    """One digit of a difference."""
    return "0" if difference == 0.0 else "< 1e−9" if difference < NOISE else f"{difference:.0e}".replace("-", "−")


def changed(check: Check) -> str:
    """What is different from the level file, in words."""
    parts = []
    for name, value in check.edit.items():
        if name == "legend":
            parts += [f"{field} of {glyph} = {number(each)}" for glyph, fields in value.items() for field, each in fields.items()]
        elif name == "moves":
            parts.append(f"{len(value)} moves")
        elif name == "moment":
            parts.append("after the change")
        else:
            parts.append(f"{name.replace('_', ' ')} = {number(value)}")
    return ", ".join(parts)


def asked(check: Check) -> str:
    """What a check asks for, in words."""
    words = [WORDS[check.quantity]]
    policy = check.told.get("policy")
    if policy == "uniform":
        words.append("throwing dice")
    elif policy:
        words.append(", ".join(f"{name} {number(value)}" for name, value in policy.items()))
    if "k" in check.told:
        words.append(f"k = {check.told['k']}")
    if isinstance(check.expected, dict) and "sweeps" in check.quantity and "values" not in check.quantity:
        words.append("k = " + ", ".join(check.expected))
    words += [each for each in (changed(check), check.label) if each]
    return "; ".join(words)


def rows(problem: Problem) -> Iterator[str]:
    """The rows of a problem's table, without those of runs."""
    for place, check in enumerate(problem.checks):
        if check.by_runs:
            continue
        if waits_for(check):
            yield f"| {asked(check)} | {told(check.expected)} | | | | waits for `{waits_for(check)}` |"
            continue
        found = answered(problem.name, place)
        shown = told(check.expected) if pictures(check) else told(asked_for(check.expected, found.ours))
        allowed = "0" if pictures(check) or isinstance(check.expected, int) else number(check.tolerance)
        well = ("ok, as printed" if check.printed is not None else "ok") if found.well else "**not met**"
        yield f"| {asked(check)} | {told(check.expected)} | {shown} | {apart(found.difference)} | {allowed} | {well} |"


def asked_for(expected: Any, ours: Any) -> Any:
    """Ours without what was not asked."""
    if isinstance(expected, dict):
        return {name: asked_for(value, ours[name]) for name, value in expected.items()}
    if isinstance(expected, list):
        return [asked_for(one, other) for one, other in zip(expected, ours, strict=True)]
    return None if expected == "?" else ours


def pictures(check: Check) -> bool:
    """Whether the answer is arrows: met or not, without a difference in between."""
    return any(isinstance(part, str) and part != "?" for part, _ in numbers(check.expected, check.expected))


def run_rows() -> Iterator[str]:
    """The rows of all runs."""
    for problem in problems().values():
        for place, check in enumerate(problem.checks):
            if not check.by_runs:
                continue
            learner = f"{check.label or check.told['learner']}"
            waits = waits_for(check)
            for part, (low, high) in check.expected.items():
                ours = "" if waits else number(float(f"{answered(problem.name, place).ours[part]:.6g}"))
                well = f"waits for `{waits}`" if waits else "ok" if answered(problem.name, place).well else "**not met**"
                expected = f"{number(low)} to {number(high)}"
                yield f"| {problem.title} | {learner} | {check.told['runs']} | {part} | {expected} | {ours} | {well} |"


def exact_part() -> str:
    """The page without the runs: the same on every machine."""
    checks = [check for problem in problems().values() for check in problem.checks]
    runs = [check for check in checks if check.by_runs]
    grids = sum(problem.table is None for problem in problems().values())
    text = HEAD + f"**{len(checks)} checks of {len(problems())} problems**, {grids} of them level files: "
    text += f"{len(checks) - len(runs)} exact, and {len(runs)} of learning by runs, at the end.\n"
    for problem in problems().values():
        file = f"levels/{problem.name}.toml" if problem.table is None else f"checks/{problem.name}.json"
        exact = list(rows(problem))
        text += f"\n## {problem.title}\n\n{problem.source}. [`{problem.name}`](../tests/truth/{file})\n"
        if problem.note:
            text += f"{problem.note}\n"
        if exact:
            text += "\n| what | expected | ours | apart | allowed | |\n| --- | --- | --- | --: | --: | --- |\n"
            text += "\n".join(exact) + "\n"
    return text


def page() -> str:
    """All of it."""
    return exact_part() + RUNS_HEAD + "\n".join(run_rows()) + "\n"
