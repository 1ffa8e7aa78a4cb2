"""The quarantine from a terminal. Counts show nobody and ask nobody; the rows show people, so whoever takes them out or
brings them back signs in, states case and purpose, and is in the audit log first: under which file's hash, if one
comes back."""

from dataclasses import asdict, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from casework.access import CASE_ROLES, viewer_of
from casework.identity.model import Session, Stated
from casework.identity.purposes import checked
from fuyuan.cli.desk import CaseOption, NotYourRoleError, PurposeOption
from fuyuan.cli.helping import Room
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, complain, open_home, print_json, say
from fuyuan.cli.sign_in import act, signed_in
from fuyuan.home import Home, writing
from ingest import worklist
from ontology.viewer import OPEN, Viewer

SourceOption = Annotated[str | None, typer.Option("--source", help=text("quarantine.source"))]
FileArgument = Annotated[Path, typer.Argument(metavar="文件.xlsx", help=text("quarantine.file"))]
quarantine = Room(help=text("quarantine.help"), invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    quarantine.callback()(list_groups)
    quarantine.command("export", help=text("quarantine.export.help"))(export)
    quarantine.command("import", help=text("quarantine.import.help"))(take_back)
    app.add_typer(quarantine, name="quarantine")


def list_groups(
    context: typer.Context,
    source: SourceOption = None,
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    if context.invoked_subcommand is not None:
        return
    with open_home(home, config) as opened:
        _check_source(opened, source)
        found = worklist.groups(opened.lake, source=source)
    if json:
        print_json({"groups": [asdict(group) for group in found], "count": sum(g.count for g in found)})
        return
    for group in found:
        say("quarantine.group", **asdict(group))
    if not found:
        say("quarantine.none")


def export(
    file: FileArgument,
    source: SourceOption = None,
    case: CaseOption = "",
    purpose: PurposeOption = "",
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    with open_home(home, config) as opened:
        session, viewer = _viewer(opened, case, purpose)
        _check_source(opened, source)
        entries = worklist.open_entries(opened.lake, compartments=_visible(opened, viewer), source=source)
        shown = tuple(e.id for e in entries)
        _audit(opened, session, viewer, "quarantine.export", source or "", shown, export=True)
        written, left = worklist.write_sheet(opened.lake, entries, file)
    if json:
        print_json({"written": written, "to_redeliver": left})
        return
    say("quarantine.exported", count=written, path=file)
    if left:
        complain("quarantine.redeliver", count=left)


def take_back(
    file: FileArgument,
    case: CaseOption = "",
    purpose: PurposeOption = "",
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    with open_home(home, config) as opened:
        session, viewer = _viewer(opened, case, purpose)
        _audit(opened, session, viewer, "quarantine.import", sha256(file.read_bytes()).hexdigest(), ())
        by = f"{session.user.name}（{session.user.id}）"
        with writing(opened.folder):
            outcome = worklist.take_back(opened.lake, file, by=by, compartments=_visible(opened, viewer))
    if json:
        print_json(asdict(outcome))
    else:
        say("quarantine.imported", **asdict(outcome))
    raise typer.Exit(3 if outcome.wrong_again else 0)


def _check_source(home: Home, source: str | None) -> None:
    """Nothing to correct and nothing of that name are two answers."""
    known = [each.name for each in home.lake.status()] if source is not None else []
    if source is None or source in known:
        return
    near = get_close_matches(source, known, n=3, cutoff=0.4) or [
        k for k in known if source in k or k in source
    ]
    if near:
        raise typer.BadParameter(text("quarantine.unknown", name=source, near="、".join(near[:3])))
    raise typer.BadParameter(text("quarantine.unknown_alone", name=source))


def _viewer(home: Home, case: str, purpose: str) -> tuple[Session, Viewer]:
    session = signed_in(home)
    stated = (
        Stated(*checked(case, purpose), session.expires_at)
        if case or purpose
        else home.casework.purposes.current(session)
    )
    viewer = viewer_of(home.casework, session.user, stated, home.of_case)
    if not session.user.roles & CASE_ROLES or not viewer.compartments:
        raise NotYourRoleError(text("desk.role"))
    if not viewer.sees_personal:
        raise NotYourRoleError(text("quarantine.masked"))
    return session, viewer


def _visible(home: Home, viewer: Viewer) -> frozenset[int]:
    """The lake's compartments that the viewer may see."""
    opened = home.lake.open_compartments() if OPEN in viewer.compartments else frozenset[int]()
    return opened | (viewer.compartments - {OPEN})


def _audit(
    home: Home,
    session: Session,
    viewer: Viewer,
    action: str,
    question: str,
    shown: tuple[str, ...],
    *,
    export: bool = False,
) -> None:
    told = replace(
        act(session.user, action),
        question=question,
        purpose=viewer.purpose,
        case_number=viewer.case_number,
        shown=shown,
        count=len(shown),
        export=export,
    )
    home.casework.audit.append(told)
