"""The switches: what outlives a run, and how many units are due."""

import pytest

from playground.learning.learner import Stage
from playground.settings import SettingError
from playground.training.commands import Beside, Drive, Learn, Pause, Resume, SetPace, Study
from playground.training.drivers import Driver, PolicySource
from playground.training.easing import CALM
from playground.training.pace import AUTO
from playground.training.session_switches import Switches

SWEEP = Stage("sweep", "Sweep", "")


class Clock:
    """Stands still until it is turned."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def switches(clock):
    return Switches(clock)


def test_they_are_set_by_commands(switches):
    for command in (Drive("greedy"), Learn(False), SetPace(5.0), Study(PolicySource.UNIFORM)):
        switches.obey(command)
    assert (switches.driver, switches.learning, switches.pace.per_second) == (Driver.GREEDY, False, 5.0)
    assert switches.study.source is PolicySource.UNIFORM
    assert isinstance(switches.driver, Driver)


@pytest.mark.parametrize(
    "command", [Drive("nobody"), SetPace(0.0), Study("mine"), Beside("nobody"), Beside("sarsa", place=0)], ids=lambda it: repr(it)
)
def test_what_there_is_not_is_an_error_and_changes_nothing(switches, command):
    with pytest.raises(ValueError, match="expected"):
        switches.obey(command)
    assert (switches.driver, switches.pace.per_second, switches.study, switches.beside) == (Driver.LEARNER, None, Study(), {})


def test_settings_out_of_range_are_refused(switches):
    from playground.learning.collection import learners

    with pytest.raises(SettingError, match=r"alpha is 3\.0"):
        switches.obey(Beside("sarsa", learners()["sarsa"].settings(alpha=3.0)))


def test_who_is_asked_for_beside_the_run_stands_in_its_place_until_it_is_not_wanted(switches):
    for command in (Beside("sarsa", place=3), Beside("q-learning"), Beside("td", place=3), Beside("", place=1)):
        switches.obey(command)
    assert switches.beside == {3: Beside("td", place=3)}
    switches.obey(Beside("sarsa", place=2))
    assert list(switches.beside) == [2, 3]


def test_single_units_are_due_at_once_and_are_done_once(switches):
    switches.owed = 5
    assert switches.due(False) == 5
    switches.note(3)
    assert (switches.due(False), switches.going) == (2, True)
    switches.note(2)
    assert (switches.due(False), switches.going) == (0, False)


def test_running_at_a_pace_makes_one_unit_due_after_another(switches, clock):
    switches.obey(SetPace(10.0))
    assert switches.due(False) == 0
    switches.obey(Resume())
    assert [switches.due(False), switches.due(False)] == [1, 0]
    clock.now += 0.1
    assert (switches.due(False), switches.single(False)) == (1, True)
    switches.obey(Pause())
    clock.now += 5.0
    assert (switches.due(False), switches.single(False)) == (0, False)


def test_full_speed_has_no_number_unless_a_plan_is_done(switches):
    switches.obey(Resume())
    assert switches.due(False) is None
    assert switches.tempo(True).per_second == CALM
    switches.obey(SetPace(50.0))
    assert switches.tempo(True).per_second == 50.0, "a pace that was set is kept"


def test_a_stage_has_as_many_units_as_it_has_and_can_be_hurried(switches, clock):
    switches.obey(SetPace(2.0))
    switches.begin_stage(SWEEP, 4)
    assert (switches.due(False), switches.single(False), switches.running) == (1, True, False)
    switches.note(1)
    assert (switches.due(False), switches.stage_over) == (0, False)
    switches.hurried = True
    assert (switches.due(False), switches.single(False)) == (3, False)
    switches.note(3)
    assert switches.stage_over
    switches.extend_stage(2)
    assert (switches.stage, switches.due(False)) == (SWEEP, 2)
    switches.extend_stage(0)
    assert switches.stage is None


def test_stopping_leaves_nothing_to_do_and_keeps_what_outlives_a_run(switches):
    switches.obey(Drive("random"))
    switches.obey(Resume())
    switches.owed, switches.stage = 3, SWEEP
    switches.stop()
    assert (switches.running, switches.owed, switches.stage, switches.going) == (False, 0, None, False)
    assert switches.driver is Driver.RANDOM


def test_the_automatic_pace_is_set_like_any_other_and_is_calm_where_a_plan_is_done(switches, clock):
    switches.obey(SetPace(AUTO))
    switches.obey(Resume())
    clock.now += 60.0
    assert (switches.pace.tempo, switches.tempo(False).per_second > CALM, switches.tempo(True).per_second) == (AUTO, True, CALM)
    switches.obey(Resume())
    assert switches.tempo(False).per_second == CALM, "whoever goes on begins calmly"
