"""A run that goes on from a moment of the past: the lives that were revived become living ones, and write down what they do."""

from playground.training.company import Company
from playground.training.life import Life
from playground.training.past.past_showing import Showing
from playground.training.past.strand import Strand
from playground.training.run import Run


def gone_on(run: Run, showing: Showing, strand: Strand) -> Run:
    """A run in place of `run` that goes on from what is shown, and writes into `strand`, whose past ends there; it is paused."""
    shown, first = showing.run, showing.revival.life
    new = Run(run.start, shown.ground, run.switches, run.clock)
    new.shelf = run.shelf
    facts = strand.chronicle.facts
    run.switches.stop()
    run.switches.driver, run.switches.learning = facts.driver, facts.learning
    trouble, first.trouble = first.trouble, facts.trouble
    first.resume(strand.chronicle, run.switches.stop)
    if trouble and not facts.trouble:
        first.fail(trouble)
    new.revive(first, _company(run, showing, strand), shown.meter)
    return new


def _company(run: Run, showing: Showing, strand: Strand) -> Company:
    """Those beside it that are still wanted; others who are wanted will join."""
    revived: dict[int, Life] = {}
    for one in strand.company:
        life = showing.beside(one.asked.place)
        if one.left is None and life is not None:
            life.resume(one.chronicle)
            revived[one.asked.place] = life
    company = Company(run.switches.beside.values(), run.clock, run.shelf)
    company.take(revived)
    return company
