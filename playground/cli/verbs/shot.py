"""`shot`: a picture of the real window, drawn without a screen."""

from argparse import ArgumentParser, Namespace

from playground.cli import agents, choices
from playground.cli.file_access import output_file, writing
from playground.cli.run_files import branch_flag, branch_of, is_run, moment_of, run_document
from playground.cli.verb import UsageError, Verb
from playground.lessons.lesson import Lesson

LARGEST_SCALE = 3.0
USUAL = "q-learning"


def arguments(parser: ArgumentParser) -> None:
    """What is trained, what is shown, and where the picture goes."""
    parser.add_argument(
        "level",
        nargs="?",
        metavar="LEVEL",
        help=f"{choices.LEVEL}; the one that the file of --agent was trained on; or a saved run",
    )
    parser.add_argument("--at", metavar="N", help="the moment that is shown, so many steps after the beginning; default: the end")
    parser.add_argument("--since", metavar="M", help="an earlier moment; the board shows how values and moves have changed since")
    branch_flag(parser)
    parser.add_argument(
        "--learner", metavar="ID", help=f"who learns before the picture is taken (see `list learners`; default {USUAL})"
    )
    agents.arguments(parser)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting of the learner, or of the window (colours=dark, value-colours=grey, patterns=on); may be repeated",
    )
    parser.add_argument(
        "--steps", default="0", metavar="N", help="how many steps it learns (backups of one state, for a planner)"
    )
    parser.add_argument("--seed", default="0", metavar="S", help="same seed, same picture")
    parser.add_argument(
        "--overlays", metavar="A,B", help="what is drawn over the board (see `list overlays`; default: what the mode shows)"
    )
    choices.landscape_flag(parser)
    parser.add_argument("--floor", metavar="N", help="which floor of a level that remembers; without it, the floor of the mouse")
    parser.add_argument("--mode", default="train", metavar="MODE", help="learn, play, train, race, why or edit")
    parser.add_argument("--lesson", metavar="WORD", help="a lesson in place of a level: its number, its id, or a file")
    parser.add_argument("--page", default="1", metavar="N", help="which page of the lesson, counted from 1")
    parser.add_argument("--demo", default="0", metavar="N", help="the course after it has played itself for N seconds")
    parser.add_argument("--explain", metavar="ID", help="the explanation to show, in the mode why")
    parser.add_argument(
        "--race", metavar="ID", help="a race of several learners, for --steps of everyone: step-sizes, on-and-off-policy, …"
    )
    parser.add_argument(
        "--press", default="", metavar="A,B", help="keys pressed before the picture is taken: right,tab,return,ctrl+o"
    )
    parser.add_argument("--size", default="1280x800", metavar="WxH", help="size of the window in pixels (default 1280x800)")
    parser.add_argument("--scale", default="1.0", metavar="X", help="scale of the text, 0.5 to 3 (default 1)")
    parser.add_argument("--out", required=True, metavar="PICTURE.png", help="where the picture goes")


def run(options: Namespace) -> int:
    """Checks what is asked for, then draws."""
    if options.level is not None and is_run(options.level):
        return _draw_moment(options)
    if options.branch is not None:
        raise UsageError(f"--branch is of a saved RUN, and {options.level!r} is none: give a file that `train --out` wrote")
    lesson = None if options.lesson is None else choices.lesson(options.lesson)
    page = _page(options.page, lesson)
    level = choices.level(agents.level_word(options.level, options.agent)) if lesson is None else lesson.pages[page].scene.level
    size, scale, out = choices.size(options.size), _scale(options.scale), output_file(options.out, (".png",), "the picture")
    steps, seed = choices.count(options.steps), choices.count(options.seed)
    floor = None if options.floor is None else choices.count(options.floor)
    from playground.ui import modes
    from playground.ui.explanations import explanations
    from playground.ui.race.presets import presets
    from playground.ui.window import shot

    choices.chosen("mode", options.mode, modes.modes())
    demo = choices.count(options.demo)
    mode = "learn" if lesson is not None or demo else options.mode if options.explain is None else "why"
    if options.explain is not None:
        choices.chosen("explanation", options.explain, explanations())
    if options.race is not None:
        choices.chosen("race", options.race, {preset.id: preset for preset in presets()})
        mode = "race"
    slant = choices.landscape(options.landscape)
    words = tuple(word.strip() for word in options.press.split(",") if word.strip())
    names = _overlays(options)
    if options.agent is not None:
        spec, guest = agents.guest_of(options.agent, level, options.learner, options.agent_as)
    else:
        spec, guest = choices.learner(options.learner or USUAL), None
    looks, pairs = choices.looks(options.set)
    settings = choices.settings(spec, pairs)
    try:
        press = shot.keys(words)
        explanation = options.explain or ""
        with writing(out):
            opened = None if lesson is None else (lesson, page)
            past = _moment(options.at), _moment(options.since)
            more = floor, explanation, press, guest, opened, demo, options.race or "", *past, slant, looks
            shot.shot(level, spec.id, settings, steps, seed, names, mode, size, scale, out, *more)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return 0


def _draw_moment(options: Namespace) -> int:
    """Draws a moment of a saved run."""
    from playground.training.past.revival import PastError
    from playground.ui import modes
    from playground.ui.explanations import explanations
    from playground.ui.window import shot

    for flag in ("learner", "agent", "lesson", "race"):
        if getattr(options, flag) is not None:
            raise UsageError(f"--{flag} does not go with a saved run, which has its own: leave it out")
    if options.set or options.steps != "0" or options.seed != "0" or options.demo != "0":
        raise UsageError("--set, --steps, --seed and --demo do not go with a saved run, which has its own: leave them out")
    choices.chosen("mode", options.mode, modes.modes())
    if options.explain is not None:
        choices.chosen("explanation", options.explain, explanations())
    names, slant = _overlays(options), choices.landscape(options.landscape)
    size, scale, out = choices.size(options.size), _scale(options.scale), output_file(options.out, (".png",), "the picture")
    floor = None if options.floor is None else choices.count(options.floor)
    document = run_document(options.level)
    branch = branch_of(options.branch, document)
    moment, since = moment_of(options.at, document, branch), _moment(options.since)
    try:
        press = shot.keys(tuple(filter(None, map(str.strip, options.press.split(",")))))
        session = shot.opened_run(document, branch)
        shot.look_back(session, moment, since)
        shot.check_floor(session, floor)
        mode = options.mode if options.explain is None else "why"
        with writing(out):
            view = names, mode, size, scale, floor, options.explain or "", press
            shot.save(shot.drawn(session, *view, slant=slant), out)
    except (ValueError, PastError) as error:
        raise UsageError(str(error)) from error
    return 0


def _moment(word: str | None) -> int | None:
    """A number of steps, where one was given."""
    return None if word is None else choices.count(word)


def _overlays(options: Namespace) -> tuple[str, ...] | None:
    """The ids of --overlays; without it what changed, where that is asked for, and else None, which is what the mode shows."""
    from playground.ui.board.painter import overlays
    from playground.ui.rewinding import COMPARED

    if options.overlays is None:
        return None if options.since is None else tuple(sorted(COMPARED))
    names = tuple(name.strip() for name in options.overlays.split(",") if name.strip())
    for name in names:
        choices.chosen("overlay", name, overlays())
    return names


def _page(word: str, lesson: Lesson | None) -> int:
    """The number of a page of the lesson, counted from 0 here and from 1 on the command line."""
    number, most = choices.count(word), 1 if lesson is None else len(lesson.pages)
    if not 1 <= number <= most:
        raise UsageError(f"there is no page {number}, expected a number from 1 to {most}")
    return number - 1


def _scale(word: str) -> float:
    """The text scale."""
    try:
        scale = float(word)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= LARGEST_SCALE:
        raise UsageError(f"the scale is {word!r}, expected a number from 0.5 to {LARGEST_SCALE:g}")
    return scale


VERB = Verb(
    id="shot",
    about="Draws a picture of the real window without a screen: a level, after some training, with overlays.",
    examples=(
        "shot cliff-walking --learner q-learning --steps 200000 --overlays values,arrows --out cliff.png",
        "shot run.run --at 5000 --out moment.png",
        "shot corridor --mode edit --size 1920x1080 --scale 1.5 --out edit.png",
    ),
    arguments=arguments,
    run=run,
    order=6,
)
