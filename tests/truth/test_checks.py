"""Every published number: what its source states, and what the house computes."""

import pytest

from tests.truth.answers import answered, waits_for
from tests.truth.problem import problems

CHECKS = [
    pytest.param(name, number, id=f"{name}-{number}-{check.quantity}")
    for name, problem in problems().items()
    for number, check in enumerate(problem.checks)
]


@pytest.mark.parametrize(("name", "number"), CHECKS)
def test_ours_is_what_the_source_states(name: str, number: int) -> None:
    check = problems()[name].checks[number]
    if waits_for(check):
        pytest.skip(f"needs the learner {waits_for(check)}, which is not there yet")
    found = answered(name, number)
    assert found.well, f"{check.label or check.quantity}: expected {check.expected}, ours {found.ours}, apart {found.difference}"
