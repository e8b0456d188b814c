"""What the screen may ask of the window itself: frozen wishes, which the app fulfils after the frame."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playground.training.bests import Best
from playground.training.own_episodes import OwnEpisodes
from playground.ui.arrivals import Arrival
from playground.ui.level_tending import ShelfAct
from playground.ui.preferences import Preferences
from playground.ui.sharing_wishes import AskSystem as AskSystem
from playground.ui.sharing_wishes import Export as Export
from playground.ui.sharing_wishes import ExportRun as ExportRun
from playground.ui.sharing_wishes import KeepRun as KeepRun
from playground.ui.sharing_wishes import Picture as Picture
from playground.ui.sharing_wishes import SaveAt as SaveAt
from playground.ui.sharing_wishes import ShareLevel as ShareLevel
from playground.ui.sharing_wishes import StopAsking as StopAsking
from playground.ui.sharing_wishes import StopExport as StopExport
from playground.ui.sharing_wishes import StopReading as StopReading
from playground.ui.sharing_wishes import TakeIn as TakeIn
from playground.ui.sharing_wishes import TakeShared as TakeShared

if TYPE_CHECKING:
    from playground.lessons.progress import Pupil
    from playground.training.experiments.experiment import Experiment
    from playground.world.level import Level


class WishRefused(Exception):
    """A wish that could not be fulfilled; the message is for the person, and what was wished after it is dropped."""


@dataclass(frozen=True)
class Browse:
    """Read the list of levels again."""


@dataclass(frozen=True)
class Open:
    """Open a bundled level by its name, or a file by its path; what is unsaved has been asked about already."""

    source: str


@dataclass(frozen=True)
class Tend:
    """Do something with a level of the shelf, or of the bin. source: what opens it; words: what the act takes."""

    act: ShelfAct
    source: str
    words: str = ""


@dataclass(frozen=True)
class New:
    """A new, empty level of rows x cols."""

    rows: int
    cols: int


@dataclass(frozen=True)
class Save:
    """Save where the level came from; a level without a place of its own gets one in the user's folder.

    over: write even if the file was changed outside since it was read.
    """

    over: bool = False


@dataclass(frozen=True)
class SaveAs:
    """Save under another title, in a new file of the user's folder."""

    title: str


@dataclass(frozen=True)
class Recover:
    """Open work that a window left unsaved when it went away."""

    path: Path


@dataclass(frozen=True)
class Forget:
    """Throw away work that a window left unsaved."""

    path: Path


@dataclass(frozen=True)
class Copy:
    """The level as text into the clipboard."""


@dataclass(frozen=True)
class Paste:
    """A level from the text of the clipboard: read, and shown before it is opened."""


@dataclass(frozen=True)
class Receive:
    """A file or a text that was dropped on the window: read, and shown before it is opened; an agent takes the wheel at once."""

    path: Path | None = None
    text: str = ""


@dataclass(frozen=True)
class Reread:
    """Read what has arrived again, as another format, or another one of the levels that it holds (`part`, a number from 1)."""

    format: str
    part: str = ""


@dataclass(frozen=True)
class Take:
    """Open what has arrived; what is unsaved has been asked about already."""

    arrival: Arrival


@dataclass(frozen=True)
class Visit:
    """Open the level that an agent of a file was trained on, with the agent; what is unsaved has been asked about already."""

    path: Path
    level: str


@dataclass(frozen=True)
class Preview:
    """Show what the level would lose in a format."""

    format: str


@dataclass(frozen=True)
class FullScreen:
    """Into full screen or out of it."""


@dataclass(frozen=True)
class Prefer:
    """Use and keep these preferences."""

    preferences: Preferences


@dataclass(frozen=True)
class KeepProgress:
    """Keep what a pupil has done in the course."""

    pupil: "Pupil"


@dataclass(frozen=True)
class ReadProgress:
    """Read what the pupil of the preferences has done in the course."""


@dataclass(frozen=True)
class SeatPupil:
    """Someone else learns: what they have done is read, and the map of the course opens. No name is a new pupil's."""

    name: str = ""


@dataclass(frozen=True)
class ReadBests:
    """Read the table of bests."""


@dataclass(frozen=True)
class KeepBest:
    """Keep an episode in the table of bests of its level, where it is one."""

    level: "Level"
    best: Best


@dataclass(frozen=True)
class ReadEpisodes:
    """Read the last and the best episodes of a person, by name; "" is who has none."""

    name: str


@dataclass(frozen=True)
class KeepEpisodes:
    """Keep a person's last and best episode on a level."""

    name: str
    episodes: OwnEpisodes


@dataclass(frozen=True)
class RepeatRace:
    """Conduct this experiment in the background."""

    experiment: "Experiment"


@dataclass(frozen=True)
class StopRepeating:
    """End the experiment that is being conducted."""


@dataclass(frozen=True)
class SaveRepeated:
    """Write what came of the last experiment into a folder of its own."""


@dataclass(frozen=True)
class OpenSaved:
    """Go on with a run from a file; what is unsaved has been asked about already."""

    path: Path


@dataclass(frozen=True)
class Quit:
    """Close the window; what is unsaved has been asked about already."""


Wish = (
    Browse
    | Open
    | Tend
    | New
    | Save
    | SaveAs
    | Recover
    | Forget
    | Copy
    | Paste
    | Receive
    | Reread
    | Take
    | Visit
    | Preview
    | Export
    | Picture
    | FullScreen
    | Prefer
    | KeepProgress
    | ReadProgress
    | SeatPupil
    | ReadBests
    | KeepBest
    | ReadEpisodes
    | KeepEpisodes
    | RepeatRace
    | StopRepeating
    | SaveRepeated
    | OpenSaved
    | KeepRun
    | ExportRun
    | SaveAt
    | ShareLevel
    | TakeShared
    | AskSystem
    | StopAsking
    | TakeIn
    | StopReading
    | StopExport
    | Quit
)
