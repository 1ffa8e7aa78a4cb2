"""What the web needs of a home, and no more. `fuyuan.home.Home` is one; tests may bring another."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol, cast

from casework.database import Casework
from casework.masking.masks import Masks
from graph.store.interface import GraphStore
from ingest.lake.rows import LakeDocument, LakeRecord
from ontology.ids import RecordId

if TYPE_CHECKING:
    from flask import Flask

_KEY = "fuyuan"


class Sources(Protocol):
    """What sources said, looked up by id; `compartments` are the lake's own ids, `as_of` one of its versions."""

    def document(
        self, id: str, *, compartments: Collection[int] | None = None, as_of: str | None = None
    ) -> LakeDocument | None:
        """Stored text; offsets in statements refer to it, in code points."""
        ...

    def record(
        self, id: RecordId, *, compartments: Collection[int] | None = None, as_of: str | None = None
    ) -> LakeRecord | None:
        """A row or document with all its cells."""
        ...

    def documents(
        self, ids: Collection[str], *, compartments: Collection[int] | None = None, as_of: str | None = None
    ) -> dict[str, LakeDocument]:
        """Those of several texts that are there, by id."""
        ...

    def records(
        self,
        ids: Collection[RecordId],
        *,
        compartments: Collection[int] | None = None,
        as_of: str | None = None,
    ) -> dict[RecordId, LakeRecord]:
        """Those of several rows and documents that are there, by id."""
        ...

    def open_compartments(self) -> frozenset[int]:
        """The compartments that every user of this home may see."""
        ...


class Services(Protocol):
    """The stores behind the pages."""

    def store(self) -> GraphStore:
        """The build that answers now; a request asks once and keeps it."""
        ...

    @property
    def lake(self) -> Sources:
        """What sources said."""
        ...

    def lake_version(self, build: str) -> str | None:
        """The lake that a build was made from; None where that is not known."""
        ...

    @property
    def casework(self) -> Casework:
        """What people did."""
        ...

    @property
    def masks(self) -> Masks:
        """How personal values look to who has stated no case."""
        ...

    def of_case(self, case_number: str) -> frozenset[int]:
        """The restricted compartments of a case; a secret one is granted by name alone."""
        ...

    @property
    def fictional(self) -> bool:
        """Whether every page has to say that its people are invented."""
        ...

    @property
    def version(self) -> str:
        """Version of the program."""
        ...


def provide(app: "Flask", services: Services) -> None:
    """Make the stores known to the app's views."""
    app.extensions[_KEY] = services


def services() -> Services:
    """The stores of the app that answers this request."""
    from flask import current_app  # a command that reads has a home in its hands and no app

    return cast(Services, current_app.extensions[_KEY])
