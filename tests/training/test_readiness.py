"""Whether the kernels are ready."""

from playground.training.readiness import Readiness


class Child:
    """Ready at the third look."""

    looks, closed, message = 0, False, "warming up"

    def ready(self):
        self.looks += 1
        return self.looks >= 3

    def close(self):
        self.closed = True


def test_without_a_warm_up_they_are_ready():
    kernels = Readiness(None)
    assert kernels.ready
    assert kernels.look()
    kernels.close()


def test_it_begins_once_when_first_asked_and_asks_no_more_when_ready():
    begun = []

    def begin():
        begun.append(Child())
        return begun[-1]

    kernels = Readiness(begin)
    assert begun == []
    assert kernels.message == ""
    assert [kernels.look() for _ in range(5)] == [False, False, True, True, True]
    assert len(begun) == 1
    assert begun[0].looks == 3
    assert kernels.message == "warming up"
    kernels.close()
    assert begun[0].closed
