"""Storm's explicit format .drn."""

from collections.abc import Iterator

from playground.world.exporting.stopping import Stopping

NOTES = """\
// {title}
// Discount {discount}: each step stops with the chance 1 - discount, so total rewards are discounted returns.
// State numbers are those of the level; {end} is where the process stops{begin}.
// Optimal values: minus R{{"cost"}}min=? [F "end"], in exact arithmetic (storm --exact)
"""


def drn(process: Stopping, title: str = "") -> Iterator[str]:
    """The text, line by line, with the reward models "reward" and "cost" (its negative) and the labels "init" and "end".

    See `Stopping` for what stands in it. −V*(s) is the value of R{"cost"}min=? [F "end"] in state s, infinite where every way
    costs without end. Numbers are fractions, which Storm reads exactly in exact mode, and as floating-point numbers else.
    """
    begin = f", {process.init} draws the start" if process.init > process.end else ""
    yield NOTES.format(title=" ".join(title.split()), discount=process.discount, end=process.end, begin=begin)
    choices = process.counts[0]
    yield f"@type: MDP\n@parameters\n\n@reward_models\nreward cost\n@nr_states\n{process.size}\n@nr_choices\n{choices}\n@model\n"
    ended = set(process.ended.tolist())
    for state, here in enumerate(process.choices):
        yield f"state {state}{' init' if state == process.init else ''}{' end' if state in ended else ''}\n"
        for choice in here:
            yield f"\taction {choice.name} [{choice.reward}, {-choice.reward}]\n"
            for successor, chance in choice.outcomes:
                yield f"\t\t{successor} : {chance}\n"
