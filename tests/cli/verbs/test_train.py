"""`train`."""

import json
from pathlib import Path

import pytest

from playground.cli import main
from playground.learning.collection import learners
from playground.training.commands import Drive, Learn, Start
from playground.training.run_file import load_run, save, save_run
from playground.training.session import Session
from playground.world import library

KEYS = {"steps", "episodes", "steps_per_second", "greedy_return", "optimal_return", "max_error", "optimal_actions"}


def trained(capsys, *argv):
    assert main(["train", *argv, "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return json.loads(told.out, parse_constant=pytest.fail)


def test_q_learning_finds_the_way_along_the_cliff(capsys):
    told = trained(capsys, "cliff-walking", "--learner", "q-learning", "--steps", "200000", "--seed", "1")
    assert set(told) == KEYS
    assert told["steps"] == 200000
    assert told["greedy_return"] == pytest.approx(-13.0, abs=1e-9)
    assert told["optimal_return"] == pytest.approx(-13.0, abs=1e-9)
    assert told["steps_per_second"] > 0


@pytest.mark.parametrize("learner", sorted(learners()))
def test_every_learner_trains_for_exactly_so_many_steps_or_episodes(capsys, learner):
    told = trained(capsys, "corridor", "--learner", learner, "--episodes", "20")
    assert told["episodes"] == 20 or told["max_error"] < 1e-6, "a planner may be done before"
    assert trained(capsys, "corridor", "--learner", learner, "--steps", "5")["steps"] == 5


def test_same_seed_same_answer(capsys):
    runs = [trained(capsys, "cliff-walking", "--learner", "sarsa", "--steps", "5000", "--seed", seed) for seed in ("3", "3", "4")]
    for run in runs:
        del run["steps_per_second"]
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_nothing_learned_in_no_steps(capsys):
    told = trained(capsys, "cliff-walking", "--learner", "q-learning", "--steps", "0")
    assert (told["steps"], told["episodes"]) == (0, 0)
    assert told["max_error"] == pytest.approx(14.0, abs=1e-9)


def test_a_learner_without_values_has_no_error(capsys):
    assert trained(capsys, "corridor", "--learner", "reinforce", "--steps", "100")["max_error"] is None


def test_the_run_is_saved_and_goes_on(capsys, tmp_path):
    out = tmp_path / "run.npz"
    trained(capsys, "corridor", "--learner", "q-learning", "--set", "alpha=0.5", "--steps", "300", "--out", str(out))
    session = Session()
    load_run(out, session)
    assert (session.units, session.settings.alpha) == (300, 0.5)


def test_words_for_people(capsys):
    assert main(["train", "corridor", "--learner", "value-iteration", "--episodes", "1000"]) == 0
    told = capsys.readouterr().out
    assert "greedy return" in told
    assert "optimal actions   1\n" in told
    told = main(["train", "corridor", "--learner", "q-learning", "--steps", "1200000"]), capsys.readouterr().out
    assert "steps             1,200,000\n" in told[1]


def arrays(path):
    session = Session()
    load_run(Path(path), session)
    return {name: array.tobytes() for name, array in save(session).items()}


@pytest.mark.parametrize("learner", sorted(learners()))
def test_a_run_that_goes_on_is_as_if_it_had_never_stopped(capsys, tmp_path, learner):
    first, second, whole = (str(tmp_path / name) for name in ("first.npz", "second.npz", "whole.npz"))
    start = ("cliff-walking", "--learner", learner, "--seed", "5")
    trained(capsys, *start, "--steps", "700", "--out", first)
    went_on = trained(capsys, "cliff-walking", "--from", first, "--steps", "500", "--out", second)
    at_once = trained(capsys, *start, "--steps", "1200", "--out", whole)
    assert {**went_on, "steps_per_second": 0} == {**at_once, "steps_per_second": 0}
    assert arrays(second) == arrays(whole)


def test_a_run_goes_on_for_so_many_more_episodes_with_its_own_settings(capsys, tmp_path):
    out = str(tmp_path / "run.npz")
    trained(capsys, "corridor", "--learner", "q-learning", "--set", "alpha=0.5", "--episodes", "20", "--out", out)
    assert (
        trained(capsys, "corridor", "--from", out, "--learner", "q-learning", "--episodes", "5", "--out", out)["episodes"] == 25
    )
    session = Session()
    load_run(tmp_path / "run.npz", session)
    assert session.settings.alpha == 0.5


def test_a_run_of_another_level_or_learner_is_one_sentence(capsys, tmp_path):
    out = str(tmp_path / "run.run")
    trained(capsys, "corridor", "--learner", "q-learning", "--steps", "9", "--out", out)
    assert trained(capsys, "--from", out, "--steps", "3")["steps"] == 12, "without a level it is that of the run"
    for more, words in [
        (("cliff-walking",), "is a run on 'Corridor', and 'Cliff walking' is another level"),
        (("corridor", "--learner", "sarsa"), "is a run of q-learning, not of sarsa"),
    ]:
        assert main(["train", *more, "--from", out, "--steps", "9"]) == 2
        told = capsys.readouterr().err
        assert words in told
        assert told.count("\n") == 1


def test_a_run_that_was_left_to_a_person_learns_on_by_itself(capsys, tmp_path):
    session = Session()
    for command in (Start(library.find("corridor"), "q-learning"), Drive("me"), Learn(False)):
        session.obey(command)
    save_run(tmp_path / "run.npz", session)
    assert trained(capsys, "corridor", "--from", str(tmp_path / "run.npz"), "--steps", "9")["steps"] == 9


@pytest.mark.parametrize("level", ["keys-and-doors", "blocking-maze", "dice", "cat-and-mouse"])
def test_a_run_in_two_parts_is_the_same_on_levels_that_remember_change_or_vary(capsys, tmp_path, level):
    out = str(tmp_path / "run.npz")
    whole = trained(capsys, level, "--learner", "q-learning", "--steps", "3000", "--seed", "2")
    trained(capsys, level, "--learner", "q-learning", "--steps", "700", "--seed", "2", "--out", out)
    parts = trained(capsys, level, "--from", out, "--steps", "2300")
    assert whole["steps"] == parts["steps"] == 3000
    for name in KEYS - {"steps", "steps_per_second"}:
        assert whole[name] == parts[name]
