"""Whether the kernels are ready."""

from playground.training.readiness import Readiness


class Child:
    """The hat is ready at the second look, everything at the third."""

    looks, closed, message = 0, False, "warming up"

    def ready(self, *names):
        self.looks += not names
        return self.looks >= (2 if names == ("body", "optimum", "hat") else 3)

    def close(self):
        self.closed = True


def test_without_a_warm_up_they_are_ready():
    kernels = Readiness(None)
    assert kernels.has("hat")
    assert kernels.look("hat")
    kernels.close()


def test_it_begins_once_when_first_asked_with_the_one_that_is_wanted():
    begun = []

    def begin(learner):
        begun.append((learner, Child()))
        return begun[-1][1]

    kernels = Readiness(begin)
    assert begun == []
    assert kernels.message == ""
    assert [kernels.look("hat") for _ in range(4)] == [False, True, True, True]
    assert kernels.waits
    assert not kernels.has("cat")
    assert kernels.look("cat")
    assert not kernels.waits
    assert [learner for learner, _ in begun] == ["hat"]
    assert begun[0][1].looks == 3
    assert kernels.message == "warming up"
    kernels.close()
    assert begun[0][1].closed
