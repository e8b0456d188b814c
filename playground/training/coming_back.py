"""The last run of a level comes back with its past: the document that was kept with it is opened where the run ended."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.learning.learner import Array
from playground.training.commands import Drive, EditLevel
from playground.training.ground import unwatched
from playground.training.past.branch_tree import Tree
from playground.training.past.revival import PastError
from playground.training.run import Run
from playground.training.run_arrays import META, SavedRun
from playground.training.snapshot import Returned
from playground.world import LevelError

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.past.run_document import RunDocument


def come_back(run: Run, saved: SavedRun, memory: int) -> tuple[Run, Tree] | None:
    """The run in place of one that is about to begin, and its past; None where no past ends with what was saved.

    The switches stay as the person has set them since. memory: bytes that the past takes at most.
    """
    from playground.training.past.document import DocumentError, load_document

    if not saved.past:
        return None
    switches = run.switches
    wishes = switches.running, switches.owed, switches.stage, switches.driver, switches.learning
    try:
        document = load_document(saved.past, memory)
        living = _living(document, run, saved)
    except (DocumentError, PastError, LevelError, ValueError):
        return None
    finally:
        switches.running, switches.owed, switches.stage, switches.driver, switches.learning = wishes
    if living is None:
        return None
    facts = document.strand.chronicle.facts
    if (switches.driver, switches.learning) != (facts.driver, facts.learning):
        living.obey(Drive(switches.driver), unwatched)
    living.obey(EditLevel(run.ground.level), unwatched)  # the same level, by the name and the words of now
    living.returned = Returned(True)
    return living, document.tree


def _living(document: "RunDocument", run: Run, saved: SavedRun) -> Run | None:
    """The run at the end of a document; None where that is not what was saved."""
    living = document.living(run.switches, run.clock, run.start.run, alone=True)
    well = living.life.well is not None and living.ground.mdp.shape == run.ground.mdp.shape
    return living if well and _same(living.life.save(), saved.arrays) else None


def _same(lived: Mapping[str, Array], saved: Mapping[str, Array]) -> bool:
    """Whether all that a life is was saved just so."""
    names = lived.keys() == saved.keys() - {META}
    return names and all(array.tobytes() == saved[name].tobytes() for name, array in lived.items())
