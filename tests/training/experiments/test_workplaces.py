"""Places by their words."""

import pytest

from playground.training.experiments import dask_cluster
from playground.training.experiments.dask_cluster import DaskCluster
from playground.training.experiments.processes import Processes, cores
from playground.training.experiments.workplace import WorkplaceError
from playground.training.experiments.workplaces import workplace


@pytest.fixture
def with_dask(monkeypatch):
    """As if the package were there; none of these tests imports it."""
    monkeypatch.setattr(dask_cluster, "PACKAGE", "json")


def test_words_for_this_machine(with_dask):
    usual, three = workplace("processes", None), workplace("processes", 3)
    assert isinstance(usual, Processes) and usual.count == cores() and three.count == 3 and three.warms
    assert not workplace("processes", 1).warms
    local = workplace("dask", 2)
    assert isinstance(local, DaskCluster) and (local.address, local.workers, local.warms) == (None, 2, True)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://cluster.example:1", "tcp://[::1]:8786"])
def test_addresses_are_taken_as_they_are(address, with_dask):
    place = workplace(address, None)
    assert isinstance(place, DaskCluster) and (place.address, place.warms) == (address, False)


@pytest.mark.parametrize(
    "address",
    [
        "tcp://",
        "tcp://:8786",
        "tcp://host",
        "tcp://host:",
        "tcp://host:0",
        "tcp://host:65536",
        "tcp://host:port",
        "tcp://host:8786/path",
        "tcp://me:secret@host:8786",
        "tcp://host:87 86",
        "tcp://host :8786",
        "tcp://[::1:8786",
        "tls://host:8786",
        "http://host:8786",
        "inproc://1/2/3",
        "://",
    ],
)
def test_what_is_no_address_is_refused(address, with_dask):
    with pytest.raises(WorkplaceError, match="no address of a Dask scheduler; expected tcp://HOST:PORT"):
        workplace(address, None)


@pytest.mark.parametrize("word", ["", "Dask", "ray", "127.0.0.1:8786", "host"])
def test_other_words_are_refused(word):
    with pytest.raises(WorkplaceError, match="expected processes, dask or tcp://HOST:PORT"):
        workplace(word, None)


def test_a_cluster_elsewhere_is_not_counted_here(with_dask):
    with pytest.raises(WorkplaceError, match="workers of its own"):
        workplace("tcp://127.0.0.1:8786", 4)


@pytest.mark.parametrize("word", ["dask", "tcp://127.0.0.1:8786"])
def test_without_the_package_one_sentence_says_how_to_get_it(word, monkeypatch):
    monkeypatch.setattr(dask_cluster, "PACKAGE", "no_such_package_at_all")
    with pytest.raises(WorkplaceError, match=r"pip install 'bellman-playground\[dask\]'"):
        workplace(word, None)
