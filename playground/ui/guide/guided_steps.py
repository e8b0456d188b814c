"""The steps of the guided minute: what each asks in one sentence, where it happens, and when it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.lessons.wording import NO_WORDS, Wording, wording
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot
from playground.ui.guide.sights import has_eaten, place_of_cheese, place_of_mouse, start_has_colour, way_in_mind
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


def _never(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return False


@dataclass(frozen=True, kw_only=True, eq=False)
class GuidedStep:
    """One thing to do. title: its line in the list. ask: the sentence of its card; praise: what is said once it is done.

    done: whether it is, given the workspace and the way that the mouse had in mind when the step began. where: what the card
    points at. answers: buttons of the card, each with an id. overlays: what lies over the board. builds: whether a click paints.
    """

    id: str
    title: Wording
    ask: Wording
    praise: Wording = NO_WORDS
    done: Callable[[Workspace, tuple[Cell, ...]], bool] = _never
    where: Callable[[Snapshot, tuple[Cell, ...]], Cell] = lambda snapshot, way: place_of_mouse(snapshot)
    answers: tuple[tuple[str, Wording], ...] = ()
    overlays: frozenset[str] = frozenset()
    builds: bool = False


COLOURS = frozenset({"values"})
COLOURS_AND_MOVES = frozenset({"values", "arrows"})


def _cheese(snapshot: Snapshot, way: tuple[Cell, ...]) -> Cell:
    return place_of_cheese(snapshot.mdp)


def _home(snapshot: Snapshot, way: tuple[Cell, ...]) -> Cell:
    return snapshot.mdp.states[int(snapshot.mdp.start.argmax())].cell


def _middle(snapshot: Snapshot, way: tuple[Cell, ...]) -> Cell:
    return way[len(way) // 2] if way else place_of_mouse(snapshot)


def _has_walked(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return workspace.snapshot.lived > 0


def _has_eaten(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return has_eaten(workspace.snapshot)


def _drives_itself(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return workspace.snapshot.running and workspace.snapshot.driver is Driver.LEARNER


def _knows_the_way(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return start_has_colour(workspace.snapshot) and bool(way_in_mind(workspace.snapshot))


def _is_blocked(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return any(workspace.level[cell].blocks for cell in way)


def _knows_another_way(workspace: Workspace, way: tuple[Cell, ...]) -> bool:
    return workspace.snapshot.level == workspace.level and bool(way_in_mind(workspace.snapshot))


STEPS = (
    GuidedStep(
        id="reader",
        title=wording({"child": "Say hello", "student": "Choose the words"}),
        ask=wording({"child": "Hello! Which words would you like?", "student": "Welcome. Which words would you like?"}),
        answers=(("child", wording("Plain words")), ("school", wording("School words")), ("student", wording("Formulas"))),
    ),
    GuidedStep(
        id="walk",
        title=wording({"child": "Walk", "student": "Take an action"}),
        ask=wording(
            {
                "child": "This mouse is you. Press an **arrow key**, or click a square.",
                "school": "You are the mouse. Press an **arrow key**, or click a square to walk there.",
                "student": "You are the agent. Take an action: press an **arrow key**, or click a cell.",
            }
        ),
        praise=wording({"child": "You can walk!", "school": "That was a step.", "student": "That was one transition."}),
        done=_has_walked,
    ),
    GuidedStep(
        id="cheese",
        title=wording({"child": "Get the cheese", "student": "Reach the goal"}),
        ask=wording({"child": "Now get the **cheese**!", "student": "Now finish the episode: reach the **goal**."}),
        praise=wording({"child": "Yum!", "school": "Yum! A reward.", "student": "A reward of +1 ends the episode."}),
        done=_has_eaten,
        where=_cheese,
    ),
    GuidedStep(
        id="wheel",
        title=wording({"child": "Let the mouse drive", "student": "Hand over to the learner"}),
        ask=wording(
            {
                "child": "Now the mouse drives. It knows **nothing** of the cheese yet.",
                "school": "Now let the mouse drive. It knows **nothing** yet: it has to try.",
                "student": "Hand over to Q-learning. All its estimates are 0: it has to **explore**.",
            }
        ),
        answers=(("go", wording({"child": "Go, mouse!", "student": "Start training"})),),
        done=_drives_itself,
        where=_home,
        overlays=COLOURS,
    ),
    GuidedStep(
        id="colours",
        title=wording({"child": "Watch the colours", "student": "Watch values propagate"}),
        ask=wording(
            {
                "child": "Look at the cheese: **orange** means good from here. Watch it spread to the start.",
                "school": "**Orange** means: good from here. Watch it spread from the cheese back to the start.",
                "student": "**Orange** is a high state value V. Watch it propagate from the goal back to the start.",
            }
        ),
        praise=wording(
            {
                "child": "Now it knows the way!",
                "school": "The start is orange: it knows a way.",
                "student": "V(start) > 0: the greedy policy reaches the goal.",
            }
        ),
        done=_knows_the_way,
        where=_cheese,
        overlays=COLOURS,
    ),
    GuidedStep(
        id="wall",
        title=wording({"child": "Build a wall", "student": "Change the environment"}),
        ask=wording(
            {
                "child": "The arrows show its way. **Click a square on the way** to build a wall there!",
                "school": "The arrows show its way. **Click a square on it** to put a wall there.",
                "student": "The arrows are the greedy policy. **Click a cell on its path** to put a wall there.",
            }
        ),
        praise=wording({"child": "Oh! A wall.", "student": "The environment has changed."}),
        done=_is_blocked,
        where=_middle,
        overlays=COLOURS_AND_MOVES,
        builds=True,
    ),
    GuidedStep(
        id="another",
        title=wording({"child": "See it find another way", "student": "Watch the policy adapt"}),
        ask=wording(
            {
                "child": "It bumps into the wall, and looks for another way. Watch!",
                "school": "Its way is blocked. Watch it learn **another way**.",
                "student": "The old estimates are wrong now. Watch the policy **adapt**.",
            }
        ),
        praise=wording(
            {
                "child": "It found another way, all by itself!",
                "school": "It found another way, just by trying.",
                "student": "A new greedy policy, learned from experience alone.",
            }
        ),
        done=_knows_another_way,
        where=_middle,
        overlays=COLOURS_AND_MOVES,
        builds=True,
    ),
    GuidedStep(
        id="end",
        title=wording({"child": "Go on", "student": "Go on"}),
        ask=wording(
            {
                "child": "That is how it learns. What now?",
                "school": "That is how it learns: by trying, from rewards. What now?",
                "student": "That was reinforcement learning in a minute. What next?",
            }
        ),
        answers=(("learn", wording("To the lessons")), ("play", wording("Just play"))),
        where=_home,
        overlays=COLOURS_AND_MOVES,
        builds=True,
    ),
)
"""All steps in their order; what a step's answers do stands in `guide.py`."""
