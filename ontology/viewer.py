"""Who is looking. Every store operation takes a Viewer; what a viewer may not see does not exist for them."""

from collections.abc import Iterable
from dataclasses import dataclass

OPEN = 0
"""The compartment all open sources share in the graph: published judgments, registers, local imports."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The compartments somebody may see, and why they look. `user` is an id, never a name. `sees_personal`: a case
    and a purpose they are entitled to were stated, so personal fields are not masked before them."""

    compartments: frozenset[int]
    user: str
    purpose: str = ""
    case_number: str = ""
    sees_personal: bool = False

    def sees(self, compartment: int) -> bool:
        """Whether a share in this compartment exists for the viewer."""
        return compartment in self.compartments


def open_viewer(
    user: str,
    restricted: Iterable[int] = (),
    *,
    purpose: str = "",
    case_number: str = "",
) -> Viewer:
    """Viewer of everything open and of the restricted compartments granted."""
    return Viewer(frozenset({OPEN, *restricted}), user, purpose, case_number)
