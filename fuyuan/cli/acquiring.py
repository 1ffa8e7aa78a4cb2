"""The acquisition sheet (取证登记表): given as a file, remembered from the delivery's first import, told by the police
export's own task sheets, or asked for where somebody sits at the terminal. Asked once a delivery; never guessed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from fuyuan.cli.helping import Room
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, complain, open_home, print_json, say
from fuyuan.home import Home
from fuyuan.pipeline.deliveries import remember, remembered
from ingest import NONE, Acquisition, AcquisitionError, read_acquisition
from ingest.acquisition import ASKED, TEXTS, as_sheet, missing
from ingest.passwords import Passwords
from ingest.task_sheet import told_by_tasks
from ontology.times import earliest_day

_TRIES: Final = 3
acquisition = Room(help=text("acquisition.help"), invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    acquisition.callback()(show)
    acquisition.command("template", help=text("acquisition.template.help"))(template)
    app.add_typer(acquisition, name="acquisition")


def acquired(
    home: Home,
    paths: Sequence[Path],
    sheet: Path | None,
    *,
    asking: bool,
    passwords: Passwords | None = None,
) -> Acquisition:
    """What an import rests on. Without a sheet, a memory or somebody to ask it is what the delivery itself tells."""
    if sheet is not None:
        found = read_acquisition(sheet)
    elif (before := remembered(home, paths)) is not None:
        return before
    elif asking:
        found = _ask(told_by_tasks(paths, passwords))
    else:
        return told_by_tasks(paths, passwords)
    remember(home, paths, found)
    return found


def as_json(found: Acquisition) -> dict[str, Any]:
    """What is known of a delivery and what is not; part of docs/schemas/ingest.json."""
    return {**as_sheet(found), "missing": list(missing(found))}


def tell(found: Acquisition) -> None:
    """The instrument in one line, or what is missing and how to add it."""
    if found.instrument:
        names = ("instrument", "number", "delivering_body", "obtained")
        say("acquisition.used", said="，".join(value for name in names if (value := getattr(found, name))))
        return
    lacking = "、".join(text(f"acquisition.{name}.short") for name in missing(found))
    if found == NONE:
        say("ingest.empty_instrument")
    else:
        known = "，".join(
            f"{text(f'acquisition.{n}.short')} {getattr(found, n)}" for n in TEXTS if getattr(found, n)
        )
        complain("acquisition.lacks", known=known, lacking=lacking)


def show(
    context: typer.Context, home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False
) -> None:
    if context.invoked_subcommand is not None:
        return
    with open_home(home, config) as opened:
        found = [_delivery(*row) for row in _deliveries(opened)]
    if json:
        print_json({"acquisitions": found})
        return
    for each in found:
        say("acquisition.line" if each["instrument"] else "acquisition.without", **each, known=_known(each))
    if not found:
        say("acquisition.none")


def _known(each: dict[str, Any]) -> str:
    """Who gave it, when and on what, as far as that was told."""
    bodies = "→".join(each[name] for name in ("issuing_body", "delivering_body") if each[name])
    told = "，".join(word for word in (bodies, each["obtained"], each["medium"]) if word)
    return f"（{told}）" if told else ""


def template(
    file: Annotated[Path, typer.Argument(metavar="登记表.yaml", help=text("acquisition.file"))],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="路径", help=text("acquisition.paths"))
    ] = None,
) -> None:
    known = told_by_tasks(paths or [])
    lines = [text("acquisition.template.title")]
    for name in TEXTS:
        value = getattr(known, name).replace('"', "＂").replace("\\", "＼")
        lines += [f"# {text(f'acquisition.{name}')}", f'{name}: "{value}"']
    lines += [f"# {text('acquisition.open')}", "open: false", ""]
    try:
        with file.open("x", encoding="utf-8") as writing:
            writing.write("\n".join(lines))
    except FileExistsError as error:
        raise AcquisitionError(text("acquisition.exists", path=file)) from error
    say("acquisition.written", path=file)


def _ask(known: Acquisition) -> Acquisition:
    say("acquisition.ask")
    instrument = _line("instrument", "")
    if not instrument:
        return known
    told: dict[str, Any] = {name: _line(name, getattr(known, name)) for name in TEXTS if name != "instrument"}
    return replace(
        known, instrument=instrument, **told, is_open=typer.confirm(text("acquisition.open"), default=False)
    )


def _line(name: str, known: str) -> str:
    """One answer; a day has to be one, and an instrument without its day proves nothing."""
    for _ in range(_TRIES):
        answer: str = typer.prompt(
            text(f"acquisition.{name}"), default=known, show_default=bool(known)
        ).strip()
        if name != "obtained" or _is_day(answer):
            return answer
        complain("acquisition.no_day", answer=answer)
    raise AcquisitionError(text("acquisition.no_day", answer=answer))


def _is_day(answer: str) -> bool:
    try:
        earliest_day(answer)
    except ValueError:
        return False
    return bool(answer)


def _deliveries(home: Home) -> list[tuple[Any, ...]]:
    with home.lake.reading() as cursor:
        return cursor.execute(
            """select coalesce(a.instrument, ''), coalesce(a.number, ''), coalesce(a.issuing_body, ''),
               coalesce(a.delivering_body, ''), coalesce(a.medium, ''), coalesce(a.obtained, ''),
               coalesce(a.case_number, ''), count(distinct r.sha256), sum(r.rows_in)::bigint,
               min(r.file_name), max(r.started_at)
               from runs r left join acquisitions a using (acquisition) where r.wrote
               group by all order by max(r.started_at)"""
        ).fetchall()


def _delivery(*row: Any) -> dict[str, Any]:
    names = (*ASKED, "case_number", "files", "rows", "example", "last")
    return dict(zip(names, row, strict=True))
