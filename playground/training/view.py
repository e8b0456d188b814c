"""What can be seen of a run at one moment: everything that there is, put together into one frozen value."""

from playground.training.engine import Engine
from playground.training.run import Run
from playground.training.snapshot import Snapshot
from playground.world.level import Level


def view(run: Run, engine: Engine, number: int, message: str, refused: Level | None) -> Snapshot:
    """The snapshot of this number, with the estimates that were recorded last, and without the company.

    message: what is to be said where nothing is wrong. refused: the level that was asked for last, where it cannot be played.
    """
    life, ground, meter = run.life, run.ground, engine.meter
    mouse = life.pupil or run.stand_in
    return Snapshot(
        number=number,
        run=run.start.run,
        level=ground.level,
        mdp=ground.mdp,
        moment=ground.moment,
        until_change=None if ground.until is None else max(0, ground.until - run.lived),
        status=engine.status,
        running=engine.running,
        driver=engine.driver,
        learning=engine.learning,
        per_second=engine.pace.per_second,
        steps_per_second=engine.speed,
        progress=engine.working,
        stage=engine.stage.id if engine.stage else "",
        standing=life.well.standing if life.well else None,
        lived=run.lived,
        last=mouse.last(),
        agent=mouse.agent(),
        optimum=meter.optimum if meter else None,
        distance=meter.distance if meter else None,
        ripple=meter.ripple if meter else None,
        message=engine.trouble or message,
        refused=refused,
        **engine.studying.found,
        **life.seen(),
    )
