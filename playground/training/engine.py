"""What makes a run go on: slices of training at its pace, of the meter and of the study beside it."""

import math
from typing import TYPE_CHECKING

from playground.training.drivers import Driver
from playground.training.racing import Racing, searchable
from playground.training.readiness import POLL
from playground.training.run import Run
from playground.training.snapshot import Status, Working

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee

LONG = 0.5
"""Seconds that a sweep must take for its progress to be shown."""


def work(run: Run, seconds: float) -> bool:
    """Works for about so many seconds; False where there was nothing to do."""
    switches = run.switches
    if run.life.well is not None and run.company.catch_up(seconds, run.life, switches.driver, switches.learning):
        return True
    units = _train(run, seconds)
    measured = _measure(run, seconds, units > 0)
    return _study(run, units > 0) or units > 0 or measured


def rest(run: Run) -> float:
    """Seconds until there is something to do: 0 for now, infinity for not before the next command."""
    if run.racing is not None:
        return _race_rest(run, run.racing)
    trainee, switches = run.life.well, run.switches
    if trainee is None:
        return math.inf
    if run.company.behind:
        return 0.0
    moves = not trainee.idle(switches.driver, switches.learning)
    going = switches.running or switches.stage is not None
    at_once = switches.owed or (switches.stage is not None and switches.hurried)
    joining = POLL if run.company.waiting else math.inf
    training = 0.0 if moves and at_once else switches.tempo(run.converged).rest() if moves and going else math.inf
    if run.meter is None:
        return min(training, joining)
    studying = run.studying.rest(training < math.inf, trainee.mdp)
    return min(training, joining, studying, run.meter.rest(training < math.inf))


def status(run: Run) -> Status:
    """What the run is doing."""
    if run.trouble and run.racing is None:
        return Status.FAILED
    if run.trainee is None:
        return Status.WARMING
    if run.converged:
        return Status.CONVERGED
    return Status.RUNNING if run.switches.going else Status.PAUSED


def sweeps_long(run: Run) -> bool:
    """Whether a planner is at work whose sweep takes long; not where it is slow on purpose, so that each backup is seen."""
    trainee, switches = run.trainee, run.switches
    if run.racing is not None or trainee is None or switches.pace.single or not trainee.planning(switches.learning):
        return False
    return len(trainee.mdp.states) > LONG * switches.units_a_second() > 0.0


def working(run: Run) -> Working | None:
    """What takes long: a sweep of a planner, else the exact solution beside the run."""
    if run.trainee is None or run.meter is None or run.trouble:
        return None
    if sweeps_long(run):
        return Working(f"Sweep {run.trainee.episodes + 1}", run.trainee.sweep)
    return run.meter.working


def _train(run: Run, seconds: float) -> int:
    """Does what is owed or due, for about so long at most; returns the units."""
    if run.racing is not None:
        return _race(run, run.racing, seconds)
    trainee, switches = run.life.well, run.switches
    if trainee is None:
        return 0
    if trainee.idle(switches.driver, switches.learning):
        switches.owed, switches.stage = 0 if switches.driver is Driver.ME else switches.owed, None
        return 0
    if switches.stage is not None and not trainee.planning(switches.learning):
        switches.stage = None
    left = switches.due(run.converged)
    began, total, done, planned = run.clock(), 0, 1, trainee.converged
    # A plan that is done ends the slice, so that a caller who only wants the plan can stop here, whatever the clock says.
    while (left is None or total < left) and done and not run.trouble and trainee.converged == planned:
        done = _slice(run, trainee, left if left is None else left - total, seconds)
        total += done
        if left is None or run.clock() - began >= seconds:
            break
    switches.note(total)
    if total and switches.pace.automatic:
        switches.pace.notice(run.novelty.look(trainee, run.ground.now.rows), len(trainee.mdp.states))
    _go_on_with_stage(run, trainee)
    if run.meter is not None and total:
        run.meter.note(run.clock() - began)
    return total


def _race(run: Run, racing: Racing, seconds: float) -> int:
    """Lets all who race do what is owed or due, for about so long at most; returns the ticks of their clock."""
    switches = run.switches
    if not racing.ready or racing.over or _solving(run):
        if racing.over and switches.going:
            switches.stop()
        return 0
    left = switches.due(False)
    began, total = run.clock(), 0
    optimum = run.meter.optimum if run.meter is not None and searchable(run.life) else None
    while (left is None or total < left) and not racing.over:
        units = racing.slice.units if left is None else min(racing.slice.units, left - total)
        before = run.clock()
        done = racing.advance(units, optimum, run.ground.until)
        racing.slice.learn(units, run.clock() - before, seconds)
        total += done
        if left is None or not done or run.clock() - began >= seconds:
            break
    switches.note(total)
    if total and switches.pace.automatic and run.trainee is not None:
        switches.pace.notice(run.novelty.look(run.trainee, run.ground.now.rows), len(run.trainee.mdp.states))
    if run.meter is not None and total:
        run.meter.note(run.clock() - began)
    return total


def _race_rest(run: Run, racing: Racing) -> float:
    """Seconds until there is something to do in a race: 0 for now, infinity for not before the next command."""
    switches = run.switches
    if run.company.waiting:
        return POLL
    measuring = math.inf if run.meter is None or run.life.well is None else run.meter.rest(switches.going)
    if not racing.ready or _solving(run):
        return measuring
    if racing.over:
        return 0.0 if switches.going else measuring
    racing_on = 0.0 if switches.owed else switches.tempo(False).rest() if switches.running else math.inf
    return min(measuring, racing_on)


def _solving(run: Run) -> bool:
    """Whether a race waits for the solution of its level, by which the best path is recognised."""
    meter = run.meter
    waits = run.life.well is not None and meter is not None and meter.optimum is None and searchable(run.life)
    return waits and meter is not None and meter.rest(True) < math.inf


def _go_on_with_stage(run: Run, trainee: "Trainee") -> None:
    """Ends a stage that is over; one that repeats is entered anew."""
    switches = run.switches
    if switches.stage is None:
        return
    if switches.stage_over:
        switches.extend_stage(run.life.enter_stage(switches.stage.id) if switches.stage.repeats else 0)
    if not trainee.planning(switches.learning):
        switches.stage = None


def _slice(run: Run, trainee: "Trainee", left: int | None, seconds: float) -> int:
    """One call of the learner that takes about so many seconds and does no more than is left; returns the units."""
    life, switches = run.life, run.switches
    units = life.slice.units if left is None else min(life.slice.units, left)
    began, planned = run.clock(), trainee.converged
    done = life.advance(units, switches.driver, switches.learning)
    run.company.follow(done, life, switches.driver, switches.learning)
    life.slice.learn(units, run.clock() - began, seconds)
    if trainee.converged != planned:
        run.be_careful()
    return done


def _measure(run: Run, seconds: float, training: bool) -> bool:
    """A slice of the meter; a driver that waits for the optimum gets it."""
    trainee, meter = run.life.well, run.meter
    if trainee is None or meter is None:
        return False
    going = run.switches.running or run.switches.stage is not None
    worked = run.life.attempt(
        lambda: meter.work(seconds, training, trainee.learner.estimates, going), "the measure of the optimum"
    )
    if meter.optimum is not None and trainee.driving.optimal is None:
        run.life.learn_optimum(meter.optimum.optimal)
        run.studying.note()
    return bool(worked)


def _study(run: Run, training: bool) -> bool:
    """A slice of what is worked out about a policy."""
    trainee, meter = run.life.well, run.meter
    if trainee is None or meter is None:
        return False
    if training:
        run.studying.note()
    return bool(run.life.attempt(lambda: run.studying.work(training, trainee, meter.optimum), "the study of a policy"))
