"""The places where work can be done, by the word that a person types for each."""

from playground.training.experiments.dask_cluster import DaskCluster, scheduler_address
from playground.training.experiments.processes import Processes, cores
from playground.training.experiments.workplace import Workplace, WorkplaceError

PROCESSES, DASK = "processes", "dask"


def workplace(word: str, count: int | None) -> Workplace:
    """The place of a word: "processes", "dask" (a cluster on this machine) or tcp://HOST:PORT (a scheduler of Dask).

    count: how many work at once on this machine; None for one on each core.

    Raises:
      WorkplaceError: there is no such place, or a package for it is missing.
    """
    if "://" in word:
        if count is not None:
            raise WorkplaceError(f"--processes is for this machine, and {word} has workers of its own; leave it out")
        return DaskCluster(scheduler_address(word), 0)
    if word == DASK:
        return DaskCluster(None, count or cores())
    if word == PROCESSES:
        return Processes(count or cores())
    raise WorkplaceError(f"there is no place {word!r} to run on; expected {PROCESSES}, {DASK} or tcp://HOST:PORT")
