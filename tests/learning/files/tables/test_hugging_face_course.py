"""Which level the dict of the Hugging Face course speaks of."""

from typing import Any

import numpy as np
import pytest

from playground.learning.files.tables import hugging_face_course
from playground.learning.files.tables.hugging_face_course import discount_of, level_of, model_of, notes_of, seeds_of, title_of

LAKE = "FrozenLake-v1"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (
            {"env_id": LAKE, "map_name": "4x4", "slippery": False, "gamma": 0.95},
            f"gym:{LAKE}?map_name=4x4&is_slippery=false&discount=0.95",
        ),
        ({"env_id": LAKE, "map_name": "8x8", "gamma": 0.95}, f"gym:{LAKE}?map_name=8x8&discount=0.95"),
        ({"env_id": LAKE, "is_slippery": True}, f"gym:{LAKE}?is_slippery=true"),
        ({"env_id": LAKE, "qtable": np.zeros((64, 4))}, f"gym:{LAKE}?map_name=8x8"),
        ({"env_id": LAKE, "qtable": [[0.0] * 4] * 16}, f"gym:{LAKE}?map_name=4x4"),
        ({"env_id": LAKE, "qtable": np.zeros((36, 4))}, f"gym:{LAKE}"),
        ({"env_id": "Taxi-v3", "gamma": 0.9, "qtable": np.zeros((500, 6))}, "gym:Taxi-v3?discount=0.9"),
        ({"env_id": "CliffWalking-v0", "gamma": 1}, "gym:CliffWalking-v0?discount=1.0"),
        ({"env_id": "BellmanPlayground/Level-v0", "level": "corridor", "gamma": 0.9}, "corridor"),
        ({"env_id": "BellmanPlayground/Level-v0", "level": "../secret"}, ""),
        ({"env_id": "antigravity:Taxi-v3"}, ""),
        ({"env_id": "Taxi-v3?is_rainy=true"}, ""),
        ({"env_id": LAKE, "map_name": "4x4&desc=1", "slippery": "no", "gamma": 7}, f"gym:{LAKE}?is_slippery=false"),
        ({"env_id": LAKE, "map_name": "4x4", "slippery": "False"}, f"gym:{LAKE}?map_name=4x4&is_slippery=false"),
        ({"env_id": LAKE, "map_name": "4x4", "slippery": 0}, f"gym:{LAKE}?map_name=4x4&is_slippery=false"),
        ({"env_id": LAKE, "map_name": "4x4", "slippery": "a bit"}, f"gym:{LAKE}?map_name=4x4"),
        ({"env_id": 5}, ""),
        ({}, ""),
    ],
)
def test_the_level_that_a_dict_speaks_of(words: dict[str, Any], level: str) -> None:
    assert level_of(words) == level


def test_what_is_left_open_or_otherwise_is_told() -> None:
    assert notes_of({"env_id": LAKE, "map_name": "4x4", "gamma": 0.9}, 0.9) == ()
    assert notes_of({"env_id": LAKE, "gamma": 0.9}, 0.9) == (
        "it does not say whether its lake is slippery, so Gymnasium's usual one is taken, which is",
    )
    assert notes_of({"env_id": "Taxi-v3", "gamma": 0.95}, 0.99) == (
        "it was trained with γ 0.95, the level's is 0.99, and Q* is that of the level",
    )
    assert notes_of({"env_id": "Taxi-v3", "gamma": 1.5}, 0.99) == (
        "its γ is '1.5', expected a number from 0 to 1; the level's is 0.99",
    )
    assert notes_of({"env_id": LAKE, "slippery": "a bit"}, 0.9) == (
        "its slippery is 'a bit', expected True or False, so Gymnasium's usual lake is taken, which is",
    )
    assert [discount_of({"gamma": value}) for value in (0.9, 1, "0.9", 2.0, None)] == [0.9, 1.0, None, None, None]


def test_the_dict_is_the_notebook_s_and_speaks_of_the_same_level() -> None:
    arguments = {"map_name": "8x8", "is_slippery": False}
    model = model_of(LAKE, arguments, np.zeros((64, 4)), max_steps=99, gamma=0.9, eval_seed=[])
    assert [name for name, value in model.items() if value is None] == [
        *("n_training_episodes", "n_eval_episodes", "learning_rate", "max_epsilon", "min_epsilon", "decay_rate"),
    ]
    assert level_of(model) == f"gym:{LAKE}?map_name=8x8&is_slippery=false&discount=0.9"
    assert "slippery" not in model_of(LAKE, {"is_slippery": True}, None)


def test_what_the_course_calls_environments_and_how_it_begins_their_episodes() -> None:
    assert title_of(LAKE, {"map_name": "4x4", "is_slippery": False}) == "FrozenLake-v1-4x4-no_slippery"
    assert title_of(LAKE, {"is_slippery": True}) == LAKE and title_of("Taxi-v3", {}) == "Taxi-v3"
    assert title_of("BellmanPlayground/Level-v0", {"level": "corridor"}) == "BellmanPlayground-corridor"
    assert title_of("BellmanPlayground/Level-v0", {"level": 'map = """\nSG\n"""'}) == "BellmanPlayground"
    assert (len(seeds_of("Taxi-v3")), seeds_of("Taxi-v4"), seeds_of(LAKE)) == (100, seeds_of("Taxi-v3"), ())


def test_the_seeds_of_the_taxis_are_the_hundred_of_the_course() -> None:
    seeds = hugging_face_course.SEEDS["Taxi-"]
    assert len(seeds) == 100 and seeds[:5] == (16, 54, 165, 177, 191) and seeds[-5:] == (81, 32, 11, 28, 148)
    assert sum(seeds) == 8859 and sum(place * seed for place, seed in enumerate(seeds, start=1)) == 412_101
