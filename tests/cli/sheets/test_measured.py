"""What a class may expect: measured by the learner itself."""

import pytest

from playground.cli.sheets.measured import by_hand, expected, fewest_steps, slip_cards
from playground.lessons.solved_level import with_rules
from playground.world import library

CORRIDOR = library.find("corridor")


@pytest.mark.parametrize(
    ("slip", "kind", "cards"),
    [
        (0.0, "sideways", (0, 0)),
        (0.2, "sideways", (2, 10)),
        (0.5, "sideways", (2, 4)),
        (0.2, "others", (1, 5)),
        (0.33, "others", (1, 3)),
    ],
)
def test_slip_cards_come_nearest_to_the_slip(slip: float, kind: str, cards: tuple[int, int]) -> None:
    assert slip_cards(with_rules(CORRIDOR, {"slip": slip, "slip_kind": kind})) == cards


def test_a_level_by_hand_slips_as_its_cards_do_and_is_broken_off() -> None:
    rules = by_hand(with_rules(CORRIDOR, {"slip": 0.34, "slip_kind": "others"})).rules
    assert (rules.slip, rules.time_limit) == (pytest.approx(6 / 17, abs=0.02), 60)
    assert by_hand(with_rules(CORRIDOR, {"time_limit": 12})).rules.time_limit == 12
    assert by_hand(with_rules(CORRIDOR, {"time_limit": 0})).rules.time_limit == 60


def test_what_is_expected_is_measured_and_gets_better() -> None:
    """30 runs, seeds 0 to 29: the corridor takes at least 4 moves, each costs 1, and the cheese brings 10."""
    first, *_, last = expected(CORRIDOR, runs=30, episodes=6)
    assert (first.episode, last.episode) == (1, 6)
    assert 4.0 <= last.steps[0] < first.steps[0]
    assert last.steps[1] >= 4.0
    assert last.rewards[0] == pytest.approx(10.0 - last.steps[0], abs=10.0 * 0.1)
    assert expected(CORRIDOR, runs=30, episodes=6) == expected(CORRIDOR, runs=30, episodes=6)


def test_the_best_way_has_the_fewest_steps() -> None:
    assert [fewest_steps(library.find(name)) for name in ("corridor", "cliff5", "book", "frozenlake-4x4")] == [4, 6, 5, 0]
