"""Reading people from the command line: one viewer, and every answer in the audit log before it is printed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from casework.audit.model import Act
from fuyuan.cli.options import open_home
from fuyuan.home import Home
from fuyuan.pipeline.status import LOCAL_OPERATOR
from graph.store.interface import GraphStore
from ontology.viewer import Viewer, open_viewer


@dataclass(frozen=True, slots=True)
class Desk:
    """The home's owner at the keyboard: sees what is open to every user of the home."""

    home: Home
    store: GraphStore
    viewer: Viewer

    def audit(self, action: str, question: str, shown: Collection[str]) -> None:
        """Say who is about to be shown what; raises AuditUnavailable, and then nothing may be printed."""
        self.home.casework.audit.append(
            Act(
                user=self.viewer.user,
                body="",
                role="local_operator",
                action=action,
                question=question,
                terminal="local",
                shown=tuple(shown),
                count=len(shown),
            )
        )


@contextmanager
def desk(home: Path | None, config: Path | None) -> Iterator[Desk]:
    """The home of the options, opened for reading."""
    with open_home(home, config) as opened:
        yield Desk(opened, opened.store(), open_viewer(LOCAL_OPERATOR))
