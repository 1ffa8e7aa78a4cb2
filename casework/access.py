"""Where a Viewer is made, and nowhere else: from who somebody is, what they have stated, and what is granted.

Open sources are there for roles that read case data. A restricted source is there only while the case that its grant
was given for is the stated one, so nobody comes across another case's material by chance.
"""

from collections.abc import Callable
from typing import Final

from casework.database import Casework
from casework.grants.grants import Grant
from casework.identity.model import READS_CASE_DATA, Role, Stated, User
from ontology.viewer import OPEN, Viewer

GRANTED_ONLY: Final = frozenset({Role.ESTATE_ADMINISTRATOR, Role.PARTY})
"""Roles that see their own matter alone: what a grant names, nothing open."""
CASE_ROLES: Final = READS_CASE_DATA | GRANTED_ONLY
SEES_PERSONAL: Final = READS_CASE_DATA | {Role.ESTATE_ADMINISTRATOR}
"""Roles before which a stated case and purpose lift the masks. A party's own copy comes from the court, on paper."""

OfCase = Callable[[str], frozenset[int]]
"""The restricted, not secret compartments of a case. A secret one is granted by name alone."""


def viewer_of(casework: Casework, user: User, stated: Stated | None, of_case: OfCase) -> Viewer:
    """What this user may see now, and why they look."""
    granted = _granted(casework, user, stated, of_case)
    return Viewer(
        compartments=granted | ({OPEN} if user.reads_case_data else frozenset()),
        user=user.id,
        purpose=stated.purpose if stated else "",
        case_number=stated.case_number if stated else "",
        sees_personal=stated is not None
        and bool(user.roles & SEES_PERSONAL)
        and (user.reads_case_data or bool(granted)),
    )


def _granted(casework: Casework, user: User, stated: Stated | None, of_case: OfCase) -> frozenset[int]:
    if stated is None or not user.roles & CASE_ROLES:
        return frozenset()
    valid = casework.grants.valid(user=user.id, body=user.body, case_number=stated.case_number)
    return frozenset[int]().union(*(_compartments(grant, user, of_case) for grant in valid))


def _compartments(grant: Grant, user: User, of_case: OfCase) -> frozenset[int]:
    if grant.compartment is not None:
        return frozenset({grant.compartment})
    # A party is a stranger to most of a case's file: each source is opened to them by name.
    return frozenset() if user.roles <= {Role.PARTY} else of_case(grant.of_case)
