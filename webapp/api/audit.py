"""The log as auditors read it, and only they; reading it is a line in it too."""

from apiflask import APIBlueprint

from casework.audit.model import Entry
from casework.identity.model import Role
from ontology.viewer import Viewer
from webapp.api.query import AuditQuery
from webapp.api.shapes import Shape
from webapp.guard import Shown, audited
from webapp.services import services

audit = APIBlueprint("audit", __name__)


class AuditLine(Shape):
    """One act. `shown` are ids; what they name is not the auditor's to see."""

    seq: int
    at: str
    user: str
    body: str
    role: str
    action: str
    question: str
    purpose: str
    case_number: str
    shown: list[str]
    count: int
    export: bool
    terminal: str
    hash: str


class AuditAnswer(Shape):
    """`truncated`: there are later lines; ask again with `after` the last number."""

    truncated: bool
    lines: list[AuditLine]


@audit.get("/audit")
@audit.input(AuditQuery, location="query")
@audit.output(AuditAnswer)
@audited("audit.read", roles=frozenset({Role.AUDITOR}))
def read_audit(_viewer: Viewer, query_data: AuditQuery) -> Shown[AuditAnswer]:
    """审计日志。"""
    limit = query_data.limit
    found = services().casework.audit.read(after=query_data.after, user=query_data.user, limit=limit + 1)
    lines = [_line(entry) for entry in found[:limit]]
    return Shown(AuditAnswer(truncated=len(found) > limit, lines=lines), (), len(lines))


def _line(entry: Entry) -> AuditLine:
    act = entry.act
    return AuditLine(
        seq=entry.seq,
        at=entry.at.isoformat(),
        user=act.user,
        body=act.body,
        role=act.role,
        action=act.action,
        question=act.question,
        purpose=act.purpose,
        case_number=act.case_number,
        shown=list(act.shown),
        count=act.count,
        export=act.export,
        terminal=act.terminal,
        hash=entry.hash,
    )
