"""Ids as people write them: given up, without a version, of a module, or the class itself; and what is said of others."""

import sys
from pathlib import Path
from types import SimpleNamespace

import gymnasium
import pytest

from playground.world import LevelError, compile_mdp
from playground.world.exchange.toy_text import toy_text

HERE = "tests.world.exchange.toy_text.environments"


def notes_on(name: str) -> list[str]:
    notes: list[str] = []
    toy_text(f"{name}{'&' if '?' in name else '?'}discount=0.9", notes.append)
    return notes


def test_ids_that_gymnasium_has_given_up_are_read_as_those_that_it_has(capfd, recwarn) -> None:
    version = gymnasium.__version__
    assert notes_on("Taxi-v3") == [f"Gymnasium {version} has no Taxi-v3; Taxi-v4 is taken, which has the same table"]
    assert notes_on("CliffWalking-v0")[0].endswith("CliffWalking-v1 is taken, which has the same table")
    assert notes_on("FrozenLake-v0")[0].endswith(
        "has no FrozenLake-v0 any more; FrozenLake-v1 is taken, and its table may be another"
    )
    assert notes_on("Taxi-v3?is_rainy=yes")[0].endswith("its table may be another")  # before 1.3 the rain was another one
    assert notes_on("Taxi") == ["Taxi says no version; Taxi-v4 is taken"]
    assert capfd.readouterr() == ("", "") and len(recwarn) == 0


def test_modules_bring_ids_and_classes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notes_on("gymnasium:FrozenLake-v1") == [] and notes_on("gymnasium.envs.toy_text.frozen_lake:FrozenLakeEnv") == []
    text = f"""
import gymnasium
from {HERE} import Isd

def register(backend="gym"):
    assert backend == "gymnasium"
    gymnasium.register("CalledWalk-v0", entry_point=Isd, max_episode_steps=9)
"""
    (tmp_path / "walks_of_a_course.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    level = toy_text("walks_of_a_course:CalledWalk-v0?discount=0.9", lambda note: None)
    assert compile_mdp(level).time_limit == 9
    gymnasium.registry.pop("CalledWalk-v0")


def test_what_is_registered_with_the_older_gym_is_made_too(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = SimpleNamespace(entry_point=f"{HERE}:Walk", kwargs={"fair": False}, max_episode_steps=100)
    monkeypatch.setitem(sys.modules, "gym.envs.registration", SimpleNamespace(registry={"RandomWalk-v0": spec}))
    assert compile_mdp(toy_text(f"{HERE}:RandomWalk-v0?size=3", lambda note: None)).time_limit == 100


@pytest.mark.parametrize("text, slips", [("no", 1), ("False", 1), ("off", 1), ("0", 1), ("yes", 3), ("true", 3), ("1", 3)])
def test_words_for_yes_and_no_are_read(text: str, slips: int) -> None:
    level = toy_text(f"FrozenLake-v1?is_slippery={text}", lambda note: None)
    assert compile_mdp(level).probability.shape[2] == slips


def test_a_lake_of_any_letters_plays_as_in_gymnasium() -> None:
    level = toy_text('FrozenLake-v1?desc=["SX","FG"]&is_slippery=no', lambda note: None)
    assert level.rows == ("S.", ".G") and compile_mdp(level).terminal.tolist() == [False, False, False, True]


def test_a_class_that_cannot_be_made_is_explained_in_a_sentence() -> None:
    with pytest.raises(LevelError, match="cannot be made: there is no environment 'numbers'"):
        notes_on("math:numbers")
    with pytest.raises(LevelError, match="FrozenLake-v1 cannot be made with map_name=9x9: its own code says: there is no '9x9'"):
        notes_on("FrozenLake-v1?map_name=9x9")
