"""What can be seen of a run at one moment: everything that there is, put together into one frozen value."""

from playground.training import engine
from playground.training.run import Run
from playground.training.snapshot import RefusedLevel, Snapshot


def view(run: Run, number: int, message: str, refused: RefusedLevel | None) -> Snapshot:
    """The snapshot of this number, with the estimates that were recorded last, and without the company.

    message: what is to be said where nothing is wrong. refused: what was asked for last, where it cannot be played.
    """
    life, ground, meter, switches = run.life, run.ground, run.meter, run.switches
    agent = run.trainee or run.stand_in
    return Snapshot(
        number=number,
        run=run.start.run,
        level=ground.level,
        mdp=ground.mdp,
        moment=ground.moment,
        until_change=None if ground.until is None else max(0, ground.until - run.age),
        status=engine.status(run),
        running=switches.running,
        driver=switches.driver,
        learning=switches.learning,
        pace=switches.pace.tempo,
        per_second=switches.pace.per_second,
        steps_per_second=switches.units_a_second(),
        progress=engine.working(run),
        stage=switches.stage.id if switches.stage else "",
        standing=life.well.standing if life.well else None,
        lived=run.lived,
        last=agent.last(),
        agent=agent.agent(),
        contest=run.trainee.contest(meter.optimum if meter else None) if run.trainee else None,
        scales=meter.scales if meter else None,
        optimum=meter.optimum if meter else None,
        distance=meter.distance if meter else None,
        ripple=meter.ripple if meter else None,
        study=run.studying.studied,
        fan=run.studying.fan,
        message=(run.trouble if run.racing is None else "") or message,
        refused=refused,
        returned=run.returned,
        **life.seen(),
    )
