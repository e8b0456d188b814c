"""Who can move the agent, and whose policy can be studied: two closed sets, by the words that files and flags use."""

from enum import StrEnum


class Driver(StrEnum):
    """Who moves the agent. Their order is that of the numbers in a body's log, so new ones go to the end."""

    ME = "me"
    """The person at the keys."""
    LEARNER = "learner"
    """The learner's own behaviour, with all that it tries out."""
    GREEDY = "greedy"
    """The greedy policy of what the learner believes."""
    RANDOM = "random"
    """Every legal action with equal chance."""
    OPTIMUM = "optimum"
    """The optimal policy of the level."""

    @property
    def number(self) -> int:
        """Its place in the order, as a body logs it."""
        return DRIVERS.index(self)


DRIVERS = tuple(Driver)
"""All of them, by their numbers."""


class PolicySource(StrEnum):
    """Whose policy is studied."""

    UNIFORM = "uniform"
    """Every legal action with equal chance."""
    GREEDY = "greedy"
    """The greedy policy of what the learner believes."""
    LEARNER = "learner"
    """The learner's own behaviour."""
    OPTIMUM = "optimum"
    """The optimal policy of the level."""
    PLAYED = "played"
    """The shares of a person's own actions."""
    PAINTED = "painted"
    """One that a person painted."""


def driver_of(word: str) -> Driver:
    """The driver of this name. ValueError where there is none."""
    if word not in DRIVERS:
        raise ValueError(f"there is no driver {word!r}; expected one of {', '.join(DRIVERS)}")
    return Driver(word)


def policy_source_of(word: str) -> PolicySource:
    """The source of this name. ValueError where there is none."""
    if word not in tuple(PolicySource):
        raise ValueError(f"there is no policy {word!r} to study; expected one of {', '.join(PolicySource)}")
    return PolicySource(word)
