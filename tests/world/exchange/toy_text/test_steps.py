"""Whether an environment lives by its table: what it does in some steps is compared with what P says."""

import pytest

from playground.world.exchange.toy_text import toy_text

HERE = "tests.world.exchange.toy_text.environments"


def notes_on_steps(name: str) -> list[str]:
    notes: list[str] = []
    toy_text(name, notes.append)
    return [note for note in notes if "its steps" in note]


@pytest.mark.parametrize(
    "name",
    [
        "FrozenLake-v1",
        "CliffWalking-v1",
        "CliffWalkingSlippery-v1",
        "Taxi-v4",
        "Taxi-v4?is_rainy=yes",
        f"{HERE}:Isd",
        f"{HERE}:Old",
    ],
)
def test_most_do(name: str) -> None:
    assert notes_on_steps(name) == []


def test_a_fickle_passenger_is_not_in_the_table() -> None:
    (note,) = notes_on_steps("Taxi-v4?fickle_passenger=true")
    assert note.startswith("Taxi-v4: its steps are not those of its table: in state ") and "which the table does not list" in note
    assert note.endswith("what is solved and played here is the table")


def test_other_rewards_and_other_shares_are_noticed() -> None:
    (note,) = notes_on_steps(f"{HERE}:Other")
    assert "in state 5 action" in note and "led to state 6, paid 2 and ended" in note
    (note,) = notes_on_steps(f"{HERE}:Unfair")
    assert "the outcomes came about in other proportions than the table says" in note
