"""What stands beside a table of action values on the Hugging Face hub: README.md with its head, and results.json.

Keys and words of the head are those that unit 2 of the course writes: its leaderboard reads them.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

HEAD = "---\n"
"""The line above and below the head."""
TASK = "reinforcement-learning"
MEAN = "mean_reward"


class Card(NamedTuple):
    """name: of the model. environment: as the leaderboard calls it. learner: its id. mean, deviation: of so many episodes.

    expected: the exact mean return of the same policy in so many steps at most. usage: lines of Python that open the environment.
    """

    name: str
    environment: str
    learner: str
    mean: float
    deviation: float
    episodes: int
    expected: float
    most_steps: int
    usage: Sequence[str]


def readme(card: Card, before: str = "") -> str:
    """The text of README.md; the words that a person wrote below the head of the one `before` stay, without them it has ours."""
    return _head(card) + (_below(before) or _body(card))


def results(environment: str, mean: float, deviation: float, episodes: int, now: datetime) -> str:
    """The text of results.json."""
    numbers = {"env_id": environment, MEAN: mean, "std_reward": deviation, "n_eval_episodes": episodes}
    return json.dumps({**numbers, "eval_datetime": now.isoformat()})


def _head(card: Card) -> str:
    """The head in YAML; words are written as JSON, which YAML reads."""
    name, environment = json.dumps(card.name), json.dumps(card.environment)
    value = json.dumps(f"{card.mean:.2f} +/- {card.deviation:.2f}")
    tags = (card.environment, card.learner, TASK, "custom-implementation")
    lines = [
        "tags:",
        *(f"- {json.dumps(tag)}" for tag in tags),
        "model-index:",
        f"- name: {name}",
        "  results:",
        "  - task:",
        f"      type: {TASK}",
        f"      name: {TASK}",
        "    dataset:",
        f"      name: {environment}",
        f"      type: {environment}",
        "    metrics:",
        f"    - type: {MEAN}",
        f"      value: {value}",
        f"      name: {MEAN}",
        "      verified: false",
    ]
    return HEAD + "\n".join(lines) + "\n" + HEAD


def _below(text: str) -> str:
    """What stands below the head of a README.md."""
    if not text.startswith(HEAD):
        return text if text.strip() else ""
    _, mark, below = text[len(HEAD) :].partition(f"\n{HEAD}")
    return below if mark and below.strip() else ""


def _body(card: Card) -> str:
    """A few words for people."""
    usage = "\n".join(card.usage)
    return f"""
# {card.name}

A table of action values for **{card.environment}**, learned by {card.learner} in Bellman Playground.

| of its greedy policy | |
| --- | --- |
| mean return of {card.episodes} episodes | {card.mean:.2f} ± {card.deviation:.2f} |
| exact mean return, {card.most_steps} steps at most | {card.expected:.6g} |

`q-learning.pkl` holds a dict; its `qtable` is [states, actions] with the numbers of the environment.

```python
import pickle

import gymnasium
{usage}
```
"""
