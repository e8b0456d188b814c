"""How the present episode is going: steps, the last reward, and the return so far."""

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.more import plainly
from playground.ui.panels.readouts import Readout, readouts, signed
from playground.ui.workspace import Workspace

ABOUT = "How the game goes that is being played now. An episode ends at the cheese, in a pit, or when time is up."


def score(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The running return, plain and discounted."""
    snapshot, symbols, few = workspace.snapshot, workspace.preferences.symbols, plainly(workspace)
    agent = snapshot.agent
    begun = agent.step > 0 and snapshot.last
    last = snapshot.last[-1].reward if begun else 0.0
    ui.heading(column.take(ui.theme.heading), "This episode", about=ABOUT)
    parts = (
        Readout("Steps", f"{agent.step}", "Moves since the episode began."),
        Readout("Last move" if few else "Last reward", signed(last) if begun else "–", "What the last move paid.", tint(last)),
        Readout(
            "Points" if few else "Return",
            signed(agent.episode_return),
            "All rewards of this episode, added up.",
            tint(agent.episode_return),
        ),
        Readout(
            "Discounted G₀" if symbols else "Discounted",
            signed(agent.discounted_return),
            f"The same sum, but a reward counts {snapshot.mdp.discount:g} times as much for every step it comes later.",
            tint(agent.discounted_return),
        ),
    )
    readouts(ui, column, "score", parts[:-1] if few else parts, 2)
    return workspace


def tint(value: float) -> theme.Colour:
    """The colour of a gain, a loss, or neither; the sign says the same."""
    return theme.ACCENT if value > 0 else theme.ERROR if value < 0 else theme.INK
