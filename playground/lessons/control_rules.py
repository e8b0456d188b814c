"""Which of the window's controls a scene or a class leaves: some are hidden, or only some are shown, by their ids."""

from dataclasses import dataclass

ALL = "all"
"""In a list of what is hidden: everything that is not shown by name."""


@dataclass(frozen=True)
class ControlRules:
    """hides: controls that there are not. shows: those that stay although their group is hidden; alone, the only ones there are.

    Both hold ids of controls or of their groups; nothing in either leaves every control.
    """

    shows: frozenset[str] = frozenset()
    hides: frozenset[str] = frozenset()

    def allow(self, control: str, group: str = "") -> bool:
        """Whether a control of a group is there: its own name counts before that of its group, and both before `all`."""
        for name in (control, group):
            if name in self.hides:
                return False
            if name in self.shows:
                return True
        return ALL not in self.hides and (not self.shows or bool(self.hides))


EVERYTHING = ControlRules()
"""All controls are there."""
