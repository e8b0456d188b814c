"""What makes a run go on: slices of training at its pace, of the meter and of the study beside it."""

import math
from typing import TYPE_CHECKING

from playground.training.drivers import Driver
from playground.training.readiness import POLL
from playground.training.run import Run
from playground.training.snapshot import Status, Working

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.pupil import Pupil

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
    pupil, switches = run.life.well, run.switches
    if pupil is None:
        return math.inf
    if run.company.behind:
        return 0.0
    moves = not pupil.idle(switches.driver, switches.learning)
    going = switches.running or switches.stage is not None
    at_once = switches.owed or (switches.stage is not None and switches.hurried)
    joining = POLL if run.company.waiting else math.inf
    training = 0.0 if moves and at_once else switches.tempo(run.converged).rest() if moves and going else math.inf
    if run.meter is None:
        return min(training, joining)
    studying = run.studying.rest(training < math.inf, pupil.mdp)
    return min(training, joining, studying, run.meter.rest(training < math.inf))


def status(run: Run) -> Status:
    """What the run is doing."""
    if run.trouble:
        return Status.FAILED
    if run.pupil is None:
        return Status.WARMING
    if run.converged:
        return Status.CONVERGED
    return Status.RUNNING if run.switches.going else Status.PAUSED


def sweeps_long(run: Run) -> bool:
    """Whether a planner is at work whose sweep takes long; not where it is slow on purpose, so that each backup is seen."""
    pupil, switches = run.pupil, run.switches
    if pupil is None or switches.pace.single or not pupil.planning(switches.learning):
        return False
    return len(pupil.mdp.states) > LONG * switches.units_a_second() > 0.0


def working(run: Run) -> Working | None:
    """What takes long: a sweep of a planner, else the exact solution beside the run."""
    if run.pupil is None or run.meter is None or run.trouble:
        return None
    if sweeps_long(run):
        return Working(f"Sweep {run.pupil.episodes + 1}", run.pupil.sweep)
    return run.meter.working


def _train(run: Run, seconds: float) -> int:
    """Does what is owed or due, for about so long at most; returns the units."""
    pupil, switches = run.life.well, run.switches
    if pupil is None:
        return 0
    if pupil.idle(switches.driver, switches.learning):
        switches.owed, switches.stage = 0 if switches.driver is Driver.ME else switches.owed, None
        return 0
    if switches.stage is not None and not pupil.planning(switches.learning):
        switches.stage = None
    left = switches.due(run.converged)
    began, total, done, planned = run.clock(), 0, 1, pupil.converged
    # A plan that is done ends the slice: whoever only wanted the plan can stop here, whatever the clock says.
    while (left is None or total < left) and done and not run.trouble and pupil.converged == planned:
        done = _slice(run, pupil, left if left is None else left - total, seconds)
        total += done
        if left is None or run.clock() - began >= seconds:
            break
    switches.note(total)
    _go_on_with_stage(run, pupil)
    if run.meter is not None and total:
        run.meter.note(run.clock() - began)
    return total


def _go_on_with_stage(run: Run, pupil: "Pupil") -> None:
    """Ends a stage that is over; one that repeats is entered anew."""
    switches = run.switches
    if switches.stage is None:
        return
    if switches.stage_over:
        switches.extend_stage(pupil.enter_stage(switches.stage) if switches.stage.repeats else 0)
    if not pupil.planning(switches.learning):
        switches.stage = None


def _slice(run: Run, pupil: "Pupil", left: int | None, seconds: float) -> int:
    """One call of the learner that takes about so many seconds and does no more than is left; returns the units."""
    life, switches = run.life, run.switches
    units = life.slice.units if left is None else min(life.slice.units, left)
    began, planned = run.clock(), pupil.converged
    done = life.advance(units, switches.driver, switches.learning)
    run.company.follow(done, life, switches.driver, switches.learning)
    life.slice.learn(units, run.clock() - began, seconds)
    if pupil.converged != planned:
        run.be_careful()
    return done


def _measure(run: Run, seconds: float, training: bool) -> bool:
    """A slice of the meter; a driver that waits for the optimum gets it."""
    pupil, meter = run.life.well, run.meter
    if pupil is None or meter is None:
        return False
    going = run.switches.running or run.switches.stage is not None
    worked = run.life.attempt(lambda: meter.work(seconds, training, pupil.learner.estimates, going), "the measure of the optimum")
    if meter.optimum is not None and pupil.driving.optimal is None:
        pupil.driving.optimal = meter.optimum.optimal / meter.optimum.optimal.sum(axis=1, keepdims=True).clip(1)
        run.studying.note()
    return bool(worked)


def _study(run: Run, training: bool) -> bool:
    """A slice of what is worked out about a policy."""
    pupil, meter = run.life.well, run.meter
    if pupil is None or meter is None:
        return False
    if training:
        run.studying.note()
    return bool(run.life.attempt(lambda: run.studying.work(training, pupil, meter.optimum), "the study of a policy"))
