"""Where episodes begin and end, and what it pays to end one: on entering a cell, or by one more action on an exit."""

from playground.world.level import Rules
from playground.world.tile import Tile


def ends(tile: Tile) -> bool:
    """Whether the episode ends there, on entering or by one more action."""
    return tile.ends or tile.exit is not None


def begins(tile: Tile) -> bool:
    """Whether an episode begins there and something can be done then."""
    return tile.starts and not tile.blocks and not ends(tile)


def ending_pay(tile: Tile, rules: Rules) -> float:
    """What a step into a cell that ends the episode pays: the reward of entering it, or the step and γ times its exit."""
    if tile.exit is not None:
        return rules.step_reward + rules.discount * tile.exit
    return tile.enter if tile.replaces_step else rules.step_reward + tile.enter


def tidy(number: float) -> float:
    """The number without the last traces of arithmetic, where it is a short one but for them."""
    short = round(number, 9)
    return short if abs(number - short) < 1e-12 else number


def exit_number(tile: Tile, rules: Rules) -> float:
    """The number of an exit that gives the neighbours of this cell the values that it gives them; at γ = 0 what entering pays."""
    if tile.exit is not None:
        return tile.exit
    worth = ending_pay(tile, rules) - rules.step_reward
    return worth / rules.discount if rules.discount else worth
