"""README.md and results.json as the leaderboard of the course reads them."""

import json
from datetime import datetime

from playground.learning.files.tables.model_card import Card, readme, results

CARD = Card("q-lake", "FrozenLake-v1-4x4-no_slippery", "q-learning", 0.735, 0.4413, 100, 0.74, 99, ["env = 1"])


def test_the_head_is_the_one_of_the_course() -> None:
    head, _, body = readme(CARD).removeprefix("---\n").partition("\n---\n")
    assert head.splitlines() == [
        "tags:",
        '- "FrozenLake-v1-4x4-no_slippery"',
        '- "q-learning"',
        '- "reinforcement-learning"',
        '- "custom-implementation"',
        "model-index:",
        '- name: "q-lake"',
        "  results:",
        "  - task:",
        "      type: reinforcement-learning",
        "      name: reinforcement-learning",
        "    dataset:",
        '      name: "FrozenLake-v1-4x4-no_slippery"',
        '      type: "FrozenLake-v1-4x4-no_slippery"',
        "    metrics:",
        "    - type: mean_reward",
        '      value: "0.73 +/- 0.44"',
        "      name: mean_reward",
        "      verified: false",
    ]
    assert "| mean return of 100 episodes | 0.73 ± 0.44 |\n| exact mean return, 99 steps at most | 0.74 |" in body
    assert "env = 1\n```" in body


def test_a_name_that_yaml_would_read_otherwise_is_a_text() -> None:
    assert '- name: "no: #1 \\"x\\""\n' in readme(CARD._replace(name='no: #1 "x"'))


def test_what_a_person_wrote_below_the_head_stays() -> None:
    own = readme(CARD)
    assert readme(CARD._replace(mean=1.0), own.replace("# q-lake", "# mine")).count("# mine") == 1
    assert readme(CARD, "# only words\n").endswith("---\n# only words\n")
    for nothing in ("", "  \n", "---\ntags:\n---\n"):
        assert readme(CARD, nothing) == own


def test_results_have_the_keys_of_the_course() -> None:
    written = json.loads(results("Taxi-v3", 7.5, 2.25, 100, datetime(2026, 1, 2, 3, 4, 5)))
    assert written == {
        "env_id": "Taxi-v3",
        "mean_reward": 7.5,
        "std_reward": 2.25,
        "n_eval_episodes": 100,
        "eval_datetime": "2026-01-02T03:04:05",
    }
