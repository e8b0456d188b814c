"""The keys of a keyboard that stand for actions, for Gymnasium's `play`."""

from collections.abc import Sequence

from playground.world.grid import move_named

UP, DOWN, LEFT, RIGHT = 1073741906, 1073741905, 1073741904, 1073741903
"""The arrow keys as SDL, and so pygame, numbers them."""
_SINGLE = {"up": ("w", UP), "down": ("s", DOWN), "left": ("a", LEFT), "right": ("d", RIGHT)}
_CORNERS = {"up-right": "e", "down-right": "c", "down-left": "z", "up-left": "q"}

Keys = tuple[str | int, ...] | str


def keys_to_action(actions: Sequence[str]) -> dict[Keys, int]:
    """Which keys mean which of these actions.

    Arrows and W A S D; for the diagonals two of them at once, or Q E Z C; for staying the space bar, or no key at all ("").
    Actions that are no moves have the digits from 1 on.
    """
    actions_by_keys: dict[Keys, int] = {}
    for number, action in enumerate(actions):
        name = move_named(action)
        if name in _SINGLE:
            actions_by_keys.update({(key,): number for key in _SINGLE[name]})
        elif name in _CORNERS:
            (letter, arrow), (other, side) = (_SINGLE[part] for part in name.split("-"))
            actions_by_keys.update({(letter, other): number, (arrow, side): number, (_CORNERS[name],): number})
        elif name == "stay":
            actions_by_keys.update({(" ",): number, "": number})
        elif number < 9:
            actions_by_keys[(str(number + 1),)] = number
    return actions_by_keys
