"""Reading people from the command line: somebody signed in, and every answer in the audit log before it is printed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from casework.access import CASE_ROLES, viewer_of
from casework.identity.model import Session, Stated
from casework.identity.purposes import checked
from casework.masking.curtain import Curtain
from fuyuan.cli.messages import text
from fuyuan.cli.options import complain, open_home
from fuyuan.cli.sign_in import act, signed_in
from fuyuan.errors import FuyuanError
from fuyuan.home import Home
from graph.store.interface import GraphStore
from ontology.viewer import Viewer
from webapp.reading import Reading

CaseOption = Annotated[str, typer.Option("--case", help=text("option.case"))]
PurposeOption = Annotated[str, typer.Option("--purpose", help=text("option.purpose"))]


class NotYourRoleError(FuyuanError):
    """The user's roles show no case data, or nothing is granted to them in the stated case."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at the keyboard, what they may see, and how."""

    home: Home
    store: GraphStore
    session: Session
    viewer: Viewer
    curtain: Curtain
    reading: Reading

    def audit(self, action: str, question: str, shown: Collection[str]) -> None:
        """Say who is about to be shown what; raises AuditUnavailable, and then nothing may be printed."""
        told = replace(
            act(self.session.user, action),
            question=question,
            purpose=self.viewer.purpose,
            case_number=self.viewer.case_number,
            shown=tuple(shown),
            count=len(shown),
        )
        self.home.casework.audit.append(told)

    def say_what_is_masked(self) -> None:
        """One line, where personal fields were not shown as they are."""
        if not self.curtain.lifted:
            complain("desk.masked")


@contextmanager
def desk(home: Path | None, config: Path | None, case: str = "", purpose: str = "") -> Iterator[Desk]:
    """The home of the options, opened for reading by whoever is signed in at this keyboard."""
    with open_home(home, config) as opened:
        store = opened.store()
        session = signed_in(opened)
        viewer = viewer_of(
            opened.casework, session.user, _stated(opened, session, case, purpose), opened.of_case
        )
        if not session.user.roles & CASE_ROLES or not viewer.compartments:
            raise NotYourRoleError(text("desk.role"))
        reading = Reading(opened, viewer, store.build_info())
        yield Desk(opened, store, session, viewer, Curtain.before(viewer, opened.masks), reading)


def _stated(home: Home, session: Session, case: str, purpose: str) -> Stated | None:
    if case or purpose:
        return Stated(*checked(case, purpose), session.expires_at)
    return home.casework.purposes.current(session)
